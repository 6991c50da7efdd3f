import { demoCreditCode, demoId, demoIdNumber, demoPhone } from './ids.ts';
import { repeatable } from './random.ts';

/** 云江市云溪区 does not exist; every person, firm and office here is made up. */
export const DISTRICT = { city: '云江市', name: '云溪区', areaCode: '990104' } as const;

export interface DemoResident {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly address: string;
  readonly sex: '男' | '女';
  /** The demo WeChat code that logs this person in. */
  readonly wechatCode: string;
}

export interface DemoFirm {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  readonly legalRepresentative: DemoResident;
  readonly agents: readonly DemoResident[];
  readonly address: string;
}

export interface DemoStaff {
  readonly id: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly roles: readonly ('clerk' | 'handler' | 'supervisor' | 'reviewer')[];
  readonly unitId: string;
}

/** The people a newcomer is told to try, by what they show. Order matters: the first is the main story's. */
const NAMED: readonly (readonly [name: string, born: string, sex: '男' | '女'])[] = [
  ['林秀英', '19550428', '女'],
  ['陈国强', '19780612', '男'],
  ['王㛃', '19910903', '女'],
  ['李𬭚', '19860217', '男'],
  ['龚䶮', '20010130', '男'],
  ['𠮷田春', '19930719', '女'],
  ['阿卜杜热西提·买买提明', '19821105', '男'],
  ['周小满', '20140520', '女'],
  ['赵德福', '19480306', '男'],
  ['欧阳婉清', '19890815', '女'],
];
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉玲斌宇浩凯晨琳雪松柏岩'];
const STREETS = ['青石路', '云溪大道', '柳荫街', '望江路', '学府巷', '槐安里'];
const TOWNS = ['柳湖街道', '青石街道', '望江镇', '云溪街道'];

/** Sequence numbers 000–999 hold 500 people a day and sex; the rest are born by a walk through the days that meets none twice. */
const BLOCK = 500;
const NEIGHBOUR_AREA = '990105';

function* makeResidents(): Generator<DemoResident, never> {
  const pick = repeatable(20261122);
  for (let index = 0; ; index += 1) {
    const named = NAMED[index];
    const sex = named?.[2] ?? (pick(2) === 0 ? '男' : '女');
    const name =
      named?.[0] ??
      `${SURNAMES[pick(SURNAMES.length)]}${GIVEN[pick(GIVEN.length)]}${pick(3) ? GIVEN[pick(GIVEN.length)] : ''}`;
    const year = index % 11 === 0 ? 1938 + pick(18) : index % 13 === 0 ? 2012 + pick(8) : 1958 + pick(45);
    const born = named?.[1] ?? (index < BLOCK ? dayOf(year, pick(12), pick(28)) : laterBirth(index));
    const sequence = index * 2 + (sex === '男' ? 1 : 0);
    yield {
      id: demoId('RE', index + 1),
      name,
      sex,
      idNumber: demoIdNumber(index < BLOCK ? DISTRICT.areaCode : NEIGHBOUR_AREA, born, sequence % 1000),
      phone: demoPhone(index + 1),
      address: `${DISTRICT.city}${DISTRICT.name}${TOWNS[pick(TOWNS.length)]}${STREETS[pick(STREETS.length)]}${1 + pick(180)}号${1 + pick(20)}栋${101 + pick(18) * 100 + pick(4)}室`,
      wechatCode: `demo-${index + 1}`,
    };
  }
}

const dayOf = (year: number, month: number, day: number): string =>
  `${year}${String(1 + month).padStart(2, '0')}${String(1 + day).padStart(2, '0')}`;

function laterBirth(index: number): string {
  const days = 45 * 12 * 28;
  // A prime steps through all days before it meets one again.
  const day = (Math.floor(index / BLOCK) * 7_919 + (index % BLOCK) * 31) % days;
  return dayOf(1958 + Math.floor(day / 336), Math.floor(day / 28) % 12, day % 28);
}

function take<T>(source: Generator<T, never>, count: number): T[] {
  return Array.from({ length: count }, () => source.next().value);
}

/** Sixty people: some old, some minors, some with rare characters. */
export const residents: readonly DemoResident[] = take(makeResidents(), 60);

/** Everybody of the same generator, one by one and without end; the first sixty are {@link residents}. At most 900,000 have a phone. */
export const manyResidents = (): Iterable<DemoResident> => makeResidents();

