import { accessGrantStore } from '../features/presentation/access-grant-store.sql.ts';
import { accessRequestStore } from '../features/presentation/access-request-store.sql.ts';
import type { AccessRequest } from '../features/presentation/access-request.ts';
import { applicationStore } from '../features/presentation/application-store.sql.ts';
import { applicationNumber } from '../features/presentation/application.ts';
import { residencePermit } from '../features/presentation/service-items/residence-permit.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import type { Ground } from '../wiring/ground.ts';
import { residents, staff, units } from './city.ts';
import { demoId } from './ids.ts';
import { demoTerminals } from './staff-demo.ts';
import { demoCertificates } from './wallet-demo.ts';

type Parts = Pick<Ground, 'sql' | 'cipher' | 'now' | 'newId'>;

/** What happened at the windows in the last days, so that 谁看过我的证照 and the desk are not empty. */
export async function seedPresentation({ sql, cipher, now, newId }: Parts): Promise<void> {
  const applications = applicationStore(sql, cipher);
  const requests = accessRequestStore(sql, cipher);
  const grants = accessGrantStore(sql, cipher);
  const [clerk] = staff;
  // 18 号窗口
  const terminal = demoTerminals[3];
  if (!clerk || !terminal) return;
  const certificates = demoCertificates();

  for (const [index, { daysAgo, resident, status }] of STORIES.entries()) {
    const person = residents[resident];
    if (!person) continue;
    const at = new Date(now().getTime() - daysAgo * 86_400_000 - (index + 1) * 240_000);
    const number = applicationNumber(shanghaiDate(at), await applications.nextNumber(shanghaiDate(at)));
    const request: AccessRequest = {
      id: demoId('AR', index + 1),
      flow: index % 2 === 0 ? 'shown' : 'scanned',
      status,
      residentId: person.id,
      holderKind: 'resident',
      holderId: person.id,
      terminalId: terminal.id,
      staffId: clerk.id,
      place: {
        unitName: units.find(({ id }) => id === terminal.unitId)?.name ?? '',
        hallName: terminal.hallName,
        floor: terminal.floor,
        windowName: terminal.name,
        clerkName: clerk.name,
        staffNumber: clerk.staffNumber,
      },
      itemId: residencePermit.id,
      itemVersion: residencePermit.version,
      itemName: residencePermit.name,
      applicationNumber: number,
      matchNumber: '47',
      choices: ['26', '47', '83'],
      optionalTypes: null,
      reported: false,
      createdAt: at,
      askedAt: at,
      agreedAt: null,
      endedAt: status === 'expired' ? null : new Date(at.getTime() + 40_000),
      expiresAt: new Date(at.getTime() + 120_000),
    };
    await applications.insert({
      id: demoId('AP', index + 1),
      number,
      itemId: residencePermit.id,
      itemName: residencePermit.name,
      status: 'open',
      terminalId: terminal.id,
      unitId: terminal.unitId,
      holderId: person.id,
      openedAt: at,
    });
    await requests.insert(request);
    if (status !== 'granted') continue;
    const given = residencePermit.certificates.flatMap(({ type, fields, required }) => {
      const certificate = certificates.find(
        ({ holder, type: held }) => holder.code === person.idNumber && held.code === type,
      );
      return required && certificate ? [{ type, certificateId: certificate.id, fields }] : [];
    });
    await grants.insert({
      requestId: request.id,
      status: 'live',
      holderKind: 'resident',
      holderId: person.id,
      terminalId: terminal.id,
      staffId: clerk.id,
      given,
      reads: 0,
      grantedAt: at,
      expiresAt: new Date(at.getTime() + 900_000),
      filedAt: null,
    });
    const token = newId();
    await grants.setToken(request.id, token, at);
    for (const { type } of given)
      await grants.countRead({ requestId: request.id, holderId: person.id }, token, newId(), type, at);
    await grants.finish(request.id, token);
  }
}

const STORIES = [
  { daysAgo: 6, resident: 0, status: 'granted' },
  { daysAgo: 4, resident: 0, status: 'refused' },
  { daysAgo: 2, resident: 0, status: 'granted' },
  { daysAgo: 1, resident: 1, status: 'granted' },
  { daysAgo: 0, resident: 3, status: 'expired' },
  { daysAgo: 0, resident: 6, status: 'granted' },
] as const;
