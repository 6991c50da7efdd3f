import { isDemoName, PersonName } from 'shared/identity.ts';
import { StaffRole } from 'shared/staff.ts';
import { isCleanText } from 'shared/text.ts';
import * as z from 'zod/mini';

const line = (most: number) =>
  z.string().check(
    z.trim(),
    z.normalize('NFC'),
    z.refine((value) => value !== '' && [...value].length <= most && isCleanText(value), `1 to ${most} characters`),
  );
const on = (fallback: boolean) => z._default(z.boolean(), fallback);

const Unit = z.strictObject({
  name: line(60),
  /** The hotline's desk sees every call and dispatches it. */
  hotline: on(false),
  /** Code of the department whose proofs its reviewers answer for, as BDC. */
  proofs: z.optional(z.string().check(z.regex(/^[A-Z]{2,8}$/, '2 to 8 capital letters'))),
});
const Member = z.strictObject({
  staffNumber: z.string().check(z.regex(/^\d{4,8}$/, '4 to 8 digits')),
  name: PersonName,
  unit: line(60),
  roles: z.array(StaffRole).check(z.minLength(1)),
  /** False: has left, and is out with the next request. */
  active: on(true),
  /** Another password with this run; whoever is new gets one anyway. */
  newPassword: on(false),
});
const Window = z.strictObject({
  hall: line(100),
  floor: line(20),
  window: line(50),
  unit: line(60),
  /** Ids of the item registry, the usual ones first. */
  serviceItems: z.array(z.string()).check(z.minLength(1)),
  active: on(true),
  /** Another enrolment code with this run; a window without computer and living code gets one anyway. */
  newCode: on(false),
});

/** What a city brings along: its units, staff and windows, known by name, number, and hall and window. */
const CityFile = z.strictObject({
  units: z._default(z.array(Unit), []),
  staff: z._default(z.array(Member), []),
  windows: z._default(z.array(Window), []),
});
export type CityFile = z.output<typeof CityFile>;

/** Every fault of a file at once, one line each; nothing was written. */
export class CityFileWrong extends Error {
  override readonly name = 'CityFileWrong';
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** Throws {@link CityFileWrong}. */
export function parseCityFile(json: unknown): CityFile {
  const parsed = z.safeParse(CityFile, json);
  if (parsed.success) return parsed.data;
  throw new CityFileWrong(parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`));
}

export const placeName = ({ hall, window }: { hall: string; window: string }): string => `${hall} ${window}`;

/** What is wrong with a file that parses, one sentence each: things named twice, and names nobody has. */
export function faultsOf(
  file: CityFile,
  knownUnits: readonly string[],
  known: { readonly items: readonly string[]; readonly departments: readonly string[] },
  production: boolean,
): string[] {
  const units = new Set([...knownUnits, ...file.units.map(({ name }) => name)]);
  const lost = (where: string, unit: string) => (units.has(unit) ? [] : [`${where}: there is no unit ${unit}`]);
  return [
    ...(production ? namesOf(file).filter(isDemoName) : []).map(
      (name) => `${name}: 样例 marks a demonstration, which has no place in production`,
    ),
    ...twice(
      'units',
      file.units.map(({ name }) => name),
    ),
    ...twice(
      'staff',
      file.staff.map(({ staffNumber }) => staffNumber),
    ),
    ...twice('windows', file.windows.map(placeName)),
    ...file.units.flatMap(({ name, proofs }) =>
      proofs === undefined || known.departments.includes(proofs)
        ? []
        : [`unit ${name}: no department is called ${proofs}`],
    ),
    ...file.staff.flatMap(({ staffNumber, unit }) => lost(`staff ${staffNumber}`, unit)),
    ...file.windows.flatMap((one) => [
      ...lost(`window ${placeName(one)}`, one.unit),
      ...one.serviceItems
        .filter((item) => !known.items.includes(item))
        .map((item) => `window ${placeName(one)}: there is no service item ${item}`),
    ]),
  ];
}

const namesOf = ({ units, staff, windows }: CityFile): string[] => [
  ...[...units, ...staff].map(({ name }) => name),
  ...windows.map(placeName),
];

const twice = (where: string, names: readonly string[]): string[] =>
  [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => `${where}: ${name} twice`);
