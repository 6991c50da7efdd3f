import { shanghaiDate } from 'shared/working-days.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';
import { longDate, type ProofType, type Statement } from './proof-type.ts';

interface Person {
  readonly name: string;
  readonly idNumber: string;
}

/** Asks for the person's record and turns it into words. Nothing of it is kept but what the proof says. */
export async function askDepartment(
  deps: Deps,
  actor: Resident,
  type: ProofType,
  person: Person,
  asking: { readonly purpose: string; readonly reference: string },
): Promise<Statement> {
  const { dataSet } = type;
  const answer = await deps.departments.ask({ dataSet, person, ...asking });
  if (!isSamePerson(answer.holder, person)) {
    deps.log.error('department.other-person', { dataSet, reference: asking.reference });
    await deps.inTransaction(({ audit }) =>
      audit.record({
        actor,
        action: 'department.other-person',
        subject: asking.reference,
        outcome: 'refused',
        facts: { dataSet },
      }),
    );
    throw new AppError('proof.record-of-another', { facts: { dataSet } });
  }
  const now = deps.now();
  const words = readStatement(type, answer.record, {
    ...person,
    district: deps.district,
    askedAt: `${longDate(shanghaiDate(now))}${clockTime(now)}`,
  });
  if (!words) throw new AppError('proof.nothing-on-record');
  return words;
}

/** Names are compared in NFC, numbers exactly: a near match is another person. */
export const isSamePerson = (one: Person, other: Person): boolean =>
  one.idNumber === other.idNumber && one.name.normalize('NFC') === other.name.normalize('NFC');

function readStatement(type: ProofType, record: unknown, asked: Parameters<ProofType['read']>[1]): Statement | null {
  try {
    return type.read(record, asked);
  } catch (cause) {
    throw new AppError('upstream.invalid', { cause, facts: { dataSet: type.dataSet } });
  }
}

function clockTime(at: Date): string {
  const shanghai = new Date(at.getTime() + 8 * 3_600_000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(shanghai.getUTCHours())}时${two(shanghai.getUTCMinutes())}分`;
}
