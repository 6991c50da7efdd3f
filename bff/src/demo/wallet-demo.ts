import { businessLicence } from 'shared/certificate-types/business-licence.ts';
import type { CertificateType } from 'shared/certificate-types/definition.ts';
import { drivingLicence } from 'shared/certificate-types/driving-licence.ts';
import { householdRegister } from 'shared/certificate-types/household-register.ts';
import { realEstateTitle } from 'shared/certificate-types/real-estate-title.ts';
import { residentIdentityCard } from 'shared/certificate-types/resident-identity-card.ts';
import { teacherQualification } from 'shared/certificate-types/teacher-qualification.ts';
import { ageOn } from 'shared/identity.ts';
import { embeddedCertificateStore } from '../integrations/certificate-store/embedded-store.sql.ts';
import { certificateIdentifier } from '../integrations/certificate-store/identifier.ts';
import type { HeldStatus } from '../integrations/certificate-store/certificate-store.ts';
import { holderIndex } from '../wiring/certificates.ts';
import type { Ground } from '../wiring/ground.ts';
import { DISTRICT, firms, residents, type DemoFirm, type DemoResident } from './city.ts';
import { demoCreditCode } from './ids.ts';

/** One made-up certificate, before it is given to a store. */
export interface DemoCertificate {
  readonly id: string;
  readonly type: CertificateType;
  readonly holder: { readonly kind: 'resident' | 'organization'; readonly code: string };
  readonly issuer: string;
  readonly validUntil: string | null;
  readonly status: HeldStatus;
  readonly values: Readonly<Record<string, string>>;
}

const TODAY = '2026-11-24';
/** The issuers' demo credit codes start at this number. */
const ISSUERS = 900_001;
/** 欧阳婉清 (demo-10) owns four homes, so that her wallet holds eight certificates. */
const OWNER_OF_FOUR = 9;
/** Serials of a person's further certificates of one type begin above everybody's first. */
const FURTHER = 1_000_000;

/** Seeds the embedded store. */
export async function seedWallet(
  { sql, cipher, now }: Pick<Ground, 'sql' | 'cipher' | 'now'>,
  people: readonly DemoResident[] = residents,
  companies: readonly DemoFirm[] = firms,
): Promise<void> {
  await issueCertificates({ sql, cipher, now }, demoCertificates(people, companies));
}

/** Issues made-up certificates in the embedded store. */
export async function issueCertificates(
  { sql, cipher, now }: Pick<Ground, 'sql' | 'cipher' | 'now'>,
  certificates: readonly DemoCertificate[],
): Promise<void> {
  const store = embeddedCertificateStore(sql, cipher, now);
  for (const certificate of certificates) {
    const { kind, code } = certificate.holder;
    await store.issue({ ...certificate, holder: { index: holderIndex[kind](cipher, code) } });
    if (certificate.status !== 'valid') await store.setStatus(certificate.id, certificate.status);
  }
}

/** Everybody's certificates: an identity card and a household register each, the rest as life went. */
export const demoCertificates = (
  people: readonly DemoResident[] = residents,
  companies: readonly DemoFirm[] = firms,
): DemoCertificate[] => [...people.flatMap(ofResident), ...companies.map(ofFirm)];

/** What one person holds; `index` counts from 0 and decides what. */
export function ofResident(person: DemoResident, index: number): DemoCertificate[] {
  const age = ageOn(person.idNumber, TODAY);
  const grown = age >= 18;
  return [
    identityCard(person, index, age),
    household(person, index),
    ...(grown && index % 3 === 0 ? titles(person, index) : []),
    ...(grown && (index === 0 || index % 2 === 1) ? [driving(person, index)] : []),
    ...(grown && (index === 0 || index % 7 === 2) ? [teacher(person, index)] : []),
  ];
}

const issue = (
  type: CertificateType,
  person: DemoResident,
  index: number,
  values: Record<string, string>,
  more: { validUntil?: string | null; status?: HeldStatus; serial?: number } = {},
): DemoCertificate => {
  const { validUntil = null, status = 'valid', serial = index } = more;
  return {
    id: identifierOf(type, serial),
    type,
    holder: { kind: 'resident', code: person.idNumber },
    issuer: `${type.issuer}（样例）`,
    validUntil,
    status,
    values: { name: person.name, idNumber: person.idNumber, ...values },
  };
};

