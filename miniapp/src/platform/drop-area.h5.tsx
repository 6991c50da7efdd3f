import type { DragEvent } from 'react';
import type { DropAreaProps } from './drop-area';
import { lendFile } from './lent-files.h5.ts';

export function DropArea({ children, onFile }: DropAreaProps) {
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file) onFile({ path: lendFile(file), name: file.name, size: file.size });
  };
  return (
    <div onDragOver={(event) => event.preventDefault()} onDrop={dropped}>
      {children}
    </div>
  );
}
