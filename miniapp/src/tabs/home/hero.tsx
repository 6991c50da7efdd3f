import { View } from '@tarojs/components';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Press } from '../../ui/press.tsx';

interface Tile {
  icon: IconName;
  title: string;
  detail: string;
  onPress: () => void;
}

/** The one thing first: a filled tile of 1.75 parts and a plain one. */
export const Hero = ({ large, small, call = false }: { large: Tile; small: Tile; call?: boolean }) => (
  <View className="home-hero">
    <Press
      role="link"
      label={`${large.title}，${large.detail}`}
      className={`home-tile home-tile-large${call ? ' home-tile-call' : ''}`}
      onPress={large.onPress}
    >
      <Icon name={large.icon} size="xl" />
      <View className="home-tile-title">{large.title}</View>
      <View className="home-tile-words">{large.detail}</View>
    </Press>
    <Press role="link" label={`${small.title}，${small.detail}`} className="home-tile" onPress={small.onPress}>
      <Icon name={small.icon} size="xl" />
      <View className="home-tile-title">{small.title}</View>
      <View className="home-tile-words">{small.detail}</View>
    </Press>
  </View>
);
