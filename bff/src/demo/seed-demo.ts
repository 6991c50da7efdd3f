import { AppError } from '../kernel/app-error.ts';
import type { Log } from '../kernel/log.ts';
import type { Ground } from '../wiring/ground.ts';
import { DEMO_STAFF_PASSWORD, residents, staff, units, type DemoStaff } from './city.ts';
import { seedOrganizations, seedResidents } from './login-demo.ts';
import { seedPresentation } from './presentation-demo.ts';
import { demoTerminals, issueDemoEnrolments, seedStaff } from './staff-demo.ts';
import { seedWallet } from './wallet-demo.ts';

/** What `npm start` prints for a newcomer. */
interface DemoWelcome {
  readonly people: readonly Readonly<Record<string, string>>[];
  readonly staffPassword: string;
  readonly enrolmentCodes: readonly string[];
}

/** Fills an empty database with the demo city; a filled one stays as it is. */
export async function seedDemo(
  ground: Ground,
  ...capabilities: readonly { seed(): Promise<void> }[]
): Promise<DemoWelcome> {
  const [found] = await ground.sql.rows('SELECT id FROM staff_member LIMIT 1');
  if (!found) {
    await seedResidents(ground);
    await seedOrganizations(ground);
    await seedWallet(ground);
    await seedPresentation(ground);
    await seedStaff(ground);
    ground.log.info('demo.seeded', { residents: residents.length });
  }
  await seedEach(capabilities, ground.log);
  await issueDemoEnrolments(ground);
  return {
    people: [
      ...residents.slice(0, 10).map(({ name, wechatCode }) => ({ 谁: '市民', 姓名: name, 登录: wechatCode })),
      ...staff.map((member) => ({
        谁: rolesOf(member),
        姓名: member.name,
        登录: member.staffNumber,
        单位: unitOf(member),
      })),
    ],
    staffPassword: DEMO_STAFF_PASSWORD,
    enrolmentCodes: demoTerminals.map(({ enrolmentCode }) => enrolmentCode),
  };
}

/** A department that does not answer is no reason not to start: the next start asks again. */
export async function seedEach(capabilities: readonly { seed(): Promise<void> }[], log: Log): Promise<void> {
  for (const capability of capabilities)
    await capability.seed().catch((error: unknown) => {
      if (!(error instanceof AppError && error.code.startsWith('upstream.'))) throw error;
      log.warn('demo.not-complete', { code: error.code });
    });
}

const roleWords = { clerk: '窗口人员', handler: '承办人', supervisor: '督查', reviewer: '审核人员' } as const;
const rolesOf = ({ roles }: DemoStaff): string => roles.map((role) => roleWords[role]).join('、');
const unitOf = ({ unitId }: DemoStaff): string => units.find(({ id }) => id === unitId)?.name ?? '';
