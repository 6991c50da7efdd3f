import { ApiError, fromProblem } from './api-error.ts';

/** What came of a file before the connection broke. `version` is the server's ETag: without one nothing is kept. */
interface Begun {
  readonly url: string;
  readonly version: string;
  readonly came: Uint8Array<ArrayBuffer>[];
}

const TRIES = 3;
/** Of the last file that could not be fetched whole: the next tap goes on from there. */
let begun: Begun | undefined;

/** A file behind the session. One that breaks off goes on where it broke, at once and at the next tap. Throws ApiError. */
export async function fetchFile(path: string): Promise<Blob> {
  const url = `${API_ORIGIN}/api/v1${path}`;
  for (let tries = 1; ; tries += 1) {
    try {
      return await goOn(url);
    } catch (cause) {
      if (cause instanceof ApiError) throw cause;
      if (tries < TRIES && begun?.url === url) continue;
      throw new ApiError(
        { status: 0, code: 'network', title: '网络不好', detail: '文件没有取到。有网时再试一次，会接着取。' },
        { cause },
      );
    }
  }
}

async function goOn(url: string): Promise<Blob> {
  const known = begun?.url === url ? begun : undefined;
  const from = known?.came.reduce((sum, { length }) => sum + length, 0) ?? 0;
  const headers = known && { Range: `bytes=${from}-`, 'If-Range': known.version };
  const answer = await fetch(url, { cache: 'no-store', ...(headers && { headers }) });
  if (!answer.ok) {
    begun = undefined;
    const body: unknown = await answer.json().catch(() => undefined);
    throw fromProblem({ status: answer.status, body, header: (name) => answer.headers.get(name) ?? undefined });
  }
  const came = answer.status === 206 && known ? [...known.came] : [];
  const version = answer.headers.get('etag');
  const reader = answer.body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    came.push(read.value);
    begun = version === null ? undefined : { url, version, came };
  }
  begun = undefined;
  return new Blob(came, { type: answer.headers.get('content-type') ?? '' });
}
