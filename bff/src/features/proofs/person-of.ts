import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';
import type { Subject } from './proof-type.ts';

/** A resident as the subject of a question. Throws `session.identity-required`. */
export async function personOf({ people }: Pick<Deps, 'people'>, residentId: string): Promise<Subject> {
  const person = await people.identityOf(residentId);
  if (!person) throw new AppError('session.identity-required');
  return { kind: 'person', name: person.name, code: person.idNumber };
}
