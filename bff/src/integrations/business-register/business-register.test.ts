import { afterEach, describe, expect, test } from '@jest/globals';
import { openOutsideSystem, type OutsideSystem } from '../../../test/harness/outside.ts';
import { firms } from '../../demo/city.ts';
import type { BusinessRegister } from './business-register.ts';
import { businessRegisterOverHttp } from './business-register.http.ts';
import { simulateBusinessRegister } from './business-register.simulator.ts';

const systems: OutsideSystem[] = [];
afterEach(async () => {
  for (const system of systems.splice(0)) await system.close();
});
const simulated = simulateBusinessRegister(firms);

async function overHttp(): Promise<BusinessRegister> {
  const system = await openOutsideSystem(({ body }, response) => {
    void simulated.find(JSON.parse(body).creditCode).then((firm) => response.end(JSON.stringify({ firm })));
  });
  systems.push(system);
  return businessRegisterOverHttp({ url: system.url, secret: 'the-secret-of-the-exchange' });
}

describe.each([
  ['over HTTP', overHttp],
  ['simulated', async () => simulated],
])('the business register %s', (_name, open) => {
  test('knows a firm with its legal representative, and not every code', async () => {
    const register = await open();
    const [firm] = firms;
    expect(await register.find(firm?.creditCode ?? '')).toMatchObject({
      name: firm?.name,
      legalRepresentative: { name: firm?.legalRepresentative.name, idNumber: firm?.legalRepresentative.idNumber },
    });
    expect(await register.find('91350100M000100Y43')).toBeNull();
  });
});

test("attack row 75: another firm's record is refused", async () => {
  const system = await openOutsideSystem((_request, response) => {
    const legalRepresentative = { name: '林秀英', idNumber: '990104195504280020' };
    response.end(JSON.stringify({ firm: { creditCode: 'OTHER', name: '样例', legalRepresentative } }));
  });
  systems.push(system);
  const register = businessRegisterOverHttp({ url: system.url, secret: 'the-secret-of-the-exchange' });
  await expect(register.find('91350100M000100Y43')).rejects.toMatchObject({ code: 'upstream.invalid' });
});
