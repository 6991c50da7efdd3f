import * as z from 'zod/mini';
import type { HeldStatus } from './certificate-store.ts';

/** GB/T 36903 annex A: 111 citizen number, 001 unified social credit code. */
export const holderCodeType = { resident: '111', organization: '001' } as const;

// 01 有效 02 暂扣 03 撤销 04 注销 05 失效 06 转出 07 吊销 99 其他
const statuses: Readonly<Record<string, HeldStatus>> = {
  '01': 'valid',
  '02': 'suspended',
  '03': 'revoked',
  '04': 'cancelled',
  '05': 'expired',
  '06': 'cancelled',
  '07': 'revoked',
};
/** A status this version does not know is not valid. */
export const statusOf = (code: string): HeldStatus => statuses[code] ?? 'suspended';
export const statusCode = (status: HeldStatus): string =>
  Object.entries(statuses).find(([, word]) => word === status)?.[0] ?? '99';

const FOREVER = '99991231';
/** `yyyyMMdd` → `YYYY-MM-DD`; null for 长期. */
export const endDate = (date: string): string | null =>
  date === FOREVER ? null : `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`;
export const wireDate = (date: string | null): string => (date === null ? FOREVER : date.replaceAll('-', ''));

const short = () => z.string().check(z.minLength(1), z.maxLength(200));
/** A refusal (`ack_code: FAILURE`) does not fit and reads as an answer that cannot be used. */
const envelope = <D extends z.ZodMiniType>(data: D) => z.object({ ack_code: z.literal('SUCCESS'), data });

export const LoginAnswer = envelope(
  z.object({ access_token: short(), expires_in: z.int().check(z.gte(60), z.lte(86_400)) }),
);

export const HolderAnswer = envelope(
  z
    .array(
      z.object({
        license_code: short(),
        license_item_code: short(),
        license_number: short(),
        license_status: short(),
        issue_org_name: short(),
        expiry_date: z.string().check(z.regex(/^\d{8}$/)),
        /** 用证码: bound to service item and business number, short-lived. */
        auth_code: short(),
      }),
    )
    .check(z.maxLength(100)),
);

export const GetLicenseAnswer = envelope(z.object({ license_code: short(), fields: z.record(z.string(), z.string()) }));
