import { createHash } from 'node:crypto';
import { AppError } from '../kernel/app-error.ts';
import { AlreadyDone, type Once } from '../kernel/once.ts';
import type { Actor } from '../kernel/actor.ts';

/** One committed or running key, as the store knows it. */
export interface KeyRow {
  readonly fingerprint: string;
  readonly status: number;
  readonly resourceId: string;
  readonly state: 'working' | 'done';
  readonly lease: string | null;
  readonly leaseUntil: Date | null;
}

/** Where keys live: the database, in the same transaction as the effect; kept at least 24 h. */
export interface KeyStore {
  find(scope: string, key: string): Promise<KeyRow | null>;
  /** Commits an in-progress row; false when the key exists. */
  begin(once: Once, leaseUntil: Date): Promise<boolean>;
  /** Takes an in-progress row whose lease ran out; false when somebody else did. */
  takeOver(scope: string, key: string, oldLease: string, newLease: string, leaseUntil: Date): Promise<boolean>;
  /** Forgets an in-progress row whose work was refused, so that the key can be used again. */
  abandon(once: Once): Promise<void>;
}

const KEY = /^[A-Za-z0-9_-]{16,64}$/;
const LEASE_MS = 30_000;
const WAIT_MS = 5_000;

/** The principal a key belongs to: the same key of two people is two keys. */
export function scopeOf(actor: Actor): string {
  if (actor.kind === 'anyone') return 'anyone';
  if (actor.kind === 'visitor') return `account:${actor.accountId}`;
  return `${actor.kind}:${actor.id}`;
}

export function readKey(header: string | string[] | undefined): string {
  if (header === undefined) throw new AppError('request.idempotency-key-required');
  if (typeof header !== 'string' || !KEY.test(header)) throw new AppError('request.idempotency-key-invalid');
  return header;
}

/** What makes two requests the same: method, path and the parsed input, names in order. */
export function fingerprintOf(method: string, path: string, input: unknown): string {
  return createHash('sha256')
    .update(`${method}\n${path}\n${canonical(input)}`)
    .digest('hex');
}

interface Plan<T> {
  readonly once: Once;
  readonly keys: KeyStore;
  readonly outside: boolean;
  readonly now: () => Date;
  readonly newLease: () => string;
  run(once: Once): Promise<T>;
  replay(resourceId: string): Promise<T>;
}

/** Runs a request at most once for its key, or answers from what the first run committed. */
export async function runOnce<T>(plan: Plan<T>): Promise<T> {
  const { keys } = plan;
  let { once } = plan;
  const existing = await keys.find(once.scope, once.key);
  if (existing) {
    const settled = await settle(plan, existing);
    if (settled.state === 'done') return plan.replay(settled.resourceId);
    once = { ...once, resourceId: settled.resourceId, lease: settled.lease };
  } else if (plan.outside) {
    once = { ...once, lease: plan.newLease() };
    if (!(await keys.begin(once, leaseEnd(plan)))) return runOnce(plan);
  }
  try {
    const answer = await plan.run(once);
    if (!once.committed) throw new Error('the use case ended without committing its idempotency key');
    return answer;
  } catch (error) {
    if (error instanceof AlreadyDone) return runOnce(plan);
    if (once.lease !== null && !once.committed) await keys.abandon(once);
    throw error;
  }
}

/** Waits for a parallel run of the same key, takes over one that died, or says it is done. */
async function settle<T>(
  plan: Plan<T>,
  first: KeyRow,
): Promise<{ state: 'done' | 'mine'; resourceId: string; lease: string | null }> {
  const { once, keys } = plan;
  const deadline = plan.now().getTime() + WAIT_MS;
  for (let row: KeyRow | null = first; row; row = await keys.find(once.scope, once.key)) {
    if (row.fingerprint !== once.fingerprint) throw new AppError('request.idempotency-key-reused');
    if (row.state === 'done') return { state: 'done', resourceId: row.resourceId, lease: null };
    const now = plan.now().getTime();
    if (row.lease !== null && row.leaseUntil !== null && row.leaseUntil.getTime() <= now) {
      const lease = plan.newLease();
      if (await keys.takeOver(once.scope, once.key, row.lease, lease, leaseEnd(plan))) {
        return { state: 'mine', resourceId: row.resourceId, lease };
      }
    }
    if (now >= deadline) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new AppError('request.in-progress', { retryAfter: 2 });
}

const leaseEnd = (plan: { now: () => Date }): Date => new Date(plan.now().getTime() + LEASE_MS);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
