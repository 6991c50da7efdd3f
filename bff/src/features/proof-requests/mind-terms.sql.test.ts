import { expect, test } from '@jest/globals';
import { ProofRequest } from 'shared/proof-requests.ts';
import * as z from 'zod/mini';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import {
  aRequest,
  openRequestsStage,
  people,
  smallPdf,
  uploadMaterial,
  type RequestsStage,
} from '../../../test/harness/proof-requests.ts';
import type { Database } from '../../database/data-source.ts';
import { mindTerms } from './mind-terms.ts';

describeOnEachDatabase('a request that waits for material', (open) => {
  async function onStage(work: (stage: RequestsStage, id: string, database: Database) => Promise<void>): Promise<void> {
    const database = await open();
    const stage = await openRequestsStage(database);
    try {
      const added: unknown = await (await uploadMaterial(stage, smallPdf, people.applicant)).json();
      const materials = { 'identity-card': [z.parse(z.object({ id: z.string() }), added).id] };
      const made = await stage.http.post('/proof-requests', { ...aRequest, materials }, people.applicant);
      const { id } = z.parse(ProofRequest, made.body);
      const details = { step: 'ask', wanted: '身份证背面没有拍全，请补一张。' };
      await stage.http.post(`/handling/proof-requests/${id}/steps`, { version: 1, details }, people.police);
      await work(stage, id, database);
    } finally {
      await stage.http.close();
    }
  }
  const mine = async ({ http }: RequestsStage, id: string) =>
    z.parse(ProofRequest, (await http.get(`/proof-requests/${id}`, people.applicant)).body);
  const supply = ({ http }: RequestsStage, id: string) =>
    http.post(
      `/proof-requests/${id}/supply`,
      { version: 2, materials: {}, note: '背面拍不清，请电话联系' },
      people.applicant,
    );
  const audited = async (database: Database, action: string) =>
    (await database.rows('SELECT id FROM audit_entry WHERE action = ?', [action])).length;

  test('has ten working days, is reminded of once two before the end, and ends after its last day', () =>
    onStage(async (stage, id, database) => {
      expect(await mine(stage, id)).toMatchObject({ deadline: { date: '2026-12-07', days: 10 }, remindedAt: null });
      stage.setNow('2026-12-02T15:59:00.000Z');
      expect(await mindTerms(stage.deps)).toEqual({ reminded: 0, lapsed: 0 });
      stage.setNow('2026-12-02T16:00:00.000Z');
      expect(await mindTerms(stage.deps)).toEqual({ reminded: 1, lapsed: 0 });
      expect(await mindTerms(stage.deps)).toEqual({ reminded: 0, lapsed: 0 });
      expect(await mine(stage, id)).toMatchObject({ remindedAt: '2026-12-02T16:00:00.000Z', version: 2 });

      stage.setNow('2026-12-07T15:59:59.000Z');
      expect(await mindTerms(stage.deps)).toEqual({ reminded: 0, lapsed: 0 });
      stage.setNow('2026-12-07T16:00:01.000Z');
      expect(await mindTerms(stage.deps)).toEqual({ reminded: 0, lapsed: 1 });
      expect(await mindTerms(stage.deps)).toEqual({ reminded: 0, lapsed: 0 });
      const ended = await mine(stage, id);
      expect(ended).toMatchObject({ status: 'lapsed', steps: [], dueAt: null, light: null, remindedAt: null });
      expect(ended.course[0]).toMatchObject({
        step: 'lapse',
        by: 'clock',
        text: '到 12 月 7 日还没有收到要补的材料',
      });
      expect(await audited(database, 'proof-request.remind')).toBe(1);
      expect(await audited(database, 'proof-request.lapse')).toBe(1);
    }));

  test('supplied on its last evening goes on, and nothing ends it any more', () =>
    onStage(async (stage, id) => {
      stage.setNow('2026-12-07T15:00:00.000Z');
      await mindTerms(stage.deps);
      expect(await supply(stage, id)).toMatchObject({ status: 200, body: { status: 'submitted' } });
      stage.setNow('2026-12-20T15:00:00.000Z');
      expect(await mindTerms(stage.deps)).toEqual({ reminded: 0, lapsed: 0 });
      expect(await mine(stage, id)).toMatchObject({ status: 'submitted', remindedAt: null });
    }));

  test('ended, it takes no material, stands among the finished at the desk, and the same can be asked for again', () =>
    onStage(async (stage, id) => {
      stage.setNow('2026-12-08T01:00:00.000Z');
      await mindTerms(stage.deps);
      expect((await supply(stage, id)).status).toBe(409);
      const desk = await stage.http.get('/handling/proof-requests?view=finished', people.police);
      expect(desk.body).toMatchObject({ items: [{ id, status: 'lapsed', light: null }], counts: { todo: 0, late: 0 } });
      const { materials } = await mine(stage, id);
      const body = { ...aRequest, materials: { 'identity-card': materials.map((one) => one.id) } };
      expect((await stage.http.post('/proof-requests', body, people.applicant)).status).toBe(201);
    }));

  test('five servers that mind it at once remind once and end it once; material that comes at that moment wins or loses whole', () =>
    onStage(async (stage, id, database) => {
      const all = () => Promise.all(Array.from({ length: 5 }, () => mindTerms(stage.deps)));
      const sum = (done: readonly { reminded: number; lapsed: number }[], what: 'reminded' | 'lapsed') =>
        done.reduce((total, one) => total + one[what], 0);
      stage.setNow('2026-12-03T01:00:00.000Z');
      expect(sum(await all(), 'reminded')).toBe(1);
      stage.setNow('2026-12-08T01:00:00.000Z');
      const [done, supplied] = await Promise.all([all(), supply(stage, id)]);
      const won = supplied.status === 200 ? 'supply' : 'lapse';
      expect([supplied.status, sum(done, 'lapsed')]).toEqual(won === 'supply' ? [200, 0] : [409, 1]);
      expect((await mine(stage, id)).course[0]?.step).toBe(won);
      expect(await audited(database, 'proof-request.lapse')).toBe(won === 'supply' ? 0 : 1);
    }));
});
