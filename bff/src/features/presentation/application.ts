import type { ServiceItemDefinition } from './service-item.ts';
import { typeNames } from './service-item.ts';

export interface Application {
  readonly id: string;
  readonly number: string;
  readonly itemId: string;
  readonly itemName: string;
  readonly status: 'open' | 'closed';
  readonly terminalId: string;
  readonly unitId: string;
  /** Whose it is, from the first grant on. */
  readonly holderId: string | null;
  readonly openedAt: Date;
}

export interface FiledMaterial {
  readonly type: string;
  readonly requestId: string;
  readonly certificateId: string;
  readonly fields: readonly string[];
  readonly staffNumber: string;
  readonly filedAt: Date;
  readonly withdrawnAt: Date | null;
}

/** 办件编号: `YX`, the day in Asia/Shanghai, four digits counted within the day. */
export const applicationNumber = (day: string, sequence: number): string =>
  `YX${day.replaceAll('-', '')}-${String(sequence).padStart(4, '0')}`;

/** Short names of required certificates that are not filed, or were taken back. */
export const missingOf = (item: ServiceItemDefinition, materials: readonly FiledMaterial[]): string[] =>
  item.certificates
    .filter(
      ({ type, required }) => required && !materials.some((filed) => filed.type === type && filed.withdrawnAt === null),
    )
    .map(({ type }) => typeNames(type).shortName);
