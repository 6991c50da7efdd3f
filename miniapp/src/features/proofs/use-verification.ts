import { useState } from 'react';
import { judgeCode } from 'shared/judge-code.ts';
import { answersOf } from 'shared/judge-file.ts';
import { codeInLink } from 'shared/signed-code.ts';
import { verificationApi, type Verification } from 'shared/verification.ts';
import type { ApiError } from '../../platform/api-error.ts';
import { call, upload } from '../../platform/call.ts';
import { verifyFileHere } from '../../platform/verify-file';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';
import { freshKeys, keysAtHand } from './verification-keys.ts';

/** What somebody has of a proof: its code, its number, or the file itself. */
export type Evidence =
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'number'; readonly number: string; readonly checkCode: string }
  | { readonly by: 'file'; readonly path: string };

/** First what this device can tell by itself, then what the register says. */
export function useVerification() {
  const [evidence, setEvidence] = useState<Evidence>();
  const [verification, setVerification] = useState<Verification>();
  const action = useAction((_key, asked: Evidence) => verify(asked, setVerification), setVerification);
  const error: ApiError | undefined = action.error;
  return {
    evidence,
    verification,
    working: action.working,
    error,
    ask(asked: Evidence) {
      setEvidence(asked);
      setVerification(undefined);
      void action.run(asked);
    },
    startOver() {
      setEvidence(undefined);
      setVerification(undefined);
      action.forget();
    },
  };
}

async function verify(evidence: Evidence, first: (verification: Verification) => void): Promise<Verification> {
  if (evidence.by === 'number')
    return call(verificationApi.number, { number: evidence.number, checkCode: evidence.checkCode });
  if (evidence.by === 'file') return verifyFile(evidence.path, first);
  const judged = judgeHere(evidence.code);
  if (judged) first(judged);
  return call(verificationApi.code, { code: evidence.code });
}

function judgeHere(code: string): Verification | undefined {
  const keys = keysAtHand();
  // Without BigInt (WeChat before 2021) only the server can tell.
  if (!keys || typeof BigInt !== 'function') return undefined;
  return judgeCode(code, keys, new Date())?.verification;
}

/** The file stays on this device where it can be judged there; only its hash is sent. */
async function verifyFile(path: string, first: (verification: Verification) => void): Promise<Verification> {
  const keys = await freshKeys();
  const here = keys && (await verifyFileHere(path, keys));
  if (!here) return upload(verificationApi.file, {}, path);
  const { verification: judged, sha256 } = here;
  const organization = judged.ok ? judged.signer.organization : null;
  const alone = { ...answersOf(judged), organization, proof: null, checkedAt: new Date().toISOString() };
  // What the file says of its time may be wrong; the register knows better.
  if (alone.issuer === 'O-05') return upload(verificationApi.file, {}, path);
  if (!judged.ok) return { ...alone, status: 'S-09' };
  first({ ...alone, status: 'S-01' });
  const { status, proof, checkedAt } = await call(verificationApi.hash, { sha256 });
  return { ...alone, status, proof, checkedAt };
}

/** How often a proof of the resident was verified, and when last. */
export const useChecks = (id: string) => useResource(`checks ${id}`, () => call(verificationApi.checks, { id }));

/** The code behind a scanned link, or the text itself. */
export const codeIn = (scanned: string): string => codeInLink(scanned) ?? scanned;
