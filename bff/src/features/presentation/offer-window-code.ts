import { CODE_GRACE_MS, CODE_MS } from 'shared/presentation.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { AccessRequest } from './access-request.ts';
import { checkMatter, draftRequest, type Matter } from './ask-window.ts';
import { newCode26 } from './codes.ts';
import type { Clerk, PresentationDeps } from './deps.ts';
import { findOfDesk } from './find-request.ts';

/** How long a window may keep showing codes for one request. */
const OFFER_MS = 10 * 60_000;

interface Offered {
  readonly request: AccessRequest;
  readonly url: string;
  readonly renewInMs: number;
}

/** Flow B: opens a request for whoever scans the window's code. */
export async function offerWindowCode(
  deps: PresentationDeps,
  clerk: Clerk,
  input: Matter,
  once: Once,
): Promise<Offered> {
  const matter = await checkMatter(deps, clerk, input);
  const now = deps.now();
  const code = newCode26(deps.newSecret);
  const request = draftRequest(once.resourceId, 'scanned', clerk, matter, {
    now,
    lifeMs: OFFER_MS,
    newSecret: deps.newSecret,
  });
  await deps.inTransaction(async ({ requests, audit }) => {
    await requests.insert(request, { code, until: codeEnd(now) });
    await audit.record({
      actor: clerk.actor,
      action: 'access-request.offer',
      subject: request.id,
      purpose: request.applicationNumber,
      facts: { item: request.itemId, version: request.itemVersion, terminal: clerk.terminalId },
    });
  }, once);
  return { request, ...shown(deps, code) };
}

/** The next code of the same request; the one before dies. */
export async function renewWindowCode(deps: PresentationDeps, clerk: Clerk, input: { id: string }): Promise<Offered> {
  const request = await findOfDesk(deps, { staffId: clerk.actor.id, terminalId: clerk.terminalId }, input.id);
  const now = deps.now();
  const code = newCode26(deps.newSecret);
  const renewed = await deps.inTransaction(({ requests }) =>
    requests.setWindowCode(request.id, code, codeEnd(now), now),
  );
  if (!renewed) throw new AppError('request.conflict');
  return { request, ...shown(deps, code) };
}

const codeEnd = (now: Date): Date => new Date(now.getTime() + CODE_MS + CODE_GRACE_MS);
const shown = ({ publicOrigin }: Pick<PresentationDeps, 'publicOrigin'>, code: string) => ({
  url: `${publicOrigin}/w/${code}`,
  renewInMs: CODE_MS,
});
