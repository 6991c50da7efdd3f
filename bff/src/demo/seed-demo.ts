import type { Ground } from '../wiring/ground.ts';
import { residents } from './city.ts';
import { seedOrganizations, seedResidents } from './login-demo.ts';

/** What `npm start` prints for a newcomer. */
export interface DemoWelcome {
  readonly people: readonly Readonly<Record<string, string>>[];
}

/** Fills an empty database with the demo city; a filled one stays as it is. */
export async function seedDemo(ground: Ground): Promise<DemoWelcome> {
  const [found] = await ground.sql.rows('SELECT id FROM resident LIMIT 1');
  if (!found) {
    await seedResidents(ground);
    await seedOrganizations(ground);
    ground.log.info('demo.seeded', { residents: residents.length });
  }
  return { people: residents.slice(0, 10).map(({ name, wechatCode, idNumber }) => ({ 市民: name, 登录: wechatCode, 身份证号: idNumber })) };
}
