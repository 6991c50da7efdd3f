import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keepOutput } from './child.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs').forbidden;

const broken = {
  'no-circles': { 'bff/src/http/one.ts': "import './two.ts';", 'bff/src/http/two.ts': "import './one.ts';" },
  'shared-imports-only-zod-mini': { 'shared/src/a.ts': "import 'koa';" },
  'packages-meet-only-in-shared': { 'miniapp/src/platform/a.ts': "import '../../../bff/src/http/a.ts';" },
  'kernel-is-the-ground': { 'bff/src/kernel/a.ts': "import '../http/a.ts';" },
  'features-do-not-import-each-other': { 'bff/src/features/proofs/a.ts': "import '../cases/rule.ts';" },
  'rules-and-use-cases-use-no-tools': { 'bff/src/features/proofs/b.ts': "import 'koa';" },
  'rules-and-use-cases-use-no-node': { 'bff/src/features/proofs/c.ts': "import 'node:fs';" },
  'only-sql-files-know-the-orm': { 'bff/src/http/orm.ts': "import 'typeorm';" },
  'nobody-imports-a-page': { 'miniapp/src/features/cases/list.tsx': "import './pages/one/index.tsx';" },
  'ui-and-platform-know-no-feature': { 'miniapp/src/ui/button.tsx': "import '../features/cases/rule.ts';" },
  'engines-know-no-capability': { 'bff/src/documents/pdf.ts': "import '../features/cases/rule.ts';" },
};
const innocent = {
  'shared/src/cases.ts': "import * as z from 'zod/mini'; export const s = z.string();",
  'bff/src/kernel/types.ts': "import 'shared/cases.ts';",
  'bff/src/http/a.ts': "import '../kernel/types.ts'; import 'koa';",
  'bff/src/features/cases/rule.ts': "import '../../kernel/types.ts'; import 'shared/cases.ts';",
  'bff/src/features/cases/routes.ts': "import './rule.ts'; import '../../http/a.ts';",
  'bff/src/features/cases/case-store.sql.ts': "import './rule.ts'; import 'typeorm';",
  'bff/src/wiring.ts': "import './features/cases/routes.ts'; import './features/cases/case-store.sql.ts';",
  'miniapp/src/features/cases/rule.ts': "import 'shared/cases.ts';",
  'miniapp/src/features/cases/pages/one/index.tsx': "import '../../rule.ts'; import '../../../../ui/text.tsx';",
  'miniapp/src/ui/text.tsx': '',
};

const folder = mkdtempSync(join(tmpdir(), 'suiban-boundaries-'));
let violations = [];

beforeAll(async () => {
  for (const [file, code] of Object.entries(Object.assign({}, innocent, ...Object.values(broken)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  for (const [name, target] of [
    ['shared', join(folder, 'shared')],
    ['zod', join(root, 'shared/node_modules/zod')],
  ]) {
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    symlinkSync(target, join(folder, 'node_modules', name));
  }
  cpSync(join(root, 'shared/package.json'), join(folder, 'shared/package.json'));
  cpSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { output } = await keepOutput(
    process.execPath,
    [cruiser, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'shared', 'bff', 'miniapp'],
    { cwd: folder },
  );
  violations = JSON.parse(output).summary.violations;
});
afterAll(() => rmSync(folder, { recursive: true }));

test('every boundary has an example that breaks it', () => {
  expect(Object.keys(broken).sort()).toEqual(rules.map(({ name }) => name).sort());
});

test.each(Object.entries(broken))('the boundary %s is seen when broken', (name, files) => {
  expect(violations.filter(({ rule }) => rule.name === name).map(({ from }) => from)).toContain(Object.keys(files)[0]);
});

test('files that keep the boundaries are left alone', () => {
  expect(violations.filter(({ from }) => from in innocent).map(({ from, rule }) => `${from} ${rule.name}`)).toEqual([]);
});
