import { Worker } from 'node:worker_threads';
import type { DocumentVerification, Trust } from 'shared/sealed-documents/verification.ts';
import { AppError } from '../../kernel/app-error.ts';

/** Judges files of strangers in a thread of its own, one after the other: whatever stands in them, the server answers on. */
export interface VerifierApart {
  /**
   * As `verifyDocument`. A file that takes longer or more memory than any document is `unsupported`. Throws AppError
   * `server.unavailable` when too many wait.
   */
  verify(bytes: Uint8Array, trust: Trust): Promise<DocumentVerification>;
}

interface Limits {
  /** Milliseconds for one file; ours take 10 to 30, the worst of 2 MB one or two thousand. */
  readonly longestMs?: number;
  readonly mostWaiting?: number;
}

const MOST_MEGABYTES = 256;
const GAVE_UP: DocumentVerification = { ok: false, reason: 'unsupported' };

/** The thread starts with the first file, and keeps no process alive. */
export function verifierApart({ longestMs = 8_000, mostWaiting = 16 }: Limits = {}): VerifierApart {
  let thread: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const forget = () => void (thread = null);

  async function judge(bytes: Uint8Array, trust: Trust): Promise<DocumentVerification> {
    thread ??= startThread(forget);
    const worker = await thread;
    worker.ref();
    const verdict = await answerOf(worker, { bytes, trust }, longestMs);
    if (verdict === null) await worker.terminate();
    else worker.unref();
    return verdict ?? GAVE_UP;
  }

  return {
    async verify(bytes, trust) {
      if (waiting >= mostWaiting) throw new AppError('server.unavailable', { retryAfter: 3 });
      waiting += 1;
      const turn = last.then(() => judge(bytes, trust));
      // The next file is looked at whatever became of this one; its own caller hears of a failure.
      last = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        waiting -= 1;
      }
    },
  };
}

/** `ended` is called when the thread is gone, whatever the cause; a thread that ends beside its work is no fault. */
function startThread(ended: () => void): Promise<Worker> {
  const worker = new Worker(new URL('./verify-apart.thread.mjs', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  return new Promise((resolve, reject) => {
    worker.on('exit', ended).on('error', reject);
    worker.once('message', () => resolve(worker));
  });
}

/** Null when the thread had to be given up: out of time or memory. */
function answerOf(
  worker: Worker,
  question: { bytes: Uint8Array; trust: Trust },
  longestMs: number,
): Promise<DocumentVerification | null> {
  return new Promise((resolve) => {
    const giveUp = () => done(null);
    const done = (verdict: DocumentVerification | null) => {
      clearTimeout(late);
      worker.off('message', done).off('error', giveUp).off('exit', giveUp);
      resolve(verdict);
    };
    const late = setTimeout(giveUp, longestMs);
    worker.on('message', done).on('error', giveUp).on('exit', giveUp);
    worker.postMessage(question);
  });
}