const FIRM_NAMES = [
  '云江市样例智造有限公司',
  '云溪区青石样例餐饮店',
  '云江市样例物流有限公司',
  '云江市样例生物科技有限公司',
  '云溪区望江样例农业合作社',
  '云江市样例建筑工程有限公司',
  '云江市样例服饰有限公司',
  '云溪区柳湖样例便利店',
  '云江市样例软件有限公司',
  '云江市样例环保设备有限公司',
  '云溪区样例家政服务部',
  '云江市样例冷链有限公司',
];

const resident = (number: number): DemoResident => {
  const found = residents[number - 1];
  if (!found) throw new RangeError(`no demo resident ${number}`);
  return found;
};

/** Twelve firms; the legal representative of the first is 陈国强 (demo-2), her agent 欧阳婉清 (demo-10). */
export const firms: readonly DemoFirm[] = FIRM_NAMES.map((name, index) => ({
  id: demoId('FM', index + 1),
  name,
  creditCode: demoCreditCode(index + 1),
  legalRepresentative: resident(index + 2),
  agents: [resident(index === 0 ? 10 : index + 20)],
  address: `${DISTRICT.city}${DISTRICT.name}${STREETS[index % STREETS.length]}${index * 7 + 3}号`,
}));

export interface DemoUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: 'department' | 'town' | 'center';
}

export const units: readonly DemoUnit[] = (
  [
    ['政务服务中心', 'center'],
    ['公安分局', 'department'],
    ['住房保障和房产管理局', 'department'],
    ['住房公积金管理中心', 'department'],
    ['市场监督管理局', 'department'],
    ['城市管理局', 'department'],
    ['教育局', 'department'],
    ['不动产登记中心', 'department'],
    ['柳湖街道', 'town'],
    ['青石街道', 'town'],
    ['望江镇', 'town'],
    ['12345 热线中心', 'center'],
    ['司法局', 'department'],
    ['民政局', 'department'],
    ['社会保险事业管理中心', 'department'],
    ['中心血站', 'department'],
  ] as const
).map(([name, kind], index) => ({ id: demoId('VN', index + 1), name: `云溪区${name}（样例）`, kind }));

export const unitNamed = (part: string): DemoUnit => {
  const found = units.find((unit) => unit.name.includes(part));
  if (!found) throw new RangeError(`no demo unit ${part}`);
  return found;
};

export const halls = [
  { id: demoId('HA', 1), name: '云溪区政务服务中心（样例）' },
  { id: demoId('HA', 2), name: '青石街道便民服务中心（样例）' },
] as const;

/** Six windows: four in the first hall, two in the second. */
export const serviceWindows = Array.from({ length: 6 }, (_, index) => ({
  id: demoId('WN', index + 1),
  hallId: index < 4 ? halls[0].id : halls[1].id,
  hallName: index < 4 ? halls[0].name : halls[1].name,
  name: `${index < 4 ? 15 + index : index - 3} 号窗口`,
  floor: index < 4 ? '2 楼' : '1 楼',
  unitId:
    [
      unitNamed('公安').id,
      unitNamed('公安').id,
      unitNamed('不动产').id,
      unitNamed('公安').id,
      unitNamed('青石').id,
      unitNamed('青石').id,
    ][index] ?? unitNamed('公安').id,
}));

/** The one password of every demo member of staff. */
export const DEMO_STAFF_PASSWORD = 'Yunxi-demo-2026';

export const staff: readonly DemoStaff[] = (
  [
    ['0312', '陈晓雯', ['clerk'], '公安'],
    ['0313', '刘志明', ['clerk'], '不动产'],
    ['0314', '何静', ['clerk'], '青石'],
    ['2001', '孙立', ['handler'], '12345'],
    ['2101', '马建国', ['handler'], '城市管理'],
    ['2102', '郭敏', ['handler'], '市场监督'],
    ['2103', '胡海涛', ['handler'], '柳湖'],
    ['3001', '高玉兰', ['supervisor'], '12345'],
    ['4001', '宋卫东', ['reviewer'], '公安'],
    ['4002', '罗婷', ['reviewer'], '司法'],
    ['4003', '梁斌', ['reviewer'], '公安'],
    ['4004', '许文华', ['reviewer'], '不动产登记'],
    ['4005', '潘晓东', ['reviewer'], '公积金'],
    ['4006', '蒋丽萍', ['reviewer'], '社会保险'],
    ['4007', '韩雪梅', ['reviewer'], '民政'],
    ['4008', '沈志远', ['reviewer'], '血站'],
  ] as const
).map(([staffNumber, name, roles, unit], index) => ({
  id: demoId('ST', index + 1),
  staffNumber,
  name,
  roles,
  unitId: unitNamed(unit).id,
}));
