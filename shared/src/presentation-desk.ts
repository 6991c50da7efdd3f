import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import {
  AccessRequestStatus,
  ApplicationNumber,
  AskedCertificate,
  MatchNumber,
  ServiceItemId,
  TypeCode,
} from './presentation.ts';
import { Done, id, instant } from './text.ts';
import { CertificateStatus } from './wallet.ts';

/** What a clerk sends: the scanned text, or the ten characters read out (spaces, hyphens, lower case and I L O forgiven). */
const PresentedCode = z.string({ error: '请扫群众的码' }).check(z.maxLength(64, '这不是亮码'));
const GrantToken = z
  .string({ error: '授权不在这台电脑上' })
  .check(z.regex(/^[A-Za-z0-9_-]{22}$/, '授权不在这台电脑上'));

export const ServiceItem = z.object({
  id: ServiceItemId,
  /** Counted up at each change of what may be asked. */
  version: z.int(),
  code: z.string(),
  name: z.string(),
  /** First letters of the name's pinyin, for the search box. */
  initials: z.string(),
  holder: z.enum(['resident', 'organization']),
  certificates: z.array(AskedCertificate),
});
export type ServiceItem = z.output<typeof ServiceItem>;

/** One step for the desk's 「进行到」 list. */
const DeskStep = z.object({ status: AccessRequestStatus, at: instant() });

/** What the terminal may know of a request: nothing of the person before consent. */
export const DeskRequest = z.object({
  id: id(),
  flow: z.enum(['shown', 'scanned']),
  status: AccessRequestStatus,
  item: z.object({ id: ServiceItemId, version: z.int(), name: z.string() }),
  applicationNumber: ApplicationNumber,
  certificates: z.array(AskedCertificate),
  /** Flow A, while asked: the two digits for the screen. */
  number: z.nullable(z.string()),
  /** Flow B, once agreed: ask the resident for the digits and type them. */
  numberNeeded: z.boolean(),
  expiresInMs: z.int(),
  steps: z.array(DeskStep),
});
export type DeskRequest = z.output<typeof DeskRequest>;

/** The window's own code (flow B). */
export const OfferedCode = z.object({
  request: DeskRequest,
  /** `https://<host>/w/<26>`, for the QR on the window's screen; scanned once. */
  url: z.string(),
  /** Ask for the next one before this ends. */
  renewInMs: z.int(),
});
export type OfferedCode = z.output<typeof OfferedCode>;

/** The grant as the terminal holds it. Keep `token` in memory only. */
export const DeskGrant = z.object({
  /** The access request's id. */
  id: id(),
  token: GrantToken,
  applicationNumber: ApplicationNumber,
  itemName: z.string(),
  maskedHolderName: z.string(),
  certificates: z.array(
    z.extend(AskedCertificate, {
      /** False: 群众没给 (or has none), collect paper. */
      given: z.boolean(),
    }),
  ),
  expiresInMs: z.int(),
  readsLeft: z.int(),
  readsAllowed: z.int(),
});
export type DeskGrant = z.output<typeof DeskGrant>;

export const CertificateReading = z.object({
  type: TypeCode,
  name: z.string(),
  issuer: z.string(),
  status: CertificateStatus,
  checkedAt: instant(),
  checkedWith: z.string(),
  /** Granted fields only. */
  fields: z.array(z.object({ id: z.string(), label: z.string(), value: z.string() })),
  /** Two lines, tiled over the view. */
  watermark: z.array(z.string()),
  expiresInMs: z.int(),
  readsLeft: z.int(),
});
export type CertificateReading = z.output<typeof CertificateReading>;

const FiledMaterial = z.object({
  type: TypeCode,
  name: z.string(),
  fieldLabels: z.array(z.string()),
  filedAt: instant(),
  requestId: id(),
  staffNumber: z.string(),
  /** 已撤回: the resident took it back; the copy stays, marked. */
  withdrawn: z.boolean(),
});

export const Application = z.object({
  number: ApplicationNumber,
  item: z.object({ id: ServiceItemId, name: z.string() }),
  status: z.enum(['open', 'closed']),
  openedAt: instant(),
  materials: z.array(FiledMaterial),
  /** Short names of required certificates not yet filed: 缺不动产证. */
  missing: z.array(z.string()),
});
export type Application = z.output<typeof Application>;

export const DeskHistoryEntry = z.object({
  id: id(),
  at: instant(),
  status: AccessRequestStatus,
  itemName: z.string(),
  applicationNumber: ApplicationNumber,
  staffNumber: z.string(),
  shortNames: z.array(z.string()),
  reads: z.int(),
  filed: z.boolean(),
});
export type DeskHistoryEntry = z.output<typeof DeskHistoryEntry>;

