/** The browser's own file dialog; empty when it was closed without a choice. */
export function chooseFiles(accept: string, several: boolean): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = several;
  input.hidden = true;
  document.body.append(input);
  return new Promise((resolve) => {
    const end = (files: File[]) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => end([...(input.files ?? [])]));
    input.addEventListener('cancel', () => end([]));
    input.click();
  });
}
