import { glassEasel, MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { bridgeFields, defineNatives } from './natives.mjs';
import { createPages } from './pages.mjs';
import { createWx } from './wx.mjs';

const { natives, templates, configs, style, modules } = window.program;
const phone = (window.phone = {
  calls: [],
  errors: [],
  listeners: {},
  picks: [],
  scans: [],
  sockets: [],
  stored: {},
  brightness: 0.5,
  fire: (event, detail) => (phone.listeners[event] ?? []).forEach((listener) => listener(detail)),
});
addEventListener('error', (event) => phone.errors.push(event.message));
addEventListener('unhandledrejection', ({ reason }) =>
  phone.errors.push(`unhandled: ${reason?.message ?? reason?.errMsg ?? reason}`),
);

glassEasel.globalOptions.throwGlobalError = true;
const env = new MiniProgramEnv();
const space = env.createCodeSpace('', true);
const screen = new glassEasel.CurrentWindowBackendContext();
screen.onEvent((target, type, detail, options) => {
  const event = new glassEasel.Event(type, detail, options);
  glassEasel.Event.dispatchEvent(target, event);
  return event.defaultPrevented() ? 2 : 0;
});
const backend = env.associateBackend(screen);
defineNatives(env, space, natives);
bridgeFields();

// Tests look elements up by id; glass-easel keeps ids to itself unless told.
const prepare = space.prepareComponentOptions.bind(space);
space.prepareComponentOptions = (path, options) => {
  const [prepared, rest] = prepare(path, options);
  return [{ ...prepared, writeIdToDOM: true, idPrefixGenerator: undefined }, rest];
};
for (const [path, config] of Object.entries(configs)) {
  if (path !== 'app' && templates[path] !== undefined) space.addComponentStaticConfig(path, config);
}
for (const path of Object.keys(templates))
  space.addCompiledTemplate(path, { groupList: templates, content: templates[path] });
const sheet = document.createElement('style');
sheet.textContent = style;
document.head.append(sheet);

let app;
const loaded = new Map();
const pages = createPages({ backend, space, configs, loadPage: (path) => load(path) });
const wx = createWx(phone, pages, {
  login: window.outsideLogin,
  request: window.outsideRequest,
  upload: window.outsideUpload,
  download: window.outsideDownload,
  openSocket: window.outsideOpenSocket,
  sendSocket: window.outsideSendSocket,
  closeSocket: window.outsideCloseSocket,
});
Object.assign(phone, { wx, pages });
const language = {
  console,
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  Promise,
  Math,
  Date,
  JSON,
  Object,
  Array,
  Symbol,
  Map,
  Set,
  WeakMap,
  WeakSet,
  Reflect,
  Proxy,
  Error,
  TypeError,
  RangeError,
  RegExp,
  Number,
  String,
  Boolean,
  BigInt,
  Uint8Array,
  ArrayBuffer,
  DataView,
  Uint16Array,
  Uint32Array,
  Int32Array,
  Float64Array,
  parseInt,
  parseFloat,
  isNaN,
  isFinite,
  encodeURIComponent,
  decodeURIComponent,
};
language.wx = wx;

function load(path) {
  const known = loaded.get(path);
  if (known) return known.exports;
  const run = modules[path];
  if (!run) throw new Error(`module not found: ${path}`);
  const module = { exports: {} };
  loaded.set(path, module);
  const require = (relative) => load(resolve(path, relative));
  space.componentEnv(path, ({ Component, Behavior }) => {
    const App = (definition) => void (app = definition);
    const Page = (definition) => Component(componentOf(definition));
    run(require, module, module.exports, App, Page, Component, Behavior, () => app, pages.instances, wx, language);
  });
  return module.exports;
}

/** A page is a component whose functions are methods. */
function componentOf({ data = {}, options, ...rest }) {
  const methods = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'function'));
  return { data, options, methods };
}

function resolve(from, relative) {
  const parts = from.split('/').slice(0, -1);
  for (const part of relative.replace(/\.js$/, '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

const began = performance.now();
load('app');
app.onLaunch?.(pages.launch);
app.onShow?.(pages.launch);
pages.open(location.hash.slice(1) || pages.launch.path, 'push');
phone.bootMs = performance.now() - began;
