import { stripVTControlCharacters } from 'node:util';

const LINE_MAX = 160;

/** The failed tests of one run of Jest (its `--json`), each as `file: test` and the first line of why. */
export function failuresOf(run, root) {
  return run.testResults.flatMap(({ name, status: outcome, message, assertionResults }) => {
    const file = name.replace(root, '');
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length > 0)
      return failed.map(({ fullName, failureMessages }) => told(`${file}: ${fullName}`, failureMessages[0]));
    return outcome === 'failed' ? [told(`${file}: outside its tests`, withoutHeading(message))] : [];
  });
}

const told = (what, why = '') => `${what}\n    ${firstLine(why)}`;

const firstLine = (text) =>
  stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '')
    ?.slice(0, LINE_MAX) ?? '';

const withoutHeading = (message) => stripVTControlCharacters(message).replace(/^\s*●.*\n/, '');
