import { REQUEST_MS } from 'shared/presentation.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { AccessRequest } from './access-request.ts';
import { checkHolder, checkMatter, draftRequest, type Matter } from './ask-window.ts';
import { readPresented } from './codes.ts';
import type { Clerk, PresentationDeps } from './deps.ts';

/** Flow A: one living code becomes one request. Every dead code gets the same answer; its true cause goes to the audit only. */
export async function askAccess(
  deps: PresentationDeps,
  clerk: Clerk,
  input: Matter & { code: string },
  once: Once,
): Promise<AccessRequest> {
  const matter = await checkMatter(deps, clerk, input);
  const presented = readPresented(input.code);
  const now = deps.now();
  try {
    return await deps.inTransaction(async ({ codes, requests, audit, live }) => {
      const code = presented && (await codes.claim(presented, once.resourceId, now));
      if (!code) throw new AppError('code.not-usable');
      checkHolder(matter.item, matter.application, code);
      const draft = draftRequest(once.resourceId, 'shown', clerk, matter, {
        now,
        lifeMs: REQUEST_MS,
        newSecret: deps.newSecret,
      });
      const request = { ...draft, ...code, status: 'asked', askedAt: now } as const;
      await requests.insert(request);
      await audit.record({
        actor: clerk.actor,
        action: 'access-request.ask',
        subject: request.id,
        purpose: input.applicationNumber,
        facts: { item: request.itemId, version: request.itemVersion, terminal: clerk.terminalId },
      });
      await live.push(`resident:${code.residentId}`, 'access-request.asked', request.id);
      return request;
    }, once);
  } catch (error) {
    if (error instanceof AppError && error.code !== 'server.unavailable') await recordRefusal(error.code);
    throw error;
  }

  async function recordRefusal(code: string): Promise<void> {
    await deps.inTransaction(async ({ codes, audit }) => {
      const cause =
        code !== 'code.not-usable' ? code : presented ? await codes.causeOfDeath(presented, now) : 'malformed';
      await audit.record({
        actor: clerk.actor,
        action: 'presentation-code.scan',
        subject: clerk.terminalId,
        purpose: input.applicationNumber,
        outcome: 'refused',
        facts: { cause },
      });
    });
  }
}