const identifierOf = (type: CertificateType, index: number): string =>
  certificateIdentifier(
    type.catalogCode,
    demoCreditCode(ISSUERS + Number(type.catalogCode.slice(-3))),
    `SAMPLE${String(index + 1).padStart(9, '0')}`,
  );

const birthOf = ({ idNumber }: DemoResident): string =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;

function identityCard(person: DemoResident, index: number, age: number): DemoCertificate {
  const validUntil = age >= 46 ? '长期' : `20${27 + (index % 9)}-05-09`;
  return issue(
    residentIdentityCard,
    person,
    index,
    {
      sex: person.sex,
      ethnicGroup: person.name.includes('·') ? '维吾尔' : '汉',
      birthDate: birthOf(person),
      address: person.address,
      authority: `${DISTRICT.city}公安局${DISTRICT.name}分局（样例）`,
      validFrom: age >= 46 ? '2016-05-09' : `20${17 + (index % 9)}-05-09`,
      validUntil,
    },
    { validUntil: validUntil === '长期' ? null : validUntil },
  );
}

const household = (person: DemoResident, index: number): DemoCertificate =>
  issue(householdRegister, person, index, {
    householdNumber: `9901${String(40_000 + Math.floor(index / 3)).padStart(6, '0')}`,
    householdKind: '家庭户',
    headName: residents[Math.floor(index / 3) * 3]?.name ?? person.name,
    relationToHead: index % 3 === 0 ? '户主' : '家庭成员',
    address: person.address,
    movedInOn: '2009-09-01',
  });

const titles = (person: DemoResident, index: number): DemoCertificate[] =>
  Array.from({ length: index === OWNER_OF_FOUR ? 4 : 1 }, (_, home) => title(person, index, home));

const title = (person: DemoResident, index: number, home: number): DemoCertificate =>
  issue(
    realEstateTitle,
    person,
    index,
    {
      titleNumber: `云（${2019 + home}）云溪区不动产权第${String(12_000 + index).padStart(7, '0')}号（样例）`,
      ownership: index % 2 === 0 ? '单独所有' : '共同共有',
      address: home === 0 ? person.address : `${DISTRICT.city}${DISTRICT.name}望江路${home * 8}号${home}栋101室`,
      unitNumber: `990104001001GB00${String(100 + index).padStart(3, '0')}F000${home + 1}0001`,
      usage: '城镇住宅用地／住宅',
      area: `${(58 + (index % 70) + 0.36).toFixed(2)} 平方米`,
      registeredOn: `${2019 + home}-03-18`,
      validUntil: '2079-03-17',
    },
    { validUntil: '2079-03-17', serial: index + home * FURTHER },
  );

function driving(person: DemoResident, index: number): DemoCertificate {
  const validUntil = index === 0 ? '2026-12-17' : index % 10 === 5 ? '2026-08-31' : `20${28 + (index % 7)}-06-30`;
  const status = index % 20 === 3 ? 'revoked' : index % 20 === 11 ? 'suspended' : 'valid';
  return issue(
    drivingLicence,
    person,
    index,
    {
      vehicleClass: index % 4 === 1 ? 'B2' : 'C1',
      firstIssuedOn: '2010-06-30',
      validFrom: '2016-06-30',
      validUntil,
      fileNumber: `9901${String(10_020_000 + index)}`,
      address: person.address,
    },
    { validUntil, status },
  );
}

const teacher = (person: DemoResident, index: number): DemoCertificate =>
  issue(teacherQualification, person, index, {
    certificateNumber: `2008990104200${String(1_000 + index)}`,
    qualification: '初级中学教师资格',
    subject: index % 2 === 0 ? '语文' : '数学',
    issuedOn: '2008-07-01',
    authority: `${DISTRICT.name}教育局（样例）`,
  });

const ofFirm = (firm: DemoFirm, index: number): DemoCertificate => ({
  id: identifierOf(businessLicence, index),
  type: businessLicence,
  holder: { kind: 'organization', code: firm.creditCode },
  issuer: `${businessLicence.issuer}（样例）`,
  validUntil: null,
  status: index === 6 ? 'cancelled' : 'valid',
  values: {
    creditCode: firm.creditCode,
    name: firm.name,
    kind: firm.name.endsWith('公司') ? '有限责任公司' : '个体工商户',
    legalRepresentative: firm.legalRepresentative.name,
    capital: `${(index + 1) * 50} 万元`,
    foundedOn: '2018-04-12',
    address: firm.address,
    scope: '样例经营范围：依法须经批准的项目，经相关部门批准后方可开展经营活动',
    validUntil: '长期',
  },
});
