import { View } from '@tarojs/components';
import type { CurrentSession } from 'shared/sessions.ts';
import { useState } from 'react';
import { caseCategories } from 'shared/case-categories.ts';
import { CASE_PHOTOS_MAX, CASE_TEXT_MAX, CaseKind, caseKinds, casesApi } from 'shared/cases.ts';
import { pathOf, upload } from '../../../../platform/call.ts';
import { replace } from '../../../../platform/navigate.ts';
import { Refused } from '../../../../resource/refused.tsx';
import { useSession } from '../../../../resource/session.ts';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card, LinkText, Stack } from '../../../../ui/card.tsx';
import { Chips, Switch } from '../../../../ui/choice.tsx';
import { ErrorSummary, Field, FieldError, TextArea } from '../../../../ui/field.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { List, Row } from '../../../../ui/list.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PhotoPicker } from '../../../../ui/photo-picker.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { ownerMark } from '../../call-draft.ts';
import { CallerCard } from '../../caller-card.tsx';
import { CategorySheet } from '../../category-sheet.tsx';
import { EmergencyNote, EmergencySheet } from '../../emergency-note.tsx';
import { PlaceField } from '../../place-field.tsx';
import { categoryOf, useCallForm } from '../../use-call-form.ts';

const kinds = CaseKind.options.map((value) => ({ value, words: caseKinds[value] }));

const sendPhoto = async (filePath: string) => (await upload(casesApi.addPhoto, {}, filePath)).id;
const photoPath = (id: string) => pathOf(casesApi.photo, { id });

export default function SubmitCall() {
  const session = useSession();
  const resident = session?.resident;
  if (resident) {
    const owner = ownerMark(`${resident.name} ${resident.maskedIdNumber}`);
    return <CallForm key={owner} owner={owner} session={session} />;
  }
  return (
    <Page title="我要反映">
      <RequireIdentity what="反映的页面">{() => null}</RequireIdentity>
    </Page>
  );
}

function CallForm({ owner, session }: { owner: string; session: CurrentSession }) {
  const [choosing, setChoosing] = useState(false);
  const form = useCallForm(owner, ({ id, number }) => {
    toast(`交上去了，编号 ${number}`);
    void replace('cases/detail', { id });
  });
  const { draft, put, errorAt } = form;
  const category = categoryOf(draft);
  const say = () => [
    '我要反映',
    '有危险，先打 110、119、120 或 122',
    '先选一种：投诉、建议、求助、咨询、表扬',
    '再写什么事，然后点提交。照片、地点和电话可以不填',
  ];
  return (
    <Page title="我要反映" say={say} foot={<Foot form={form} />}>
      <Stack>
        <EmergencyNote />
        <ErrorSummary errors={form.errors} />
        <CallerCard session={session} />
        <View>
          <Chips
            id="call-kind"
            label="哪一种"
            even
            options={kinds}
            value={draft.kind ?? undefined}
            onChange={(kind) => put({ kind })}
          />
          {errorAt('call-kind') && <FieldError>{errorAt('call-kind') ?? ''}</FieldError>}
        </View>
        <Card>
          <TextArea
            id="call-text"
            label="什么事？"
            value={draft.text}
            onChange={(text) => put({ text })}
            max={CASE_TEXT_MAX}
            error={errorAt('call-text')}
          />
        </Card>
        <Card label="照片">
          <View id="call-photos" tabIndex={-1}>
            <PhotoPicker
              title="照片"
              required={false}
              ids={draft.photoIds}
              most={CASE_PHOTOS_MAX}
              onChange={(photoIds) => put({ photoIds })}
              send={sendPhoto}
              pathOf={photoPath}
            />
            {errorAt('call-photos') && <FieldError>{errorAt('call-photos') ?? ''}</FieldError>}
          </View>
        </Card>
        <PlaceField text={draft.placeText} point={draft.point} onChange={put} error={errorAt('call-place')} />
        <Card>
          <Field
            id="call-contactPhone"
            label="联系电话"
            optional
            type="number"
            autoComplete="tel"
            hint="办理的人可能要问您；不填就用您登记过的手机号"
            value={draft.contactPhone}
            onChange={(contactPhone) => put({ contactPhone })}
            error={errorAt('call-contactPhone')}
          />
        </Card>
        <List label="类别和隐私">
          <Row
            title={`归到“${caseCategories[category].name}”`}
            detail={draft.category === null ? '按您写的猜的，不对可以改' : '您选的'}
            end={
              <LinkText label="改类别" onPress={() => setChoosing(true)}>
                改
              </LinkText>
            }
          />
          <Switch
            title="不让办理单位知道我是谁"
            effect="只有热线的人能联系您"
            on={draft.hideIdentity}
            onChange={(hideIdentity) => put({ hideIdentity })}
          />
        </List>
      </Stack>
      <CategorySheet
        open={choosing}
        value={category}
        onClose={() => setChoosing(false)}
        onChoose={(chosen) => {
          put({ category: chosen });
          setChoosing(false);
        }}
      />
      <EmergencySheet found={form.danger} onClose={form.leaveDanger} onSend={() => form.submit(true)} />
    </Page>
  );
}

function Foot({ form }: { form: ReturnType<typeof useCallForm> }) {
  const { draft, refusal, offline } = form;
  return (
    <>
      <Refused error={refusal} />
      {offline && (
        <View ariaRole="status" className="sb-row sb-center sb-gap-2 sb-small sb-ink-2">
          <Icon name="offline" size="m" />
          网络不好，已存好，有网自动发
        </View>
      )}
      {!offline && !refusal && draft.text !== '' && (
        <View className="sb-center sb-small sb-ink-3">草稿已存在手机里</View>
      )}
      <View className="sb-mt-2">
        <Button kind="call" working={form.working} workingLabel="正在交…" onPress={() => form.submit()}>
          提交
        </Button>
      </View>
    </>
  );
}
