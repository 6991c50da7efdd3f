import { parentPort } from 'node:worker_threads';
import type { Trust } from 'shared/sealed-documents/verification.ts';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';

interface Question {
  readonly bytes: Uint8Array;
  readonly trust: Trust;
}

// A fault ends the thread; whoever asked takes that for an answer.
const answer = async ({ bytes, trust }: Question): Promise<void> =>
  parentPort?.postMessage(await verifyDocument(bytes, trust));

parentPort?.on('message', (question: Question) => void answer(question));
parentPort?.postMessage('ready');
