import { View } from '@tarojs/components';
import { Icon, type IconName } from './icon.tsx';
import { Press } from './press.tsx';
import './certificate-face.css';

export type FaceCategory = 'identity' | 'welfare' | 'property' | 'traffic' | 'career' | 'firm';

export interface CertificateFaceProps {
  category: FaceCategory;
  name: string;
  issuer: string;
  /** Already masked: `9*** **** **** 002X`. Read aloud as 「号码已遮住」. */
  number: string;
  /** Masked name over the number, on the page of one certificate. */
  holder?: string | undefined;
  /** With a word always: 有效, 还有 23 天到期, 未实时核验. */
  status?: { words: string; icon: IconName; strong?: boolean };
  /** 已过期, 已吊销…: gray face, the word across the top right corner. */
  dead?: string;
  favorite?: boolean;
  /** Half width on the home page. */
  small?: boolean;
  onPress?: () => void;
}

/** An entry in a wallet, not a picture of a card: no emblem, flag, photo or hologram. Proof to others is only the code. */
export function CertificateFace(props: CertificateFaceProps) {
  const { category, name, issuer, number, holder, status, dead, favorite, small, onPress } = props;
  const look = `sb-face sb-face-${category}${dead ? ' sb-face-dead' : ''}${small ? ' sb-face-small' : ''}`;
  const inside = (
    <>
      <View ariaHidden className="sb-face-texture" />
      <View className="sb-face-line">
        <View className="sb-face-name">{name}</View>
        {dead && <View className="sb-face-stamp">{dead}</View>}
        {favorite && !dead && (
          <View className="sb-face-mark">
            <Icon name="star" size="s" />
            常用
          </View>
        )}
      </View>
      <View className="sb-face-issuer">{issuer}</View>
      <View className="sb-face-line sb-face-foot">
        <View>
          {holder && <View className="sb-t2">{holder}</View>}
          <View ariaHidden className="sb-face-number">
            {number}
          </View>
          <View className="sb-unseen">号码已遮住</View>
        </View>
        {status && !small && (
          <View className={`sb-face-mark${status.strong ? ' sb-strong' : ''}`}>
            <Icon name={status.icon} size="s" />
            {status.words}
          </View>
        )}
      </View>
    </>
  );
  if (!onPress) {
    return (
      <View ariaRole="group" className={look}>
        {inside}
      </View>
    );
  }
  return (
    <Press role="link" className={look} onPress={onPress}>
      {inside}
    </Press>
  );
}
