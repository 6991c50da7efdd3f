// Plain 'fs': Taro's weapp build stumbles over 'node:fs'.
import { existsSync, readdirSync } from 'fs';
import { join } from 'path';

// Staff use a browser; WeChat's package must hold neither page nor word of theirs.
const staffOnly = ['desk', 'handling'];

const folders = (path: string) =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];

/** One folder of src/features is one subpackage, one folder of its pages/ is one page. Read by Taro at build time. */
export function featurePackages(source: string, taroEnv: string | undefined) {
  const features = join(source, 'features');
  return folders(features)
    .filter((name) => taroEnv === 'h5' || !staffOnly.includes(name))
    .map((name) => ({
      root: `features/${name}`,
      pages: folders(join(features, name, 'pages')).map((page) => `pages/${page}/index`),
    }))
    .filter((feature) => feature.pages.length > 0);
}
