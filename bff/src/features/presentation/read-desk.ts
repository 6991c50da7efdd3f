import type {
  Application as ApplicationView,
  DeskHistoryEntry,
  DeskRequest,
  ServiceItem,
} from 'shared/presentation-desk.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import { AppError } from '../../kernel/app-error.ts';
import { isWaiting, leftMs, statusAt, type AccessRequest } from './access-request.ts';
import { missingOf, type Application, type FiledMaterial } from './application.ts';
import type { Clerk, PresentationDeps } from './deps.ts';
import { askedView, fieldLabel, itemOf, itemView, typeNames } from './service-item.ts';

const LIST_LIMIT = 100;
/** Midnight in Asia/Shanghai. */
const startOfDay = (now: Date): Date => new Date(`${shanghaiDate(now)}T00:00:00+08:00`);

export const listServiceItems = (deps: Pick<PresentationDeps, 'items'>, clerk: Clerk): ServiceItem[] =>
  clerk.serviceItems.flatMap((id) => {
    const item = itemOf(deps.items, id);
    return item ? [itemView(item)] : [];
  });

/** What the terminal may know: nothing of the person. */
export function deskView(deps: Pick<PresentationDeps, 'items' | 'now'>, request: AccessRequest): DeskRequest {
  const now = deps.now();
  const status = statusAt(request, now);
  const item = itemOf(deps.items, request.itemId, request.itemVersion);
  return {
    id: request.id,
    flow: request.flow,
    status,
    item: { id: request.itemId, version: request.itemVersion, name: request.itemName },
    applicationNumber: request.applicationNumber,
    certificates: item ? askedView(item) : [],
    number: request.flow === 'shown' && status === 'asked' ? request.matchNumber : null,
    numberNeeded: status === 'agreed',
    expiresInMs: leftMs(request, now),
    steps: stepsOf(request, status),
  };
}

function stepsOf(request: AccessRequest, status: AccessRequest['status']): DeskRequest['steps'] {
  const { flow, createdAt, askedAt, agreedAt, endedAt, expiresAt } = request;
  const ended = isWaiting(status) ? null : (endedAt ?? expiresAt);
  const course: readonly (readonly [AccessRequest['status'], Date | null])[] = [
    ['offered', flow === 'scanned' ? createdAt : null],
    ['asked', askedAt],
    ['agreed', agreedAt],
    [status, ended],
  ];
  return course.flatMap(([step, at]) => (at ? [{ status: step, at: at.toISOString() }] : []));
}

export async function listDeskHistory(deps: PresentationDeps, clerk: Clerk): Promise<DeskHistoryEntry[]> {
  const now = deps.now();
  const requests = await deps.requests.ofTerminalSince(clerk.terminalId, startOfDay(now), LIST_LIMIT);
  const grants = await deps.grants.findMany(requests.map(({ id }) => id));
  return requests.map((request) => {
    const grant = grants.get(request.id);
    const item = itemOf(deps.items, request.itemId, request.itemVersion);
    const types = grant?.given ?? item?.certificates ?? [];
    return {
      id: request.id,
      at: request.createdAt.toISOString(),
      status: statusAt(request, now),
      itemName: request.itemName,
      applicationNumber: request.applicationNumber,
      staffNumber: request.place.staffNumber,
      shortNames: types.map(({ type }) => typeNames(type).shortName),
      reads: grant?.reads ?? 0,
      filed: grant?.filedAt != null,
    };
  });
}

export async function listApplications(deps: PresentationDeps, clerk: Clerk): Promise<ApplicationView[]> {
  const open = await deps.applications.openOfTerminal(clerk.terminalId, startOfDay(deps.now()), LIST_LIMIT);
  const materials = await deps.applications.materialsOf(open.map(({ number }) => number));
  return open.map((application) => applicationView(deps, application, materials.get(application.number) ?? []));
}

/** An application of the clerk's own unit. Absent and another unit's are alike. */
export async function readApplication(
  deps: Pick<PresentationDeps, 'items' | 'applications'>,
  unitId: string,
  application: Application | null,
): Promise<ApplicationView> {
  if (!application || application.unitId !== unitId) throw new AppError('application.not-found');
  const materials = await deps.applications.materialsOf([application.number]);
  return applicationView(deps, application, materials.get(application.number) ?? []);
}

function applicationView(
  deps: Pick<PresentationDeps, 'items'>,
  application: Application,
  materials: readonly FiledMaterial[],
): ApplicationView {
  const item = itemOf(deps.items, application.itemId);
  return {
    number: application.number,
    item: { id: application.itemId, name: application.itemName },
    status: application.status,
    openedAt: application.openedAt.toISOString(),
    materials: materials.map(({ type, fields, filedAt, requestId, staffNumber, withdrawnAt }) => ({
      type,
      name: typeNames(type).name,
      fieldLabels: fields.map((field) => fieldLabel(type, field)),
      filedAt: filedAt.toISOString(),
      requestId,
      staffNumber,
      withdrawn: withdrawnAt !== null,
    })),
    missing: item ? missingOf(item, materials) : [],
  };
}
