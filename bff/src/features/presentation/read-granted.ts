import { certificateTypeOf } from 'shared/certificate-types.ts';
import { GRANT_READS } from 'shared/presentation.ts';
import type { CertificateReading } from 'shared/presentation-desk.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Clerk, PresentationDeps } from './deps.ts';
import { fieldLabel, typeNames } from './service-item.ts';
import { readGiven, usableGrant, type Held } from './usable-grant.ts';
import { watermarkOf } from './watermark.ts';

/** Reads one given certificate. The count and the audit row commit before a value leaves: a grant withdrawn meanwhile gives nothing. */
export async function readGranted(
  deps: PresentationDeps,
  clerk: Clerk,
  input: Held & { certificateType: string },
): Promise<CertificateReading> {
  const found = await usableGrant(deps, clerk, input);
  const { grant, request } = found;
  const { given, content } = await readGiven(deps, clerk, found, input.certificateType);
  const now = deps.now();
  await deps.inTransaction(async ({ grants, audit, live }) => {
    if (!(await grants.countRead(grant, input.token, deps.newId(), given.type, now)))
      throw new AppError('access-grant.not-usable');
    await audit.record({
      actor: clerk.actor,
      action: 'access-grant.read',
      subject: grant.requestId,
      purpose: request.applicationNumber,
      facts: { terminal: clerk.terminalId, type: given.type, fields: given.fields.join(' ') },
    });
    await live.push(`resident:${request.residentId}`, 'access-grant.read', grant.requestId);
  });
  const after = await deps.grants.find(grant.requestId);
  const type = certificateTypeOf(given.type);
  return {
    type: given.type,
    name: typeNames(given.type).name,
    issuer: content.issuer,
    status: content.status,
    checkedAt: now.toISOString(),
    checkedWith: type?.checkedWith ?? content.issuer,
    fields: given.fields.map((id) => ({ id, label: fieldLabel(given.type, id), value: content.values[id] ?? '' })),
    watermark: watermarkOf(request, now),
    expiresInMs: grant.expiresAt.getTime() - now.getTime(),
    readsLeft: GRANT_READS - (after?.reads ?? GRANT_READS),
  };
}
