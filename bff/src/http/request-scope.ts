import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<string>();

/** Runs the rest of one request so that what it writes to the audit trail can name it. */
export const withinRequest = <T>(requestId: string, work: () => T): T => scope.run(requestId, work);

/** The request being served; null in a job. */
export const currentRequestId = (): string | null => scope.getStore() ?? null;
