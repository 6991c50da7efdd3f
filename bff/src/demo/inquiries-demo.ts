import { askInquiry } from '../features/inquiries/ask-inquiry.ts';
import type { Deps } from '../features/inquiries/deps.ts';
import type { Once } from '../kernel/once.ts';
import { residents, staff } from './city.ts';
import { demoId } from './ids.ts';

const HOUR_MS = 3_600_000;

const inquiryId = (index: number): string => demoId('NQ', index + 1);

/** There when the inquiries are. */
export const firstDemoInquiry = inquiryId(0);

/** 司法局 asks about 林秀英 for legal aid: her insurance was answered by data, her household waits for the police. */
const demoInquiries = [
  { staffNumber: '4002', hoursAgo: 20, person: 1, dataSet: 'social-insurance', purpose: '法律援助经济困难核查' },
  { staffNumber: '4002', hoursAgo: 19, person: 1, dataSet: 'household-members', purpose: '法律援助经济困难核查' },
  { staffNumber: '4001', hoursAgo: 4, person: 3, dataSet: 'marriage', purpose: '投靠落户审核' },
] as const;

/** The demo inquiries, through the use case of real ones; times count back from now. */
export async function seedInquiries(deps: Deps): Promise<void> {
  const present = deps.now().getTime();
  for (const [index, { staffNumber, hoursAgo, person, dataSet, purpose }] of demoInquiries.entries()) {
    const member = staff.find((one) => one.staffNumber === staffNumber);
    const about = residents[person - 1];
    if (!member || !about) throw new RangeError(`no demo staff ${staffNumber} or resident ${person}`);
    const { id, roles, unitId } = member;
    const actor = { kind: 'staff', id, sessionId: id, staffNumber, roles, unitId, terminalId: null } as const;
    const at = { ...deps, now: () => new Date(present - hoursAgo * HOUR_MS) };
    const input = {
      ...{ dataSet, purpose },
      matterNumber: `YL-2026-${String(index + 118).padStart(5, '0')}`,
      person: { name: about.name, idNumber: about.idNumber },
    };
    await askInquiry(at, actor, input, onceFor(inquiryId(index)));
  }
}

const onceFor = (resourceId: string): Once => ({
  ...{ resourceId, scope: 'demo', key: resourceId, status: 201, lease: null, committed: false },
  fingerprint: '0'.repeat(64),
});
