import { Code2SessionAnswer, openidFrom } from './code2session.ts';
import type { WechatLogin } from './wechat-login.ts';
import * as z from 'zod/mini';

const VALID_MS = 5 * 60_000;

/** 仿真: WeChat's side of a login. Codes are single use and live 5 minutes, as the real ones. */
export interface SimulatedWechat extends WechatLogin {
  /** What `wx.login` gives on the phone of a demo person (`demo-1`…). */
  issueCode(person: string): string;
}

export function simulateWechatLogin(parts: { now: () => Date; newSecret: (bytes: number) => string }): SimulatedWechat {
  const issued = new Map<string, { openid: string; until: number }>();
  const used = new Map<string, number>();

  function answer(code: string): z.output<typeof Code2SessionAnswer> {
    const now = parts.now().getTime();
    if (used.has(code)) return { errcode: 40163 };
    const found = issued.get(code);
    if (!found || found.until <= now) return { errcode: 40029 };
    issued.delete(code);
    used.set(code, found.until);
    return { openid: found.openid };
  }

  function tidy(now: number): void {
    for (const [code, { until }] of issued) if (until <= now) issued.delete(code);
    for (const [code, until] of used) if (until <= now) used.delete(code);
  }

  return {
    openidOf: async (code) => openidFrom(answer(code)),
    issueCode(person) {
      const now = parts.now().getTime();
      tidy(now);
      const code = `sim-${parts.newSecret(24)}`;
      issued.set(code, { openid: `simulated-openid-of-${person}`, until: now + VALID_MS });
      return code;
    },
  };
}
