import { expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import { openProofsOffice } from '../../../test/harness/proofs.ts';
import { demoPerson, tokenOf } from '../../../test/harness/proofs-people.ts';
import { auditTrail } from '../../database/audit-trail.sql.ts';
import type { Database } from '../../database/data-source.ts';
import { fieldCipher } from '../../database/field-cipher.ts';
import { textOf } from '../../database/row.ts';
import { inTransactionOf } from '../../database/transaction.ts';
import { monotonicFactory, ulid } from 'ulid';
import type { Proof } from './proof.ts';
import { proofStore } from './proof-store.sql.ts';
import { putProofUnit } from './proof-unit.sql.ts';

const ring = (byte: number) => ({ current: 'k1', keys: new Map([['k1', Buffer.alloc(32, byte)]]) });
const cipher = fieldCipher(ring(1), ring(2));
const now = () => new Date('2026-11-22T05:00:00.000Z');
const nextId = monotonicFactory();
const transactionsOf = (database: Database) =>
  inTransactionOf(database, (unit) => ({ proofs: proofStore(unit, cipher), audit: auditTrail(unit, now, ulid) }), now);

const ownerOf = (number: number, today = '2026-11-22') => ({
  ...{ residentId: demoPerson(number).id, organizationId: null },
  ...{ personIndex: hex(`person${number}`), today },
});
const withdrawal = { at: now(), reason: 'withdrawn', supersededBy: null } as const;

const hex = (seed: string) => Buffer.from(seed.padEnd(32, '.')).toString('hex').slice(0, 64);
const sample = (running: number, more: Partial<Proof> = {}): Proof => ({
  id: nextId(),
  residentId: demoPerson(4).id,
  type: 'housing-status',
  title: '有无房证明',
  department: 'BDC',
  organization: '云溪区不动产登记中心（样例）',
  number: `BDC-2026-${String(running).padStart(6, '0')}`,
  purpose: '买房资格审核',
  recipient: '云溪区样例银行',
  holder: '李𬭚',
  linkCode: `LINK${String(running).padStart(22, '0')}`,
  checkCode: '7K3M-9QX2-WZ4R-8',
  sealId: 'BDC-0123456789ab',
  about: 'self',
  organizationId: null,
  wardKey: null,
  ward: null,
  factsSha256: hex(`facts${running}`),
  pdf: { sha256: hex(`pdf-sha${running}`), fileName: hex(`pdf${running}`).slice(0, 32), sizeBytes: 70_000 },
  ofd: { sha256: hex(`ofd-sha${running}`), fileName: hex(`ofd${running}`).slice(0, 32), sizeBytes: 90_000 },
  status: 'issued',
  issuedAt: now(),
  validUntil: '2026-12-22',
  revokedAt: null,
  revokeReason: null,
  supersededBy: null,
  ...more,
});

describeOnEachDatabase('the register of proofs', (open) => {
  test('gives a proof back exactly, to its holder, by code, by number with check code and by hash', async () => {
    const store = proofStore(await open(), cipher);
    const proof = sample(1);
    await store.insert(proof, 'the page');
    expect(await store.findOwned(ownerOf(4), proof.id)).toEqual(proof);
    expect(await store.findByLinkCode(proof.linkCode)).toEqual(proof);
    expect(await store.findByNumber(proof.number, proof.checkCode)).toEqual(proof);
    expect(await store.findBySha256(proof.pdf.sha256)).toEqual(proof);
    expect(await store.findBySha256(proof.ofd?.sha256 ?? '')).toEqual(proof);
    expect(await store.pageOf(proof.id)).toBe('the page');
    expect(await store.findOwned(ownerOf(5), proof.id)).toBeNull();
    expect(await store.findByNumber(proof.number, '7K3M-9QX2-WZ4R-9')).toBeNull();
    expect(await store.findByLinkCode(`${proof.linkCode} `)).toBeNull();
    const names = [proof.pdf.fileName, proof.ofd?.fileName ?? ''];
    expect(await store.namedFiles([...names, 'x'])).toEqual(new Set(names));
  });

  test('keeps no name, recipient or code in clear', async () => {
    const database = await open();
    const proof = sample(1);
    await proofStore(database, cipher).insert(proof, 'the page');
    const row = JSON.stringify(await database.rows('SELECT * FROM proof'));
    for (const secret of [proof.holder, proof.recipient ?? '', proof.linkCode, proof.checkCode, 'the page'])
      expect(row).not.toContain(secret);
  });

  test('a firm’s proofs are its agents’ to read, not those of the person who asked', async () => {
    const store = proofStore(await open(), cipher);
    const organizationId = '01DEMZ0000FM00000000000001';
    const proof = sample(1, { about: 'firm', organizationId });
    await store.insert(proof, '');
    const agent = { ...ownerOf(5), personIndex: null, organizationId };
    expect(await store.findOwned(agent, proof.id)).toEqual(proof);
    expect(await store.findOwned(ownerOf(4), proof.id)).toBeNull();
    expect(await store.listOwned(agent, { before: null, limit: 3, only: null })).toEqual([proof]);
    expect(await store.listOwned(ownerOf(4), { before: null, limit: 3, only: null })).toEqual([]);
    expect(await store.countSince(agent, proof.type, proof.issuedAt)).toBe(1);
    expect(await store.countSince(ownerOf(4), proof.type, proof.issuedAt)).toBe(0);
  });

  test('a child’s proof is the guardian’s to the day before the child comes of age, then the child’s alone', async () => {
    const store = proofStore(await open(), cipher);
    const ward = { personIndex: hex('person8'), ofAgeOn: '2027-03-05' };
    const childs = sample(1, { about: 'ward', wardKey: 'f'.repeat(32), ward });
    const own = sample(2, { residentId: demoPerson(8).id });
    await store.insert(childs, '');
    await store.insert(own, '');
    const listed = async (owner: ReturnType<typeof ownerOf>) =>
      (await store.listOwned(owner, { before: null, limit: 9, only: null })).map(({ id }) => id);
    const [eve, birthday] = ['2027-03-04', '2027-03-05'];
    expect(await store.findOwned(ownerOf(4, eve), childs.id)).toEqual(childs);
    expect(await store.findOwned(ownerOf(8, eve), childs.id)).toBeNull();
    expect([await listed(ownerOf(4, eve)), await listed(ownerOf(8, eve))]).toEqual([[childs.id], [own.id]]);
    expect(await store.findOwned(ownerOf(4, birthday), childs.id)).toBeNull();
    expect(await store.findOwned(ownerOf(8, birthday), childs.id)).toEqual(childs);
    expect([await listed(ownerOf(4, birthday)), await listed(ownerOf(8, birthday))]).toEqual([[], [own.id, childs.id]]);
    expect(await store.findOwned({ ...ownerOf(8, birthday), personIndex: null }, childs.id)).toBeNull();
    expect(await listed(ownerOf(9, birthday))).toEqual([]);
  });

  test('a proof taken back keeps its reason and the number that replaces it; only its department finds it', async () => {
    const store = proofStore(await open(), cipher);
    const proof = sample(1, { about: 'ward', wardKey: 'f'.repeat(32) });
    await store.insert(proof, '');
    const correction = { at: now(), reason: 'corrected', supersededBy: 'BDC-2026-000002' } as const;
    expect(await store.markRevoked(proof.id, correction)).toBe(true);
    expect(await store.markRevoked(proof.id, withdrawal)).toBe(false);
    const revoked = { status: 'revoked', revokedAt: now(), revokeReason: 'corrected', supersededBy: 'BDC-2026-000002' };
    expect(await store.findOfDepartment('BDC', proof.id)).toEqual({ ...proof, ...revoked });
    expect(await store.findOfDepartment('GJJ', proof.id)).toBeNull();
    const all = { before: null, limit: 9, number: null };
    expect(await store.listOfDepartment('BDC', all)).toHaveLength(1);
    expect(await store.listOfDepartment('BDC', { ...all, number: 'BDC-2026-000009' })).toEqual([]);
    expect(await store.listOfDepartment('GJJ', all)).toEqual([]);
  });

  test('a unit answers for one department; saying it twice changes nothing', async () => {
    const database = await open();
    const store = proofStore(database, cipher);
    const unit = '01DEMZ0000VN00000000000008';
    expect(await store.departmentOf(unit)).toBeNull();
    expect(await putProofUnit(database, unit, 'BDC')).toBe(true);
    expect(await putProofUnit(database, unit, 'BDC')).toBe(false);
    expect(await store.departmentOf(unit)).toBe('BDC');
    expect(await putProofUnit(database, unit, 'GJJ')).toBe(true);
    expect(await store.departmentOf(unit)).toBe('GJJ');
  });

  test('lists newest first, page by page, nobody else’s', async () => {
    const store = proofStore(await open(), cipher);
    for (let running = 1; running <= 5; running += 1)
      await store.insert(sample(running, { id: `01DEMZ0000PF0000000000000${running}` }), '');
    await store.insert(sample(9, { residentId: demoPerson(5).id }), '');
    const first = await store.listOwned(ownerOf(4), { before: null, limit: 3, only: null });
    const second = await store.listOwned(ownerOf(4), { before: first.at(-1)?.id ?? '', limit: 3, only: null });
    expect([...first, ...second].map(({ number }) => Number(number.slice(-6)))).toEqual([5, 4, 3, 2, 1]);
  });

  test('twenty revoke one proof at once: one of them did it', async () => {
    const database = await open();
    const proof = sample(1);
    await proofStore(database, cipher).insert(proof, '');
    const inTransaction = transactionsOf(database);
    const wins = await Promise.all(
      Array.from({ length: 20 }, () => inTransaction(({ proofs }) => proofs.markRevoked(proof.id, withdrawal))),
    );
    expect(wins.filter(Boolean)).toHaveLength(1);
  });

  test('a number taken in a transaction that is undone is given to the next one', async () => {
    const database = await open();
    const inTransaction = transactionsOf(database);
    await expect(
      inTransaction(async ({ proofs }) => {
        await proofs.nextNumber('BDC', 2026);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await inTransaction(({ proofs }) => proofs.nextNumber('BDC', 2026))).toBe(1);
    expect(await inTransaction(({ proofs }) => proofs.nextNumber('BDC', 2027))).toBe(1);
    expect(await inTransaction(({ proofs }) => proofs.nextNumber('GJJ', 2026))).toBe(1);
    expect(await inTransaction(({ proofs }) => proofs.nextNumber('BDC', 2026))).toBe(2);
  });

  test('attack row 36: 200 proofs asked for at once carry the numbers 1 to 200, each once, each with its file and row', async () => {
    const database = await open();
    const office = await openProofsOffice(database);
    try {
      const people = Array.from({ length: 50 }, (_, at) => at + 1).filter((number) => number !== 6);
      const body = { type: 'housing-status', purpose: '其他事项' };
      // As the phone does: a busy server is asked again with the same key.
      const ask = async (at: number) => {
        const send = () =>
          office.http.post('/proofs', body, tokenOf(people[at % people.length] ?? 1), `two-hundred-at-once-${at}`);
        let answer = await send();
        for (let again = 0; answer.status === 503 && again < 5; again += 1) answer = await send();
        return answer;
      };
      const answers = await Promise.all(Array.from({ length: 200 }, (_, at) => ask(at)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      const rows = await database.rows('SELECT number FROM proof ORDER BY number');
      expect(rows.map((row) => Number(textOf(row, 'number').slice(-6)))).toEqual(
        Array.from({ length: 200 }, (_, at) => at + 1),
      );
      const [count] = await database.rows("SELECT count(*) AS audited FROM audit_entry WHERE action = 'proof.issue'");
      expect(Number(count?.['audited'])).toBe(200);
      const [files] = await database.rows(
        'SELECT count(DISTINCT sha256) AS pdf, count(DISTINCT ofd_sha256) AS ofd, count(DISTINCT facts_sha256) AS facts FROM proof',
      );
      expect([files?.['pdf'], files?.['ofd'], files?.['facts']].map(Number)).toEqual([200, 200, 200]);
    } finally {
      await office.close();
    }
  });

  test('attack row 33: 50 parallel retries of one request make one proof, also long after', async () => {
    const database = await open();
    const office = await openProofsOffice(database);
    try {
      const body = { type: 'fund-deposit', purpose: '申请贷款' };
      const key = 'one-key-for-fifty-retries';
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => office.http.post('/proofs', body, tokenOf(4), key)),
      );
      office.clock.now = new Date(office.clock.now.getTime() + 200_000);
      answers.push(await office.http.post('/proofs', body, tokenOf(4), key));
      const made = answers.filter(({ status }) => status === 201);
      expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
      expect(new Set(made.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
      expect(await database.rows('SELECT number FROM proof')).toHaveLength(1);
      const other = await office.http.post('/proofs', { ...body, purpose: '其他事项' }, tokenOf(4), key);
      expect(other).toMatchObject({ status: 422, body: { code: 'request.idempotency-key-reused' } });
      expect((await office.http.post('/proofs', body, tokenOf(5), key)).status).toBe(201);
    } finally {
      await office.close();
    }
  });
});
