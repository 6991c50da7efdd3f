import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { Clerk, PresentationDeps } from './deps.ts';
import { readGiven, usableGrant, type Held } from './usable-grant.ts';

/** Files given certificates into the application: the reference, and an encrypted snapshot of the granted fields. */
export async function fileGranted(
  deps: PresentationDeps,
  clerk: Clerk,
  input: Held & { certificateTypes: readonly string[] },
  once: Once,
): Promise<string> {
  const found = await usableGrant(deps, clerk, input);
  const { grant, request } = found;
  const types = [...new Set(input.certificateTypes)];
  const readings = await Promise.all(types.map((type) => readGiven(deps, clerk, found, type)));
  const now = deps.now();
  await deps.inTransaction(async ({ grants, applications, audit, live }) => {
    if (!(await grants.markFiled(grant.requestId, input.token, now))) throw new AppError('access-grant.not-usable');
    for (const { given, content } of readings) {
      const material = {
        ...given,
        requestId: grant.requestId,
        staffNumber: request.place.staffNumber,
        filedAt: now,
        withdrawnAt: null,
      };
      const values = Object.fromEntries(given.fields.map((id) => [id, content.values[id] ?? '']));
      await applications.file(request.applicationNumber, material, deps.newId(), JSON.stringify(values));
    }
    await audit.record({
      actor: clerk.actor,
      action: 'access-grant.file',
      subject: grant.requestId,
      purpose: request.applicationNumber,
      facts: { types: types.join(' '), terminal: clerk.terminalId },
    });
    await live.push(`resident:${request.residentId}`, 'access-grant.filed', grant.requestId);
  }, once);
  return request.applicationNumber;
}
