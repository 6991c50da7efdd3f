import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Done, id, instant, text } from './text.ts';

export const StaffRole = z.enum(['clerk', 'handler', 'supervisor', 'reviewer']);
export type StaffRole = z.output<typeof StaffRole>;

/** Wrong passwords before an account rests, and for how long. */
export const WRONG_PASSWORDS = 5;
export const LOCK_MINUTES = 10;

/** The window a terminal stands at. */
export const TerminalPlace = z.object({
  terminalId: id(),
  windowName: z.string(),
  hallName: z.string(),
  floor: z.string(),
  unitName: z.string(),
});
export type TerminalPlace = z.output<typeof TerminalPlace>;

export const StaffSession = z.object({
  staffId: id(),
  staffNumber: z.string(),
  name: z.string(),
  roles: z.array(StaffRole),
  unitId: id(),
  unitName: z.string(),
  /** The terminal a clerk logged in on; null for others elsewhere. */
  terminal: z.nullable(TerminalPlace),
  /** Goes into `X-CSRF-Token` of every POST of this session. */
  csrfToken: z.string(),
});
export type StaffSession = z.output<typeof StaffSession>;

export const staffApi = {
  enrolTerminal: endpoint('POST', '/staff/terminals/enroll', {
    summary: 'Makes this browser the terminal of a window by a one-time enrolment code; sets the terminal cookie.',
    audience: 'anyone',
    input: z.strictObject({
      enrolmentCode: z
        .string({ error: '请填写终端登记码' })
        .check(
          z.trim(),
          z.toUpperCase(),
          z.regex(/^[0-9A-HJKMNP-TV-Z]{5}-?[0-9A-HJKMNP-TV-Z]{5}$/, '终端登记码是10位，请核对'),
        ),
    }),
    output: TerminalPlace,
    once: { exempt: 'the enrolment code works once; a repeat is refused' },
  }),
  terminal: endpoint('GET', '/staff/terminal', {
    summary: 'Which window this browser is enrolled for; null when none.',
    audience: 'anyone',
    input: z.strictObject({}),
    output: z.object({ terminal: z.nullable(TerminalPlace) }),
  }),
  login: endpoint('POST', '/staff/login', {
    summary: 'Opens a staff session by number and password; a clerk needs an enrolled terminal.',
    audience: 'anyone',
    input: z.strictObject({
      staffNumber: z.string({ error: '请填写工号' }).check(z.trim(), z.regex(/^\d{4,8}$/, '工号是4到8位数字，请核对')),
      password: text('密码', 128),
    }),
    output: z.extend(StaffSession, { expiresAt: instant() }),
    once: { exempt: 'a repeat opens another session and ends nothing' },
  }),
  session: endpoint('GET', '/staff/session', {
    summary: 'Who is logged in here.',
    audience: 'staff',
    input: z.strictObject({}),
    output: StaffSession,
  }),
  logout: endpoint('POST', '/staff/logout', {
    summary: 'Ends the session and deletes its cookie.',
    audience: 'staff',
    input: z.strictObject({}),
    output: Done,
    once: { exempt: 'ending twice is ending once' },
  }),
};
