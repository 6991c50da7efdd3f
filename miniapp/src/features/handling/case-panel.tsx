import { View } from '@tarojs/components';
import { caseCategories } from 'shared/case-categories.ts';
import { caseKinds } from 'shared/cases.ts';
import { handlingApi, type HandledCase } from 'shared/handling.ts';
import { pathOf } from '../../platform/call.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Light } from '../../ui/light.tsx';
import { PhotoRow } from '../../ui/photo-row.tsx';
import { ThreeFacts, Timeline } from '../../ui/steps.tsx';
import { whenWords } from '../../ui/when.ts';
import { callerWords, deadlineWords, momentWords, sayings, statusWords } from './desk-words.ts';

const photos = (ids: readonly string[]) => ids.map((id) => pathOf(handlingApi.photo, { id }));

/** Everything about one case: facts and course in the middle, the caller's words and place at the side. */
export function CasePanel({ one }: { one: HandledCase }) {
  const facts = sayings(one);
  return (
    <>
      <View className="handling-head">
        <View className="sb-grow">
          <View ariaRole="heading" ariaLevel={2} className="sb-t1">
            {one.title}
          </View>
          <View className="sb-row sb-wrap sb-gap-3 sb-small sb-ink-2">
            <View className="sb-num">{one.number}</View>
            <View>{statusWords(one.status)}</View>
            <View>{caseKinds[one.kind]}</View>
            <View>{caseCategories[one.category].name}</View>
            <View className="sb-row sb-gap-1">
              <Icon name={one.caller.name === null ? 'eye-off' : 'person'} size="s" />
              {callerWords(one)}
            </View>
          </View>
        </View>
        {one.light && (
          <View className="handling-due">
            <Light light={one.light.color} words={one.light.words} />
            <View className="sb-note sb-ink-3">{deadlineWords(one)}</View>
          </View>
        )}
      </View>
      <View className="handling-columns">
        <View className="handling-middle">
          <Card label="三方各怎么说">
            <Title>三方各怎么说</Title>
            <View className="sb-mt-2">
              <ThreeFacts across names={{ unit: '承办单位说', caller: '群众说', followUp: '回访发现' }} {...facts} />
            </View>
          </Card>
          <Card label="经过">
            <Title>经过</Title>
            <View className="sb-mt-3">
              <Timeline
                entries={one.course.map((moment) => ({
                  key: moment.id,
                  title: momentWords(moment),
                  detail: moment.text ?? undefined,
                  at: whenWords(moment.at),
                  children:
                    moment.step === 'submit' ? undefined : (
                      <PhotoRow label="办理照片" paths={photos(moment.photoIds)} />
                    ),
                }))}
              />
            </View>
          </Card>
        </View>
        <View className="handling-side">
          <Card label="群众原话">
            <Title>群众原话</Title>
            <View className="handling-words sb-mt-1">{one.text}</View>
            <PhotoRow label="群众照片" paths={photos(one.photoIds)} />
          </Card>
          {one.place && (
            <Card label="地点">
              <Title>地点</Title>
              <View className="sb-mt-1">{one.place.text || '只有手机位置'}</View>
              {one.place.point && (
                <View className="sb-note sb-ink-3 sb-num">
                  {one.place.point.lng.toFixed(5)}, {one.place.point.lat.toFixed(5)}（
                  {one.place.point.datum === 'gcj02' ? 'GCJ-02' : 'WGS-84'}
                  {one.place.point.accuracy === null ? '' : `，误差约 ${one.place.point.accuracy} 米`}）
                </View>
              )}
            </Card>
          )}
        </View>
      </View>
    </>
  );
}

const Title = ({ children }: { children: string }) => (
  <View ariaRole="heading" ariaLevel={3} className="sb-t3">
    {children}
  </View>
);
