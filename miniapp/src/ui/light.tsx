import { View } from '@tarojs/components';
import './light.css';

export interface LightProps {
  light: 'green' | 'yellow' | 'red';
  /** Always said: 「还有 2 个工作日」. */
  words: string;
}

const shape = { green: '正常', yellow: '快到期', red: '超时' } as const;

/** Green circle, yellow triangle, red square, with words: never a bare dot. */
export const Light = ({ light, words }: LightProps) => (
  <View ariaLabel={`${shape[light]}，${words}`} ariaRole="img" className={`sb-light sb-light-${light}`}>
    <View className="sb-light-shape" />
    {words}
  </View>
);
