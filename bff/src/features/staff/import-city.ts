import type { Actor } from '../../kernel/actor.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { InTransaction } from '../../kernel/in-transaction.ts';
import { CityFileWrong, faultsOf, placeName, type CityFile } from './city-file.ts';
import type { StaffMember, StaffRegister, Terminal, TerminalRegister } from './deps.ts';

/** The city's units belong to whoever dispatches to them. */
export interface UnitRegister {
  idOf(name: string): Promise<string | null>;
  names(): Promise<readonly string[]>;
  /** Adds a unit at the end of the list, or changes it; true when something changed. */
  put(unit: { id: string; name: string; hotline: boolean }): Promise<boolean>;
}

interface ImportStores {
  readonly units: UnitRegister;
  /** Which units' reviewers answer for which department's proofs; true when something changed. */
  readonly proofUnits: { put(unitId: string, department: string): Promise<boolean> };
  readonly staff: StaffRegister;
  readonly terminals: TerminalRegister;
  readonly sessions: { endAllOfStaff(staffId: string, now: Date): Promise<number> };
  readonly audit: AuditTrail;
}

export interface ImportDeps extends Pick<ImportStores, 'units' | 'staff'> {
  readonly inTransaction: InTransaction<ImportStores>;
  readonly known: { readonly items: readonly string[]; readonly departments: readonly string[] };
  /** Nothing of a demonstration is taken then. */
  readonly production: boolean;
  readonly now: Clock;
  readonly newId: () => string;
  /** That many random characters of Crockford base32. */
  readonly newWord: (characters: number) => string;
  readonly hashPassword: (password: string) => Promise<string>;
}

/** What the operator is told: secrets are said once and kept as hashes only. */
export interface Imported {
  readonly changed: readonly string[];
  readonly passwords: readonly { readonly staffNumber: string; readonly password: string }[];
  readonly codes: readonly { readonly window: string; readonly code: string }[];
}

const PASSWORD_CHARACTERS = 16;
const CODE_CHARACTERS = 10;
const CODE_MS = 7 * 86_400_000;
const operator: Actor = { kind: 'anyone' };

/** Brings units, staff and windows to what the file says, all or nothing; what it does not name stays. A second run changes nothing. */
export async function importCity(deps: ImportDeps, file: CityFile): Promise<Imported> {
  const faults = faultsOf(file, await deps.units.names(), deps.known, deps.production);
  if (faults.length > 0) throw new CityFileWrong(faults);
  // Hashing takes tens of milliseconds each: outside the transaction.
  const secrets = new Map<string, { password: string; hash: string }>();
  for (const { staffNumber, newPassword } of file.staff) {
    if (!newPassword && (await deps.staff.findAny(staffNumber))) continue;
    const password = deps.newWord(PASSWORD_CHARACTERS);
    secrets.set(staffNumber, { password, hash: await deps.hashPassword(password) });
  }
  return deps.inTransaction(async (stores) => {
    const changed: string[] = [];
    const note = async (what: string, kind: 'unit' | 'staff' | 'terminal', subject: string) => {
      changed.push(what);
      await stores.audit.record({ actor: operator, action: `${kind}.import`, subject });
    };
    for (const { name, hotline, proofs } of file.units) {
      const id = (await stores.units.idOf(name)) ?? deps.newId();
      if (await stores.units.put({ id, name, hotline })) await note(`unit ${name}`, 'unit', id);
      if (proofs !== undefined && (await stores.proofUnits.put(id, proofs)))
        await note(`unit ${name}: ${proofs}`, 'unit', id);
    }
    const passwords: Imported['passwords'][number][] = [];
    for (const one of file.staff) {
      const secret = secrets.get(one.staffNumber);
      const id = await putMember(deps, stores, one, secret?.hash ?? null);
      if (id !== null) await note(`staff ${one.staffNumber}`, 'staff', id);
      if (secret) passwords.push({ staffNumber: one.staffNumber, password: secret.password });
    }
    const codes: Imported['codes'][number][] = [];
    for (const one of file.windows) {
      const { id, isChanged, waits } = await putWindow(deps, stores, one);
      const code = one.active && (one.newCode || waits) ? deps.newWord(CODE_CHARACTERS) : null;
      if (code !== null) {
        await stores.terminals.setEnrolment(id, code, new Date(deps.now().getTime() + CODE_MS));
        codes.push({ window: placeName(one), code });
      }
      if (isChanged || code !== null) await note(`window ${placeName(one)}`, 'terminal', id);
    }
    return { changed, passwords, codes };
  });
}

async function unitOf({ units }: Pick<ImportStores, 'units'>, name: string) {
  const unitId = await units.idOf(name);
  if (unitId === null) throw new Error('a unit that was there is gone');
  return { unitId, unitName: name };
}

/** The member's id when anything changed. */
async function putMember(
  deps: ImportDeps,
  stores: ImportStores,
  { staffNumber, name, roles, unit, active }: CityFile['staff'][number],
  newHash: string | null,
): Promise<string | null> {
  const place = await unitOf(stores, unit);
  const known = await stores.staff.findAny(staffNumber);
  const member: StaffMember = { id: known?.id ?? deps.newId(), staffNumber, name, roles, ...place };
  if (!known) {
    if (newHash === null) throw new Error('a new member has no password');
    await stores.staff.insert(member, newHash);
    if (!active) await stores.staff.update(member, active);
    return member.id;
  }
  const same = sameMember(known, member) && known.active === active;
  if (!same) await stores.staff.update(member, active);
  if (newHash !== null) await stores.staff.setPassword(member.id, newHash);
  if (newHash !== null || !active) await stores.sessions.endAllOfStaff(member.id, deps.now());
  return same && newHash === null ? null : member.id;
}

const sameMember = (one: StaffMember, other: StaffMember): boolean =>
  one.name === other.name && one.unitId === other.unitId && one.roles.join() === other.roles.join();

/** `waits`: no computer was enrolled, and no code for it lives. */
async function putWindow(
  deps: ImportDeps,
  stores: ImportStores,
  { hall, floor, window, unit, serviceItems, active }: CityFile['windows'][number],
): Promise<{ id: string; isChanged: boolean; waits: boolean }> {
  const known = await stores.terminals.findAt(hall, window);
  const terminal: Terminal = {
    id: known?.id ?? deps.newId(),
    hallName: hall,
    windowName: window,
    floor,
    serviceItems,
    ...(await unitOf(stores, unit)),
  };
  if (!known) await stores.terminals.insert(terminal);
  const same = known !== null && known.active === active && sameTerminal(known, terminal);
  if (!same) await stores.terminals.update(terminal, active);
  const hasCode = known !== null && known.codeUntil !== null && known.codeUntil > deps.now();
  return { id: terminal.id, isChanged: !same, waits: !hasCode && !known?.isEnrolled };
}

const sameTerminal = (one: Terminal, other: Terminal): boolean =>
  one.floor === other.floor && one.unitId === other.unitId && one.serviceItems.join() === other.serviceItems.join();
