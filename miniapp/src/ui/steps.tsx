import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './steps.css';

/** A bar "2 / 3"; at most four steps. */
export const Steps = ({ now, of }: { now: number; of: number }) => (
  <View ariaRole="img" ariaLabel={`第 ${now} 步，共 ${of} 步`} className="sb-steps">
    {Array.from({ length: of }, (_, i) => (
      <View key={i} className={`sb-step${i < now ? ' sb-step-on' : ''}`} />
    ))}
    <View className="sb-steps-words">
      {now} / {of}
    </View>
  </View>
);

export interface TimelineEntry {
  key: string;
  title: string;
  detail?: ReactNode;
  /** 「今天 10:32」 */
  at: string;
  children?: ReactNode;
}

/** Newest first: the first entry is filled (now), the others are rings (done). */
export const Timeline = ({ entries }: { entries: readonly TimelineEntry[] }) => (
  <View ariaRole="list" className="sb-timeline">
    {entries.map((entry, i) => (
      <View key={entry.key} ariaRole="listitem" className={`sb-moment${i === 0 ? ' sb-moment-now' : ''}`}>
        <View className="sb-strong">{entry.title}</View>
        {entry.detail && <View className="sb-small sb-ink-2">{entry.detail}</View>}
        {entry.children}
        <View className="sb-note sb-ink-3 sb-num">{entry.at}</View>
      </View>
    ))}
  </View>
);

export interface Saying {
  /** 「修好了」, 「还没回答」 */
  says: string;
  detail?: ReactNode;
  /** Photos, for instance. */
  children?: ReactNode;
}

export interface ThreeFactsProps {
  unit: Saying;
  caller: Saying;
  followUp: Saying;
  /** On the desk: who speaks for the reader. */
  names?: { unit: string; caller: string; followUp: string };
  /** The desk lays them beside each other. */
  across?: boolean;
}

const usual = { unit: '办理单位说', caller: '您说', followUp: '回访发现' };

/** What the unit claims, what the caller says, what follow-up found: always in this order, never merged. */
export function ThreeFacts({ unit, caller, followUp, names = usual, across }: ThreeFactsProps) {
  return (
    <View className={`sb-sayings${across ? ' sb-sayings-across' : ''}`}>
      <Fact icon="building" look="unit" name={names.unit} saying={unit} />
      <Fact icon="person" look="caller" name={names.caller} saying={caller} />
      <Fact icon="phone" look="follow-up" name={names.followUp} saying={followUp} />
    </View>
  );
}

const Fact = ({ icon, look, name, saying }: { icon: IconName; look: string; name: string; saying: Saying }) => (
  <View className="sb-saying">
    <View className={`sb-saying-icon sb-saying-icon-${look}`}>
      <Icon name={icon} size="m" />
    </View>
    <View className="sb-grow">
      <View className="sb-small sb-ink-3">{name}</View>
      <View className="sb-strong">{saying.says}</View>
      {saying.detail && <View className="sb-small sb-ink-2">{saying.detail}</View>}
      {saying.children}
    </View>
  </View>
);
