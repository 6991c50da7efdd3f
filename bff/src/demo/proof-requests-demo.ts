import type { FormAnswers } from 'shared/form-fields.ts';
import type { SubmitProofRequest } from 'shared/proof-requests.ts';
import type { ReviewStep } from 'shared/reviews.ts';
import { addMaterial } from '../features/proof-requests/add-material.ts';
import type { Deps } from '../features/proof-requests/deps.ts';
import { submitRequest } from '../features/proof-requests/submit-request.ts';
import { takeReview } from '../features/proof-requests/take-review.ts';
import type { Once } from '../kernel/once.ts';
import { residents, staff, unitNamed, type DemoResident } from './city.ts';
import { demoId } from './ids.ts';
import { drawScene } from './scene.ts';

const HOUR_MS = 3_600_000;

interface DemoRequest {
  /** Number of the demo resident. */
  readonly person: number;
  readonly hoursAgo: number;
  readonly type: string;
  readonly purpose: string;
  readonly answers: FormAnswers;
  /** Code of the one material that must be there. */
  readonly material: string;
  readonly post?: true;
  readonly unit: string;
  readonly course: readonly (readonly [hoursAgo: number, details: ReviewStep])[];
}

const household = {
  type: 'household-record',
  material: 'identity-card',
  unit: '公安',
  answers: { reason: '户口簿写得不全', 'household-address': '云江市云溪区青石路1号' },
} as const;
const record = { type: 'no-criminal-record', material: 'identity-card', unit: '公安' } as const;

/** One in every state a newcomer wants to see; 林秀英 is asked for more, 欧阳婉清's waits for the post. */
const demoRequests: readonly DemoRequest[] = [
  {
    ...household,
    person: 1,
    hoursAgo: 50,
    purpose: '办理公证',
    course: [[30, { step: 'ask', wanted: '身份证国徽面没有拍到，请补一张。' }]],
  },
  { ...record, person: 2, hoursAgo: 3, purpose: '求职入职', answers: { from: '2016-01-01' }, course: [] },
  { ...household, person: 3, hoursAgo: 26, purpose: '孩子入学', course: [[24, { step: 'accept' }]] },
  {
    person: 4,
    hoursAgo: 20,
    type: 'lawyer-no-penalty',
    purpose: '投标',
    answers: { firm: '云溪样例律师事务所', license: '99901201610123456', from: '2021-01-01' },
    material: 'license',
    unit: '司法',
    course: [[18, { step: 'accept' }]],
  },
  {
    ...household,
    person: 9,
    hoursAgo: 90,
    purpose: '投靠落户',
    course: [[70, { step: 'refuse', reason: '您的户口已迁往邻区，请到户口所在地派出所申请。' }]],
  },
  {
    ...record,
    person: 10,
    hoursAgo: 60,
    purpose: '办理公证',
    answers: {},
    post: true,
    course: [
      [58, { step: 'accept' }],
      [5, { step: 'approve', findings: { checked: '全国犯罪人员信息库未发现犯罪记录' } }],
    ],
  },
];

const requestId = (index: number): string => demoId('PR', index + 1);

/** There when the requests are. */
export const firstDemoRequest = requestId(0);

/** The demo requests with their courses, through the use cases of real ones; times count back from now. */
export async function seedProofRequests(deps: Deps): Promise<void> {
  const present = deps.now().getTime();
  for (const [index, one] of demoRequests.entries()) {
    const person = residents[one.person - 1];
    if (!person) throw new RangeError(`no demo resident ${one.person}`);
    const at = (hoursAgo: number): Deps => ({ ...deps, now: () => new Date(present - hoursAgo * HOUR_MS) });
    const id = requestId(index);
    await submitRequest(at(one.hoursAgo), actorOf(person, present), await inputOf(deps, one, person), onceFor(id, id));
    for (const [step, [hoursAgo, details]] of one.course.entries()) {
      const event = demoId('PS', index * 8 + step + 1);
      await takeReview(at(hoursAgo), reviewerOf(one), { id, version: step + 1, details }, onceFor(event, event));
    }
  }
}

async function inputOf(deps: Deps, one: DemoRequest, person: DemoResident): Promise<SubmitProofRequest> {
  const bytes = drawScene('sample-card');
  const sha256 = one.material.length.toString(16).padStart(64, '0');
  const { id } = await addMaterial(deps, actorOf(person, 0), { bytes, sha256 });
  const { type, purpose, answers, post = false } = one;
  return {
    ...{ type, purpose, answers, recipient: null },
    materials: { [one.material]: [id] },
    collection: post ? 'post' : 'download',
    address: post ? { name: person.name, phone: person.phone, address: person.address } : null,
  };
}

const actorOf = ({ id }: DemoResident, now: number) =>
  ({
    kind: 'resident',
    id,
    accountId: id,
    sessionId: id,
    actingFor: null,
    steppedUpUntil: new Date(now + 60_000),
  }) as const;

function reviewerOf({ unit }: DemoRequest) {
  const unitId = unitNamed(unit).id;
  const member = staff.find((one) => one.unitId === unitId && one.roles.includes('reviewer'));
  if (!member) throw new RangeError(`no demo reviewer of ${unit}`);
  const { id, staffNumber, roles } = member;
  return { kind: 'staff', id, sessionId: id, staffNumber, roles, unitId, terminalId: null } as const;
}

const onceFor = (resourceId: string, key: string): Once => ({
  resourceId,
  scope: 'demo',
  key,
  fingerprint: '0'.repeat(64),
  status: 201,
  lease: null,
  committed: false,
});
