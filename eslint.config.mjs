import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const browserGlobals = [
  'wx',
  'window',
  'document',
  'navigator',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'crypto',
].map((name) => ({
  name,
  message: 'Only miniapp/src/platform talks to WeChat or the browser: add what you need there.',
}));

const taroCalls =
  '/^(request|login|checkSession|getUserProfile|connectSocket|uploadFile|downloadFile|(get|set|remove|clear)Storage\\w*|scanCode|choose(Media|Image|Location)|getLocation|openDocument|saveFile|getFileSystemManager|setScreenBrightness|getScreenBrightness|on(UserCaptureScreen|NetworkStatusChange)|setVisualEffectOnCapture|makePhoneCall|setClipboardData|requestSubscribeMessage)$/';

const syntax = {
  platformCalls: {
    selector: `MemberExpression[object.name='Taro'][property.name=${taroCalls}]`,
    message: 'Only miniapp/src/platform talks to WeChat: add a function there and call that.',
  },
  defaultExport: {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name; only pages and configs of tools have a default export.',
  },
  jestMock: {
    selector: "CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|unstable_mockModule|doMock)$/]",
    message: 'Give the use case a fake port instead of replacing a module.',
  },
  foreignWord: {
    selector:
      ':matches(TSTypeAliasDeclaration,TSInterfaceDeclaration,ClassDeclaration)[id.name=/^(Ticket|WorkOrder|Order|User|Customer|Window|Document|Event|Request|Session|Case|License|Counter|Task)$/]',
    message: 'This word means something else here or in the browser; docs/GLOSSARY.md has the name to use.',
  },
  barrel: {
    selector: 'ExportAllDeclaration',
    message: 'Import the file that defines the name; no file only passes names on.',
  },
  namedZod: {
    selector:
      "ImportDeclaration[source.value=/^zod/]:not([source.value='zod/mini'][specifiers.0.type='ImportNamespaceSpecifier'])",
    message: "Write import * as z from 'zod/mini': any other form can pull the whole library into the phone.",
  },
  environment: {
    selector:
      "MemberExpression[object.name='process'][property.name='env']:not(MemberExpression[property.name='TARO_ENV'] > *)",
    message: 'Only bff/src/config.ts reads the environment; take the setting as an argument.',
  },
};
const restrict = (...names) => ({ 'no-restricted-syntax': ['error', ...names.map((name) => syntax[name])] });
const everywhere = ['jestMock', 'foreignWord', 'barrel', 'namedZod'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/.data/**', '**/.cache/**', '**/coverage/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      'no-control-regex': 'off',
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipJSXText: true }],
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      ...restrict(...everywhere, 'defaultExport'),
    },
  },
  {
    files: ['bff/src/**/*.ts', 'shared/src/**/*.ts'],
    ignores: ['**/*.test.ts', 'bff/src/config.ts'],
    rules: restrict(...everywhere, 'defaultExport', 'environment'),
  },
  {
    files: ['miniapp/src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}', 'miniapp/src/platform/**'],
    rules: {
      ...restrict(...everywhere, 'defaultExport', 'environment', 'platformCalls'),
      'no-restricted-globals': ['error', ...browserGlobals],
    },
  },
  {
    files: [
      'miniapp/src/tabs/**/*.{ts,tsx}',
      'miniapp/src/**/pages/**/*.{ts,tsx}',
      'miniapp/src/custom-tab-bar/**',
      'miniapp/src/app.{ts,tsx}',
      'miniapp/src/app.config.ts',
    ],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: restrict(...everywhere, 'environment', 'platformCalls'),
  },
  {
    files: ['miniapp/config/**/*.ts', 'miniapp/test/**/*.{ts,tsx}', 'miniapp/types/**/*.ts'],
    rules: restrict(...everywhere),
  },
  { files: ['scripts/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'performance',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'module',
          'require',
          'Buffer',
          'fetch',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['miniapp/test/weapp-host/phone/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['window', 'document', 'location', 'addEventListener', 'URLSearchParams', 'queueMicrotask'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
);
