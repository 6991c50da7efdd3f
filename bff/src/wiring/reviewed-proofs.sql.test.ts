import { expect, test } from '@jest/globals';
import { monotonicFactory } from 'ulid';
import { describeOnEachDatabase } from '../../test/harness/database.ts';
import { openProofsOffice, type ProofsOffice } from '../../test/harness/proofs.ts';
import { demoPerson, staffToken, tokenOf } from '../../test/harness/proofs-people.ts';
import { auditTrail } from '../database/audit-trail.sql.ts';
import type { Database } from '../database/data-source.ts';
import { inTransactionOf } from '../database/transaction.ts';
import { staff, unitNamed } from '../demo/city.ts';
import type { ReviewedProof, SealingUnit } from '../features/proof-requests/deps.ts';
import { requestTypes } from '../features/proof-requests/types.ts';
import { putProofUnit } from '../features/proofs/proof-unit.sql.ts';
import type { Staff } from '../kernel/actor.ts';

const newId = monotonicFactory();
const [{ id, unitId } = { id: '', unitId: '' }] = staff;
const reviewer: Staff = {
  ...{ kind: 'staff', id, sessionId: id, staffNumber: '4001', roles: ['reviewer'], unitId, terminalId: null },
};
const [type] = requestTypes.filter(({ code }) => code === 'no-criminal-record');

function reviewedOf(number: number, at: Date): ReviewedProof {
  const { id: residentId, name, idNumber } = demoPerson(number);
  if (!type) throw new Error('the type is gone');
  const statement = type.state({ ...type.example, name, idNumber, district: '云溪区', on: '2026-11-22' });
  return {
    ...{ id: newId(), residentId, holder: { name, idNumber }, type },
    ...{ purpose: '求职入职', recipient: null, statement, at },
  };
}

describeOnEachDatabase('a reviewed proof that is corrected', (open) => {
  async function inOffice(
    work: (
      office: ProofsOffice,
      decide: (how: (sealing: SealingUnit) => Promise<void>) => Promise<void>,
      database: Database,
    ) => Promise<void>,
  ): Promise<void> {
    const database = await open();
    const office = await openProofsOffice(database);
    const pushed: string[] = [];
    const push = (channel: string, kind: string, subject: string) =>
      Promise.resolve(void pushed.push(`${channel} ${kind} ${subject}`));
    const transaction = inTransactionOf(
      database,
      (unit) =>
        office.wired.reviewed.sealingIn(
          unit,
          auditTrail(unit, () => office.clock.now, newId),
          { push },
        ),
      () => office.clock.now,
    );
    try {
      await work({ ...office, pushed }, (how) => transaction(how), database);
    } finally {
      await office.close();
    }
  }

  test('leaves one that counts: the old one is revoked, names the new number, and the holder’s phone is told', () =>
    inOffice(async (office, decide) => {
      const { http, clock, wired, pushed } = office;
      const old = reviewedOf(4, clock.now);
      const next = reviewedOf(4, clock.now);
      await decide((sealing) => sealing.seal(old, reviewer));
      expect(await wired.reviewed.sealing.registered('GAJ', old.id)).toEqual({
        number: 'GAJ-2026-000001',
        state: 'valid',
      });
      await decide((sealing) => sealing.replace(old.id, next, reviewer));
      expect(pushed).toEqual([`resident:${demoPerson(4).id} proof.revoked ${old.id}`]);
      const mine = await http.get('/proofs', tokenOf(4));
      expect(mine.body).toMatchObject({
        proofs: [
          { id: next.id, number: 'GAJ-2026-000002', state: 'valid', supersededBy: null },
          { id: old.id, state: 'revoked', revokeReason: 'corrected', supersededBy: 'GAJ-2026-000002' },
        ],
      });
      expect(await wired.reviewed.sealing.registered('GAJ', old.id)).toMatchObject({ state: 'revoked' });
    }));

  test('is left alone, and no number is burnt, when it was withdrawn, ran out, or the sealing fails', () =>
    inOffice(async (office, decide, database) => {
      const { http, clock } = office;
      const [withdrawn, other] = [reviewedOf(4, clock.now), reviewedOf(5, clock.now)];
      await decide((sealing) => sealing.seal(withdrawn, reviewer));
      await decide((sealing) => sealing.seal(other, reviewer));
      expect((await http.post(`/proofs/${withdrawn.id}/revoke`, {}, tokenOf(4))).status).toBe(200);
      const correct = (oldId: string, number: number) =>
        decide((sealing) => sealing.replace(oldId, reviewedOf(number, clock.now), reviewer));
      await expect(correct(withdrawn.id, 4)).rejects.toMatchObject({ code: 'proof-request.cannot-correct' });
      clock.now = new Date('2027-03-01T05:00:00.000Z');
      await expect(correct(other.id, 5)).rejects.toMatchObject({ code: 'proof-request.cannot-correct' });
      clock.now = new Date('2026-11-23T05:00:00.000Z');
      await expect(
        decide(async (sealing) => {
          await sealing.replace(other.id, reviewedOf(5, clock.now), reviewer);
          throw new Error('the power went');
        }),
      ).rejects.toThrow('the power went');
      const rows = await database.rows("SELECT number, status FROM proof WHERE department = 'GAJ' ORDER BY number");
      expect(rows).toMatchObject([
        { number: 'GAJ-2026-000001', status: 'revoked' },
        { number: 'GAJ-2026-000002', status: 'issued' },
      ]);
      await correct(other.id, 5);
      expect((await http.get('/proofs?limit=1', tokenOf(5))).body).toMatchObject({
        proofs: [{ number: 'GAJ-2026-000003' }],
      });
    }));

  test('is put right at its request only: the list of issued proofs says so, and its own correction refuses', () =>
    inOffice(async ({ http, clock }, decide, database) => {
      const { id: unit } = unitNamed('公安');
      await putProofUnit(database, unit, 'GAJ');
      const old = reviewedOf(4, clock.now);
      await decide((sealing) => sealing.seal(old, reviewer));
      const desk = staffToken('公安', 'reviewer');
      expect((await http.get('/handling/issued-proofs', desk)).body).toMatchObject({
        proofs: [{ id: old.id, correction: 'request' }],
      });
      expect(await http.post(`/handling/issued-proofs/${old.id}/correct`, {}, desk)).toMatchObject({
        status: 422,
        body: { code: 'proof.cannot-correct' },
      });
    }));

  test('is no other department’s business', () =>
    inOffice(async ({ clock, wired }, decide) => {
      const old = reviewedOf(4, clock.now);
      await decide((sealing) => sealing.seal(old, reviewer));
      const justice = requestTypes.find(({ department }) => department === 'SFJ');
      const foreign = { ...reviewedOf(4, clock.now), ...(justice && { type: justice }) };
      await expect(decide((sealing) => sealing.replace(old.id, foreign, reviewer))).rejects.toMatchObject({
        code: 'proof.not-found',
      });
      expect(await wired.reviewed.sealing.registered('GAJ', old.id)).toMatchObject({ state: 'valid' });
    }));
});
