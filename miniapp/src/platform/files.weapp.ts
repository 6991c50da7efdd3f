import Taro from '@tarojs/taro';
import { ApiError } from './api-error.ts';
import { credentialHeaders } from './credentials';
import type { Download } from './files';

async function fetchFile(path: string): Promise<string> {
  const url = `${API_ORIGIN}/api/v1${path}`;
  const answer = await Taro.downloadFile({ url, header: credentialHeaders('resident') }).catch((cause: unknown) => {
    throw new ApiError(
      { status: 0, code: 'network', title: '网络不好', detail: '文件没有取到。有网时再试一次。' },
      { cause },
    );
  });
  if (answer.statusCode === 200) return answer.tempFilePath;
  throw new ApiError({
    status: answer.statusCode,
    code: 'request.not-found',
    title: '文件没有取到',
    detail: '可能已经作废，或者要重新登录。请返回再试。',
  });
}

// WeChat opens no OFD: it goes to a chat (文件传输助手 is one's own), where it can be kept.
export async function saveFile(file: Download) {
  if (file.name.endsWith('.ofd')) return void (await shareFile(file));
  await Taro.openDocument({ filePath: await fetchFile(file.path), fileType: 'pdf', showMenu: true });
}

export async function shareFile({ path, name: fileName }: Download) {
  const filePath = await fetchFile(path);
  return Taro.shareFileMessage({ filePath, fileName }).then(
    () => true,
    () => false,
  );
}

export const pickDocument = () =>
  Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['pdf', 'ofd'] }).then(
    ({ tempFiles: [file] }) => file && { path: file.path, name: file.name, size: file.size },
    () => undefined,
  );

export async function pictureOf(path: string) {
  return { src: await fetchFile(path), release: () => undefined };
}
