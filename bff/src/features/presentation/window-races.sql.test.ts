import { expect, test } from '@jest/globals';
import { presentationApi } from 'shared/presentation.ts';
import { deskApi } from 'shared/presentation-desk.ts';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import { ask, grant, newApplication, openWindowStage, read, refusal } from '../../../test/harness/window-stage.ts';
import { integerOf } from '../../database/row.ts';
import type { Database } from '../../database/data-source.ts';

const times = <T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

async function count(database: Database, from: string): Promise<number> {
  const [row = {}] = await database.rows(`SELECT COUNT(*) AS n FROM ${from}`);
  return integerOf(row, 'n');
}

function tally(answers: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

describeOnEachDatabase('the window under load', (open) => {
  test('attack row 27: 200 scans of one code at once, from two windows, make exactly one request and one row', async () => {
    const stage = await openWindowStage(await open());
    const here = await newApplication(stage);
    const there = await newApplication(stage, 'residence-permit', 'clerkElsewhere');
    const { qrText: code, typedCode } = read(presentationApi.showCode, await stage.post('lin', '/presentation-codes'));
    const answers = await times(200, (index) =>
      stage.post(index % 2 ? 'clerk' : 'clerkElsewhere', '/desk/access-requests', {
        code: index % 5 ? code : typedCode,
        ...(index % 2 ? here : there),
      }),
    );
    expect(tally(answers.map(refusal))).toEqual({ '201 undefined': 1, '404 code.not-usable': 199 });
    expect(await count(stage.database, 'access_request')).toBe(1);
    expect(await count(stage.database, "audit_entry WHERE action = 'access-request.ask'")).toBe(1);
    expect(await count(stage.database, "live_event WHERE kind = 'access-request.asked'")).toBe(1);
    await stage.close();
  });

  test('50 retries of one scan get the one request', async () => {
    const stage = await openWindowStage(await open());
    const matter = await newApplication(stage);
    const { qrText: code } = read(presentationApi.showCode, await stage.post('lin', '/presentation-codes'));
    const key = 'one-scan-retried-0123';
    const answers = await times(50, () => stage.post('clerk', '/desk/access-requests', { code, ...matter }, key));
    const ids = new Set(answers.map((answer) => read(deskApi.ask, answer).id));
    expect(ids.size).toBe(1);
    expect(await count(stage.database, 'access_request')).toBe(1);
    await stage.close();
  });

  test('100 phones scan one window code at once: one of them is asked', async () => {
    const stage = await openWindowStage(await open());
    const { url } = read(deskApi.offer, await stage.post('clerk', '/desk/window-codes', await newApplication(stage)));
    const code = url.slice(-26);
    const answers = await times(100, (index) =>
      stage.post(index % 2 ? 'lin' : 'chen', '/access-requests/claim', { code }),
    );
    expect(tally(answers.map(refusal))).toEqual({ '200 undefined': 1, '404 window-code.not-usable': 99 });
    await stage.close();
  });

  test('agreeing and refusing at once: one of them holds, never both', async () => {
    const stage = await openWindowStage(await open());
    const { id, number } = await ask(stage);
    const answers = await times(20, (index) =>
      index % 2
        ? stage.post('lin', `/access-requests/${id}/consent`, { number, optional: [] })
        : stage.post('lin', `/access-requests/${id}/refuse`, { report: false }),
    );
    expect(tally(answers.map(refusal))).toEqual({ '200 undefined': 1, '409 request.conflict': 19 });
    const granted = await count(stage.database, "access_request WHERE status = 'granted'");
    expect(await count(stage.database, 'access_grant')).toBe(granted);
    await stage.close();
  });

  test('60 reads at once count to 20 and no further', async () => {
    const stage = await openWindowStage(await open());
    const { id, token } = await grant(stage);
    const answers = await times(60, () =>
      stage.post('clerk', `/desk/access-grants/${id}/read`, { token, certificateType: 'resident-identity-card' }),
    );
    expect(tally(answers.map(refusal))).toEqual({ '200 undefined': 20, '404 access-grant.not-usable': 40 });
    expect(await count(stage.database, 'access_read')).toBe(20);
    await stage.close();
  });

  test('reads and a withdrawal at once: nothing is counted after it', async () => {
    const stage = await openWindowStage(await open());
    const { id, token } = await grant(stage);
    const reading = () =>
      stage.post('clerk', `/desk/access-grants/${id}/read`, { token, certificateType: 'resident-identity-card' });
    const [withdrawn] = await Promise.all([
      stage.post('lin', `/access-grants/${id}/withdraw`),
      ...[1, 2, 3].map(reading),
    ]);
    expect(withdrawn?.status).toBe(200);
    const before = await count(stage.database, 'access_read');
    expect(refusal(await reading())).toBe('404 access-grant.not-usable');
    expect(await count(stage.database, 'access_read')).toBe(before);
    await stage.close();
  });

  test('80 applications opened at once get 80 numbers', async () => {
    const stage = await openWindowStage(await open());
    const numbers = await times(80, async () => (await newApplication(stage)).applicationNumber);
    expect(new Set(numbers).size).toBe(80);
    expect(numbers.toSorted().at(-1)).toBe('YX20261124-0080');
    await stage.close();
  });

  test('ten phones of one person ask for a code at once: one code lives', async () => {
    const stage = await openWindowStage(await open());
    const answers = await times(10, () => stage.post('lin', '/presentation-codes'));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    expect(await count(stage.database, "presentation_code WHERE status = 'live'")).toBe(1);
    await stage.close();
  });
});
