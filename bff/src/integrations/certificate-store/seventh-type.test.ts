import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { certificateTypes } from 'shared/certificate-types.ts';
import { certificateType, issuedIdNumber, issuedText, lastDay } from 'shared/certificate-types/definition.ts';
import * as z from 'zod/mini';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { fieldCipher } from '../../database/field-cipher.ts';
import { demoIdNumber } from '../../demo/ids.ts';
import { embeddedCertificateStore } from './embedded-store.sql.ts';
import { certificateIdentifier } from './identifier.ts';

/** The one file a seventh type takes. */
const socialSecurityCard = certificateType({
  code: 'social-security-card',
  catalogCode: '99990104MA99990006007',
  name: '社会保障卡',
  shortName: '社保卡',
  category: 'welfare',
  issuer: '云溪区人力资源和社会保障局',
  checkedWith: '人社部门',
  holder: 'resident',
  holderCodeField: 'idNumber',
  numberField: 'cardNumber',
  fields: [
    { id: 'name', label: '姓名', mask: 'name', sensitive: false },
    { id: 'idNumber', label: '社会保障号码', mask: 'id-number', sensitive: true },
    { id: 'cardNumber', label: '卡号', mask: 'number', sensitive: false },
    { id: 'validUntil', label: '有效期至', mask: 'none', sensitive: false },
  ],
  values: z.object({
    name: issuedText(50),
    idNumber: issuedIdNumber(),
    cardNumber: issuedText(20),
    validUntil: lastDay(),
  }),
});

test('a seventh type, one file and one line, is issued, listed and read', async () => {
  const key = { current: 'k1', keys: new Map([['k1', createHash('sha256').update('k').digest()]]) };
  const database = await openTestDatabase();
  // The one line.
  const catalog = [...certificateTypes, socialSecurityCard];
  const store = embeddedCertificateStore(database, fieldCipher(key, key), () => new Date(), catalog);
  const idNumber = demoIdNumber('990104', '19550428', 2);
  const holder = { kind: 'resident', index: 'a'.repeat(64), code: () => Promise.resolve(idNumber) } as const;
  const id = certificateIdentifier(socialSecurityCard.catalogCode, '99990104MA99990106', 'SAMPLE000000001');
  const values = { name: '林秀英', idNumber, cardNumber: 'A31234517', validUntil: '长期' };
  await store.issue({ id, type: socialSecurityCard, holder, issuer: '云溪区人社局', validUntil: null, values });
  expect(await store.list(holder)).toMatchObject([{ type: 'social-security-card', maskedNumber: 'A3 **** 17' }]);
  expect((await store.read(holder, id, { itemCode: 'X', businessNumber: 'X' }))?.values).toEqual(values);
  // An instance that does not know the type yet leaves it out instead of failing.
  const older = embeddedCertificateStore(database, fieldCipher(key, key), () => new Date());
  expect(await older.list(holder)).toEqual([]);
  await database.close();
});
