import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import { firms, residents } from '../../demo/city.ts';
import { seedWallet } from '../../demo/wallet-demo.ts';
import { fieldCipher } from '../../database/field-cipher.ts';
import { holderIndex } from '../../wiring/certificates.ts';
import type { CertificateHolder, CertificateStore } from './certificate-store.ts';
import { embeddedCertificateStore } from './embedded-store.sql.ts';
import { httpCertificateStore } from './http-store.ts';

const now = () => new Date('2026-11-24T01:30:00.000Z');
const ring = (name: string) => ({ current: 'k1', keys: new Map([['k1', createHash('sha256').update(name).digest()]]) });
const cipher = fieldCipher(ring('fields'), ring('index'));
const USE = { itemCode: 'YX-GA-0017', businessNumber: 'YX20261124-0001' };

const holder = (kind: 'resident' | 'organization', code = ''): CertificateHolder => ({
  kind,
  index: holderIndex[kind](cipher, code),
  code: () => Promise.resolve(code),
});
const person = (index: number) => holder('resident', residents[index]?.idNumber);

/** What every certificate store promises, wherever the certificates live. */
function promises(open: () => Promise<{ store: CertificateStore; close: () => Promise<void> }>): void {
  const promise = (name: string, check: (store: CertificateStore) => Promise<void>) =>
    test(name, async () => {
      const { store, close } = await open();
      await check(store).finally(close);
    });

  promise('lists everything a person holds, of every status, by identifier', async (store) => {
    const list = await store.list(person(3));
    expect(list.map(({ type, status, validUntil }) => [type, status, validUntil])).toEqual([
      ['resident-identity-card', 'valid', '2030-05-09'],
      ['household-register', 'valid', null],
      ['driving-licence', 'revoked', '2031-06-30'],
      ['real-estate-title', 'valid', '2079-03-17'],
    ]);
    expect(list.map(({ id }) => id)).toEqual(list.map(({ id }) => id).toSorted());
  });

  promise('covers the number on the list and leaves values out', async (store) => {
    const [card] = (await store.list(person(0))).filter(({ type }) => type === 'resident-identity-card');
    expect(card?.maskedNumber).toMatch(/^9\*{3} \*{4} \*{4} \d{3}[\dX]$/);
    expect(JSON.stringify(card)).not.toContain(residents[0]?.idNumber);
  });

  promise('reads every value exactly, rare characters and the middle dot included', async (store) => {
    for (const index of [2, 3, 4, 5, 6]) {
      const one = person(index);
      const [card] = (await store.list(one)).filter(({ type }) => type === 'resident-identity-card');
      const content = await store.read(one, card?.id ?? '', USE);
      expect(content?.values).toMatchObject({ name: residents[index]?.name, idNumber: residents[index]?.idNumber });
    }
  });

  promise('answers null for another person’s certificate and for one that does not exist', async (store) => {
    const [theirs] = await store.list(person(1));
    expect(await store.read(person(0), theirs?.id ?? '', USE)).toBeNull();
    expect(await store.read(person(0), '1.2.156.3005.2.NONE', USE)).toBeNull();
  });

  promise('knows a firm by its credit code, and nobody by a number never seen', async (store) => {
    const [licence] = await store.list(holder('organization', firms[0]?.creditCode));
    expect(licence).toMatchObject({ type: 'business-licence', validUntil: null });
    expect(await store.list(holder('resident', '990104199001011234'))).toEqual([]);
    expect(await store.list(holder('organization', residents[0]?.idNumber))).toEqual([]);
  });
}

describeOnEachDatabase('the embedded certificate store', (open) => {
  promises(async () => {
    const database = await open();
    await seedWallet({ sql: database, cipher, now });
    return { store: embeddedCertificateStore(database, cipher, now), close: () => Promise.resolve() };
  });
});

describe('the certificate service over HTTP, a process of its own', () => {
  promises(async () => {
    const entry = new URL('../../demo/certificate-service.ts', import.meta.url).pathname;
    const service = spawn(process.execPath, ['--import', 'tsx', entry, '0', 'an-app', 'a-secret'], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(service.stdout, 'data');
    const base = /http:\S+/.exec(String(line))?.[0] ?? '';
    const store = httpCertificateStore({ base, appKey: 'an-app', secret: 'a-secret' }, now);
    return {
      store,
      async close() {
        await store.close();
        service.kill();
        await once(service, 'exit');
      },
    };
  });
});
