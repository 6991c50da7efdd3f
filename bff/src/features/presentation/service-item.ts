import { certificateTypeOf } from 'shared/certificate-types.ts';
import type { ServiceItem } from 'shared/presentation-desk.ts';

/** What one item may ask of one certificate type. */
interface Ask {
  readonly type: string;
  readonly fields: readonly string[];
  readonly required: boolean;
  /** At most 8 characters. */
  readonly purpose: string;
  readonly why: string;
  readonly legalBasis: string;
  readonly retention: string;
}

export interface ServiceItemDefinition {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly initials: string;
  readonly holder: 'resident' | 'organization';
  readonly certificates: readonly Ask[];
}

/** The newest version of an item, or the one a request was made under. */
export function itemOf(
  registry: readonly ServiceItemDefinition[],
  id: string,
  version?: number,
): ServiceItemDefinition | undefined {
  const versions = registry.filter((item) => item.id === id);
  const newest = versions.toSorted((a, b) => b.version - a.version)[0];
  return versions.find((item) => item.version === version) ?? newest;
}

export const itemView = (item: ServiceItemDefinition): ServiceItem => ({
  id: item.id,
  version: item.version,
  code: item.code,
  name: item.name,
  initials: item.initials,
  holder: item.holder,
  certificates: askedView(item),
});

/** What an item asks for, with the names of types and fields. */
export const askedView = (item: ServiceItemDefinition): ServiceItem['certificates'] =>
  item.certificates.map(({ type, fields, ...ask }) => ({
    ...ask,
    ...typeNames(type),
    fields: fields.map((id) => ({ id, label: fieldLabel(type, id) })),
  }));

export function typeNames(type: string): { type: string; name: string; shortName: string } {
  const known = certificateTypeOf(type);
  return { type, name: known?.name ?? type, shortName: known?.shortName ?? type };
}

export const fieldLabel = (type: string, fieldId: string): string =>
  certificateTypeOf(type)?.fields.find(({ id }) => id === fieldId)?.label ?? fieldId;
