import { expect, test } from '@jest/globals';
import { attackRowsAreTried, pagesWriteTextOnly } from './attack-rows.mjs';

const doc = (rows) => ({ 'docs/security.md': rows.map((row) => `| ${row.join(' | ')} |`).join('\n') });
const about = (problems, row) => problems.filter((problem) => new RegExp(`row ${row}( |"|$)`).test(problem));
const path = 'bff/test/a.test.ts';

test('a row without a line, without a test and reason, or whose test does not name it is found', () => {
  expect(attackRowsAreTried({})).toEqual(['docs/security.md is missing']);
  expect(about(attackRowsAreTried(doc([])), 67)).toHaveLength(1);
  expect(about(attackRowsAreTried(doc([['67', 'a', 'b', '']])), 67)).toHaveLength(1);
  expect(about(attackRowsAreTried(doc([['67', 'a', 'b', 'does not apply:']])), 67)).toHaveLength(1);
  const cited = doc([['67', 'a', 'b', `\`${path}\``]]);
  expect(about(attackRowsAreTried({ ...cited, [path]: "test('attack row 6: x')" }), 67)).toHaveLength(1);
  expect(about(attackRowsAreTried({ ...cited, [path]: "test('attack row 67: x')" }), 67)).toEqual([]);
  expect(about(attackRowsAreTried(doc([['67', 'a', 'b', 'does not apply: no HTTP here']])), 67)).toEqual([]);
});

test('rows named together or in a table are seen', () => {
  const cited = doc([['20', 'a', 'b', `\`${path}\``]]);
  expect(about(attackRowsAreTried({ ...cited, [path]: "describe('attack rows 19-20: x')" }), 20)).toEqual([]);
  const table = "test.each([\n  ['20: a', 1],\n])('attack row %s', () => {})";
  expect(about(attackRowsAreTried({ ...cited, [path]: table }), 20)).toEqual([]);
});

test('attack row 57: a page that writes markup is found', () => {
  const page = (text) => pagesWriteTextOnly({ 'miniapp/src/features/cases/a.tsx': text });
  expect(page('<Text>{call.text}</Text>')).toEqual([]);
  for (const bad of ['<RichText nodes={call.text} />', 'element.innerHTML = text', '<p dangerouslySetInnerHTML={x} />'])
    expect(page(bad)).toHaveLength(1);
});
