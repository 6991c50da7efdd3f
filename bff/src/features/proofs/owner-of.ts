import { shanghaiDate } from 'shared/working-days.ts';
import type { Deps } from './deps.ts';
import type { OwnerOf } from './proof.ts';

/**
 * A child's proof lies with the guardian who asked for it as the child's legal agent (民法典 第二十三条). That agency ends
 * when the child turns 18 (第十七条, 第三十九条, 第一百七十五条): from that day the proof is the grown child's alone.
 */
export const ownersOf =
  ({ people, personIndex, now }: Pick<Deps, 'people' | 'personIndex' | 'now'>): OwnerOf =>
  async ({ id, actingFor }) => {
    const person = actingFor ? null : await people.identityOf(id);
    return {
      residentId: id,
      organizationId: actingFor?.organizationId ?? null,
      personIndex: person && personIndex(person.idNumber),
      today: shanghaiDate(now()),
    };
  };
