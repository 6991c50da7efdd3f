import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const dist = fileURLToPath(new URL('../dist/weapp/', import.meta.url));
const KB = 1024;
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
  statSync(join(dist, file)).isFile(),
);
const sizeOf = (list: string[]) => list.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0) / KB;

interface AppConfig {
  subPackages: { root: string; pages: string[] }[];
}
const { subPackages }: AppConfig = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8'));
const inside = (root: string) => files.filter((file) => file.startsWith(`${root}/`));

describe('the package for WeChat', () => {
  test('its main part stays under 1.5 MB, which leaves room below the 2 MB WeChat allows', () => {
    const main = files.filter((file) => !subPackages.some(({ root }) => file.startsWith(`${root}/`)));
    expect(sizeOf(main)).toBeLessThan(1.5 * 1024);
  });

  test('each part on demand stays under 2 MB and all together under 20 MB', () => {
    for (const { root } of subPackages) expect([root, sizeOf(inside(root)) < 2 * 1024]).toEqual([root, true]);
    expect(sizeOf(files)).toBeLessThan(20 * 1024);
  });

  test('holds every page it names', () => {
    const named = subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`));
    expect(named.filter((page) => !existsSync(join(dist, `${page}.js`)))).toEqual([]);
  });

  test('holds neither page nor word of the staff', () => {
    expect(files.filter((file) => /^features\/(desk|handling)\//.test(file))).toEqual([]);
    const naming = files.filter(
      (file) =>
        /\.(js|json|wxml)$/.test(file) && /features\/(desk|handling)\b/.test(readFileSync(join(dist, file), 'utf8')),
    );
    expect(naming).toEqual([]);
  });
});
