import { View } from '@tarojs/components';
import { casesApi, type CaseDetail } from 'shared/cases.ts';
import { useState } from 'react';
import { pathOf } from '../../platform/call.ts';
import { Button, ChoicePair } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextArea } from '../../ui/field.tsx';
import { PhotoRow } from '../../ui/photo-row.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ThreeFacts } from '../../ui/steps.tsx';
import { whenWords } from '../../ui/when.ts';
import { callerSays } from './case-words.ts';

export interface AnswerCardProps {
  of: CaseDetail;
  working: boolean;
  onAnswer: (solved: boolean, comment: string | null) => void;
}

/** Three facts beside each other, and the caller's word on the first: no is as easy as yes. */
export function AnswerCard({ of: one, working, onAnswer }: AnswerCardProps) {
  const [refusing, setRefusing] = useState(false);
  const [comment, setComment] = useState('');
  const { unit } = one.facts;
  return (
    <Card label="三方各怎么说">
      <ThreeFacts
        unit={
          unit
            ? {
                says: '办完了',
                detail: `${unit.unitName}，${whenWords(unit.at)}`,
                children: (
                  <>
                    <View className="sb-small sb-mt-1">“{unit.statement}”</View>
                    <PhotoRow label="办理照片" paths={unit.photoIds.map((id) => pathOf(casesApi.photo, { id }))} />
                  </>
                ),
              }
            : { says: '还没办完', ...(one.unitName ? { detail: one.unitName } : {}) }
        }
        caller={callerSays(one)}
        followUp={{ says: '还没回访' }}
      />
      {one.steps.includes('confirm') && (
        <ChoicePair
          even
          refuse={{ label: '没解决', onPress: () => setRefusing(true) }}
          agree={{ label: '解决了', working, onPress: () => onAnswer(true, null) }}
        />
      )}
      <Sheet
        open={refusing}
        title="哪里没解决？"
        onClose={() => setRefusing(false)}
        foot={
          <View className="sb-pair">
            <Button kind="outline-ink" onPress={() => setRefusing(false)}>
              先不说
            </Button>
            <Button
              kind="call"
              working={working}
              workingLabel="正在告诉…"
              onPress={() => {
                onAnswer(false, comment.trim() || null);
                setRefusing(false);
              }}
            >
              没解决，接着办
            </Button>
          </View>
        }
      >
        <TextArea
          id="case-why"
          label="还有什么问题"
          optional
          hint="不写也行，会接着办"
          value={comment}
          onChange={setComment}
          max={500}
        />
      </Sheet>
    </Card>
  );
}
