/** What no compiler sees. Every check takes `{ path: text }` and answers sentences, none when all is well. */

const isDoc = (path) => /^(docs\/(?!decisions\/).*\.md|README\.md|AGENTS\.md)$/.test(path);
const isSource = (path) => /^(shared|bff|miniapp)\/(src|migrations|test)\//.test(path);
const linesOf = (files, wanted) =>
  Object.entries(files)
    .filter(([path]) => wanted(path))
    .flatMap(([path, text]) => text.split('\n').map((line, index) => ({ path, line, at: `${path}:${index + 1}` })));

/** A path cited in a document exists, as a file or a folder. */
export function citedPathsExist(files) {
  const known = new Set(
    Object.keys(files).flatMap((path) => path.split('/').map((_, depth, parts) => parts.slice(0, depth + 1).join('/'))),
  );
  const code = /`((?:shared|bff|miniapp|docs|scripts|\.ci)\/[\w./-]*|[\w-]+\.(?:md|mjs|cjs|json|jsonc|yaml))`/g;
  const link = /\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g;
  return linesOf(files, isDoc).flatMap(({ path, line, at }) => {
    const folder = path.split('/').slice(0, -1);
    const cited = [
      ...[...line.matchAll(code)].map(([, name]) => [name, join([...folder, name])]),
      ...[...line.matchAll(link)].map(([, name]) => [join([...folder, name])]),
    ];
    return cited
      .filter((places) => !places.some((place) => known.has(place.replace(/\/$/, ''))))
      .map(([name]) => `${at}: ${name} does not exist`);
  });
}

/** Every English name the glossary decides is used in the code, but for those it says come later. */
export function glossaryNamesAreUsed(files) {
  const code = Object.entries(files)
    .filter(([path]) => isSource(path))
    .map(([path, text]) => `${path}\n${text}`)
    .join('\n');
  return linesOf(files, (path) => path === 'docs/GLOSSARY.md').flatMap(({ line, at }) => {
    const cells = line.startsWith('|') && !/\bcomes? later\b/.test(line) ? line.split(/(?<!\\)\|/) : [];
    const names = [...(cells[2] ?? '').matchAll(/`([A-Za-z]{3,})`/g)].map(([, name]) => name);
    return names
      .filter(
        (name) =>
          !new RegExp(
            `(?<![a-z])[${name[0].toLowerCase()}${name[0].toUpperCase()}]${name.slice(1)}|${name[0].toUpperCase()}${name.slice(1)}`,
          ).test(code),
      )
      .map((name) => `${at}: nothing in the code is called ${name}`);
  });
}

/** The lock file holds hashes only, so that any registry may serve the packages. */
export function lockHoldsNoAddress(files) {
  return linesOf(files, (path) => path === 'pnpm-lock.yaml' || path === '.npmrc')
    .filter(({ line }) => /tarball:|^\s*registry\s*[=:]|^\s*resolution:.*https?:/.test(line))
    .map(({ at }) => `${at}: a download address`);
}

/** No file names a folder of one machine. */
export function noMachinePaths(files) {
  return linesOf(files, (path) => path !== 'pnpm-lock.yaml' && !path.endsWith('.svg'))
    .filter(({ line }) => /(^|[\s'"`=(:,])(\/(root|home|Users|work|workspace)\/\w|[A-Z]:\\\\?Users)/.test(line))
    .map(({ at }) => `${at}: a path of one machine`);
}

/** A resident's text grows for elders: sizes are decided in miniapp/src/ui only. Staff screens have one size. */
export function fontSizesAreTokens(files) {
  const styles = (path) =>
    /^miniapp\/src\/(features\/(?!desk|handling)|tabs\/).*\.(css|scss|tsx)$/.test(path) && !path.endsWith('.test.tsx');
  return linesOf(files, styles)
    .filter(({ line }) => /font-size\s*:(?!.*(var\(--|inherit|\d(PX|em)\b))|fontSize\s*:\s*['"`\d]/.test(line))
    .map(({ at }) => `${at}: a font size of its own: use a token or class of miniapp/src/ui`);
}

/** Every picture taken of a page is shown in docs/PAGES.md. */
export function picturesAreShown(files) {
  const shown = files['docs/PAGES.md'] ?? '';
  return Object.keys(files)
    .filter((path) => /^docs\/images\/.*\.png$/.test(path) && !shown.includes(`(${path.slice('docs/'.length)})`))
    .map((path) => `docs/PAGES.md does not show ${path}`);
}

function join(parts) {
  const path = [];
  for (const part of parts.join('/').split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return path.join('/');
}
