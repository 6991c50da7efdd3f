import { View } from '@tarojs/components';
import type { MaterialsGiven, ProofRequest } from 'shared/proof-requests.ts';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Note } from '../../ui/tag.tsx';
import { dayWords } from '../../ui/when.ts';
import { idsOf, MaterialField, nothingHanded, type Handed } from './material-field.tsx';

export interface SupplyCardProps {
  one: ProofRequest;
  working: boolean;
  onSupply: (given: { materials: MaterialsGiven; note: string | null }) => void;
}

/** What the department asked for, and a place for each kind of material. */
export function SupplyCard({ one, working, onSupply }: SupplyCardProps) {
  const [handed, setHanded] = useState<Readonly<Record<string, Handed>>>({});
  const [note, setNote] = useState('');
  const [empty, setEmpty] = useState(false);
  const asked = one.course.find(({ step }) => step === 'ask')?.text;

  function supply() {
    const given = Object.entries(handed).map(([slot, files]): [string, string[]] => [slot, idsOf(files)]);
    const materials = Object.fromEntries(given.filter(([, ids]) => ids.length > 0));
    const words = note.trim();
    const nothing = words === '' && Object.keys(materials).length === 0;
    setEmpty(nothing);
    if (!nothing) onSupply({ materials, note: words || null });
  }

  return (
    <Card label="补材料">
      <View ariaRole="heading" ariaLevel={2} className="sb-t3">
        请补材料
      </View>
      {asked && (
        <View className="sb-mt-2">
          <Note tone="call">{asked}</Note>
        </View>
      )}
      {one.dueAt && (
        <View className="sb-mt-2">
          {dayWords(one.dueAt)}晚上 12 点前交上来都算数。过后这份申请自动结束，要再申请一次。
        </View>
      )}
      {one.wanted.map((wanted) => (
        <View key={wanted.code} className="sb-mt-4">
          <MaterialField
            id={`supply-${wanted.code}`}
            wanted={wanted}
            handed={handed[wanted.code] ?? nothingHanded}
            onChange={(files) => {
              setEmpty(false);
              setHanded((old) => ({ ...old, [wanted.code]: files }));
            }}
            error={undefined}
          />
        </View>
      ))}
      <View className="sb-mt-4">
        <TextArea id="supply-note" label="要说明的" optional value={note} onChange={setNote} max={500} />
      </View>
      {empty && (
        <View ariaRole="alert" className="sb-small sb-in-danger">
          请上传要补的材料，或写明情况
        </View>
      )}
      <View className="sb-mt-3">
        <Button kind="call" working={working} workingLabel="正在交…" onPress={supply}>
          补好了，交上去
        </Button>
      </View>
    </Card>
  );
}
