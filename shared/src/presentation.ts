import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Done, id, instant, limit } from './text.ts';
import { CertificateId } from './wallet.ts';

/** Presentation codes: shown for 30 s, taken for 5 s more, by the server's clock. */
export const CODE_MS = 30_000;
export const CODE_GRACE_MS = 5_000;
/** An access request waits this long for an answer. */
export const REQUEST_MS = 120_000;
/** A grant: 15 minutes and 20 reads. */
export const GRANT_MS = 15 * 60_000;
export const GRANT_READS = 20;

/**
 * The course of an access request. `offered`: the window shows its own code, nobody scanned it yet (flow B).
 * `agreed`: the resident agreed and the clerk must still type the number on the phone (flow B).
 */
export const accessRequestSteps = {
  offered: { claim: 'asked', cancel: 'cancelled', expire: 'expired' },
  asked: {
    grant: 'granted',
    agree: 'agreed',
    refuse: 'refused',
    mismatch: 'mismatched',
    cancel: 'cancelled',
    expire: 'expired',
  },
  agreed: { grant: 'granted', refuse: 'refused', mismatch: 'mismatched', cancel: 'cancelled', expire: 'expired' },
  granted: {},
  refused: {},
  mismatched: {},
  cancelled: {},
  expired: {},
} as const;
export const accessRequestStatuses = [
  'offered',
  'asked',
  'agreed',
  'granted',
  'refused',
  'mismatched',
  'cancelled',
  'expired',
] as const satisfies readonly (keyof typeof accessRequestSteps)[];
export const AccessRequestStatus = z.enum(accessRequestStatuses);
export type AccessRequestStatus = z.output<typeof AccessRequestStatus>;

/** The course of a grant; `expired` also when its reads are used up. */
export const accessGrantSteps = {
  live: { withdraw: 'withdrawn', finish: 'finished', expire: 'expired' },
  withdrawn: {},
  finished: { withdraw: 'withdrawn' },
  expired: { withdraw: 'withdrawn' },
} as const;
export const accessGrantStatuses = [
  'live',
  'withdrawn',
  'finished',
  'expired',
] as const satisfies readonly (keyof typeof accessGrantSteps)[];
export const AccessGrantStatus = z.enum(accessGrantStatuses);
export type AccessGrantStatus = z.output<typeof AccessGrantStatus>;

/** 办件编号: two letters, the day, four digits of that day: `YX20261124-0417`. */
export const ApplicationNumber = z
  .string({ error: '请填写办件编号' })
  .check(z.regex(/^[A-Z]{2}\d{8}-\d{4}$/, '办件编号的格式是 YX20261124-0417'));
/** QR text of a presentation code: `Z1` and 26 characters of Crockford base32 (128 random bits). */
export const qrCodeText = /^Z1[0-9A-HJKMNP-TV-Z]{26}$/;
/** The 26 characters at the end of the window's `https://<host>/w/<26>`. */
const WindowCode = z.string({ error: '请扫窗口的码' }).check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, '这不是窗口的码'));
export const MatchNumber = z.string({ error: '请先点窗口屏幕上的数' }).check(z.regex(/^\d{2}$/, '请填两位数字'));
export const ServiceItemId = z.string({ error: '请先选办什么事' }).check(z.regex(/^[a-z][a-z-]{2,48}$/, '没有这件事'));
export const TypeCode = z.string().check(z.regex(/^[a-z][a-z-]{2,48}$/, '没有这种证照'));
/** One certificate type an item may ask for. */
export const AskedCertificate = z.object({
  type: TypeCode,
  name: z.string(),
  shortName: z.string(),
  required: z.boolean(),
  fields: z.array(z.object({ id: z.string(), label: z.string() })),
  /** At most 8 characters: 核对申请人. */
  purpose: z.string(),
  /** One sentence. */
  why: z.string(),
  legalBasis: z.string(),
  retention: z.string(),
});

export const PresentationCode = z.object({
  qrText: z.string(),
  /** Ten characters of its own, never a part of the QR's; shown 5 + 5. */
  typedCode: z.string(),
  /** Counted from the answer; the phone's clock is never asked. */
  expiresInMs: z.int(),
  graceMs: z.int(),
  holder: z.object({ kind: z.enum(['resident', 'organization']), maskedName: z.string() }),
});
export type PresentationCode = z.output<typeof PresentationCode>;

export const WindowFacts = z.object({
  unitName: z.string(),
  hallName: z.string(),
  floor: z.string(),
  windowName: z.string(),
  clerkName: z.string(),
  staffNumber: z.string(),
});
export type WindowFacts = z.output<typeof WindowFacts>;

/** What was given and how it is going; null until granted. */
const GrantFacts = z.object({
  status: AccessGrantStatus,
  /** Certificate names with the number of fields given. */
  given: z.array(
    z.object({ type: TypeCode, name: z.string(), shortName: z.string(), fieldLabels: z.array(z.string()) }),
  ),
  expiresAt: instant(),
  reads: z.int(),
  readsAllowed: z.int(),
  filed: z.boolean(),
});

