import type { DropAreaProps } from './drop-area';

export const DropArea = ({ children }: DropAreaProps) => <>{children}</>;
