import { View } from '@tarojs/components';
import { List, Row } from '../../ui/list.tsx';
import { Note, Tag } from '../../ui/tag.tsx';
import { useDemoPeople } from './use-login.ts';

interface DemoPerson {
  person: string;
  name: string;
  idNumber: string;
  hint: string;
}

/** 仿真: fills in a made-up person, so that nobody types their own number into a demonstration. */
export function DemoPeople({ onPick }: { onPick: (person: DemoPerson) => void }) {
  const { resource } = useDemoPeople(true);
  if (resource.state !== 'ready') return null;
  return (
    <View>
      <Note>演示环境：请选一位样例人物，不要填真实身份证号。</Note>
      <View className="sb-mt-3">
        <List label="样例人物">
          {resource.data.map((person) => (
            <Row
              key={person.person}
              title={person.name}
              detail={person.hint}
              end={<Tag>样例</Tag>}
              onPress={() => onPick(person)}
            />
          ))}
        </List>
      </View>
    </View>
  );
}
