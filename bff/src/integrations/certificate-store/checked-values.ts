import type { CertificateType } from 'shared/certificate-types/definition.ts';
import { AppError } from '../../kernel/app-error.ts';

/** What a store answered, held against the type's schema and the person asked for. Throws `upstream.invalid`. */
export function checkedValues(type: CertificateType, raw: unknown, holderCode: string): Record<string, string> {
  const values = parsed(type, raw);
  if (values[type.holderCodeField] === holderCode) return values;
  throw new AppError('upstream.invalid', { facts: { certificateType: type.code, otherPerson: true } });
}

function parsed(type: CertificateType, raw: unknown): Record<string, string> {
  try {
    return type.parseValues(raw);
  } catch {
    // The schema's message may quote a value.
    throw new AppError('upstream.invalid', { facts: { certificateType: type.code } });
  }
}
