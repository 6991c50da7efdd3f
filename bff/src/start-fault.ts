import { ConfigError } from './config.ts';
import { DatabaseError } from './database/database-error.ts';

/** What an operator reads when the server does not start: one sentence for what they can mend, the stack for our own mistakes. */
export function startFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError) return error.message;
  const database = [error, error.cause].find((one) => one instanceof DatabaseError);
  if (database)
    return `The database cannot be used (${database.code}). Look at DATABASE_URL, DATA_DIR and the database itself.`;
  const { code, port, path }: NodeJS.ErrnoException & { port?: number } = error;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop the program that uses it, or choose another PORT or ADMIN_PORT.`;
  if (code === 'EACCES' && port !== undefined) return `Port ${port} is not for this user. Choose one above 1023.`;
  if (code !== undefined && path !== undefined) return `Cannot use ${path} (${code}). Look at DATA_DIR and its rights.`;
  return error.stack ?? error.message;
}
