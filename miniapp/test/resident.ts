import { fakeServer, type FakeAnswer, type SentCall } from './server.ts';

/** The session of 林秀英, who has proven who she is. */
export const residentSession = {
  level: 'resident',
  csrfToken: 'csrf',
  resident: { name: '林秀英', maskedIdNumber: '9*** **** **** 0003' },
  knownAs: null,
  acting: null,
  steppedUpUntil: null,
  district: '云溪区',
  simulated: true,
};

export const ok = (json: unknown, status = 200): FakeAnswer => ({ status, json });
export const problem = (status: number, code: string, title: string, detail: string): FakeAnswer => ({
  status,
  json: { type: 'about:blank', status, code, title, detail, requestId: '01J00000000000000000000REQ' },
});

/** A server that knows who asks and has a live channel; the rest is up to the test. */
export const serveResident = (answer: (sent: SentCall) => FakeAnswer): SentCall[] =>
  fakeServer((one) => {
    if (one.path === '/session') return ok(residentSession);
    if (one.path === '/live/tickets') return ok({ ticket: 't', expiresInMs: 60_000, after: null });
    return answer(one);
  });
