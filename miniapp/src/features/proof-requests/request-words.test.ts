import { expect, test } from '@jest/globals';
import { readDate } from './request-words.ts';

test.each([
  ['20160101', '2016-01-01'],
  ['2016-1-2', '2016-01-02'],
  ['2016.01.02', '2016-01-02'],
  ['2016/1/2', '2016-01-02'],
  ['2016年1月2日', '2016-01-02'],
  ['２０１６年１月２日', '2016-01-02'],
  [' 2016-01-02 ', '2016-01-02'],
  ['去年', '去年'],
  ['1月2日', '1月2日'],
])('a date typed as 「%s」 is read as %s', (typed, read) => {
  expect(readDate(typed)).toBe(read);
});
