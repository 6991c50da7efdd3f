import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { monotonicFactory } from 'ulid';
import { describeOnEachDatabase } from '../../test/harness/database.ts';
import { openProofsOffice, type ProofsOffice } from '../../test/harness/proofs.ts';
import { demoPerson } from '../../test/harness/proofs-people.ts';
import { auditTrail } from '../database/audit-trail.sql.ts';
import type { Database } from '../database/data-source.ts';
import { inTransactionOf } from '../database/transaction.ts';
import { staff } from '../demo/city.ts';
import { answerSheet } from '../features/inquiries/answer-sheet.ts';
import type { Staff } from '../kernel/actor.ts';

const newId = monotonicFactory();
const at = new Date('2026-11-22T05:00:00.000Z');
const [{ id, unitId } = { id: '', unitId: '' }] = staff;
const reviewer: Staff = {
  ...{ kind: 'staff', id, sessionId: id, staffNumber: '4002', roles: ['reviewer'], unitId, terminalId: null },
};

const rootsOf = async ({ folder }: ProofsOffice): Promise<Uint8Array[]> => {
  const files = await Promise.all(
    ['demo-root.pem', 'demo-sm2-root.pem'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const pems = files.join('').match(/-----BEGIN[^]+?-----END CERTIFICATE-----/g) ?? [];
  return pems.map((pem) => new X509Certificate(pem).raw);
};

describeOnEachDatabase('the sealed answer of a department', (open) => {
  const sealOne = async (database: Database, office: ProofsOffice) => {
    const { name, idNumber } = demoPerson(4);
    const asked = {
      ...{ id: newId(), number: 'HY20261122-00001', asker: 'SFJ', holder: 'SBZ', matterNumber: 'YL-2026-00300' },
      ...{ purpose: '法律援助经济困难核查', legalBasis: '《中华人民共和国法律援助法》', person: { name, idNumber } },
    };
    const statement = { opening: ['截至今日，参保状态为在职参保。'], tables: [] };
    const offices = office.wired.reviewed.offices;
    const sheet = answerSheet(newId(), asked, { statement, by: 'data', at }, offices);
    const transaction = inTransactionOf(
      database,
      (unit) =>
        office.wired.inquiries.sealingIn(
          unit,
          auditTrail(unit, () => at, newId),
        ),
      () => at,
    );
    await transaction((sealing) => sealing.seal(sheet, reviewer));
    return { inquiryId: asked.id, proofId: sheet.id };
  };

  test('is there as PDF and as OFD under one number, and the verifier that anyone can run believes both', async () => {
    const database = await open();
    const office = await openProofsOffice(database);
    try {
      const sheet = await sealOne(database, office);
      const trust = { roots: await rootsOf(office), revoked: [] };
      for (const format of ['pdf', 'ofd'] as const) {
        const { number, bytes } = await office.wired.inquiries.sealing.readSheet(sheet, format);
        expect(number).toBe('SBZ-2026-000001');
        expect(await verifyDocument(bytes, trust)).toMatchObject({
          ok: true,
          format,
          signer: { organization: expect.stringContaining('社会保险') },
        });
        const changed = Uint8Array.from(bytes);
        changed.set([(changed[2000] ?? 0) ^ 1], 2000);
        expect(await verifyDocument(changed, trust)).toMatchObject({ ok: false });
      }
    } finally {
      await office.close();
    }
  });

  test('is not given out for another inquiry', async () => {
    const database = await open();
    const office = await openProofsOffice(database);
    try {
      const { proofId } = await sealOne(database, office);
      await expect(
        office.wired.inquiries.sealing.readSheet({ inquiryId: newId(), proofId }, 'ofd'),
      ).rejects.toMatchObject({ code: 'storage.unavailable' });
    } finally {
      await office.close();
    }
  });
});
