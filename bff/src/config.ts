import { isAbsolute, relative } from 'node:path';
import * as z from 'zod/mini';

const flag = (fallback: 'on' | 'off') => z._default(z.enum(['on', 'off']), fallback);
const port = (fallback: string) => z._default(z.string().check(z.regex(/^\d{1,5}$/, 'a port number')), fallback);

const DEMO_DISTRICT = '云溪区';

/** Every setting there is, with its default; `.env.example` lists the same names. */
export const Settings = z.object({
  NODE_ENV: z._default(z.enum(['development', 'test', 'production']), 'development'),
  HOST: z._default(z.string(), '127.0.0.1'),
  PORT: port('8080'),
  ADMIN_PORT: port('8081'),
  DATA_DIR: z._default(z.string(), '.data'),
  /** Empty: the embedded database in DATA_DIR. Else `mysql://…` or `mariadb://…`. */
  DATABASE_URL: z._default(z.string(), ''),
  /** Software keys; empty: DATA_DIR/keys.json, written at the first start. */
  KEYS_FILE: z._default(z.string(), ''),
  /** The district as documents and pages name it; the default is the made-up one. */
  DISTRICT_NAME: z._default(
    z.string().check(z.regex(/^\p{Script=Han}{2,20}$/u, '2 to 20 Han characters')),
    DEMO_DISTRICT,
  ),
  /** What is printed into QR codes: scheme and host, no path. */
  PUBLIC_ORIGIN: z._default(z.string(), ''),
  /** Proxies of ours in front of the server; 0 believes no forwarding header. */
  TRUSTED_HOPS: z._default(z.string().check(z.regex(/^[0-9]$/, 'a number of hops, 0–9')), '0'),
  /** Stand-ins (仿真) for WeChat, face verification and the departments. */
  SIMULATORS: flag('on'),
  /** Made-up people, firms and cases of 云溪区. */
  DEMO_DATA: flag('on'),
  WECHAT_APP_ID: z._default(z.string(), ''),
  WECHAT_APP_SECRET: z._default(z.string(), ''),
  /** Empty: the embedded certificate store. Else the base address of a 用证码 service. */
  CERTIFICATE_STORE_URL: z._default(z.string(), ''),
  CERTIFICATE_STORE_APP_KEY: z._default(z.string(), ''),
  CERTIFICATE_STORE_SECRET: z._default(z.string(), ''),
  /** Base address of the departments' data exchange; empty: the simulator. */
  DEPARTMENT_DATA_URL: z._default(z.string(), ''),
  DEPARTMENT_DATA_SECRET: z._default(z.string(), ''),
  /** Ids (8 hex digits, as in /verification-keys) of code keys that are not believed any more, with commas between. */
  REVOKED_CODE_KEYS: z._default(
    z.string().check(z.regex(/^([0-9a-f]{8}(,[0-9a-f]{8})*)?$/, 'key ids of 8 hex digits with commas between')),
    '',
  ),
  /** Where the audit chain's head is written, outside the database. Empty: DATA_DIR/audit-heads. */
  AUDIT_HEAD_DIR: z._default(z.string(), ''),
  LOG_LEVEL: z._default(z.enum(['info', 'warn', 'error', 'silent']), 'info'),
});

export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly adminPort: number;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly keysFile: string;
  readonly district: string;
  readonly publicOrigin: string;
  readonly trustedHops: number;
  readonly simulators: boolean;
  readonly demoData: boolean;
  readonly wechat: { readonly appId: string; readonly appSecret: string };
  readonly certificateStore: { readonly url: string; readonly appKey: string; readonly secret: string } | null;
  readonly departmentData: { readonly url: string; readonly secret: string } | null;
  readonly revokedCodeKeys: readonly string[];
  readonly auditHeadDir: string;
  readonly logLevel: 'info' | 'warn' | 'error' | 'silent';
}

