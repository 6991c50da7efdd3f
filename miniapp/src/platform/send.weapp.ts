import Taro from '@tarojs/taro';
import type { Incoming, Send } from './send';
import { credentialHeaders } from './credentials';

const patience = 20_000;

function headerReader(headers: Record<string, unknown> | undefined): Incoming['header'] {
  return (name) => {
    const found = Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase());
    return typeof found?.[1] === 'string' ? found[1] : undefined;
  };
}

export const send: Send = async ({ method, url: path, as, headers, body }) => {
  const header = { ...headers, ...credentialHeaders(as) };
  const url = API_ORIGIN + path;
  if (typeof body === 'object') {
    const { filePath, fields: formData } = body;
    const sent = await Taro.uploadFile({ url, filePath, name: 'file', formData, header, timeout: patience * 3 });
    return { status: sent.statusCode, body: sent.data ? JSON.parse(sent.data) : undefined, header: () => undefined };
  }
  const answer = await Taro.request<unknown>({ url, method, header, data: body, timeout: patience });
  return { status: answer.statusCode, body: answer.data || undefined, header: headerReader(answer.header) };
};
