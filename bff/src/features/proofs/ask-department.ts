import { shanghaiDate } from 'shared/working-days.ts';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';
import { codeNames, longDate, type ProofType, type Statement, type Subject } from './proof-type.ts';

interface Asking {
  readonly dataSet: string;
  readonly subject: Subject;
  readonly purpose: string;
  readonly reference: string;
}

/** Asks for the subject's record and turns it into words. Nothing of it is kept but what the proof says. */
export async function askStatement(
  deps: Deps,
  actor: Actor,
  type: ProofType,
  asking: Omit<Asking, 'dataSet'>,
): Promise<Statement> {
  const { subject } = asking;
  const record = await askDepartment(deps, actor, { ...asking, dataSet: type.dataSet });
  const now = deps.now();
  const words = agreed(type.dataSet, () =>
    type.read(record, {
      name: subject.name,
      code: subject.code,
      codeName: codeNames[subject.kind],
      district: deps.district,
      askedAt: `${longDate(shanghaiDate(now))}${clockTime(now)}`,
    }),
  );
  if (!words) throw new AppError('proof.nothing-on-record');
  return words;
}

/** The record, not yet looked at. Another's record is refused, audited and raises an alarm. */
export async function askDepartment(deps: Deps, actor: Actor, asking: Asking): Promise<unknown> {
  const { dataSet, subject, reference } = asking;
  const answer = await deps.departments.ask(asking);
  if (isSame(answer.holder, subject)) return answer.record;
  deps.log.error('department.other-person', { dataSet, reference });
  await deps.inTransaction(({ audit }) =>
    audit.record({
      actor,
      action: 'department.other-person',
      subject: reference,
      outcome: 'refused',
      facts: { dataSet },
    }),
  );
  throw new AppError('proof.record-of-another', { facts: { dataSet } });
}

/** Reads a record; what was not agreed is the department's fault, not ours. */
export function agreed<T>(dataSet: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new AppError('upstream.invalid', { cause, facts: { dataSet } });
  }
}

/** Names are compared in NFC, numbers exactly: a near match is another person. */
const isSame = (one: { name: string; code: string }, other: { name: string; code: string }): boolean =>
  one.code === other.code && one.name.normalize('NFC') === other.name.normalize('NFC');

function clockTime(at: Date): string {
  const shanghai = new Date(at.getTime() + 8 * 3_600_000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(shanghai.getUTCHours())}时${two(shanghai.getUTCMinutes())}分`;
}
