import { firms, residents, staff, unitNamed, units, type DemoResident } from '../../src/demo/city.ts';
import type { KnownSession } from '../../src/http/session.ts';
import type { Actor, StaffRole } from '../../src/kernel/actor.ts';
import { testToken } from './http.ts';

export const demoPerson = (number: number): DemoResident => {
  const person = residents[number - 1];
  if (!person) throw new RangeError(`no demo resident ${number}`);
  return person;
};

/** The person as a department is asked about them. */
export const subjectOf = (number: number) => {
  const { name, idNumber } = demoPerson(number);
  return { name, code: idNumber };
};

/** Bearer token of demo resident `number` (from 1) with a fresh step-up, or without one. */
export const tokenOf = (number: number, steppedUp = true): string => testToken(number * 2 + (steppedUp ? 0 : 1));

/** Bearer token of demo resident `number`, acting for demo firm `firm` (from 1), with a fresh step-up. */
export const firmToken = (number: number, firm: number): string => testToken(10_000 + number * 100 + firm);

const ROLES: readonly StaffRole[] = ['clerk', 'handler', 'supervisor', 'reviewer'];

/** Bearer token of a member of staff with one role, of the unit whose name holds `unit`. */
export const staffToken = (unit: string, role: StaffRole): string =>
  testToken(20_000 + units.indexOf(unitNamed(unit)) * 10 + ROLES.indexOf(role));

/** Everybody with a session: residents with and without step-up, acting for each firm; staff of each unit and role. */
export function sessionsAt(now: Date): Map<string, KnownSession> {
  const until = new Date(now.getTime() + 300_000);
  const known = new Map<string, KnownSession>();
  const add = (token: string, actor: Exclude<Actor, { kind: 'anyone' }>) =>
    known.set(token, { csrfToken: 'csrf', actor });
  residents.forEach(({ id }, index) => {
    const person = { kind: 'resident', id, accountId: id, sessionId: id, actingFor: null } as const;
    add(tokenOf(index + 1), { ...person, steppedUpUntil: until });
    add(tokenOf(index + 1, false), { ...person, steppedUpUntil: null });
    firms.forEach(({ id: organizationId }, firm) =>
      add(firmToken(index + 1, firm + 1), {
        ...person,
        actingFor: { organizationId, role: 'agent' },
        steppedUpUntil: until,
      }),
    );
  });
  const [{ id } = { id: '' }] = staff;
  for (const unit of units)
    for (const role of ROLES)
      add(staffToken(unit.name, role), {
        kind: 'staff',
        id,
        sessionId: id,
        staffNumber: '0000',
        roles: [role],
        unitId: unit.id,
        terminalId: null,
      });
  return known;
}
