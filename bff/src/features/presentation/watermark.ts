import type { AccessRequest } from './access-request.ts';

/** Two lines that name the source of any copy: matter, window, clerk, time and request. */
export function watermarkOf(request: AccessRequest, now: Date): string[] {
  const time = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  const { windowName, staffNumber } = request.place;
  return [
    `${request.itemName} ${request.applicationNumber}`,
    `${windowName} ${staffNumber} · ${time} · R-${request.id.slice(-6)}`,
  ];
}
