import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { CaseDetail } from 'shared/cases.ts';
import { handlingApi } from 'shared/handling.ts';
import { aCall, openCasesStage, people, unitIds, type CasesStage } from '../../../test/harness/cases.ts';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import { jpegPhoto } from '../../../test/harness/pictures.ts';
import { addPhoto } from './add-photo.ts';
import { sweepPhotos } from './sweep-photos.ts';

const actor = {
  kind: 'resident',
  id: '01DEMZ0000TE00000000000001',
  accountId: '01DEMZ0000TE00000000000101',
  sessionId: '01DEMZ0000TE00000000000201',
  actingFor: null,
  steppedUpUntil: null,
} as const;

describeOnEachDatabase('photos and the board', (open) => {
  async function onStage(work: (stage: CasesStage) => Promise<void>): Promise<void> {
    const stage = await openCasesStage(await open());
    try {
      await work(stage);
    } finally {
      await stage.http.close();
    }
  }
  const keep = async ({ deps }: CasesStage, tint: number) => {
    const bytes = await jpegPhoto(tint);
    return addPhoto(deps, actor, { bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
  };

  test('of two calls that claim one photo at once, one gets it and the other is not taken in', () =>
    onStage(async (stage) => {
      for (let round = 0; round < 5; round += 1) {
        const { id } = await keep(stage, round * 40);
        const submit = () => stage.http.post('/cases', { ...aCall, photoIds: [id] }, people.caller);
        const answers = await Promise.all([submit(), submit()]);
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
      }
    }));

  test('attack row 50: of forty photos sent at once by one person 27 are kept, and the files of the others are gone', () =>
    onStage(async (stage) => {
      const sent = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => keep(stage, n * 6)));
      const refused = sent.filter((one) => one.status === 'rejected');
      expect(new Set(refused.map(({ reason }) => String(reason)))).toEqual(new Set(['AppError: photo.too-many']));
      expect([refused.length, await stage.deps.photos.countUnattached(actor.id)]).toEqual([13, 27]);
      expect(stage.fileNames()).toHaveLength(27);
    }));

  test('the same photo sent ten times at once is one photo', () =>
    onStage(async (stage) => {
      const sent = await Promise.all(Array.from({ length: 10 }, () => keep(stage, 5)));
      expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
      expect(stage.fileNames()).toHaveLength(1);
    }));

  test('photos keep their order, and a swept one is gone from disk and table', () =>
    onStage(async (stage) => {
      const ids: string[] = [];
      for (const tint of [200, 10, 120]) ids.push((await keep(stage, tint)).id);
      const orphan = await keep(stage, 77);
      const made = await stage.http.post('/cases', { ...aCall, photoIds: ids }, people.caller);
      expect(z.parse(CaseDetail, made.body).photoIds).toEqual(ids);
      stage.setNow('2026-11-24T01:00:00.001Z');
      expect(await sweepPhotos(stage.deps)).toBe(1);
      expect(await stage.deps.photos.find(orphan.id)).toBeNull();
      expect(stage.fileNames()).toHaveLength(3);
    }));

  test('the board counts and pages what each desk may see', () =>
    onStage(async (stage) => {
      const made: string[] = [];
      for (let n = 0; n < 5; n += 1) {
        const answer = await stage.http.post('/cases', { ...aCall, text: `第 ${n} 件：路灯不亮。` }, people.caller);
        made.push(z.parse(CaseDetail, answer.body).id);
      }
      const board = async (query: string, who: string) =>
        z.parse(handlingApi.board.output, (await stage.http.get(`/handling/cases?${query}`, who)).body);
      const first = await board('view=todo&limit=3', people.hotline);
      const rest = await board(`view=todo&limit=3&after=${encodeURIComponent(first.next ?? '')}`, people.hotline);
      expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(made);
      expect([rest.next, first.counts]).toEqual([null, { all: 5, red: 0, yellow: 5, green: 0 }]);
      const [id = ''] = made;
      const step = (version: number, details: unknown) =>
        stage.http.post(`/handling/cases/${id}/steps`, { version, details }, people.hotline);
      await step(1, { step: 'accept' });
      await step(2, { step: 'triage', nature: 'help', urgency: 'complex', category: 'noise' });
      await step(3, { step: 'dispatch', unitId: unitIds.city });
      const unit = await board('view=todo&light=green', people.unit);
      expect(unit.items.map((one) => [one.id, one.category, one.light?.words])).toEqual([
        [id, 'noise', '还有 15 个工作日'],
      ]);
      expect((await board('view=todo', people.otherUnit)).counts).toEqual({ all: 0, red: 0, yellow: 0, green: 0 });
      const mine = await stage.http.get('/cases?limit=2', people.caller);
      expect(mine.body).toMatchObject({ items: [{ id: made[4] }, { id: made[3] }], next: made[3] });
    }));
});