/** Thrown with every problem at once, so that an operator fixes them in one go. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const MIN_SECRET = 24;

/** Reads the settings once. Throws {@link ConfigError}. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = z.safeParse(
    Settings,
    Object.fromEntries(Object.keys(Settings.shape).map((name) => [name, env[name]])),
  );
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const set = parsed.data;
  const problems = [...problemsAnywhere(set), ...(set.NODE_ENV === 'production' ? problemsInProduction(set) : [])];
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({
    production: set.NODE_ENV === 'production',
    host: set.HOST,
    port: Number(set.PORT),
    adminPort: Number(set.ADMIN_PORT),
    dataDir: set.DATA_DIR,
    databaseUrl: set.DATABASE_URL,
    keysFile: set.KEYS_FILE || `${set.DATA_DIR}/keys.json`,
    district: set.DISTRICT_NAME,
    publicOrigin: set.PUBLIC_ORIGIN || `http://${set.HOST}:${set.PORT}`,
    trustedHops: Number(set.TRUSTED_HOPS),
    simulators: set.SIMULATORS === 'on',
    demoData: set.DEMO_DATA === 'on',
    wechat: { appId: set.WECHAT_APP_ID, appSecret: set.WECHAT_APP_SECRET },
    certificateStore: set.CERTIFICATE_STORE_URL
      ? { url: set.CERTIFICATE_STORE_URL, appKey: set.CERTIFICATE_STORE_APP_KEY, secret: set.CERTIFICATE_STORE_SECRET }
      : null,
    departmentData: set.DEPARTMENT_DATA_URL
      ? { url: set.DEPARTMENT_DATA_URL, secret: set.DEPARTMENT_DATA_SECRET }
      : null,
    revokedCodeKeys: set.REVOKED_CODE_KEYS.split(',').filter(Boolean),
    auditHeadDir: set.AUDIT_HEAD_DIR || `${set.DATA_DIR}/audit-heads`,
    logLevel: set.LOG_LEVEL,
  });
}

type SettingsOf = z.output<typeof Settings>;

function problemsAnywhere(set: SettingsOf): string[] {
  const problems: string[] = [];
  if (set.SIMULATORS === 'on' && !LOOPBACK.has(set.HOST)) {
    problems.push(
      `HOST=${set.HOST}: with simulators on the server listens on loopback only; set HOST=127.0.0.1 or SIMULATORS=off`,
    );
  }
  if (set.SIMULATORS === 'off') {
    if (!set.WECHAT_APP_ID) problems.push('WECHAT_APP_ID: missing (needed with SIMULATORS=off)');
    if (!set.DEPARTMENT_DATA_URL) problems.push('DEPARTMENT_DATA_URL: missing (needed with SIMULATORS=off)');
  }
  if (set.DATABASE_URL && !/^(mysql|mariadb):\/\//.test(set.DATABASE_URL)) {
    problems.push('DATABASE_URL: must start with mysql:// or mariadb://, or be empty for the embedded database');
  }
  if (Number(set.PORT) > 65_535 || Number(set.ADMIN_PORT) > 65_535)
    problems.push('PORT, ADMIN_PORT: must be below 65536');
  if (set.PORT === set.ADMIN_PORT && set.PORT !== '0') problems.push('ADMIN_PORT: must differ from PORT');
  return problems;
}

function problemsInProduction(set: SettingsOf): string[] {
  const problems: string[] = [];
  if (set.SIMULATORS === 'on') problems.push('SIMULATORS: must be off in production');
  if (set.DEMO_DATA === 'on') problems.push('DEMO_DATA: must be off in production');
  if (!set.KEYS_FILE || isInside(set.KEYS_FILE, set.DATA_DIR))
    problems.push('KEYS_FILE: must be set in production, outside DATA_DIR');
  if (set.DISTRICT_NAME === DEMO_DISTRICT) problems.push(`DISTRICT_NAME: ${DEMO_DISTRICT} is made up`);
  if (!/^https:\/\/[^/]+$/.test(set.PUBLIC_ORIGIN)) problems.push('PUBLIC_ORIGIN: must be https://host in production');
  for (const name of ['WECHAT_APP_SECRET', 'DEPARTMENT_DATA_SECRET'] as const)
    problems.push(...weakness(name, set[name]));
  if (set.CERTIFICATE_STORE_URL) problems.push(...weakness('CERTIFICATE_STORE_SECRET', set.CERTIFICATE_STORE_SECRET));
  return problems;
}

function isInside(file: string, folder: string): boolean {
  const way = relative(folder, file);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

function weakness(name: string, value: string): string[] {
  if (value.length < MIN_SECRET) return [`${name}: missing or shorter than ${MIN_SECRET} characters`];
  if (new Set(value).size < 8 || /change.?me|example|password|secret/i.test(value))
    return [`${name}: a default or guessable value`];
  return [];
}
