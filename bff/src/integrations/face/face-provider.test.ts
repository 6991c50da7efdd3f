import { afterEach, describe, expect, test } from '@jest/globals';
import { openOutsideSystem, type OutsideSystem } from '../../../test/harness/outside.ts';
import type { FaceProvider } from './face-provider.ts';
import { faceProviderOverHttp } from './face-provider.http.ts';
import { simulateFaceProvider, type SimulatedVerdict } from './face-provider.simulator.ts';
import { certHash } from './verify-protocol.ts';

const SUBJECT = { name: '王㛃', idNumber: '990104199109030088', sequence: '01JTESTSEQUENCE', openid: 'oABC' };
const systems: OutsideSystem[] = [];
afterEach(async () => {
  for (const system of systems.splice(0)) await system.close();
});

interface Stage {
  provider: FaceProvider;
  /** The person in front of the phone. */
  act(verifyId: string, verdict: SimulatedVerdict): void;
}

const simulated = async (): Promise<Stage> => {
  let made = 0;
  const provider = simulateFaceProvider({
    now: () => new Date(0),
    newSecret: () => `verify-id-of-the-test-${(made += 1)}`,
    knows: (name) => name === SUBJECT.name,
  });
  return { provider, act: (verifyId, verdict) => void provider.decide(verifyId, verdict) };
};

/** WeChat's server as the public pages describe it, with the simulator's memory behind it. */
const overHttp = async (): Promise<Stage> => {
  const RESULT = { pass: 10_000, fail: 10_004, cancel: 90_004 };
  const results = new Map<string, { key: string; result: number }>();
  let stale = true;
  const system = await openOutsideSystem(({ line, body }, response) => {
    const path = line.split(' ')[1] ?? '';
    const told = JSON.parse(body);
    if (stale) {
      stale = false;
      return void response.end('{"errcode":42001,"errmsg":"access_token expired"}');
    }
    if (path === '/cityservice/face/identify/getverifyid?access_token=token') {
      const verifyId = `verify-${results.size}`;
      const { cert_name: name, cert_no: idNumber } = told.cert_info;
      const hash = certHash({ name, idNumber, sequence: '', openid: '' });
      results.set(verifyId, { key: `${told.out_seq_no} ${told.openid} ${hash}`, result: 90_199 });
      return void response.end(JSON.stringify({ errcode: 0, verify_id: verifyId, expires_in: 3600 }));
    }
    const found = results.get(told.verify_id);
    const same = found?.key === `${told.out_seq_no} ${told.openid} ${told.cert_hash}`;
    response.end(JSON.stringify(same ? { errcode: 0, verify_ret: found.result } : { errcode: 40097 }));
  });
  systems.push(system);
  const token = { get: () => Promise.resolve('token'), forget: () => undefined };
  return {
    provider: faceProviderOverHttp(token, system.url),
    act(verifyId, verdict) {
      const found = results.get(verifyId);
      if (found) found.result = RESULT[verdict];
    },
  };
};

describe.each([
  ['the real client', overHttp],
  ['the stand-in', simulated],
])('face verification by %s', (_name, open) => {
  test('passes after the person passed, and only for the very subject it was opened for', async () => {
    const { provider, act } = await open();
    const verifyId = await provider.open(SUBJECT);
    act(verifyId, 'pass');
    expect(await provider.passed(verifyId, SUBJECT)).toBe(true);
    for (const other of [{ name: '李𬭚' }, { idNumber: '990104198602170032' }, { sequence: 'X' }, { openid: 'oXYZ' }]) {
      expect(await provider.passed(verifyId, { ...SUBJECT, ...other })).toBe(false);
    }
    expect(await provider.passed('another-verify-id', SUBJECT)).toBe(false);
  });

  test.each<SimulatedVerdict>(['fail', 'cancel'])('does not pass after %s', async (verdict) => {
    const { provider, act } = await open();
    const verifyId = await provider.open(SUBJECT);
    act(verifyId, verdict);
    expect(await provider.passed(verifyId, SUBJECT)).toBe(false);
  });

  test('does not pass before the person did anything', async () => {
    const { provider } = await open();
    expect(await provider.passed(await provider.open(SUBJECT), SUBJECT)).toBe(false);
  });
});

test('the stand-in refuses who is not in its register, and the first verdict stands', async () => {
  const { provider, act } = await simulated();
  const stranger = { ...SUBJECT, name: '无名氏' };
  const verifyId = await provider.open(stranger);
  act(verifyId, 'pass');
  expect(await provider.passed(verifyId, stranger)).toBe(false);
  const other = await provider.open(SUBJECT);
  act(other, 'fail');
  act(other, 'pass');
  expect(await provider.passed(other, SUBJECT)).toBe(false);
});

test.each([
  ['errcode -1', '{"errcode":-1}', 'upstream.unavailable'],
  ['HTML', '<html>', 'upstream.invalid'],
  ['a verdict of another shape', '{"verify_ret":10000}', 'upstream.invalid'],
])('%s is no verdict at all', async (_what, answer, code) => {
  const system = await openOutsideSystem((_request, response) => void response.end(answer));
  systems.push(system);
  const token = { get: () => Promise.resolve('token'), forget: () => undefined };
  await expect(faceProviderOverHttp(token, system.url).passed('v', SUBJECT)).rejects.toMatchObject({ code });
});
