import { View } from '@tarojs/components';
import { collections, proofRequestStatusWords, proofRequestStepWords } from 'shared/proof-request-steps.ts';
import type { ProofRequestCourse } from 'shared/proof-requests.ts';
import { reviewsApi, type ReviewedRequest } from 'shared/reviews.ts';
import { pathOf } from '../../platform/call.ts';
import { saveFile } from '../../platform/files';
import { Card, KeyValue, LinkText } from '../../ui/card.tsx';
import { Light } from '../../ui/light.tsx';
import { PhotoRow } from '../../ui/photo-row.tsx';
import { Timeline } from '../../ui/steps.tsx';
import { dayWords, whenWords } from '../../ui/when.ts';
import { StateTag } from './issued-proof.tsx';

const path = (id: string) => pathOf(reviewsApi.material, { id });

const momentWords = ({ step }: ProofRequestCourse): string => {
  if (step === 'submit') return '群众提交';
  if (step === 'supply') return '群众补了材料';
  if (step === 'withdraw') return '群众撤回';
  if (step === 'lapse') return '没补材料，自动结束';
  return proofRequestStepWords[step].act;
};

/** Everything about one request: who and what for in the middle, the materials and the course at the side. */
export function ReviewPanel({ one }: { one: ReviewedRequest }) {
  return (
    <>
      <View className="handling-head">
        <View className="sb-grow">
          <View ariaRole="heading" ariaLevel={2} className="sb-t1">
            {one.title}
          </View>
          <View className="sb-row sb-wrap sb-gap-3 sb-small sb-ink-2">
            <View className="sb-num">{one.number}</View>
            <View>{proofRequestStatusWords[one.status].staff}</View>
          </View>
        </View>
        {one.light && (
          <View className="handling-due">
            <Light light={one.light.color} words={one.light.words} />
            {one.deadline && (
              <View className="sb-note sb-ink-3">
                {one.status === 'more-material' ? '群众' : ''}
                {dayWords(one.deadline.date)} 18:00 前 · {one.deadline.days} 个工作日
                {one.deadline.provisional ? '（暂定）' : ''}
                {one.remindedAt ? '，提醒过了' : ''}
              </View>
            )}
          </View>
        )}
      </View>
      <View className="handling-columns">
        <View className="handling-middle">
          <Card label="申请人">
            <KeyValue name="申请人">{one.applicant.name}</KeyValue>
            <KeyValue name="身份证号">{one.applicant.idNumber}</KeyValue>
            <KeyValue name="用途">{one.purpose}</KeyValue>
            {one.recipient && <KeyValue name="交给谁">{one.recipient}</KeyValue>}
            {one.answers.map(({ label, value }) => (
              <KeyValue key={label} name={label}>
                {value}
              </KeyValue>
            ))}
            {one.proof && (
              <KeyValue name="证明">
                {one.proof.number} <StateTag state={one.proof.state} />
              </KeyValue>
            )}
            <KeyValue name="怎么取">{collections[one.collection]}</KeyValue>
            {one.address && (
              <KeyValue name="寄给">
                {one.address.name} {one.address.phone} {one.address.address}
              </KeyValue>
            )}
            {one.tracking && (
              <KeyValue name="快递">
                {one.tracking.carrier} {one.tracking.number}
              </KeyValue>
            )}
          </Card>
          <Materials one={one} />
        </View>
        <View className="handling-side">
          <Card label="经过">
            <View ariaRole="heading" ariaLevel={3} className="sb-t3">
              经过
            </View>
            <View className="sb-mt-3">
              <Timeline
                entries={one.course.map((moment) => ({
                  key: moment.id,
                  title: momentWords(moment),
                  detail: moment.text ?? undefined,
                  at: whenWords(moment.at),
                }))}
              />
            </View>
          </Card>
        </View>
      </View>
    </>
  );
}

/** Each wanted kind with what was handed in for it; pictures to look at, PDFs to save. */
const Materials = ({ one }: { one: ReviewedRequest }) => (
  <Card label="材料">
    <View ariaRole="heading" ariaLevel={3} className="sb-t3">
      材料
    </View>
    {one.wanted.map(({ code, label }) => {
      const handed = one.materials.filter(({ slot }) => slot === code);
      const pictures = handed.filter(({ kind }) => kind === 'picture');
      return (
        <View key={code} className="sb-mt-3">
          <View className="sb-strong">{label}</View>
          {handed.length === 0 && <View className="sb-small sb-ink-3">没有交</View>}
          <PhotoRow label={label} paths={pictures.map(({ id }) => path(id))} />
          {handed
            .filter(({ kind }) => kind === 'pdf')
            .map(({ id }, index) => (
              <LinkText
                key={id}
                icon="download"
                onPress={() => void saveFile({ path: path(id), name: `${label} ${index + 1}.pdf` })}
              >
                存 PDF {index + 1}
              </LinkText>
            ))}
        </View>
      );
    })}
  </Card>
);
