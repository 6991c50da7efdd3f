import type * as z from 'zod/mini';
import { createUpstream } from '../upstream/upstream.ts';
import type { WechatAccessToken } from '../wechat/access-token.ts';
import { WECHAT_BASE } from '../wechat/wechat-login.http.ts';
import type { FaceProvider } from './face-provider.ts';
import { certHash, certInfo, verdictFrom, VerifyIdAnswer, verifyIdFrom, VerifyInfoAnswer } from './verify-protocol.ts';

const STALE_TOKEN = new Set([40001, 40014, 42001]);

export function faceProviderOverHttp(accessToken: WechatAccessToken, base: string = WECHAT_BASE): FaceProvider {
  const upstream = createUpstream({ base });

  async function post<S extends z.ZodMiniType<{ errcode: number }>>(
    path: string,
    body: unknown,
    answer: S,
  ): Promise<z.output<S>> {
    const ask = async () =>
      upstream.call({ method: 'POST', path, query: { access_token: await accessToken.get() }, body, answer });
    const first = await ask();
    if (!STALE_TOKEN.has(first.errcode)) return first;
    accessToken.forget();
    return ask();
  }

  return {
    simulated: false,
    async open(subject) {
      const body = { out_seq_no: subject.sequence, cert_info: certInfo(subject), openid: subject.openid };
      return verifyIdFrom(await post('/cityservice/face/identify/getverifyid', body, VerifyIdAnswer));
    },
    async passed(verifyId, subject) {
      const { sequence, openid } = subject;
      const body = { verify_id: verifyId, out_seq_no: sequence, cert_hash: certHash(subject), openid };
      return verdictFrom(await post('/cityservice/face/identify/queryverifyinfo', body, VerifyInfoAnswer));
    },
  };
}
