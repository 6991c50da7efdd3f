import { beforeEach, expect, test } from '@jest/globals';
import Taro from '@tarojs/taro';
import '../../test/taro.ts';
import { saveFile, shareFile } from './files.weapp.ts';

const done: unknown[] = [];
let answer: { statusCode: number; tempFilePath: string } | null;
let sends: boolean;

beforeEach(() => {
  done.length = 0;
  answer = { statusCode: 200, tempFilePath: 'wxfile://tmp/1' };
  sends = true;
  Object.assign(Taro, {
    downloadFile: async ({ url }: { url: string }) => {
      done.push(['download', url]);
      if (!answer) throw new Error('downloadFile:fail');
      return answer;
    },
    openDocument: async (how: object) => void done.push(['open', how]),
    shareFileMessage: async (what: object) => {
      done.push(['share', what]);
      if (!sends) throw new Error('shareFileMessage:fail cancel');
    },
  });
});

const pdf = { path: '/proofs/1/file?format=pdf', name: '有无房证明 BDC-2026-000001.pdf' };
const ofd = { path: '/proofs/1/file?format=ofd', name: '有无房证明 BDC-2026-000001.ofd' };

test('WeChat opens a PDF in its own reader, with its menu for keeping and sending', async () => {
  await saveFile(pdf);
  expect(done).toEqual([
    ['download', '/api/v1/proofs/1/file?format=pdf'],
    ['open', { filePath: 'wxfile://tmp/1', fileType: 'pdf', showMenu: true }],
  ]);
});

test('an OFD, which WeChat cannot open, goes to a chat under its name', async () => {
  await saveFile(ofd);
  expect(done.at(-1)).toEqual(['share', { filePath: 'wxfile://tmp/1', fileName: ofd.name }]);
});

test('a chat that was not chosen is no failure, a file that was not fetched is one', async () => {
  expect(await shareFile(pdf)).toBe(true);
  sends = false;
  expect(await shareFile(pdf)).toBe(false);
  answer = null;
  await expect(shareFile(pdf)).rejects.toMatchObject({ code: 'network' });
  answer = { statusCode: 404, tempFilePath: '' };
  await expect(saveFile(pdf)).rejects.toMatchObject({ status: 404, title: '文件没有取到' });
});
