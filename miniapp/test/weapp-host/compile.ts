import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { TmplGroup } from 'glass-easel-template-compiler';

const phone = fileURLToPath(new URL('./phone/', import.meta.url));

/** Elements WeChat draws itself; the browser's own of the same name would behave otherwise (`disabled="false"`). */
const native = ['button', 'input', 'textarea', 'image', 'form', 'label', 'picker', 'video', 'canvas', 'camera', 'map'];
const nativeTag = new RegExp(`<(/?)(${native.join('|')})(?=[\\s>/])`, 'g');

/** What a module of a mini-program gets, and, without a value, what of the web it must not see. */
const given = [
  'require',
  'module',
  'exports',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'wx',
  'globalThis',
];
const hidden = (
  'window document navigator location self localStorage sessionStorage history XMLHttpRequest fetch URL URLSearchParams TextEncoder ' +
  'TextDecoder crypto AbortController Blob File FormData WebSocket Worker structuredClone btoa atob indexedDB'
).split(' ');

/** Turns a built mini-program (Taro's dist/weapp) into `out/index.html`, which runs it on glass-easel in a browser. */
export async function compileWeapp(dist: string, out: string): Promise<void> {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  const texts = (ending: string) =>
    files
      .filter((file) => file.endsWith(ending))
      .map((file): [string, string] => [file.slice(0, -ending.length), readFileSync(join(dist, file), 'utf8')]);

  const templates = new TmplGroup();
  for (const [name, text] of texts('.wxml')) templates.addTmpl(name, browserTags(text));
  for (const [name, text] of texts('.wxs')) templates.addScript(name, text);
  const natives = new TmplGroup();
  for (const [name, text] of Object.entries(nativeTemplates)) natives.addTmpl(name, text);
  const modules = texts('.js').map(([name, text]) => {
    return `${JSON.stringify(name)}:function(${[...given, ...hidden]}){var global=globalThis;${text}\n}`;
  });
  const configs = Object.fromEntries(texts('.json').map(([name, text]): [string, unknown] => [name, JSON.parse(text)]));
  const styles = texts('.wxss').map(([, text]) => browserStyle(text));

  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: [join(phone, 'main.mjs')],
    bundle: true,
    outfile: join(out, 'phone.js'),
    format: 'iife',
    logLevel: 'error',
  });
  writeFileSync(
    join(out, 'program.js'),
    `window.program={natives:(${natives.getTmplGenObjectGroups()}),templates:(${templates.getTmplGenObjectGroups()}),` +
      `configs:${JSON.stringify(configs)},style:${JSON.stringify(styles.join('\n'))},modules:{${modules.join(',\n')}}};`,
  );
  writeFileSync(join(out, 'index.html'), readFileSync(join(phone, 'index.html')));
}

const browserTags = (wxml: string) =>
  wxml.replace(/\s(bind|catch)([a-z]+)=/g, ' $1:$2=').replace(nativeTag, '<$1wx-$2');

const browserStyle = (wxss: string) =>
  wxss
    .replace(/@import\s+["'][^"']+["'];?/g, '')
    .replace(/(-?[\d.]+)rpx/g, 'calc(100vw * $1 / 750)')
    .replace(/(^|[},;\s])page(?=[\s{,.:])/g, '$1.wx-page')
    .replace(/(^|[},;\s])(button|input|textarea|image|form|label)(?=[\s{,.:[])/g, '$1wx-$2');

const nativeTemplates = {
  slot: '<slot></slot>',
  input: '<input value="{{value}}" placeholder="{{placeholder}}" type="{{password ? \'password\' : \'text\'}}" />',
  textarea: '<textarea value="{{value}}" placeholder="{{placeholder}}"></textarea>',
  image: '<img src="{{src}}" alt="" />',
};
