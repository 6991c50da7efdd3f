import { AppError } from '../../kernel/app-error.ts';
import type { SessionLevel, SessionMint, SessionStore } from './deps.ts';
import { csrfTokenOf, sessionEnd, type StaffFacts } from './session.ts';

/** A token leaves the server once, in the answer that made it. */
export interface NewToken {
  readonly sessionId: string;
  /** 32 random bytes, base64url. */
  readonly token: string;
  readonly csrfToken: string;
}

const TOKEN_BYTES = 32;

function mintToken(mint: SessionMint, sessionId: string): NewToken & { tokenHash: string } {
  const token = mint.newSecret(TOKEN_BYTES);
  const tokenHash = mint.sha256(token);
  return { sessionId, token, csrfToken: csrfTokenOf(mint.cipher, tokenHash), tokenHash };
}

function begin(mint: SessionMint, device: string) {
  const now = mint.now();
  const { tokenHash, ...minted } = mintToken(mint, mint.newId());
  const common = {
    id: minted.sessionId,
    tokenHash,
    device,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: sessionEnd(now),
    endedAt: null,
  };
  return { minted, common };
}

/** A visitor's session after the WeChat login. */
export async function openVisitorSession(
  sessions: SessionStore,
  mint: SessionMint,
  visitor: { accountId: string; client: 'h5' | 'weapp'; device: string },
): Promise<NewToken> {
  const { minted, common } = begin(mint, visitor.device);
  const { accountId, client } = visitor;
  const open = { kind: 'resident', client, accountId, residentId: null, acting: null, steppedUpUntil: null } as const;
  await sessions.insert({ ...common, ...open });
  return minted;
}

/** A session on the desk or in handling, after the password (and second factor). */
export async function openStaffSession(
  sessions: SessionStore,
  mint: SessionMint,
  person: StaffFacts & { staffId: string; device: string },
): Promise<NewToken> {
  const { device, staffId, ...staff } = person;
  const { minted, common } = begin(mint, device);
  await sessions.insert({ ...common, kind: 'staff', client: 'desk', staffId, staff });
  return minted;
}

/** The session goes on under a new token with another level; the old token is dead from this transaction on. */
export async function rotateSession(
  sessions: SessionStore,
  mint: SessionMint,
  sessionId: string,
  level: Partial<SessionLevel>,
): Promise<NewToken> {
  const { tokenHash, ...minted } = mintToken(mint, sessionId);
  if (!(await sessions.rotate(sessionId, tokenHash, level))) throw new AppError('session.required');
  return minted;
}
