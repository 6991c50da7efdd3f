import { expect, test } from '@jest/globals';
import { sentenceOf, welcome } from './welcome.mjs';

test('a newcomer reads where to click and whom to be, in straight columns', () => {
  const text = welcome(
    {
      url: 'http://127.0.0.1:8080',
      people: [
        { 姓名: '样例一', login: 'one' },
        { 姓名: '样', login: 'two' },
      ],
    },
    'server.log',
  );
  expect(text).toContain('http://127.0.0.1:8080/#/features/desk/');
  expect(text).toContain('  样例一  one\n  样      two\n');
});

test('a failed start shows the sentence of a log line, not its JSON', () => {
  expect(sentenceOf('{"level":50,"msg":"config.invalid","err":{"message":"PORT must be a number"}}')).toBe(
    'PORT must be a number',
  );
  expect(sentenceOf('plain')).toBe('plain');
});
