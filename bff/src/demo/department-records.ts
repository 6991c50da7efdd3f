import { ageOn } from 'shared/identity.ts';
import type { DepartmentQuestion } from '../integrations/departments/department-data.http.ts';
import type { SimulatedAnswer } from '../integrations/departments/department-simulator.ts';
import { firms, residents, type DemoResident } from './city.ts';
import { estatesOf, firmEstates } from './demo-estates.ts';
import { repeatable } from './random.ts';

/** Whom a department is asked about: a demo resident by position, or somebody it has never heard of. */
interface About {
  readonly index: number;
  readonly code: string;
  readonly person: DemoResident | undefined;
}

const TODAY = '2026-11-22';
/** 欧阳婉清 (demo-10), mother of 周小满 (demo-8). */
const MOTHER = 9;
const CHILD = 7;
const FUND_IS_DOWN_FOR = 8;
const FUND_IS_SLOW_FOR = 9;
/** 龚䶮 (demo-5), who has a record with every department, and every tenth person. */
const ON_ALLOWANCE = 4;

/**
 * What the departments of the made-up district know. Homes are those of the wallets: 林秀英 owns one, 陈国强 none,
 * 欧阳婉清 four. 赵德福's fund office does not answer; for 欧阳婉清 it takes its time. 周小满 is her child.
 */
export function demoDepartmentRecords({ dataSet, subject }: DepartmentQuestion): SimulatedAnswer | null {
  const source = sources[dataSet];
  if (!source) return null;
  const index = residents.findIndex(({ idNumber }) => idNumber === subject.code);
  return source({ index, code: subject.code, person: residents[index] });
}

const sources: Readonly<Record<string, (about: About) => SimulatedAnswer>> = {
  'real-estate.homes': ({ index }) => ({
    record: {
      homes: estatesOf(index).map(({ place, unitNumber, areaDecimetres, share }) => ({
        place,
        unitNumber,
        areaDecimetres,
        share,
      })),
    },
  }),
  'real-estate.units': ({ index, code }) => ({ record: { units: index < 0 ? firmEstates(code) : estatesOf(index) } }),
  'housing-fund.account': (about) =>
    about.index === FUND_IS_DOWN_FOR
      ? { record: null, failure: 503 }
      : { record: accountOf(about), delayMs: about.index === FUND_IS_SLOW_FOR ? 1_800 : 0 },
  'social-insurance.account': (about) => ({ record: insuredOf(about) }),
  'population.residence': (about) => ({ record: residenceOf(about) }),
  'population.wards': ({ index }) => {
    const child = residents[CHILD];
    const wards = index === MOTHER && child ? [{ name: child.name, idNumber: child.idNumber, relation: '母亲' }] : [];
    return { record: { wards } };
  },
  'blood.donations': (about) => ({ record: { donations: donationsOf(about) } }),
  'civil-affairs.marriage': (about) => ({ record: marriageOf(about) }),
  'civil-affairs.minimum-allowance': (about) => ({ record: allowanceOf(about) }),
};

const pickOf = ({ code }: About, salt: number) => repeatable(Number(code.slice(6, 17)) + salt);
const bornIn = ({ code }: About): number => Number(code.slice(6, 10));
const isOfWorkingAge = (about: About): boolean => about.index >= 0 && bornIn(about) <= 2006 && bornIn(about) >= 1960;
const employerOf = ({ index }: About): string => firms[index % firms.length]?.name ?? '云江市样例软件有限公司';

function accountOf(about: About) {
  if (!isOfWorkingAge(about)) return null;
  const pick = pickOf(about, 1);
  const baseFen = (4_000 + pick(160) * 100) * 100;
  const percent = 8 + pick(5);
  return {
    account: `99320500${String(10_000_000 + pick(89_999_999))}`,
    state: '正常',
    employer: employerOf(about),
    openedOn: `${2008 + pick(12)}-07-01`,
    baseFen,
    monthlyFen: Math.round((baseFen * percent * 2) / 100),
    balanceFen: 1_000_000 + pick(30_000_000),
    employerPercent: percent,
    ownPercent: percent,
    paidUntil: '2026-10',
  };
}

function insuredOf(about: About) {
  if (!about.person || ageOn(about.code, TODAY) < 18) return null;
  const pick = pickOf(about, 2);
  if (!isOfWorkingAge(about))
    return {
      insurances: [{ kind: '城乡居民基本养老保险', state: '享受待遇', since: '2010-01', months: 60 + pick(120) }],
      payments: [],
    };
  const months = 24 + pick(150);
  const since = monthsBefore('2026-10', months - 1);
  const baseFen = (4_000 + pick(160) * 100) * 100;
  return {
    insurances: (['企业职工基本养老保险', '失业保险', '工伤保险'] as const).map((kind) => ({
      kind,
      state: '参保缴费',
      since,
      months,
    })),
    payments: Array.from({ length: 24 }, (_, back) => ({
      month: monthsBefore('2026-10', back),
      employer: employerOf(about),
      baseFen,
    })),
  };
}

function residenceOf({ person, index }: About) {
  if (!person) return null;
  const register = { kind: '常住户口', registeredOn: '2009-09-01', goodUntil: null };
  const permit = { kind: '居住证', registeredOn: '2025-03-10', goodUntil: '2028-03-09' };
  return {
    ...(index % 5 === 4 ? permit : register),
    address: person.address,
    office: '云溪区公安分局青石派出所（样例）',
  };
}

function donationsOf(about: About) {
  const pick = pickOf(about, 3);
  if (!isOfWorkingAge(about)) return [];
  return Array.from({ length: 1 + pick(5) }, (_, back) => {
    const platelets = pick(3) === 0;
    return {
      donatedOn: `${2026 - back}-0${1 + pick(9)}-${10 + pick(18)}`,
      kind: platelets ? '单采血小板' : '全血',
      amount: platelets ? 1 + pick(2) : 200 + pick(3) * 100,
      place: '云溪区献血屋（样例）',
    };
  }).reverse();
}

function marriageOf(about: About) {
  const pick = pickOf(about, 4);
  const registered = about.index >= 0 && ageOn(about.code, TODAY) >= 26 && about.index % 4 !== 2;
  const year = Math.min(2024, Math.max(1995, bornIn(about) + 26));
  return {
    reachesBackTo: '1994-02-01',
    registrations: registered
      ? [
          {
            kind: '结婚登记',
            registeredOn: `${year}-05-20`,
            certificateNumber: `J990104-${year}-${String(1 + pick(4_000)).padStart(6, '0')}`,
            office: '云溪区民政局婚姻登记处（样例）',
          },
        ]
      : [],
  };
}

const allowanceOf = ({ index }: About) =>
  index === ON_ALLOWANCE || index % 10 === 8
    ? {
        kind: '城市最低生活保障',
        since: '2021-04-01',
        familySize: 1,
        monthlyFen: 98_000,
        paidUntil: '2026-11',
        office: '云溪区柳湖街道办事处（样例）',
      }
    : null;

/** `2026-01` and 1 → `2025-12` */
function monthsBefore(month: string, count: number): string {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - count;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}
