import type { ProofTypeCard } from 'shared/proofs.ts';
import type { Deps } from './deps.ts';
import { departments } from './departments.ts';

export const listTypes = ({ types, seals }: Pick<Deps, 'types' | 'seals'>): ProofTypeCard[] =>
  types.map((type) => ({
    code: type.code,
    title: type.title,
    organization: seals.organizationOf(type.department),
    department: departments[type.department].everyday,
    needs: [...type.needs],
    contains: [...type.contains],
    source: type.source,
    legalBasis: [...type.legalBasis],
    purposes: [...type.purposes],
    validDays: type.validDays,
    whenNothing: type.whenNothing,
    askers: [...type.askers],
    sensitivity: type.sensitivity,
    negative: type.negative,
  }));
