import { expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import { openWindowStage } from '../../../test/harness/window-stage.ts';
import { staffStore } from './staff-store.sql.ts';
import { terminalStore } from './terminal-store.sql.ts';
import { staff } from '../../demo/city.ts';
import { demoTerminals, issueDemoEnrolments } from '../../demo/staff-demo.ts';

const NOW = new Date('2026-11-24T01:30:00.000Z');
const UNTIL = new Date('2026-11-24T01:40:00.000Z');

describeOnEachDatabase('the staff stores', (open) => {
  test('fifty tries at once are five, and none until the lock ends', async () => {
    const { ground, close } = await openWindowStage(await open());
    const store = staffStore(ground.sql, ground.cipher);
    const id = staff[3]?.id ?? '';
    const tries = await Promise.all(Array.from({ length: 50 }, () => store.takeTry(id, 5, NOW, UNTIL)));
    expect(tries.filter(Boolean)).toHaveLength(5);
    expect(await store.takeTry(id, 5, new Date(UNTIL.getTime() - 1), UNTIL)).toBe(false);
    expect(await store.takeTry(id, 5, UNTIL, new Date(UNTIL.getTime() + 600_000))).toBe(true);
    await close();
  });

  test('twenty browsers with one enrolment code: one becomes the terminal', async () => {
    const { ground, close } = await openWindowStage(await open());
    await issueDemoEnrolments(ground);
    const store = terminalStore(ground.sql, ground.cipher);
    const code = demoTerminals[0]?.enrolmentCode ?? '';
    const enrolled = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.enrol(code, `secret-${index}`, ground.now())),
    );
    expect(enrolled.filter((terminal) => terminal !== null)).toHaveLength(1);
    await close();
  });
});
