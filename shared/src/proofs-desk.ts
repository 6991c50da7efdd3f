import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { ProofState, RevokeReason } from './proofs.ts';
import { calendarDate, id, instant, limit } from './text.ts';

/** A proof as the department that issued it sees it: the holder masked, no code that opens it. */
export const IssuedProof = z.object({
  id: id(),
  number: z.string(),
  title: z.string(),
  /** Masked. */
  holder: z.string(),
  purpose: z.string(),
  issuedAt: instant(),
  validUntil: calendarDate(),
  state: ProofState,
  revokedAt: z.nullable(instant()),
  revokeReason: z.nullable(RevokeReason),
  supersededBy: z.nullable(z.string()),
  /** How a mistake in it is put right: with today's data, at the request it was approved for, or only by taking it back. */
  correction: z.enum(['data', 'request', 'none']),
});
export type IssuedProof = z.output<typeof IssuedProof>;

/** What a department may say when it takes a proof back without a new one. */
export const DepartmentReason = z.enum(['wrong-record', 'facts-changed', 'obtained-wrongly'], '请选一个原因');

export const proofsDeskApi = {
  list: endpoint('GET', '/handling/issued-proofs', {
    summary: 'The proofs of the reviewer’s own department, newest first; `number` finds one by its whole number.',
    audience: 'staff',
    input: z.object({
      before: z.optional(id()),
      limit: limit(),
      number: z.optional(z.string().check(z.trim(), z.maxLength(40, '编号太长了'))),
    }),
    output: z.object({ organization: z.string(), proofs: z.array(IssuedProof), next: z.nullable(id()) }),
  }),
  revoke: endpoint('POST', '/handling/issued-proofs/:id/revoke', {
    summary: 'The department takes a proof back with a reason; whoever verifies it is told so from then on.',
    audience: 'staff',
    input: z.object({ id: id(), reason: DepartmentReason }),
    output: IssuedProof,
  }),
  correct: endpoint('POST', '/handling/issued-proofs/:id/correct', {
    summary: 'Asks the data afresh, issues a new proof to the same holder and takes the old one back, or does neither.',
    audience: 'staff',
    input: z.object({ id: id() }),
    output: IssuedProof,
    outside: true,
  }),
};
