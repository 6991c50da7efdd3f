import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig, Settings } from './config.ts';

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
const inExample = Object.fromEntries(
  example
    .split('\n')
    .filter((line) => /^[A-Z_]+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

const production = {
  NODE_ENV: 'production',
  HOST: '0.0.0.0',
  SIMULATORS: 'off',
  DEMO_DATA: 'off',
  DATA_DIR: '/var/lib/suiban',
  KEYS_FILE: '/etc/suiban/keys.json',
  DISTRICT_NAME: '样例区',
  PUBLIC_ORIGIN: 'https://suiban.example.cn',
  WECHAT_APP_ID: 'wx0011223344556677',
  WECHAT_APP_SECRET: '9f8e7d6c5b4a39281706f5e4d3c2b1a0',
  DEPARTMENT_DATA_URL: 'https://exchange.example.cn',
  DEPARTMENT_DATA_SECRET: 'q8Zr2Lm5Vx7Kc1Nw4Tb6Yh3Jd0',
};

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('settings', () => {
  test('the example file names every setting with its default', () => {
    expect(Object.keys(inExample).sort()).toEqual(Object.keys(Settings.shape).sort());
    expect(readConfig(inExample)).toEqual(readConfig({}));
  });

  test('a complete production profile is accepted', () => {
    expect(problemsOf(production)).toEqual([]);
  });

  test.each([
    ['a simulator', { SIMULATORS: 'on', HOST: '127.0.0.1' }, 'SIMULATORS'],
    ['demo data', { DEMO_DATA: 'on' }, 'DEMO_DATA'],
    ['a missing secret', { WECHAT_APP_SECRET: '' }, 'WECHAT_APP_SECRET'],
    ['a default secret', { WECHAT_APP_SECRET: 'change-me-change-me-change-me' }, 'WECHAT_APP_SECRET'],
    ['a secret of one letter', { DEPARTMENT_DATA_SECRET: 'a'.repeat(40) }, 'DEPARTMENT_DATA_SECRET'],
    ['keys nowhere', { KEYS_FILE: '' }, 'KEYS_FILE'],
    ['keys beside the data', { KEYS_FILE: '/var/lib/suiban/keys/../keys.json' }, 'KEYS_FILE'],
    ['the made-up district', { DISTRICT_NAME: '云溪区' }, 'DISTRICT_NAME'],
    ['a district of other signs', { DISTRICT_NAME: '<b>区' }, 'DISTRICT_NAME'],
    ['an http origin in QR codes', { PUBLIC_ORIGIN: 'http://suiban.example.cn' }, 'PUBLIC_ORIGIN'],
  ])('attack row 82: production refuses %s', (_what, change, name) => {
    expect(problemsOf({ ...production, ...change }).join()).toContain(name);
  });

  test('with a simulator on, any address but loopback is refused', () => {
    expect(problemsOf({ HOST: '0.0.0.0' }).join()).toContain('loopback');
  });

  test('all problems are told together', () => {
    expect(problemsOf({ NODE_ENV: 'production', HOST: '0.0.0.0' }).length).toBeGreaterThan(4);
  });
});
