import type { Ground } from '../wiring/ground.ts';
import { DEMO_STAFF_PASSWORD, residents, staff } from './city.ts';
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
  for (const capability of capabilities) await capability.seed();
  await issueDemoEnrolments(ground);
  return {
    people: [
      ...residents.slice(0, 10).map(({ name, wechatCode }) => ({ 谁: '市民', 姓名: name, 登录: wechatCode })),
      ...staff.map(({ name, staffNumber, roles }) => ({ 谁: roles.join(), 姓名: name, 登录: staffNumber })),
    ],
    staffPassword: DEMO_STAFF_PASSWORD,
    enrolmentCodes: demoTerminals.map(({ enrolmentCode }) => enrolmentCode),
  };
}
