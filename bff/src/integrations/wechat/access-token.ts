import * as z from 'zod/mini';
import { AppError } from '../../kernel/app-error.ts';
import { createUpstream } from '../upstream/upstream.ts';
import { WECHAT_BASE, type WechatApp } from './wechat-login.http.ts';

const Answer = z.object({
  errcode: z.optional(z.int()),
  access_token: z.optional(z.string()),
  expires_in: z.optional(z.int()),
});
const EARLY_MS = 5 * 60_000;

/** The server's own token for WeChat's interfaces (stable_token: many processes may ask without killing each other's). */
export interface WechatAccessToken {
  get(): Promise<string>;
  /** After errcode 40001 or 42001: the next `get` asks anew. */
  forget(): void;
}

export function wechatAccessToken(
  { appId, appSecret, base = WECHAT_BASE }: WechatApp,
  now: () => Date,
): WechatAccessToken {
  const upstream = createUpstream({ base });
  let kept: { value: Promise<string>; until: number } | null = null;

  async function ask(): Promise<{ token: string; seconds: number }> {
    const answer = await upstream.call({
      method: 'POST',
      path: '/cgi-bin/stable_token',
      body: { grant_type: 'client_credential', appid: appId, secret: appSecret },
      answer: Answer,
    });
    const { errcode = 0, access_token: token, expires_in: seconds = 0 } = answer;
    if (token === undefined) throw new AppError('upstream.unavailable', { retryAfter: 30, facts: { errcode } });
    return { token, seconds };
  }

  return {
    get() {
      if (kept && now().getTime() < kept.until) return kept.value;
      const entry = { value: Promise.resolve(''), until: now().getTime() + 10_000 };
      entry.value = ask().then(
        ({ token, seconds }) => {
          entry.until = now().getTime() + Math.max(0, seconds * 1000 - EARLY_MS);
          return token;
        },
        (error: unknown) => {
          if (kept === entry) kept = null;
          throw error;
        },
      );
      kept = entry;
      return entry.value;
    },
    forget() {
      kept = null;
    },
  };
}
