const TITLE_MAX = 20;

/** The first sentence of a call, or as many of its clauses as fit into 20 code points. */
export function caseTitle(words: string): string {
  const [first = ''] = words.split(/[。！？；\n!?]/u, 1);
  const sentence = first.trim() || words.trim();
  let title = '';
  for (const clause of sentence.split(/(?=[，,、])/u)) {
    if (title !== '' && [...title, ...clause].length > TITLE_MAX) break;
    title += clause;
  }
  const points = [...title];
  return points.length > TITLE_MAX ? `${points.slice(0, TITLE_MAX - 1).join('')}…` : title;
}
