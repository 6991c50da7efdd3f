import { ageOn, isIdNumber } from 'shared/identity.ts';
import type { Ward } from 'shared/proofs.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import * as z from 'zod/mini';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { agreed, askDepartment } from './ask-department.ts';
import type { Deps } from './deps.ts';
import { personOf } from './person-of.ts';
import { words } from './types/record-values.ts';

/** Who is whose guardian: the population register's word of this moment. */
const WARDS_DATA_SET = 'population.wards';
const PURPOSE = '监护关系核对';
const OF_AGE = 18;

/** The day an ID number's holder turns 18 (民法典 第十七条); born on 29 February: 1 March, as `ageOn` counts. */
export const ofAgeOn = (idNumber: string): string => {
  const [year, month, day] = [idNumber.slice(6, 10), idNumber.slice(10, 12), idNumber.slice(12, 14)].map(Number);
  return new Date(Date.UTC((year ?? 0) + OF_AGE, (month ?? 1) - 1, day ?? 1)).toISOString().slice(0, 10);
};

const Wards = z.object({
  wards: z
    .array(
      z.object({
        name: words(60),
        idNumber: z.string().check(z.refine(isIdNumber)),
        relation: z.enum(['父亲', '母亲', '其他监护人']),
      }),
    )
    .check(z.maxLength(20)),
});

interface KnownWard extends Ward {
  readonly idNumber: string;
}

/** The guardian's wards under 18, asked afresh. `reference` is ours, for the department's log. */
export async function askWards(deps: Deps, actor: Actor, guardianId: string, reference: string): Promise<KnownWard[]> {
  const subject = await personOf(deps, guardianId);
  const record = await askDepartment(deps, actor, {
    dataSet: WARDS_DATA_SET,
    subject,
    purpose: PURPOSE,
    reference,
  });
  const { wards } = agreed(WARDS_DATA_SET, () => z.parse(Wards, record));
  const today = shanghaiDate(deps.now());
  return wards
    .filter(({ idNumber }) => ageOn(idNumber, today) < OF_AGE)
    .map((ward) => ({ ...ward, key: deps.wardKey(guardianId, ward.idNumber) }));
}

/** The child a key stands for. Throws `proof.not-guardian` when the register does not say so today. */
export async function findWard(
  deps: Deps,
  actor: Actor,
  wanted: { readonly guardianId: string; readonly wardKey: string; readonly reference: string },
): Promise<KnownWard> {
  const wards = await askWards(deps, actor, wanted.guardianId, wanted.reference);
  const ward = wards.find(({ key }) => key === wanted.wardKey);
  if (!ward) throw new AppError('proof.not-guardian');
  return ward;
}
