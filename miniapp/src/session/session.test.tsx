import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { sessionsApi } from 'shared/sessions.ts';
import { fakeServer, type FakeAnswer, type SentCall } from '../../test/server.ts';
import { phone } from '../../test/taro.ts';
import { call } from '../platform/call.ts';
import { forgetSession, keepSession, readSession } from '../resource/session.ts';
import { useResource } from '../resource/use-resource.ts';
import { RequireIdentity } from './require-identity.tsx';
import { stepUpDone, useStepUp } from './use-step-up.ts';

const base = { csrfToken: 'csrf', knownAs: null, acting: null, steppedUpUntil: null, district: null, simulated: false };
const resident = { ...base, level: 'resident', resident: { name: '林秀英', maskedIdNumber: '9*** **** **** 0020' } };
const visitor = { ...base, level: 'visitor', resident: null };
const refused = (status: number, code: string): FakeAnswer => ({
  status,
  json: { status, code, title: '再试', detail: '' },
});

let answer: (sent: SentCall) => FakeAnswer = () => 'no answer';
let sent: SentCall[] = [];
beforeEach(() => {
  phone.reset();
  forgetSession();
  sent = fakeServer((one) => answer(one));
});
afterEach(cleanup);
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));

const guarded = <RequireIdentity what="您的证照">{({ resident: me }) => <>{me?.name}的证照</>}</RequireIdentity>;

test('a proven person sees the page at once', async () => {
  answer = () => ({ status: 200, json: resident });
  render(guarded);
  await settle();
  expect(screen.getByText('林秀英的证照')).toBeDefined();
});

test('two parts of a page that ask who this is ask once, when it opens and when it returns', async () => {
  answer = () => ({ status: 200, json: resident });
  render(
    <>
      {guarded}
      {guarded}
    </>,
  );
  await settle();
  expect(sent).toHaveLength(1);
  act(() => phone.show());
  await settle();
  expect(sent).toHaveLength(2);
});

test('an old answer does not undo a newer login', async () => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  answer = () => ({ status: 200, json: { ...visitor, csrfToken: 'old' }, after: held });
  render(guarded);
  await settle();
  act(() => keepSession({ session: { ...resident, level: 'resident' }, token: null }));
  letGo();
  await settle();
  expect(screen.getByText('林秀英的证照')).toBeDefined();
});

test('everybody else sees what for and the way to log in, never a jump', async () => {
  answer = () => ({ status: 200, json: visitor });
  render(guarded);
  await settle();
  expect(screen.getByRole('heading', { name: '登录后能看到您的证照' })).toBeDefined();
  expect(phone.visited).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '去登录' }));
  expect(phone.visited).toEqual(['navigateTo /features/login/pages/who/index']);
});

test('when the session ended meanwhile, the page offers the login again instead of old data', async () => {
  let over = false;
  answer = ({ path }) => {
    if (path === '/session')
      return { status: 200, json: over ? { ...visitor, level: 'none', csrfToken: null } : resident };
    return over ? refused(401, 'session.required') : { status: 200, json: { sessions: [] } };
  };
  const Inside = () => {
    const { resource, reload } = useResource('sessions', () => call(sessionsApi.list, {}));
    return <button onClick={reload}>{resource.state}</button>;
  };
  render(<RequireIdentity what="您的证照">{() => <Inside />}</RequireIdentity>);
  await settle();
  expect(screen.getByText('ready')).toBeDefined();
  over = true;
  fireEvent.click(screen.getByText('ready'));
  await settle();
  expect(screen.getByRole('button', { name: '去登录' })).toBeDefined();
});

test('without a network it says so, and asks again on request', async () => {
  answer = () => 'no answer';
  render(guarded);
  await settle();
  expect(screen.getByRole('alert').textContent).toContain('网络不好');
  answer = () => ({ status: 200, json: resident });
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  await settle();
  expect(screen.getByText('林秀英的证照')).toBeDefined();
});

test('a token that died is thrown away and the person is a stranger again', async () => {
  let first = true;
  answer = () => {
    if (!first) return { status: 200, json: { ...visitor, level: 'none', csrfToken: null } };
    first = false;
    return refused(401, 'session.required');
  };
  expect((await readSession()).level).toBe('none');
  expect(sent).toHaveLength(2);
});

function Issuing({ done }: { done: (what: string) => void }) {
  const withStepUp = useStepUp();
  const issue = () =>
    void withStepUp(() => call(sessionsApi.logout, {}, { key: 'the-same-key-twice' })).then(
      () => done('done'),
      () => done('refused'),
    );
  return <button onClick={issue}>开</button>;
}

test('an act that needs a fresh confirmation asks for it and runs again with the same key', async () => {
  const ended: string[] = [];
  let confirmed = false;
  answer = () => (confirmed ? { status: 200, json: { done: true } } : refused(403, 'session.step-up-required'));
  render(<Issuing done={(what) => ended.push(what)} />);
  fireEvent.click(screen.getByText('开'));
  await settle();
  expect(phone.visited).toEqual(['navigateTo /features/login/pages/way/index?purpose=step-up']);
  expect(ended).toEqual([]);
  confirmed = true;
  stepUpDone();
  phone.show();
  await settle();
  expect(ended).toEqual(['done']);
  expect(sent.map(({ key }) => key)).toEqual(['the-same-key-twice', 'the-same-key-twice']);
});

test('coming back without confirming leaves the first refusal', async () => {
  const ended: string[] = [];
  answer = () => refused(403, 'session.step-up-required');
  render(<Issuing done={(what) => ended.push(what)} />);
  fireEvent.click(screen.getByText('开'));
  await settle();
  act(() => phone.show());
  await settle();
  expect(ended).toEqual(['refused']);
  expect(sent).toHaveLength(1);
});
