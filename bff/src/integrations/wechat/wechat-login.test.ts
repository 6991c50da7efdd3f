import { afterEach, describe, expect, test } from '@jest/globals';
import { openOutsideSystem, type OutsideSystem } from '../../../test/harness/outside.ts';
import { problemOf } from '../../http/problem.ts';
import { wechatAccessToken } from './access-token.ts';
import { wechatLoginOverHttp } from './wechat-login.http.ts';
import { simulateWechatLogin } from './wechat-login.simulator.ts';

const APP = { appId: 'wx0123456789', appSecret: 'the-app-secret-of-the-test' };
let wechat: OutsideSystem;
afterEach(() => wechat.close());

const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const { problem, retryAfter } = problemOf(error, 'r');
  return {
    problem,
    retryAfter,
    text: `${JSON.stringify(problem)} ${String(Object(error).stack)} ${JSON.stringify(error)}`,
  };
};

test('a code becomes an openid; the secret travels only to WeChat, the session_key nowhere', async () => {
  wechat = await openOutsideSystem((_request, response) =>
    response.end('{"openid":"oABC-1","session_key":"HyVFkGl5F5OQWJZZaNzBBg==","unionid":"u"}'),
  );
  const login = wechatLoginOverHttp({ ...APP, base: wechat.url });
  expect(await login.openidOf('0a1-b_C')).toBe('oABC-1');
  expect(wechat.seen[0]?.line).toBe(
    `GET /sns/jscode2session?appid=${APP.appId}&secret=${APP.appSecret}&js_code=0a1-b_C&grant_type=authorization_code`,
  );
});

describe('attack row 10: what WeChat may answer', () => {
  test.each<[what: string, status: number, code: string, answer: string, http?: number]>([
    ['500', 503, 'upstream.unavailable', 'oops', 500],
    ['HTML', 502, 'upstream.invalid', '<html>session_key</html>'],
    ['errcode 40029', 401, 'login.code-invalid', '{"errcode":40029,"errmsg":"invalid code"}'],
    ['errcode 40163', 401, 'login.code-used', '{"errcode":40163,"errmsg":"code been used"}'],
    ['errcode 45011', 429, 'request.too-many', '{"errcode":45011}'],
    ['errcode 40226', 403, 'login.refused', '{"errcode":40226}'],
    ['errcode -1', 503, 'upstream.unavailable', '{"errcode":-1,"errmsg":"system error"}'],
    ['an unknown errcode', 502, 'upstream.invalid', '{"errcode":40013}'],
    ['no openid', 502, 'upstream.invalid', '{"session_key":"HyVFkGl5F5OQWJZZaNzBBg=="}'],
  ])('%s becomes %i %s', async (_what, status, code, answer, http = 200) => {
    wechat = await openOutsideSystem((_request, response) => void response.writeHead(http).end(answer));
    const { problem, retryAfter, text } = await refusalOf(
      wechatLoginOverHttp({ ...APP, base: wechat.url }).openidOf('some-code'),
    );
    expect(problem).toMatchObject({ status, code });
    if (status === 503 || status === 429) expect(retryAfter).toBeGreaterThan(0);
    // Attack row 11: neither the key, nor the secret, nor the code.
    for (const secret of ['session_key', 'HyVFkGl5F5OQWJZZaNzBBg', APP.appSecret, 'some-code']) {
      expect(text).not.toContain(secret);
    }
  });

  test('silence becomes 504 within 3 seconds', async () => {
    wechat = await openOutsideSystem(() => undefined);
    const start = Date.now();
    const { problem, text } = await refusalOf(wechatLoginOverHttp({ ...APP, base: wechat.url }).openidOf('some-code'));
    expect(problem).toMatchObject({ status: 504, code: 'upstream.timeout' });
    expect(Date.now() - start).toBeLessThan(15_000);
    expect(text).not.toContain(APP.appSecret);
  });
});

test('the access token is asked for once by twenty callers, and again before it runs out', async () => {
  let count = 0;
  wechat = await openOutsideSystem((_request, response) => {
    count += 1;
    response.end(JSON.stringify({ access_token: `token-${count}`, expires_in: 7200 }));
  });
  let time = 0;
  const token = wechatAccessToken({ ...APP, base: wechat.url }, () => new Date(time));
  const tokens = await Promise.all(Array.from({ length: 20 }, () => token.get()));
  expect(new Set(tokens)).toEqual(new Set(['token-1']));
  time = 7_200_000 - 300_000;
  expect(await token.get()).toBe('token-2');
  token.forget();
  expect(await token.get()).toBe('token-3');
});

test('the stand-in keeps the rules of the real one: one use, five minutes, one openid a person', async () => {
  wechat = await openOutsideSystem(() => undefined);
  let time = 0;
  let made = 0;
  const simulated = simulateWechatLogin({ now: () => new Date(time), newSecret: () => `secret-${(made += 1)}` });
  const code = simulated.issueCode('demo-1');
  expect(await simulated.openidOf(code)).toBe(await simulated.openidOf(simulated.issueCode('demo-1')));
  await expect(simulated.openidOf(code)).rejects.toMatchObject({ code: 'login.code-used' });
  await expect(simulated.openidOf('unknown')).rejects.toMatchObject({ code: 'login.code-invalid' });
  const late = simulated.issueCode('demo-2');
  time = 300_000;
  await expect(simulated.openidOf(late)).rejects.toMatchObject({ code: 'login.code-invalid' });
});
