import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { IdNumber, PersonName } from './identity.ts';
import { OpenedSession, SessionClient } from './sessions.ts';
import { id, instant } from './text.ts';

/** The text a person agrees to before the first face verification; a new version asks again. */
export const FACE_CONSENT_VERSION = 1;

/** Crockford base32 without I, L, O, U; read out as 2 × 5. What is typed may be lower case, spaced or use O, I, L. */
export const CounterCode = z.pipe(
  z.string({ error: '请输入群众手机上的 10 位码' }).check(z.maxLength(40, '这个码是 10 位')),
  z.pipe(
    z.transform((value: string) =>
      value.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1'),
    ),
    z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{10}$/, '这个码是 10 位字母和数字')),
  ),
);

/** What an identity check is for: reaching the resident level, or confirming a sensitive act (5 minutes). */
export const IdentityPurpose = z.enum(['login', 'step-up']);
export type IdentityPurpose = z.output<typeof IdentityPurpose>;

/** Whom to check. Left out together: the person this account or session is already known as. */
const Claim = {
  purpose: z._default(IdentityPurpose, 'login'),
  name: z.optional(PersonName),
  idNumber: z.optional(IdNumber),
};

export const FaceVerification = z.object({
  id: id(),
  /** For `wx.requestFacialVerify`; useless without the person's face. */
  verifyId: z.string(),
  expiresAt: instant(),
  /** True when a stand-in (仿真) answers instead of the public security system. */
  simulated: z.boolean(),
});
export type FaceVerification = z.output<typeof FaceVerification>;

export const CounterIdentification = z.object({
  id: id(),
  /** Ten characters to show to the clerk; they mean nothing without the person standing there. */
  code: z.string(),
  status: z.enum(['waiting', 'confirmed', 'refused', 'expired', 'used']),
  expiresAt: instant(),
});
export type CounterIdentification = z.output<typeof CounterIdentification>;

export const ConsentKind = z.enum(['face-verification']);

export const Consent = z.object({
  id: id(),
  kind: ConsentKind,
  version: z.int(),
  givenAt: instant(),
  withdrawnAt: z.nullable(instant()),
});
export type Consent = z.output<typeof Consent>;

/** What the clerk compares with the card in hand. */
export const Identification = z.object({
  id: id(),
  name: z.string(),
  idNumber: z.string(),
  purpose: IdentityPurpose,
  expiresAt: instant(),
});
export type Identification = z.output<typeof Identification>;

const WechatCode = z
  .string({ error: '缺少微信登录凭证' })
  .check(z.regex(/^[A-Za-z0-9_-]{1,128}$/, '微信登录凭证格式不对'));

export const loginApi = {
  wechat: endpoint('POST', '/login/wechat', {
    summary: 'Starts a visitor session from a WeChat login code; a code works once',
    audience: 'anyone',
    input: z.object({ code: WechatCode, client: SessionClient }),
    output: OpenedSession,
    once: { exempt: 'the WeChat code itself works once' },
  }),

  consents: endpoint('GET', '/consents', {
    summary: "The caller's consents, newest first, withdrawn ones included",
    audience: 'visitor',
    input: z.object({}),
    output: z.object({ consents: z.array(Consent) }),
  }),
  giveConsent: endpoint('POST', '/consents', {
    summary: 'Records a consent to one version of a text',
    audience: 'visitor',
    input: z.object({ kind: ConsentKind, version: z.int().check(z.gte(1), z.lte(1000)) }),
    output: Consent,
    status: 201,
  }),
  withdrawConsent: endpoint('POST', '/consents/:id/withdraw', {
    summary: 'Withdraws a consent; what was done before stays valid',
    audience: 'visitor',
    input: z.object({ id: id() }),
    output: Consent,
  }),

  openFace: endpoint('POST', '/identity/face', {
    summary: 'Opens a face verification with the provider (5 minutes, single use)',
    audience: 'visitor',
    input: z.object(Claim),
    output: FaceVerification,
    status: 201,
    outside: true,
  }),
  finishFace: endpoint('POST', '/identity/face/:id/finish', {
    summary: 'Asks the provider for the verdict and raises the session',
    audience: 'visitor',
    input: z.object({ id: id() }),
    output: OpenedSession,
    once: 'none',
    outside: true,
  }),

  openCounter: endpoint('POST', '/identity/counter', {
    summary: 'Makes a code for an identity check at a counter, without a face (10 minutes)',
    audience: 'visitor',
    input: z.object(Claim),
    output: CounterIdentification,
    status: 201,
  }),
  counter: endpoint('GET', '/identity/counter/:id', {
    summary: 'How a check at the counter stands',
    audience: 'visitor',
    input: z.object({ id: id() }),
    output: CounterIdentification,
  }),
  finishCounter: endpoint('POST', '/identity/counter/:id/finish', {
    summary: 'Raises the session after the clerk confirmed',
    audience: 'visitor',
    input: z.object({ id: id() }),
    output: OpenedSession,
    once: 'none',
  }),

  identify: endpoint('POST', '/desk/identifications', {
    summary: 'A clerk types the code on a phone and sees whom to compare with the card',
    audience: 'staff',
    input: z.object({ code: CounterCode }),
    output: Identification,
    once: { exempt: 'shows the same check again to the same terminal' },
  }),
  confirmIdentification: endpoint('POST', '/desk/identifications/:id/confirm', {
    summary: 'The clerk saw the card and the person: they are the same',
    audience: 'staff',
    input: z.object({ id: id() }),
    output: z.object({ id: id(), status: z.enum(['confirmed']) }),
  }),
  refuseIdentification: endpoint('POST', '/desk/identifications/:id/refuse', {
    summary: 'Card and person do not match what was typed',
    audience: 'staff',
    input: z.object({ id: id() }),
    output: z.object({ id: id(), status: z.enum(['refused']) }),
  }),
};

/** Mounted only with simulators on: what WeChat and the face provider do on a real phone. */
export const loginSimulatorApi = {
  people: endpoint('GET', '/simulator/people', {
    summary: '仿真: the demo people one can log in as',
    audience: 'anyone',
    input: z.object({}),
    output: z.object({
      people: z.array(z.object({ person: z.string(), name: z.string(), idNumber: z.string(), hint: z.string() })),
    }),
  }),
  wechatCode: endpoint('POST', '/simulator/wechat/code', {
    summary: '仿真: a fresh single-use WeChat code of a demo person (`demo-1`…)',
    audience: 'anyone',
    input: z.object({ person: z.string().check(z.regex(/^demo-\d{1,6}$/, '没有这个演示人物')) }),
    output: z.object({ code: z.string() }),
    once: { exempt: 'a code nobody uses has no effect' },
  }),
  face: endpoint('POST', '/simulator/face/:verifyId', {
    summary: '仿真: how the face verification ends',
    audience: 'visitor',
    input: z.object({
      verifyId: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/)),
      verdict: z.enum(['pass', 'fail', 'cancel']),
    }),
    output: z.object({ done: z.literal(true) }),
    once: { exempt: 'the first verdict stands' },
  }),
};
