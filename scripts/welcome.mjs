const pages = [
  ['市民端', '/'],
  ['窗口工作台', '/#/features/desk/pages/counter/index'],
  ['部门工作台', '/#/features/handling/pages/sign-in/index'],
];

/**
 * What a newcomer reads when the server is ready. `ready` is what it printed after SUIBAN_READY:
 * `{ url, people?: Record<string, string>[], staffPassword?, enrolmentCodes?: string[] }`; people's keys head the columns.
 */
export function welcome(ready, logFile) {
  const lines = ['', `随办 is ready: ${ready.url}`, ''];
  for (const [name, path] of pages) lines.push(`  ${pad(name, 12)}${ready.url}${path}`);
  if (ready.people?.length)
    lines.push('', '  Demo people (样例, all made up):', ...table(ready.people).map((line) => `  ${line}`));
  if (ready.staffPassword) lines.push('', `  Password of the staff: ${ready.staffPassword}`);
  if (ready.enrolmentCodes?.length)
    lines.push(`  Codes that enroll a window's browser, once each: ${ready.enrolmentCodes.join(' ')}`);
  lines.push('', `  Log: ${logFile}`, '  Ctrl-C stops it; npm start -- --reset begins anew.', '');
  return lines.join('\n');
}

/** One readable line out of a JSON log line; any other line as it is. */
export function sentenceOf(line) {
  try {
    const entry = JSON.parse(line);
    return entry.err?.message ?? entry.msg ?? line;
  } catch {
    return line;
  }
}

function table(rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => width(row[index]))) + 2);
  return cells.map((row) =>
    row
      .map((cell, index) => pad(cell, widths[index]))
      .join('')
      .trimEnd(),
  );
}

const pad = (text, to) => text + ' '.repeat(Math.max(1, to - width(text)));
const width = (text) => [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
