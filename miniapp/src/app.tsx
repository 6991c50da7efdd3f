import 'shared/no-eval.ts';
import './ui/tokens.css';
import './ui/base.css';
import type { PropsWithChildren } from 'react';

export default function App({ children }: PropsWithChildren) {
  return children;
}
