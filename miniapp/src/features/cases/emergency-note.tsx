import { View } from '@tarojs/components';
import { dial } from '../../platform/system';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Press } from '../../ui/press.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { emergencies, type emergenciesIn } from './emergency.ts';
import './emergency-note.css';

/** Above the form, always: numbers to dial when somebody is in danger. */
export const EmergencyNote = () => (
  <View className="call-emergency">
    <Icon name="phone" size="m" />
    <View className="call-emergency-words">有危险先打</View>
    <View className="call-emergency-numbers">
      {emergencies.map(({ number, who }) => (
        <Press
          key={number}
          className="call-emergency-number"
          label={`拨打 ${number} ${who}`}
          onPress={() => dial(number)}
        >
          {number}
        </Press>
      ))}
    </View>
  </View>
);

export interface EmergencySheetProps {
  found: ReturnType<typeof emergenciesIn>;
  onSend: () => void;
  onClose: () => void;
}

/** Before sending a text that sounds like danger. */
export function EmergencySheet({ found, onSend, onClose }: EmergencySheetProps) {
  return (
    <Sheet
      open={found.length > 0}
      title="现在有危险吗？"
      onClose={onClose}
      foot={
        <View className="sb-pair">
          <Button kind="outline-ink" onPress={onClose}>
            回去改改
          </Button>
          <Button kind="outline-ink" onPress={onSend}>
            不急，提交
          </Button>
        </View>
      }
    >
      <View className="sb-ink-2">有呼要一个工作日才有人受理。人有危险，请马上打电话，他们立刻会来。</View>
      {found.map(({ number, who }) => (
        <View key={number} className="sb-mt-3">
          <Button kind="call" icon="phone" onPress={() => dial(number)}>
            打 {number} {who}
          </Button>
        </View>
      ))}
    </Sheet>
  );
}
