import { expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { ProofRequest } from 'shared/proof-requests.ts';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import type { Answer } from '../../../test/harness/http.ts';
import { jpegPhoto } from '../../../test/harness/pictures.ts';
import {
  aRequest,
  FINDINGS,
  openRequestsStage,
  people,
  smallPdf,
  uploadMaterial,
  type RequestsStage,
} from '../../../test/harness/proof-requests.ts';
import type { Database } from '../../database/data-source.ts';
import { integerOf } from '../../database/row.ts';

const codeOf = ({ body }: Answer) => z.safeParse(z.object({ code: z.string() }), body).data?.code;
const many = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)));
const tally = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort();
async function count(database: Database, table: string): Promise<number> {
  const [row = {}] = await database.rows(`SELECT COUNT(*) AS n FROM ${table}`);
  return integerOf(row, 'n');
}

describeOnEachDatabase('requests for reviewed proofs', (open) => {
  async function onStage(work: (stage: RequestsStage, database: Database) => Promise<void>): Promise<void> {
    const database = await open();
    const stage = await openRequestsStage(database);
    try {
      await work(stage, database);
    } finally {
      await stage.http.close();
    }
  }
  const bodyOf = async (stage: RequestsStage) => {
    const added: unknown = await (await uploadMaterial(stage, smallPdf, people.applicant)).json();
    return { ...aRequest, materials: { 'identity-card': [z.parse(z.object({ id: z.string() }), added).id] } };
  };
  const submitted = async (stage: RequestsStage) =>
    z.parse(ProofRequest, (await stage.http.post('/proof-requests', await bodyOf(stage), people.applicant)).body).id;
  const step = (stage: RequestsStage, id: string, version: number, details: unknown, who: string, key?: string) =>
    stage.http.post(`/handling/proof-requests/${id}/steps`, { version, details }, who, key);

  test('attack row 71: of two reviewers who decide at once one wins, the other gets 409, and one proof is sealed', () =>
    onStage(async (stage, database) => {
      for (let round = 0; round < 8; round += 1) {
        const id = await submitted(stage);
        await step(stage, id, 1, { step: 'accept' }, people.police);
        const before = stage.sealed.length;
        const answers = await Promise.all([
          step(stage, id, 2, { step: 'approve', findings: FINDINGS }, people.police),
          step(
            stage,
            id,
            2,
            {
              step: round % 2 ? 'approve' : 'refuse',
              ...(round % 2 ? { findings: FINDINGS } : { reason: '查询到相关记录。' }),
            },
            people.policeToo,
          ),
        ]);
        expect(tally(answers)).toEqual([200, 409]);
        expect(answers.map(codeOf)).toContain('request.conflict');
        const [row = {}] = await database.rows('SELECT status, proof_id FROM proof_request WHERE id = ?', [id]);
        const won = stage.sealed.slice(before).map((proof) => proof.id);
        expect(row).toMatchObject(
          won.length === 1 ? { status: 'approved', proof_id: won[0] } : { status: 'refused', proof_id: null },
        );
      }
    }));

  test('the applicant who withdraws while a reviewer approves: one of both happens', () =>
    onStage(async (stage) => {
      const id = await submitted(stage);
      await step(stage, id, 1, { step: 'accept' }, people.police);
      const answers = await Promise.all([
        step(stage, id, 2, { step: 'approve', findings: FINDINGS }, people.police),
        stage.http.post(`/proof-requests/${id}/withdraw`, { version: 2 }, people.applicant),
      ]);
      expect(tally(answers)).toEqual([200, 409]);
    }));

  test('20 submissions of the same proof at once are one request', () =>
    onStage(async (stage, database) => {
      const body = await bodyOf(stage);
      const answers = await many(20, () => stage.http.post('/proof-requests', body, people.applicant));
      expect(tally(answers)).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
      expect(await count(database, 'proof_request')).toBe(1);
    }));

  test('an approval sent again with its key seals once and answers the same', () =>
    onStage(async (stage) => {
      const id = await submitted(stage);
      await step(stage, id, 1, { step: 'accept' }, people.police);
      const details = { step: 'approve', findings: FINDINGS };
      const answers = await many(10, () => step(stage, id, 2, details, people.police, 'one-tap-of-one-reviewer-01'));
      expect(answers.map(({ body }) => body)).toEqual(
        answers.map(() => ({ id, status: 'approved', version: 3, proofId: stage.sealed[0]?.id })),
      );
      expect(stage.sealed).toHaveLength(1);
    }));

  const corrected = { step: 'correct', findings: FINDINGS, what: '查询结果写错了。' };
  const approved = async (stage: RequestsStage) => {
    const id = await submitted(stage);
    await step(stage, id, 1, { step: 'accept' }, people.police);
    await step(stage, id, 2, { step: 'approve', findings: FINDINGS }, people.police);
    return id;
  };

  test('of two reviewers who correct at once one wins, the other gets 409, and one proof takes the place of the old', () =>
    onStage(async (stage, database) => {
      const id = await approved(stage);
      for (let version = 3; version < 9; version += 1) {
        const [old] = stage.sealed.slice(-1);
        const answers = await Promise.all([
          step(stage, id, version, corrected, people.police),
          step(stage, id, version, corrected, people.policeToo),
        ]);
        expect(tally(answers)).toEqual([200, 409]);
        expect(stage.revoked.at(-1)).toBe(old?.id);
        const [row = {}] = await database.rows('SELECT proof_id FROM proof_request WHERE id = ?', [id]);
        expect(row).toMatchObject({ proof_id: stage.sealed.at(-1)?.id });
      }
      expect([stage.sealed.length, stage.revoked.length]).toEqual([7, 6]);
    }));

  test('a correction sent again with its key seals once and answers the same', () =>
    onStage(async (stage) => {
      const id = await approved(stage);
      const answers = await many(10, () => step(stage, id, 3, corrected, people.police, 'one-tap-of-one-reviewer-02'));
      expect(answers.map(({ body }) => body)).toEqual(
        answers.map(() => ({ id, status: 'approved', version: 4, proofId: stage.sealed[1]?.id })),
      );
      expect(stage.sealed).toHaveLength(2);
    }));

  test('rows come back as they went in, on both databases', () =>
    onStage(async (stage) => {
      const id = await submitted(stage);
      const kept = await stage.deps.requests.find(id);
      expect(kept).toMatchObject({
        applicant: { name: '𠮷田春' },
        answers: { from: '2016-01-01' },
        recipient: '云江市样例智造有限公司',
        address: null,
        submittedAt: new Date('2026-11-23T01:00:00.000Z'),
        deadline: { days: 1, date: '2026-11-24' },
      });
      expect(await stage.deps.requests.listOwned(kept?.residentId ?? '', id, 10)).toEqual([]);
    }));

  test('attack row 50: of thirty files sent at once by one person twenty are kept', () =>
    onStage(async (stage, database) => {
      const sent = await many(30, async (n) =>
        uploadMaterial(stage, await jpegPhoto(n * 8), people.applicant).then(({ status }) => status),
      );
      expect([sent.filter((status) => status === 422).length, await count(database, 'proof_request_material')]).toEqual(
        [10, 20],
      );
    }));
});
