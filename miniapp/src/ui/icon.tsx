import { View } from '@tarojs/components';
import './icon.css';

export const iconNames = [
  'back',
  'chevron',
  'down',
  'person',
  'verified',
  'text-size',
  'code',
  'scan',
  'house',
  'money',
  'rings',
  'call',
  'home',
  'wallet',
  'proof',
  'building',
  'tick',
  'warning',
  'lock',
  'key',
  'info',
  'speak',
  'search',
  'star',
  'clock',
  'again',
  'eye',
  'eye-off',
  'flag',
  'place',
  'hand',
  'close',
  'bell',
  'download',
  'page',
  'folder',
  'share',
  'phone',
  'microphone',
  'plus',
  'offline',
  'id-card',
  'list',
  'camera',
  'print',
  'filter',
  'chart',
  'face',
  'truck',
  'leave',
] as const;

export type IconName = (typeof iconNames)[number];

export interface IconProps {
  name: IconName;
  /** s 16, m 20, l 24 (usual), xl 32 px; a quarter larger in 长辈版. */
  size?: 's' | 'm' | 'l' | 'xl';
}

/** One line picture in the color of its surroundings; never read aloud, so a word or an `ariaLabel` stands beside it. */
export function Icon({ name, size = 'l' }: IconProps) {
  return <View ariaHidden className={`sb-icon sb-icon-${name} sb-icon-${size}`} />;
}
