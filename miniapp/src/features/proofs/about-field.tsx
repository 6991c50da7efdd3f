import { View } from '@tarojs/components';
import type { Asker, ProofTypeCard } from 'shared/proofs.ts';
import { ResourceView } from '../../resource/resource-view.tsx';
import { useSession } from '../../resource/session.ts';
import { ChipsField } from '../../ui/chips-field.tsx';
import { Chips } from '../../ui/choice.tsx';
import { Note } from '../../ui/tag.tsx';
import { useWards } from './use-proofs.ts';

/** For whom; `wardKey` says which child. */
export interface About {
  readonly about: Asker;
  readonly wardKey: string | undefined;
}

interface AboutFieldProps {
  type: ProofTypeCard;
  value: About;
  onChange: (about: About) => void;
  error: string | undefined;
}

/** Whom the proof is about, where the type leaves a choice. */
export function AboutField({ type, value, onChange, error }: AboutFieldProps) {
  const firm = useSession()?.acting?.organizationName;
  const words: Readonly<Record<Asker, string | undefined>> = { self: '我自己', ward: '我的孩子', firm };
  const options = type.askers.flatMap((asker) => {
    const shown = words[asker];
    return shown ? [{ value: asker, words: shown }] : [];
  });
  if (options.length < 2)
    return type.askers.includes('firm') && !firm ? <Note>要给企业开，先到“我的”切换到企业。</Note> : null;
  return (
    <ChipsField
      label="给谁开？"
      options={options}
      value={value.about}
      onChange={(about) => onChange({ about, wardKey: undefined })}
      error={error}
    >
      {value.about === 'ward' && (
        <View className="sb-mt-3">
          <Children value={value.wardKey} onChange={(wardKey) => onChange({ about: 'ward', wardKey })} />
        </View>
      )}
    </ChipsField>
  );
}

function Children({ value, onChange }: { value: string | undefined; onChange: (key: string) => void }) {
  const wards = useWards();
  return (
    <ResourceView
      of={wards}
      isEmpty={(list) => list.length === 0}
      empty={<Note tone="warn">没查到您名下未满 18 岁的孩子。户口刚变动的，请带户口簿到窗口开。</Note>}
      asking="正在向公安核对您是谁的监护人"
      ready={(list) => (
        <Chips
          id="wardKey"
          label="哪个孩子"
          options={list.map(({ key, name, relation }) => ({ value: key, words: `${name}（您是${relation}）` }))}
          value={value}
          onChange={onChange}
        />
      )}
    />
  );
}
