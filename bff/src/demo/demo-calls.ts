import type { CaseCategoryCode } from 'shared/case-categories.ts';
import type { Urgency } from 'shared/case-steps.ts';
import type { CaseKind } from 'shared/cases.ts';
import type { SceneName } from './scene.ts';

/** Hours before the seed, and what happened then. */
type Happening = readonly [hoursAgo: number, step: DemoStep];
type DemoStep =
  | { step: 'accept' | 'archive' | 'confirm' }
  | { step: 'decline' | 'contest' | 'reopen'; text: string }
  | { step: 'triage'; urgency: Urgency }
  | { step: 'dispatch'; unit: string }
  | { step: 'resolve'; text: string; photos?: readonly SceneName[] }
  | { step: 'rate'; stars: number; text: string };

export interface DemoCall {
  /** Number of the demo resident; with `firm` the call is that firm's. */
  readonly caller: number;
  readonly firm?: number;
  readonly hoursAgo: number;
  readonly kind: CaseKind;
  readonly category: CaseCategoryCode;
  readonly text: string;
  readonly place: string;
  readonly hideIdentity?: true;
  readonly photos?: readonly SceneName[];
  readonly course: readonly Happening[];
}

const through = (from: number, unit: string, urgency: Urgency): Happening[] => [
  [from, { step: 'accept' }],
  [from - 1, { step: 'triage', urgency }],
  [from - 2, { step: 'dispatch', unit }],
];

/** Calls in every state; the first and the firm's are what a newcomer sees. Oldest first. */
export const demoCalls: readonly DemoCall[] = [
  {
    caller: 1,
    hoursAgo: 620,
    kind: 'praise',
    category: 'service',
    text: '青石街道便民窗口的同志很耐心，帮我一次就把老年卡办好了。',
    place: '青石街道便民服务中心',
    course: [
      ...through(618, '青石', 'normal'),
      [600, { step: 'resolve', text: '谢谢您，已转告窗口并记入月度表扬。' }],
      [590, { step: 'confirm' }],
      [589, { step: 'rate', stars: 5, text: '谢谢你们' }],
      [560, { step: 'archive' }],
    ],
  },
  {
    caller: 3,
    hoursAgo: 480,
    kind: 'complaint',
    category: 'consumer',
    text: '样例健身房关门了，预付卡里还有 1200 元退不了款。',
    place: '学府巷 18 号',
    course: [
      ...through(478, '市场监督', 'complex'),
      [300, { step: 'resolve', text: '已组织调解，商家把余款退回原卡。' }],
      [280, { step: 'confirm' }],
      [279, { step: 'rate', stars: 4, text: '退回来了，时间长了点' }],
    ],
  },
  {
    caller: 1,
    hoursAgo: 400,
    kind: 'complaint',
    category: 'housing',
    text: '和开发商打官司，想请你们让法院快点判。',
    place: '',
    course: [[398, { step: 'decline', text: '已经起诉的事由法院办，我们不能过问。可以打 12368 问进度。' }]],
  },
  {
    caller: 5,
    hoursAgo: 260,
    kind: 'complaint',
    category: 'road-surface',
    text: '振兴路 208 号门前井盖松动，车一过就响，怕伤到人。',
    place: '柳荫街 208 号门前',
    course: through(250, '城市管理', 'urgent'),
  },
  {
    caller: 6,
    hoursAgo: 220,
    kind: 'complaint',
    category: 'noise',
    text: '中心公园广场舞音响开到晚上十点半，孩子没法睡。',
    place: '中心公园南门',
    hideIdentity: true,
    course: [
      ...through(210, '城市管理', 'normal'),
      [120, { step: 'resolve', text: '已约谈舞队，约定晚上九点前结束。' }],
      [70, { step: 'reopen', text: '只好了两天，昨天又到十点多' }],
    ],
  },
  {
    caller: 7,
    hoursAgo: 190,
    kind: 'help',
    category: 'greening',
    text: '青石路两棵枯树快倒了，靠着电线，刮风害怕。',
    place: '青石路 45 号对面',
    course: [
      ...through(188, '城市管理', 'urgent'),
      [150, { step: 'resolve', text: '枯树已移除，电线安全距离已复核。' }],
      [140, { step: 'confirm' }],
    ],
  },
  {
    caller: 8,
    hoursAgo: 120,
    kind: 'question',
    category: 'school',
    text: '外地户口的孩子在云溪区上小学，要准备哪些材料？',
    place: '',
    course: [[118, { step: 'accept' }]],
  },
  {
    caller: 9,
    hoursAgo: 100,
    kind: 'complaint',
    category: 'property',
    text: '3 栋电梯一个月坏了四次，老人上下楼不方便。',
    place: '槐安里 3 栋',
    course: [
      ...through(98, '市场监督', 'urgent'),
      [90, { step: 'contest', text: '日常维保归物业和街道管，不是特种设备事故。\n依据：云溪区电梯管理分工第 5 条' }],
    ],
  },
  {
    caller: 1,
    hoursAgo: 76,
    kind: 'help',
    category: 'street-light',
    text: '小区东门路灯不亮。已经三天了，晚上很黑，老人孩子走路怕摔。',
    place: '柳湖街道 · 梧桐苑小区东门外',
    hideIdentity: true,
    photos: ['dark-street', 'flooded-road'],
    course: [
      ...through(74, '城市管理', 'normal'),
      [3, { step: 'resolve', text: '更换灯泡 2 个，现场试亮正常。', photos: ['lit-street'] }],
    ],
  },
  {
    caller: 2,
    firm: 1,
    hoursAgo: 52,
    kind: 'help',
    category: 'drainage',
    text: '厂区门前路面积水。下雨后货车进不来，已经影响发货。',
    place: '望江镇产业园 3 号门',
    photos: ['flooded-road'],
    course: through(50, '城市管理', 'normal'),
  },
  {
    caller: 10,
    firm: 1,
    hoursAgo: 30,
    kind: 'help',
    category: 'approval',
    text: '样例检测许可批复迟迟没出。材料交了两个月，窗口说还在流转。',
    place: '区政务服务中心 2 楼',
    course: through(5, '市场监督', 'urgent'),
  },
  {
    caller: 11,
    hoursAgo: 26,
    kind: 'suggestion',
    category: 'street-order',
    text: '建议在菜场门口划出摆摊区，现在占道经营，轮椅过不去。',
    place: '望江路菜场门口',
    course: through(24, '城市管理', 'complex'),
  },
  {
    caller: 12,
    hoursAgo: 20,
    kind: 'help',
    category: 'labor',
    text: '工地拖欠三个月工资，老板电话打不通了。',
    place: '云溪大道样例工地',
    course: [
      [8, { step: 'accept' }],
      [6, { step: 'triage', urgency: 'urgent' }],
    ],
  },
  {
    caller: 1,
    hoursAgo: 9,
    kind: 'complaint',
    category: 'parking',
    text: '消防通道天天停满车，救护车都进不来。',
    place: '槐安里 7 栋后面',
    course: through(7, '城市管理', 'urgent'),
  },
  {
    caller: 13,
    hoursAgo: 4,
    kind: 'complaint',
    category: 'sanitation',
    text: '垃圾三天没人清运，味道很大。',
    place: '柳荫街 12 号',
    course: [],
  },
  {
    caller: 14,
    hoursAgo: 2,
    kind: 'suggestion',
    category: 'transit',
    text: '建议 6 路公交早高峰多加两班，学生都挤不上。',
    place: '学府巷站',
    course: [],
  },
];
