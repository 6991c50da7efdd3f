import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Done, id, instant } from './text.ts';

/** Where a session's token travels: a `__Host-` cookie on H5, a bearer token in the mini-program. */
export const SessionClient = z.enum(['h5', 'weapp']);

export const OrganizationRole = z.enum(['legal-representative', 'agent']);
export type OrganizationRole = z.output<typeof OrganizationRole>;

/** For which firm the person acts; null elsewhere means 个人. */
export const Acting = z.object({ organizationId: id(), organizationName: z.string(), role: OrganizationRole });
export type Acting = z.output<typeof Acting>;

/** What a page needs to know of the caller. `visitor` came through WeChat only; `resident` proved who they are. */
export const CurrentSession = z.object({
  level: z.enum(['none', 'visitor', 'resident']),
  /** To repeat in `X-CSRF-Token` by cookie clients; null without a session. */
  csrfToken: z.nullable(z.string()),
  /** The caller's own name in full and masked number. */
  resident: z.nullable(z.object({ name: z.string(), maskedIdNumber: z.string() })),
  /** A visitor whose account was proven before: who it was, masked, so that nothing is typed twice. */
  knownAs: z.nullable(z.object({ maskedName: z.string(), maskedIdNumber: z.string() })),
  acting: z.nullable(Acting),
  /** End of the step-up for sensitive acts (5 minutes), if one was done. */
  steppedUpUntil: z.nullable(instant()),
  /** The district this deployment serves, e.g. 「云溪区」; null when none is set. */
  district: z.nullable(z.string()),
  /** True when stand-ins (仿真) answer for WeChat and the face provider. */
  simulated: z.boolean(),
});
export type CurrentSession = z.output<typeof CurrentSession>;

/** The answer of every level change. The old token is dead; mini-programs find the new one here, H5 in its cookie. */
export const OpenedSession = z.object({ session: CurrentSession, token: z.nullable(z.string()) });
export type OpenedSession = z.output<typeof OpenedSession>;

/** One signed-in device of the person. */
export const OwnSession = z.object({
  id: id(),
  /** e.g. 「微信小程序」, 「浏览器」. */
  device: z.string(),
  current: z.boolean(),
  createdAt: instant(),
  lastSeenAt: instant(),
});
export type OwnSession = z.output<typeof OwnSession>;

export const sessionsApi = {
  current: endpoint('GET', '/session', {
    summary: 'Who the caller is: nobody, a visitor from WeChat or an identified resident',
    audience: 'anyone',
    input: z.object({}),
    output: CurrentSession,
  }),
  list: endpoint('GET', '/sessions', {
    summary: "The caller's own live sessions, newest first",
    audience: 'visitor',
    input: z.object({}),
    output: z.object({ sessions: z.array(OwnSession) }),
  }),
  end: endpoint('POST', '/sessions/:id/end', {
    summary: "Ends one of the caller's sessions at once",
    audience: 'visitor',
    input: z.object({ id: id() }),
    output: Done,
    once: { exempt: 'ending an ended session changes nothing' },
  }),
  logout: endpoint('POST', '/session/end', {
    summary: 'Ends the session of this call',
    audience: 'visitor',
    input: z.object({}),
    output: Done,
    once: { exempt: 'ending an ended session changes nothing' },
  }),
};
