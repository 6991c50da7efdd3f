import { View } from '@tarojs/components';
import type { Identification as Person } from 'shared/login.ts';
import { useState } from 'react';
import { Refused } from '../../resource/refused.tsx';
import { Button, ChoicePair } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Note } from '../../ui/tag.tsx';
import { StepTitle } from './step-title.tsx';
import { useIdentification } from './use-identification.ts';
import { useKeys } from './use-keys.ts';

/** 核对身份: the way to prove who one is without a face scan. */
export function Identification({ hidden }: { hidden: boolean }) {
  const work = useIdentification();
  const { person, result, identify, start } = work;
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState<string>();
  function look(scanned: string) {
    const clean = scanned.trim();
    setMissing(clean === '' ? '请输入群众手机上的 10 位码' : undefined);
    if (clean === '') return;
    setCode('');
    start(clean);
  }
  useKeys({ Esc: person ? work.leave : undefined }, look);
  return (
    <View className="desk-columns desk-columns-list" ariaRole="main">
      <View className="desk-panel">
        <StepTitle number={1} done={person !== undefined}>
          群众手机上的码
        </StepTitle>
        <View className="sb-mt-3">
          <Field
            id="desk-counter-code"
            label="10 位码"
            hint="群众在“到窗口核对”里能看到"
            value={code}
            onChange={setCode}
            onConfirm={() => look(code)}
            error={missing ?? identify.error?.fields['code']}
          />
        </View>
        <View className="sb-mt-4">
          <Button
            working={identify.working}
            workingLabel="正在找…"
            keyCap={<KeyCap quiet>Enter</KeyCap>}
            onPress={() => look(code)}
          >
            看要核对谁
          </Button>
        </View>
        {identify.error && (
          <View className="sb-mt-4">
            <Refused error={identify.error} />
          </View>
        )}
        <View className="sb-grow" />
        <Note tone="info" icon="hand">
          要本人带身份证原件来。只凭照片、复印件或别人代交，不能核对。
        </Note>
      </View>
      <View className="desk-panel desk-middle">
        {person && !hidden && <Compare person={person} work={work} />}
        {person && hidden && <View className="desk-end-title">遮住了</View>}
        {!person && <Outcome result={result} />}
      </View>
    </View>
  );
}

function Compare({ person, work }: { person: Person; work: ReturnType<typeof useIdentification> }) {
  const { confirm, refuse } = work;
  const error = confirm.error ?? refuse.error;
  return (
    <View className="desk-compare">
      <View ariaRole="status" className="sb-t2">
        证上、人、下面这些，是同一个人吗？
      </View>
      <View className="desk-well sb-mt-5">
        <View className="sb-small sb-ink-2">姓名</View>
        <View className="desk-value-text">{person.name}</View>
        <View className="sb-small sb-ink-2 sb-mt-3">身份证号</View>
        <View className="desk-value-text">{person.idNumber}</View>
      </View>
      <View className="sb-small sb-ink-2 sb-mt-3">
        {person.purpose === 'login' ? '核对后，群众能用随办的证照和证明。' : '核对后，群众能办这一次要紧的事。'}
      </View>
      {error && (
        <View ariaRole="alert" className="sb-in-danger sb-mt-3">
          {error.title}。{error.detail}
        </View>
      )}
      <View className="sb-mt-5">
        <ChoicePair
          refuse={{ label: '对不上', onPress: () => void refuse.run(person.id), working: refuse.working }}
          agree={{ label: '是同一个人', onPress: () => void confirm.run(person.id), working: confirm.working }}
        />
      </View>
    </View>
  );
}

const Outcome = ({ result }: { result: 'confirmed' | 'refused' | undefined }) => {
  if (result === undefined) return <View className="desk-lead">输入群众手机上的码，这里会显示要核对的人。</View>;
  return (
    <View ariaRole="status">
      <View className="desk-end-title">{result === 'confirmed' ? '核对好了' : '记下了：对不上'}</View>
      <View className="desk-lead">
        {result === 'confirmed' ? '群众的手机马上会继续。' : '群众的手机不会登录，什么也没给出。'}
      </View>
    </View>
  );
};
