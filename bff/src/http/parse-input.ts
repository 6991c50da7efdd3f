import type { Endpoint } from 'shared/endpoint.ts';
import * as z from 'zod/mini';
import { AppError } from '../kernel/app-error.ts';

/** Parses the parts of a request with the contract; unknown, missing or bad fields become 422 with a sentence each. */
export function parseInput<I extends z.ZodMiniObject>(
  endpoint: Pick<Endpoint<I>, 'input'>,
  parts: Record<string, unknown>,
): z.output<I> {
  const schema = endpoint.input;
  const known = Object.keys(schema.shape);
  const unknown = Object.keys(parts).filter((name) => !known.includes(name));
  const result = z.safeParse(schema, parts);
  if (unknown.length === 0 && result.success) return result.data;
  const fields: Record<string, string> = Object.create(null);
  for (const name of unknown) fields[name.slice(0, 64)] = '不认识的内容';
  for (const issue of result.success ? [] : result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) fields[[...issue.path, key].join('.').slice(0, 64)] = '不认识的内容';
    } else fields[issue.path.join('.').slice(0, 64) || 'body'] ??= issue.message;
  }
  throw new AppError('request.invalid', { fields: { ...fields } });
}

/** Query parameters by name; a name given twice becomes an array, which no contract takes. */
export function queryParts(querystring: string): Record<string, unknown> {
  const parts: Record<string, unknown> = Object.create(null);
  const search = new URLSearchParams(querystring);
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    parts[name] = values.length === 1 ? values[0] : values;
  }
  return { ...parts };
}
