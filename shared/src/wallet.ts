import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { calendarDate, instant } from './text.ts';

/** 有效 · 暂扣 · 过期 · 注销 · 撤销（吊销）; only `valid` can be presented. `expired` follows from the date. */
export const certificateStatuses = ['valid', 'suspended', 'expired', 'cancelled', 'revoked'] as const;
export const CertificateStatus = z.enum(certificateStatuses);
export type CertificateStatus = z.output<typeof CertificateStatus>;
export const certificateStatusLabels: Readonly<Record<CertificateStatus, string>> = {
  valid: '有效',
  suspended: '暂扣',
  expired: '过期',
  cancelled: '已注销',
  revoked: '已吊销',
};

/** What a certificate is worth on a day (`YYYY-MM-DD`, Asia/Shanghai): past its last valid day a valid one is expired. */
export const statusOn = (status: CertificateStatus, validUntil: string | null, today: string): CertificateStatus =>
  status === 'valid' && validUntil !== null && validUntil < today ? 'expired' : status;

/** Whole days left of a certificate valid today, when 30 or fewer; else null. */
export function expiresInDays(status: CertificateStatus, validUntil: string | null, today: string): number | null {
  if (status !== 'valid' || validUntil === null || validUntil < today) return null;
  const days = Math.round((Date.parse(validUntil) - Date.parse(today)) / 86_400_000);
  return days <= 30 ? days : null;
}

/** Values may be shown this long before the page covers them again. */
export const REVEAL_MS = 10_000;

/** A GB/T 36904 identifier: `1.2.156.3005.2.` + type, issuer, serial, version, check character. */
export const CertificateId = z
  .string({ error: '证照编号不正确' })
  .check(
    z.regex(/^1\.2\.156\.3005\.2\.[0-9A-Z]{21}\.[0-9A-Z]{18}\.[0-9A-Z]{1,22}\.\d{3}\.[0-9A-Z]$/, '证照编号不正确'),
  );

/** What a wallet list shows: clear columns only, nothing that needs decrypting. */
export const CertificateSummary = z.object({
  id: CertificateId,
  /** A code of `certificate-types.ts`, which gives name, category and face. */
  type: z.string(),
  name: z.string(),
  category: z.enum(['identity', 'welfare', 'property', 'traffic', 'career', 'firm']),
  issuer: z.string(),
  maskedNumber: z.string(),
  status: CertificateStatus,
  /** Last valid day; null is 长期. */
  validUntil: z.nullable(calendarDate()),
  /** Whole days left when 30 or fewer, else null. */
  expiresInDays: z.nullable(z.int()),
});
export type CertificateSummary = z.output<typeof CertificateSummary>;

export const Wallet = z.object({
  /** Whose: the resident's own, or the firm's while acting for it. */
  holder: z.enum(['resident', 'organization']),
  checkedAt: instant(),
  items: z.array(CertificateSummary),
});
export type Wallet = z.output<typeof Wallet>;

const Field = z.object({ id: z.string(), label: z.string(), value: z.string() });

export const Certificate = z.extend(CertificateSummary, {
  checkedAt: instant(),
  /** 「刚刚向{checkedWith}核对过」 */
  checkedWith: z.string(),
  /** In order of the paper; `value` covered where `masked`. */
  fields: z.array(z.extend(Field, { masked: z.boolean() })),
  /** Times windows read it in the last 30 days. */
  looksIn30Days: z.int(),
  /** Names of the service items that may ask for it. */
  usedFor: z.array(z.string()),
});
export type Certificate = z.output<typeof Certificate>;

export const RevealedCertificate = z.object({
  id: CertificateId,
  fields: z.array(Field),
  /** Milliseconds until the page covers them again. */
  coverAfterMs: z.int(),
});
export type RevealedCertificate = z.output<typeof RevealedCertificate>;

const One = z.strictObject({ id: CertificateId });

export const walletApi = {
  list: endpoint('GET', '/certificates', {
    summary: "The holder's certificates: the resident's own, or the firm's while acting for one.",
    audience: 'resident',
    input: z.strictObject({}),
    output: Wallet,
  }),
  read: endpoint('GET', '/certificates/:id', {
    summary: 'One certificate, checked with its department just now, values covered.',
    audience: 'resident',
    input: One,
    output: Certificate,
  }),
  reveal: endpoint('POST', '/certificates/:id/reveal', {
    summary: 'The values of one certificate; each reveal is in the audit.',
    audience: 'resident',
    input: One,
    output: RevealedCertificate,
    once: { exempt: 'shows values and changes nothing but the audit, which counts every showing' },
  }),
};
