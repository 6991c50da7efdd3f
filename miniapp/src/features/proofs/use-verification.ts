import { useEffect, useRef, useState } from 'react';
import { judgeCode } from 'shared/judge-code.ts';
import { answersOf } from 'shared/judge-file.ts';
import { codeInLink } from 'shared/signed-code.ts';
import { verificationApi, type Verification } from 'shared/verification.ts';
import { ApiError } from '../../platform/api-error.ts';
import { call, upload } from '../../platform/call.ts';
import { onReconnect } from '../../platform/connection';
import { verifyFileHere } from '../../platform/verify-file';
import { noticeEnd } from '../../resource/session.ts';
import { useResource } from '../../resource/use-resource.ts';
import { freshKeys, keysAtHand } from './verification-keys.ts';

/** What somebody has of a proof: its code, its number, or the file itself. */
export type Evidence =
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'number'; readonly number: string; readonly checkCode: string }
  | { readonly by: 'file'; readonly path: string };

interface Asked {
  readonly evidence: Evidence;
  readonly verification?: Verification;
  /** The last refusal. */
  readonly error?: ApiError;
  readonly working: boolean;
}

/** While the phone has no network, or the server is not reached. */
const RETRY_MS = 10_000;
const isCutOff = ({ error }: Asked) => error?.code === 'network';

/**
 * First what this device can tell by itself, then what the register says. Without a network it goes on trying quietly;
 * what was told stays until the answer comes. An answer to what is no longer asked is dropped.
 */
export function useVerification() {
  const [asked, setAsked] = useState<Asked>();
  const turn = useRef(0);
  const underWay = useRef(0);
  const cutOff = asked !== undefined && isCutOff(asked);

  async function run(evidence: Evidence) {
    const mine = (underWay.current = ++turn.current);
    const settle = (more: Partial<Asked>) => mine === turn.current && setAsked((old) => old && { ...old, ...more });
    try {
      const verification = await verify(evidence, (alone) => settle({ verification: alone }));
      settle({ verification, error: undefined, working: false });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      noticeEnd(error);
      if (error.code === 'verification.not-found')
        settle({ verification: notFound(evidence), error: undefined, working: false });
      else settle({ error, working: false });
    } finally {
      if (underWay.current === mine) underWay.current = 0;
    }
  }
  function ask(evidence: Evidence) {
    setAsked({ evidence, working: true });
    void run(evidence);
  }
  useEffect(() => {
    if (!cutOff || !asked) return;
    const retry = () => void run(asked.evidence);
    const stop = onReconnect(retry);
    const timer = setInterval(() => underWay.current === 0 && retry(), RETRY_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [cutOff, asked?.evidence]);
  useEffect(() => () => void turn.current++, []);

  return {
    evidence: asked?.evidence,
    verification: asked?.verification,
    working: asked?.working ?? false,
    error: asked?.error,
    cutOff,
    ask,
    /** The same once more, asked for by hand; what is shown stays. */
    again() {
      if (!asked) return;
      setAsked({ ...asked, error: undefined, working: true });
      void run(asked.evidence);
    },
    startOver() {
      turn.current++;
      setAsked(undefined);
    },
  };
}

const notFound = ({ by }: Evidence): Verification => ({
  integrity: by === 'code' ? 'I-08' : 'I-09',
  status: 'S-07',
  issuer: 'O-09',
  organization: null,
  proof: null,
  checkedAt: new Date().toISOString(),
});

async function verify(evidence: Evidence, first: (verification: Verification) => void): Promise<Verification> {
  if (evidence.by === 'number')
    return call(verificationApi.number, { number: evidence.number, checkCode: evidence.checkCode });
  if (evidence.by === 'file') return verifyFile(evidence.path, first);
  const judged = judgeHere(evidence.code);
  if (judged) first(judged);
  const answer = await call(verificationApi.code, { code: evidence.code });
  // A key younger than those at hand: the next code signed with it shall be judged without a network.
  if (judged?.issuer === 'O-08') void freshKeys(true);
  return answer;
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
