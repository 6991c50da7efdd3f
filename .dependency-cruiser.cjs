const npm = (...names) => {
  const list = names.join('|');
  return `(^|/)node_modules/(@types/)?(${list})/|^(${list})(/|$)`;
};
const tests = '\\.(test|journey)\\.tsx?$|^(bff|miniapp|shared)/test/';
const tools = npm(
  'koa',
  '@koa',
  'koa-helmet',
  'typeorm',
  'mysql2',
  'libsql',
  'ioredis',
  'pino',
  'prom-client',
  'undici',
  'ws',
  'busboy',
  'sharp',
  'sirv',
  '@node-rs',
);
const adapterFiles = '(^|[/.-])routes\\.ts$|\\.(sql|http)\\.ts$';

/** Every comment says what to do instead. scripts/boundaries.test.mjs breaks each rule once. */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Move what both need into a third file, or let the lower file take it as an argument.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-imports-only-zod-mini',
      comment: 'shared/ runs on a phone and on a server: pass in what you need, or put the code in bff/ or miniapp/.',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: tests },
      to: { pathNot: `^shared/src/|${npm('zod/mini', 'zod/v4')}` },
    },
    {
      name: 'packages-meet-only-in-shared',
      comment: 'Put what the phone and the server agree on into shared/src/<capability>.ts.',
      severity: 'error',
      from: { path: '^(bff|miniapp)/src/', pathNot: tests },
      to: { path: '^(bff|miniapp|scripts)/', pathNot: '^$1/' },
    },
    {
      name: 'kernel-is-the-ground',
      comment: 'kernel/ holds types everybody stands on: declare the type there and implement it above.',
      severity: 'error',
      from: { path: '^bff/src/kernel/', pathNot: tests },
      to: { path: `^bff/(?!src/kernel/)|${tools}` },
    },
    {
      name: 'features-do-not-import-each-other',
      comment:
        'Declare the one thing you need as a narrow port in your own folder; bff/src/wiring.ts fills it. On the phone, share through ui/ or platform/.',
      severity: 'error',
      from: { path: '^(bff|miniapp)/src/features/([^/]+)/' },
      to: { path: '^$1/src/features/', pathNot: '^$1/src/features/$2/' },
    },
    {
      name: 'rules-and-use-cases-use-no-tools',
      comment: 'Take the tool through a port in `deps`. Only routes.ts and *.sql.ts of a feature touch HTTP or SQL.',
      severity: 'error',
      from: { path: '^bff/src/features/', pathNot: `${tests}|${adapterFiles}` },
      to: { path: `${tools}|^bff/src/(http|integrations|database)/|${adapterFiles}` },
    },
    {
      name: 'rules-and-use-cases-use-no-node',
      comment:
        'A rule takes `now`, ids and hashes as arguments or through `deps`; Node is named in wiring.ts and in adapters.',
      severity: 'error',
      from: { path: '^bff/src/features/', pathNot: `${tests}|${adapterFiles}` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-sql-files-know-the-orm',
      comment: 'Write the query in the *.sql.ts store of the capability (or in database/) and call that.',
      severity: 'error',
      from: {
        path: '^(bff/src|scripts)/',
        pathNot: `${tests}|\\.sql\\.ts$|^bff/src/(database/|wiring|main\\.ts)`,
      },
      to: { path: npm('typeorm', 'mysql2', 'libsql') },
    },
    {
      name: 'nobody-imports-a-page',
      comment: 'Move the shared part out of the page: beside the pages of its feature, or into ui/.',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: '^miniapp/src/(tabs|features/[^/]+/pages)/.*index\\.tsx$' },
    },
    {
      name: 'ui-and-platform-know-no-feature',
      comment: 'Let the feature pass words and handlers as props or arguments.',
      severity: 'error',
      from: { path: '^miniapp/src/(ui|platform)/', pathNot: tests },
      to: { path: '^miniapp/src/(features|tabs)/' },
    },
    {
      name: 'engines-know-no-capability',
      comment:
        'http/, database/, documents/ and integrations/ serve every capability: take the difference as an argument, from wiring.ts.',
      severity: 'error',
      from: { path: '^bff/src/(http|database|documents|integrations)/', pathNot: tests },
      to: { path: '^bff/src/(features/|app\\.ts|wiring|main\\.ts)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
