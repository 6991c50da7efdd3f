/** docs/security.md against the tests: every check takes `{ path: text }` and answers sentences, none when all is well. */

const DOC = 'docs/security.md';
/** The attacks this house has promised to try or to explain. */
const DEMANDED = [
  ...range(1, 25),
  ...range(27, 28),
  ...range(30, 32),
  ...range(33, 42),
  ...range(43, 47),
  ...range(52, 57),
  ...range(62, 67),
  75,
  77,
  82,
  83,
];

/** Every demanded row of docs/security.md names a test file that has a test of that name, or says why none applies. */
export function attackRowsAreTried(files) {
  if (!(DOC in files)) return [`${DOC} is missing`];
  const rows = rowsOf(files[DOC]);
  const absent = DEMANDED.filter((number) => !rows.some((row) => row.number === number));
  return [
    ...absent.map((number) => `${DOC}: attack row ${number} has no line`),
    ...rows.flatMap(({ number, cell }) => {
      const reason = /does not apply: \S/.test(cell);
      const cited = [...cell.matchAll(/`([^`]+)`/g)].map(([, path]) => path).filter((path) => TEST.test(path));
      const silent = cited.filter((path) => !namesOf(files[path] ?? '').has(number));
      if (cited.length === 0 && !reason) return [`${DOC}: attack row ${number} has neither a test nor a reason`];
      return silent.map((path) => `${DOC}: ${path} has no test named "attack row ${number}"`);
    }),
  ];
}

/** Attack row 57: pages write text, never markup. */
export function pagesWriteTextOnly(files) {
  return Object.entries(files)
    .filter(([path]) => /^miniapp\/src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .flatMap(([path, text]) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          /RichText|rich-text|dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/.test(
            line,
          )
            ? [`${path}:${index + 1}: text becomes markup here`]
            : [],
        ),
    );
}

const TEST = /\.(test|journey)\.(tsx?|mjs)$/;

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function rowsOf(text) {
  return text
    .split('\n')
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .filter((cells) => /^\d+$/.test(cells[1] ?? ''))
    .map((cells) => ({ number: Number(cells[1]), cell: cells[4] ?? '' }));
}

/** Rows a file's tests name: "attack row 7", "attack rows 19-20", and tables of an "attack row %s". */
function namesOf(text) {
  const named = [...text.matchAll(/attack rows? (\d+)(?:-(\d+))?/g)].flatMap(([, from, to]) =>
    range(Number(from), Number(to ?? from)),
  );
  const tabled = text.includes('attack row %s')
    ? [...text.matchAll(/^\s*\[?\s*'(\d+): /gm)].map(([, row]) => Number(row))
    : [];
  return new Set([...named, ...tabled]);
}
