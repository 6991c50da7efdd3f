import { chooseFiles } from './choose-files.h5.ts';
import { fetchFile } from './fetch-file.h5.ts';
import { lendFile } from './lent-files.h5.ts';
import type { Download } from './files';

export async function saveFile({ path, name }: Download) {
  const url = URL.createObjectURL(await fetchFile(path));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export async function shareFile({ path, name }: Download) {
  const blob = await fetchFile(path);
  const files = [new File([blob], name, { type: blob.type })];
  if (!navigator.canShare?.({ files })) return false;
  await navigator.share({ files, title: name }).catch(() => undefined);
  return true;
}

export async function pickDocument(pictures = false) {
  const [file] = await chooseFiles(`.pdf,.ofd,application/pdf${pictures ? ',image/*' : ''}`, false);
  return file && { path: lendFile(file), name: file.name, size: file.size };
}

export async function pictureOf(path: string) {
  const src = URL.createObjectURL(await fetchFile(path));
  return { src, release: () => URL.revokeObjectURL(src) };
}
