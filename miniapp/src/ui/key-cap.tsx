import { Text } from '@tarojs/components';
import './key-cap.css';

/** The key to press, printed beside what it does: desk only. */
export const KeyCap = ({ children, quiet }: { children: string; quiet?: boolean }) => (
  <Text ariaHidden className={`sb-key${quiet ? ' sb-key-quiet' : ''}`}>
    {children}
  </Text>
);