const None = z.strictObject({});
const One = z.strictObject({ id: id() });
const AboutApplication = { serviceItemId: ServiceItemId, applicationNumber: ApplicationNumber };

/** The window's side of the presentation capability. */
export const deskApi = {
  serviceItems: endpoint('GET', '/desk/service-items', {
    summary: 'What this window may handle and ask for.',
    audience: 'staff',
    input: None,
    output: z.object({ items: z.array(ServiceItem) }),
  }),
  openApplication: endpoint('POST', '/desk/applications', {
    summary: 'Opens an application and gives it a number.',
    audience: 'staff',
    input: z.strictObject({ serviceItemId: ServiceItemId }),
    output: Application,
    status: 201,
  }),
  applications: endpoint('GET', '/desk/applications', {
    summary: "This window's open applications of today, newest first.",
    audience: 'staff',
    input: None,
    output: z.object({ items: z.array(Application) }),
  }),
  application: endpoint('GET', '/desk/applications/:number', {
    summary: 'One application with the materials filed into it.',
    audience: 'staff',
    input: z.strictObject({ number: ApplicationNumber }),
    output: Application,
  }),
  ask: endpoint('POST', '/desk/access-requests', {
    summary:
      'Asks the holder of a presented code for an item’s certificates (flow A). Every dead code gets one answer.',
    audience: 'staff',
    input: z.strictObject({ code: PresentedCode, ...AboutApplication }),
    output: DeskRequest,
    status: 201,
  }),
  offer: endpoint('POST', '/desk/window-codes', {
    summary: "Opens a request for whoever scans this window's code (flow B).",
    audience: 'staff',
    input: z.strictObject(AboutApplication),
    output: OfferedCode,
    status: 201,
    once: 'none',
  }),
  renewOffer: endpoint('POST', '/desk/window-codes/:id/renew', {
    summary: "The window's next code for the same request; the one before dies.",
    audience: 'staff',
    input: One,
    output: OfferedCode,
    once: { exempt: 'a fresh code replaces the one before; asking twice only replaces it again' },
  }),
  request: endpoint('GET', '/desk/access-requests/:id', {
    summary: 'How a request of this clerk on this terminal is going.',
    audience: 'staff',
    input: One,
    output: DeskRequest,
  }),
  cancel: endpoint('POST', '/desk/access-requests/:id/cancel', {
    summary: 'Takes a waiting request back.',
    audience: 'staff',
    input: One,
    output: DeskRequest,
    once: { exempt: 'cancelling twice is cancelling once' },
  }),
  match: endpoint('POST', '/desk/access-requests/:id/match', {
    summary: "The number on the resident's phone, typed by the clerk (flow B); a wrong one ends the request.",
    audience: 'staff',
    input: z.strictObject({ id: id(), number: MatchNumber }),
    output: DeskRequest,
  }),
  takeGrant: endpoint('POST', '/desk/access-grants/:id/take', {
    summary: 'Hands the grant of a granted request to the terminal and clerk it was given to.',
    audience: 'staff',
    input: One,
    output: DeskGrant,
    once: { exempt: 'taking it again gives a fresh token and ends the one before' },
  }),
  read: endpoint('POST', '/desk/access-grants/:id/read', {
    summary: 'Reads the granted fields of one certificate, checked with its department just now; each read counts.',
    audience: 'staff',
    input: z.strictObject({ id: id(), token: GrantToken, certificateType: TypeCode }),
    output: CertificateReading,
    once: { exempt: 'every reading is counted and shown to the holder by itself' },
  }),
  file: endpoint('POST', '/desk/access-grants/:id/file', {
    summary: 'Files granted certificates into the application.',
    audience: 'staff',
    input: z.strictObject({
      id: id(),
      token: GrantToken,
      certificateTypes: z.array(TypeCode).check(z.minLength(1), z.maxLength(20)),
    }),
    output: Application,
    outside: true,
  }),
  finish: endpoint('POST', '/desk/access-grants/:id/finish', {
    summary: 'Ends the grant: the next person may come.',
    audience: 'staff',
    input: z.strictObject({ id: id(), token: GrantToken }),
    output: Done,
    once: { exempt: 'ending twice is ending once' },
  }),
  history: endpoint('GET', '/desk/history', {
    summary: "This window's requests of today, newest first.",
    audience: 'staff',
    input: None,
    output: z.object({ items: z.array(DeskHistoryEntry) }),
  }),
};
