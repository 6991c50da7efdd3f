import { View } from '@tarojs/components';
import { Badge } from '../../ui/card.tsx';
import { flag } from '../../ui/flag.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import './login.css';

export type Way = 'face' | 'counter';

const ways: { way: Way; icon: IconName; title: string; detail: string; fastest?: boolean }[] = [
  { way: 'face', icon: 'face', title: '刷脸', detail: '对着手机看一下，约 10 秒', fastest: true },
  { way: 'counter', icon: 'building', title: '到窗口核对', detail: '不刷脸。带身份证去政务大厅，当面帮您开通' },
];

/** Equal rows: a face is the quickest way, not the true one. */
export const Ways = ({ value, onChange }: { value: Way; onChange: (way: Way) => void }) => (
  <View ariaRole="radiogroup" ariaLabel="核对方式" className="sb-stack">
    {ways.map(({ way, icon, title, detail, fastest }) => (
      <View
        key={way}
        ariaRole="radio"
        ariaChecked={flag(way === value)}
        ariaLabel={`${title}，${detail}`}
        className={`login-way${way === value ? ' login-way-on' : ''}`}
        onClick={() => onChange(way)}
      >
        <Badge icon={icon} />
        <View className="sb-grow">
          <View className="sb-row sb-gap-2">
            <View className="sb-strong">{title}</View>
            {fastest && <Tag tone="brand">最快</Tag>}
          </View>
          <View className="sb-small sb-ink-2">{detail}</View>
        </View>
        <View className={`login-dot${way === value ? ' login-dot-on' : ''}`}>
          {way === value && <Icon name="tick" size="s" />}
        </View>
      </View>
    ))}
  </View>
);