/** Everything the consent sheet and its result show. */
export const AccessRequest = z.object({
  id: id(),
  /** `shown`: the resident's code was scanned (flow A). `scanned`: the resident scanned the window (flow B). */
  flow: z.enum(['shown', 'scanned']),
  status: AccessRequestStatus,
  /** Milliseconds left to answer; 0 when answered or over. */
  expiresInMs: z.int(),
  holder: z.enum(['resident', 'organization']),
  window: WindowFacts,
  item: z.object({ id: ServiceItemId, version: z.int(), name: z.string() }),
  applicationNumber: ApplicationNumber,
  /** Empty once the request ended: then `grant` says what was given. */
  certificates: z.array(
    z.extend(AskedCertificate, {
      /** `held`: can be given. `missing`: the holder has none. Else the status that forbids it. */
      state: z.union([
        z.literal('held'),
        z.literal('missing'),
        z.enum(['suspended', 'expired', 'cancelled', 'revoked']),
      ]),
      /** For 「显示全文」 through `walletApi.reveal`; null unless held. */
      certificateId: z.nullable(CertificateId),
      fields: z.array(z.object({ id: z.string(), label: z.string(), maskedValue: z.string() })),
    }),
  ),
  /** Flow A, while asked: three numbers, one of them on the window's screen. */
  numberChoices: z.nullable(z.array(z.string())),
  /** Flow B, once agreed: the number to tell the clerk. */
  numberToTell: z.nullable(z.string()),
  grant: z.nullable(GrantFacts),
});
export type AccessRequest = z.output<typeof AccessRequest>;

export const PendingRequest = z.object({
  id: id(),
  status: AccessRequestStatus,
  expiresInMs: z.int(),
  unitName: z.string(),
  windowName: z.string(),
  itemName: z.string(),
});
export type PendingRequest = z.output<typeof PendingRequest>;

/** One line of 谁看过我的证照. Refused and unanswered requests stay in the list. */
export const AccessHistoryEntry = z.object({
  /** The access request's id. */
  id: id(),
  at: instant(),
  status: AccessRequestStatus,
  unitName: z.string(),
  windowName: z.string(),
  maskedClerkName: z.string(),
  staffNumber: z.string(),
  itemName: z.string(),
  applicationNumber: ApplicationNumber,
  /** Given when granted, else what was asked for. */
  certificates: z.array(
    z.object({ type: TypeCode, name: z.string(), shortName: z.string(), fieldLabels: z.array(z.string()) }),
  ),
  /** The resident said 「不是我在办」. */
  reported: z.boolean(),
  grant: z.nullable(GrantFacts),
});
export type AccessHistoryEntry = z.output<typeof AccessHistoryEntry>;

export const AccessHistory = z.object({
  /** Requests in the last 30 days in which something was read. */
  looksIn30Days: z.int(),
  items: z.array(AccessHistoryEntry),
  /** Give it as `before` for the next page; null at the end. */
  next: z.nullable(id()),
});
export type AccessHistory = z.output<typeof AccessHistory>;

const None = z.strictObject({});
const One = z.strictObject({ id: id() });

/** The resident's side; the window's is `deskApi` in presentation-desk.ts. */
export const presentationApi = {
  showCode: endpoint('POST', '/presentation-codes', {
    summary: 'A new presentation code; the one before dies at once.',
    audience: 'resident',
    input: None,
    output: PresentationCode,
    status: 201,
    once: 'none',
  }),
  voidCodes: endpoint('POST', '/presentation-codes/void', {
    summary: "Ends the resident's codes: the page was left, captured, or the resident asked for it.",
    audience: 'resident',
    input: z.strictObject({ reason: z.enum(['left', 'captured', 'asked']) }),
    output: Done,
    once: { exempt: 'voiding twice is voiding once' },
  }),
  pending: endpoint('GET', '/access-requests/pending', {
    summary: 'Requests that wait for the resident, newest first.',
    audience: 'resident',
    input: None,
    output: z.object({ items: z.array(PendingRequest) }),
  }),
  request: endpoint('GET', '/access-requests/:id', {
    summary: 'The consent sheet, later its result.',
    audience: 'resident',
    input: One,
    output: AccessRequest,
  }),
  claim: endpoint('POST', '/access-requests/claim', {
    summary: "Takes up a window's request by the code the resident scanned (flow B).",
    audience: 'resident',
    input: z.strictObject({ code: WindowCode }),
    output: AccessRequest,
  }),
  consent: endpoint('POST', '/access-requests/:id/consent', {
    summary: 'Agrees: flow A with the number picked (a wrong one ends the request), flow B without.',
    audience: 'resident',
    input: z.strictObject({
      id: id(),
      number: z.nullable(MatchNumber),
      /** Types of optional certificates the resident ticked. */
      optional: z.array(TypeCode).check(z.maxLength(20)),
    }),
    output: AccessRequest,
  }),
  refuse: endpoint('POST', '/access-requests/:id/refuse', {
    summary: 'Refuses; `report` says it was not the resident who asked for service.',
    audience: 'resident',
    input: z.strictObject({ id: id(), report: z.boolean() }),
    output: AccessRequest,
  }),
  history: endpoint('GET', '/access-history', {
    summary: "Who asked for the resident's certificates, newest first, including what was refused.",
    audience: 'resident',
    input: z.strictObject({
      limit: limit(),
      before: z.optional(id()),
      show: z._default(z.enum(['all', 'agreed', 'not-given']), 'all'),
    }),
    output: AccessHistory,
  }),
  withdraw: endpoint('POST', '/access-grants/:id/withdraw', {
    summary: 'Takes a grant back: no further reads, the filed copy is marked 已撤回.',
    audience: 'resident',
    input: One,
    output: AccessHistoryEntry,
  }),
};
