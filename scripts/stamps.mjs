import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A hash over names and contents, never over times: git sets those anew in every clone. */
export function hashOf(root, inputs, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const file of inputs.flatMap((input) => filesUnder(root, input))) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

export function isFresh(root, step, hash, outputs) {
  const stamp = stampOf(root, step);
  return (
    existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && outputs.every((file) => existsSync(join(root, file)))
  );
}

export function stamp(root, step, hash) {
  const file = stampOf(root, step);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hash);
}

const stampOf = (root, step) => join(root, 'node_modules/.cache/start', step);

function filesUnder(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .filter((name) => name !== 'node_modules' && name !== 'dist' && !/\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`));
}
