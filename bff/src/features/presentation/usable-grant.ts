import type { ErrorCode } from 'shared/errors.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import { statusOn } from 'shared/wallet.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { AccessRequest } from './access-request.ts';
import { grantStatusAt, type AccessGrant, type Given } from './access-grant.ts';
import type { Clerk, PresentationDeps } from './deps.ts';
import type { CertificateContent } from './held-certificate.ts';
import { itemOf } from './service-item.ts';

export interface Held {
  readonly id: string;
  readonly token: string;
}

/** The grant behind a token, on the terminal, by the clerk and within the time it was given for; every refusal is audited. */
export async function usableGrant(
  deps: PresentationDeps,
  clerk: Clerk,
  { id, token }: Held,
): Promise<{ grant: AccessGrant; request: AccessRequest }> {
  const grant = await deps.grants.findByToken(id, token);
  const request = grant && (await deps.requests.find(id));
  const here = grant?.staffId === clerk.actor.id && grant.terminalId === clerk.terminalId;
  if (!grant || !request) return refuse(deps, clerk, id, 'access-grant.not-usable', 'unknown');
  if (!here) return refuse(deps, clerk, id, 'access-grant.not-usable', 'elsewhere');
  const status = grantStatusAt(grant, deps.now());
  if (status !== 'live') return refuse(deps, clerk, id, 'access-grant.not-usable', status);
  return { grant, request };
}

/** One given certificate as its department has it now, cut down to the granted fields. */
export async function readGiven(
  deps: PresentationDeps,
  clerk: Clerk,
  { grant, request }: { grant: AccessGrant; request: AccessRequest },
  type: string,
): Promise<{ given: Given; content: CertificateContent }> {
  const given = grant.given.find((one) => one.type === type);
  if (!given) return refuse(deps, clerk, request.id, 'access-grant.not-given', 'not-given');
  const holder = await deps.people.holderById(grant.holderKind, grant.holderId);
  const item = itemOf(deps.items, request.itemId, request.itemVersion);
  const use = { itemCode: item?.code ?? request.itemId, businessNumber: request.applicationNumber };
  const content = await deps.certificates.read(holder, given.certificateId, use);
  const status = content && statusOn(content.status, content.validUntil, shanghaiDate(deps.now()));
  if (!content || status === 'revoked' || status === 'cancelled')
    return refuse(deps, clerk, request.id, 'certificate.revoked', status ?? 'gone');
  if (status !== 'valid') return refuse(deps, clerk, request.id, 'certificate.not-valid', status ?? 'gone');
  return { given, content };
}

async function refuse(
  deps: PresentationDeps,
  clerk: Clerk,
  id: string,
  code: ErrorCode,
  cause: string,
): Promise<never> {
  await deps.inTransaction(({ audit }) =>
    audit.record({
      actor: clerk.actor,
      action: 'access-grant.read',
      subject: id,
      outcome: 'refused',
      facts: { cause, terminal: clerk.terminalId },
    }),
  );
  throw new AppError(code);
}
