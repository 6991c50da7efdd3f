import { shanghaiDate } from 'shared/working-days.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { applicationNumber, type Application } from './application.ts';
import type { Clerk, PresentationDeps } from './deps.ts';
import { itemOf } from './service-item.ts';

export async function openApplication(
  deps: PresentationDeps,
  clerk: Clerk,
  { serviceItemId }: { serviceItemId: string },
  once: Once,
): Promise<Application> {
  const item = itemOf(deps.items, serviceItemId);
  if (!item || !clerk.serviceItems.includes(item.id)) throw new AppError('service-item.not-here');
  const now = deps.now();
  const day = shanghaiDate(now);
  return deps.inTransaction(async ({ applications, audit }) => {
    const application: Application = {
      id: once.resourceId,
      number: applicationNumber(day, await applications.nextNumber(day)),
      itemId: item.id,
      itemName: item.name,
      status: 'open',
      terminalId: clerk.terminalId,
      unitId: clerk.unitId,
      holderId: null,
      openedAt: now,
    };
    await applications.insert(application);
    await audit.record({
      actor: clerk.actor,
      action: 'application.open',
      subject: application.id,
      purpose: application.number,
      facts: { item: item.id },
    });
    return application;
  }, once);
}
