import type { DepartmentQuestion } from '../integrations/departments/department-data.http.ts';
import type { SimulatedAnswer } from '../integrations/departments/department-simulator.ts';
import type { Deps } from '../features/proofs/deps.ts';
import { issueProof } from '../features/proofs/issue-proof.ts';
import { revokeProof } from '../features/proofs/revoke-proof.ts';
import type { Once } from '../kernel/once.ts';
import { firms, residents } from './city.ts';
import { demoId } from './ids.ts';
import { repeatable } from './random.ts';

/**
 * What the departments of the made-up district know. 林秀英 owns no home and draws a pension; 陈国强 owns two; 赵德福's
 * fund office does not answer; for 欧阳婉清 it takes its time. Everybody else gets a repeatable record.
 */
export function demoDepartmentRecords({ dataSet, person }: DepartmentQuestion): SimulatedAnswer | null {
  const index = residents.findIndex(({ idNumber }) => idNumber === person.idNumber);
  if (dataSet === 'real-estate.homes') return { record: { homes: homesOf(index, person.idNumber) } };
  if (dataSet !== 'housing-fund.account') return null;
  if (index === 8) return { record: null, failure: 503 };
  return { record: accountOf(index, person.idNumber), delayMs: index === 9 ? 1_800 : 0 };
}

const seedOf = (idNumber: string): number => Number(idNumber.slice(6, 17));

function homesOf(index: number, idNumber: string) {
  const pick = repeatable(seedOf(idNumber));
  const count = index === 0 ? 0 : index === 1 ? 2 : index < 0 ? 0 : pick(3);
  return Array.from({ length: count }, (_, home) => ({
    place: residents[(index + home * 7) % residents.length]?.address ?? '云江市云溪区青石路1号',
    unitNumber: `990104${String(1001 + pick(899)).padStart(6, '0')}GB${String(10_000 + pick(89_999))}F${String(10_000_000 + pick(9_999_999))}`,
    areaDecimetres: 4_500 + pick(9_000),
    share: (['单独所有', '共同共有'] as const)[pick(2)] ?? '单独所有',
  }));
}

function accountOf(index: number, idNumber: string) {
  const born = Number(idNumber.slice(6, 10));
  if (index < 0 || born > 2006 || born < 1960) return null;
  const pick = repeatable(seedOf(idNumber) + 1);
  const baseFen = (4_000 + pick(160) * 100) * 100;
  const percent = 8 + pick(5);
  return {
    account: `99320500${String(10_000_000 + pick(89_999_999))}`,
    state: '正常',
    employer: firms[index % firms.length]?.name ?? '云江市样例软件有限公司',
    openedOn: `${2008 + pick(12)}-07-01`,
    baseFen,
    monthlyFen: Math.round((baseFen * percent * 2) / 100),
    balanceFen: 1_000_000 + pick(30_000_000),
    employerPercent: percent,
    ownPercent: percent,
    paidUntil: '2026-10',
  };
}

const SEEDED = [
  { person: 0, type: 'housing-status', purpose: '孩子入学', revoked: true },
  { person: 0, type: 'housing-status', purpose: '保障房申请', revoked: false },
  { person: 1, type: 'fund-deposit', purpose: '申请贷款', revoked: false },
] as const;

/** 林秀英 has one good and one withdrawn proof, 陈国强 a good one: each really issued, through the use case. */
export async function seedProofs(deps: Deps): Promise<void> {
  for (const [index, { person, type, purpose, revoked }] of SEEDED.entries()) {
    const id = demoId('PF', index + 1);
    const resident = residents[person];
    if (!resident || (await deps.proofs.findOwned(resident.id, id))) continue;
    const actor = {
      kind: 'resident',
      id: resident.id,
      accountId: resident.id,
      sessionId: resident.id,
      actingFor: null,
      steppedUpUntil: new Date(deps.now().getTime() + 60_000),
    } as const;
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
