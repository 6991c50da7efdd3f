import type { Sql } from '../database/sql.ts';
import type { Deps } from '../features/proofs/deps.ts';
import { issueProof } from '../features/proofs/issue-proof.ts';
import { putProofUnit } from '../features/proofs/proof-unit.sql.ts';
import { revokeProof } from '../features/proofs/revoke-proof.ts';
import type { Once } from '../kernel/once.ts';
import { residents, unitNamed } from './city.ts';
import { demoId } from './ids.ts';

/** Which unit of the staff answers for which department's proofs. */
const UNITS = [
  ['BDC', '不动产登记'],
  ['GAJ', '公安'],
  ['GJJ', '公积金'],
  ['MZJ', '民政'],
  ['SBZ', '社会保险'],
  ['SFJ', '司法'],
  ['ZXZ', '血站'],
] as const;

const SEEDED = [
  { person: 0, type: 'housing-status', purpose: '孩子入学', revoked: true },
  { person: 0, type: 'housing-status', purpose: '公积金提取', revoked: false },
  { person: 1, type: 'fund-deposit', purpose: '申请贷款', revoked: false },
] as const;

/** 林秀英 has one good and one withdrawn proof, 陈国强 a good one: each really issued, through the use case. */
export async function seedProofs(deps: Deps, sql: Sql): Promise<void> {
  for (const [department, unit] of UNITS) await putProofUnit(sql, unitNamed(unit).id, department);
  for (const [index, { person, type, purpose, revoked }] of SEEDED.entries()) {
    const id = demoId('PF', index + 1);
    const resident = residents[person];
    if (!resident) continue;
    const actor = {
      kind: 'resident',
      id: resident.id,
      accountId: resident.id,
      sessionId: resident.id,
      actingFor: null,
      steppedUpUntil: new Date(deps.now().getTime() + 60_000),
    } as const;
    if (await deps.proofs.findOwned(await deps.ownerOf(actor), id)) continue;
    await issueProof(deps, actor, { type, purpose }, demoOnce(id, 'issue'));
    if (revoked) await revokeProof(deps, actor, { id }, demoOnce(id, 'revoke'));
  }
}

const demoOnce = (resourceId: string, act: string): Once => ({
  resourceId,
  scope: 'demo',
  key: `${act}-${resourceId}`,
  fingerprint: '0'.repeat(64),
  status: 201,
  lease: null,
  committed: false,
});
