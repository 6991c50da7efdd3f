import { createUpstream } from '../upstream/upstream.ts';
import { Code2SessionAnswer, openidFrom } from './code2session.ts';
import type { WechatLogin } from './wechat-login.ts';

export interface WechatApp {
  readonly appId: string;
  readonly appSecret: string;
  /** Only tests talk to another server. */
  readonly base?: string;
}

export const WECHAT_BASE = 'https://api.weixin.qq.com';

export function wechatLoginOverHttp({ appId, appSecret, base = WECHAT_BASE }: WechatApp): WechatLogin {
  const upstream = createUpstream({ base });
  return {
    async openidOf(code) {
      const answer = await upstream.call({
        method: 'GET',
        path: '/sns/jscode2session',
        query: { appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code' },
        answer: Code2SessionAnswer,
      });
      return openidFrom(answer);
    },
  };
}
