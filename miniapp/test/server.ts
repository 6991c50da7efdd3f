/** One answer of the server a page talks to in a test, at once or `after` something; `no answer` is a dead network. */
export type FakeAnswer = { status: number; json: unknown; after?: Promise<void> } | 'no answer';

export interface SentCall {
  readonly method: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly key: string | null;
  readonly body: unknown;
}

/** Answers every fetch of the page through `answer`; what was sent, in order. Tests of pages only. */
export function fakeServer(answer: (sent: SentCall) => FakeAnswer): SentCall[] {
  const sent: SentCall[] = [];
  const fetch = async (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    const one = {
      method: init.method ?? 'GET',
      path: url.replace(/^.*\/api\/v1/, ''),
      key: headers.get('idempotency-key'),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    sent.push(one);
    const given = answer(one);
    if (given === 'no answer') throw new TypeError('Failed to fetch');
    await given.after;
    const type = given.status < 400 ? 'application/json' : 'application/problem+json';
    return {
      ok: given.status < 400,
      status: given.status,
      headers: { get: (name: string) => (name.toLowerCase() === 'content-type' ? type : null) },
      json: () => Promise.resolve(given.json),
      blob: () => Promise.resolve(new Blob()),
    };
  };
  Object.assign(globalThis, { fetch });
  return sent;
}
