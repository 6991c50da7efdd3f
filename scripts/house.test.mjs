import { expect, test } from '@jest/globals';
import {
  citedPathsExist,
  fontSizesAreTokens,
  glossaryNamesAreUsed,
  lockHoldsNoAddress,
  noMachinePaths,
  picturesAreShown,
} from './house.mjs';

test('a document that cites a file which is not there is found', () => {
  const files = { 'bff/src/app.ts': '', 'docs/images/a.png': '' };
  const good = '`bff/src/app.ts` and `bff/src/` ![a](images/a.png) [web](https://example.org)';
  expect(citedPathsExist({ ...files, 'docs/ARCHITECTURE.md': good })).toEqual([]);
  expect(citedPathsExist({ ...files, 'docs/ARCHITECTURE.md': 'see `bff/src/gone.ts`' })).toEqual([
    'docs/ARCHITECTURE.md:1: bff/src/gone.ts does not exist',
  ]);
  expect(citedPathsExist({ ...files, 'README.md': '![b](docs/images/b.png)' })).toHaveLength(1);
});

test('a glossary name nobody uses is found', () => {
  const glossary = { 'docs/GLOSSARY.md': '| 证明 | `Proof` / `issueProof` | note `free` |' };
  expect(
    glossaryNamesAreUsed({
      ...glossary,
      'bff/src/features/proofs/issue-proof.ts': 'const issueProof = (p: Proof) => p;',
    }),
  ).toEqual([]);
  expect(glossaryNamesAreUsed({ ...glossary, 'bff/src/a.ts': 'type Proof = 1' })).toEqual([
    'docs/GLOSSARY.md:1: nothing in the code is called issueProof',
  ]);
  expect(glossaryNamesAreUsed({ 'docs/GLOSSARY.md': '| 回访 | `followUp` | comes later |' })).toEqual([]);
});

test('a download address in the lock file is found', () => {
  expect(lockHoldsNoAddress({ 'pnpm-lock.yaml': 'resolution: {integrity: sha512-a}' })).toEqual([]);
  expect(lockHoldsNoAddress({ 'pnpm-lock.yaml': 'resolution: {tarball: x}' })).toHaveLength(1);
});

test('a picture that PAGES.md does not show is found', () => {
  const files = { 'docs/images/a.png': '', 'docs/images/a-elder.png': '' };
  expect(picturesAreShown({ ...files, 'docs/PAGES.md': '![a](images/a.png) ![a](images/a-elder.png)' })).toEqual([]);
  expect(picturesAreShown({ ...files, 'docs/PAGES.md': '![a](images/a-elder.png)' })).toEqual([
    'docs/PAGES.md does not show docs/images/a.png',
  ]);
});

test('a path of one machine is found', () => {
  expect(noMachinePaths({ 'a.ts': "'/api/v1/home/a' and /usr/bin/chromium" })).toEqual([]);
  expect(noMachinePaths({ 'a.ts': `const a = '/${'home'}/me/b';` })).toEqual(['a.ts:1: a path of one machine']);
});

test('a font size that would not grow for elders is found', () => {
  expect(fontSizesAreTokens({ 'miniapp/src/features/cases/a.css': 'font-size: var(--sb-text-2);' })).toEqual([]);
  expect(fontSizesAreTokens({ 'miniapp/src/features/cases/a.css': 'a { font-size: 14px; }' })).toHaveLength(1);
  expect(fontSizesAreTokens({ 'miniapp/src/features/cases/a.tsx': 'style={{ fontSize: 14 }}' })).toHaveLength(1);
});
