import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// Types are switched off: these files do not exist, and none of the rules below needs them.
const eslint = new ESLint({
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  overrideConfig: [tseslint.configs.disableTypeChecked],
});
const complaints = async (filePath, code) => {
  const [result] = await eslint.lintText(code, { filePath });
  return result.messages.map(({ ruleId, message }) => `${ruleId} ${message}`).join('\n');
};

test.each([
  [
    'reads the environment',
    'config.ts reads',
    'bff/src/http/a.ts',
    'export const port = process.env.PORT;',
    'bff/src/config.ts',
  ],
  [
    'calls WeChat',
    'platform talks to WeChat',
    'miniapp/src/features/cases/a.ts',
    'export const a = () => Taro.request({});',
    'miniapp/src/platform/a.ts',
  ],
  [
    'names wx',
    'platform talks to WeChat',
    'miniapp/src/ui/a.ts',
    'export const a = () => wx.login({});',
    'miniapp/src/platform/a.ts',
  ],
  [
    'keeps in the browser',
    'or the browser',
    'miniapp/src/ui/a.ts',
    "export const a = localStorage.getItem('a');",
    'miniapp/src/platform/a.ts',
  ],
  [
    'exports by default',
    'Export by name',
    'bff/src/http/a.ts',
    'export default 1;',
    'miniapp/src/features/cases/pages/list/index.tsx',
  ],
  ['asserts a type', 'type-assertions', 'bff/src/http/a.ts', 'export const a = JSON.parse("1") as number;', null],
  ['says any', 'no-explicit-any', 'bff/src/http/a.ts', 'export const a = (b: any) => b;', null],
  ['waves null away', 'non-null', 'bff/src/http/a.ts', 'export const a = (b: string | null) => b!.length;', null],
  ['replaces a module', 'fake port', 'bff/src/http/a.test.ts', "jest.mock('./b.ts');", null],
  ['prints', 'no-console', 'bff/src/http/a.ts', 'console.log(1);', 'scripts/a.ts'],
  ['imports all of zod', 'zod/mini', 'shared/src/a.ts', "import { z } from 'zod';\nexport const a = z;", null],
  ['imports zod by name', 'zod/mini', 'shared/src/a.ts', "import { z } from 'zod/mini';\nexport const a = z;", null],
  ['passes names on', 'passes names on', 'shared/src/a.ts', "export * from './b.ts';", null],
  ['uses a foreign word', 'GLOSSARY', 'shared/src/a.ts', 'export interface Ticket { id: string }', null],
])('a file that %s is refused where it may not', async (_what, why, file, code, mayHere) => {
  expect(await complaints(file, code)).toContain(why);
  if (mayHere) expect(await complaints(mayHere, code)).toBe('');
});

test('the house way is left alone', async () => {
  expect(
    await complaints(
      'shared/src/a.ts',
      "import * as z from 'zod/mini';\nexport const a = ['b'] as const;\nexport const c = z.string();",
    ),
  ).toBe('');
});
