import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useParams } from '../../platform/navigate.ts';
import { Button, ChoicePair } from '../../ui/button.tsx';
import { Badge, Card, KeyValue, LinkText, Section, Stack } from '../../ui/card.tsx';
import { CertificateFace, type FaceCategory } from '../../ui/certificate-face.tsx';
import { Checkbox, Chips, Segmented, Switch } from '../../ui/choice.tsx';
import { CodeFrame, ReadOut } from '../../ui/code-frame.tsx';
import { ErrorSummary, Field, TextArea, focusOnErrors } from '../../ui/field.tsx';
import { Icon, iconNames } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Light } from '../../ui/light.tsx';
import { List, Row } from '../../ui/list.tsx';
import { MatchNumber, MatchPlate } from '../../ui/match-plate.tsx';
import { DeskPage, Page } from '../../ui/page.tsx';
import { Dialog, Sheet } from '../../ui/sheet.tsx';
import { Asking, Empty, Failed, Skeleton } from '../../ui/state.tsx';
import { Steps, ThreeFacts, Timeline } from '../../ui/steps.tsx';
import { Note, Tag } from '../../ui/tag.tsx';
import { toast } from '../../ui/toast.tsx';

const cats: FaceCategory[] = ['identity', 'welfare', 'property', 'traffic', 'career', 'firm'];
const noop = () => toast('已复制');
const pages: Record<string, () => JSX.Element> = {
  faces: Faces,
  code: Code,
  consent: Consent,
  form: Form,
  detail: Detail,
  failed: Fail,
  empty: Emp,
  loading: Loading,
  parts: Parts,
  desk: Desk,
};
function Faces() {
  const [seg, setSeg] = useState('a');
  return (
    <Page title="证照" tab="wallet">
      <Segmented
        label="谁的证照"
        value={seg}
        onChange={setSeg}
        options={[
          { value: 'a', words: '我的 11' },
          { value: 'b', words: '家人 2' },
          { value: 'c', words: '企业 1' },
        ]}
      />
      <View className="sb-stack sb-mt-3">
        <View className="sb-row sb-gap-3">
          <CertificateFace small category="identity" name="居民身份证" issuer="公安部门" number="9*** **** 002X" />
          <CertificateFace small category="welfare" name="社会保障卡" issuer="人社部门" number="参保正常" />
        </View>
        {cats.map((c) => (
          <CertificateFace
            key={c}
            category={c}
            favorite={c === 'identity'}
            name="居民身份证"
            issuer="云溪区公安分局"
            number="9*** **** **** 002X"
            status={{ words: '有效', icon: 'tick' }}
            onPress={noop}
          />
        ))}
        <CertificateFace
          category="traffic"
          name="机动车驾驶证"
          issuer="市公安局交通警察支队"
          number="C1"
          status={{ words: '还有 23 天到期', icon: 'clock', strong: true }}
          onPress={noop}
        />
        <CertificateFace
          category="traffic"
          name="机动车驾驶证"
          issuer="市公安局交通警察支队"
          number="C1"
          dead="已过期"
          onPress={noop}
        />
      </View>
    </Page>
  );
}
function Code() {
  return (
    <Page
      title="亮码"
      foot={
        <View className="sb-pair">
          <Button kind="outline-ink" icon="scan" onPress={noop}>
            扫窗口
          </Button>
          <Button kind="outline-ink" icon="close" onPress={noop}>
            现在作废
          </Button>
        </View>
      }
    >
      <Segmented
        label="场景"
        value="a"
        onChange={noop}
        options={[
          { value: 'a', words: '办事窗口' },
          { value: 'b', words: '医院' },
          { value: 'c', words: '图书馆' },
        ]}
      />
      <View className="sb-mt-3">
        <Card>
          <View className="sb-row sb-between">
            <View className="sb-row sb-gap-2">
              <View className="sb-t3">林*英</View>
              <View className="sb-small sb-ink-3">本人</View>
            </View>
            <LinkText chevron onPress={noop}>
              换成代家人办
            </LinkText>
          </View>
          <CodeFrame text="Z1K7Q2M9XTR4V8WDH3JN5PBCFA" label="窗口扫的动态码" secondsLeft={23} secondsWhole={30} />
          <View className="sb-row sb-between sb-mt-3">
            <View>
              <View className="sb-small sb-ink-3">扫不了？念给工作人员</View>
              <ReadOut characters="R8D2NFH6VC" />
            </View>
            <Button small kind="soft" icon="speak" onPress={noop}>
              念出来
            </Button>
          </View>
        </Card>
      </View>
      <View className="sb-mt-3">
        <Card tight>
          <View className="sb-row sb-gap-3">
            <View className="sb-in-brand">
              <Icon name="place" />
            </View>
            <View>
              <View className="sb-strong">把屏幕对着窗口的扫码枪</View>
              <View className="sb-small sb-ink-2">您在云溪区政务服务中心附近</View>
            </View>
          </View>
        </Card>
      </View>
      <View className="sb-row sb-center sb-gap-2 sb-mt-3 sb-small sb-ink-2">
        <Icon name="hand" size="m" />
        截图或离开本页，码马上作废
      </View>
    </Page>
  );
}
function Consent() {
  const [n, setN] = useState<string>();
  const [opt, setOpt] = useState(false);
  return (
    <Page title="亮码">
      <Sheet
        open
        title="有窗口要看您的证照"
        onClose={noop}
        end={
          <View className="sb-row sb-gap-1 sb-small sb-ink-2 sb-num">
            <Icon name="clock" size="m" />
            1:42
          </View>
        }
        foot={
          <>
            <MatchPlate question="窗口屏幕上是哪个数？" numbers={['26', '47', '83']} chosen={n} onChoose={setN} />
            <View className="sb-mt-3">
              <ChoicePair refuse={{ label: '不同意', onPress: noop }} agree={{ label: '同意给看', onPress: noop }} />
            </View>
            <Button kind="danger" onPress={noop}>
              不是我在办，拒绝并举报
            </Button>
          </>
        }
      >
        <Stack>
          <Card tight>
            <View className="sb-row sb-gap-3">
              <Badge icon="building" />
              <View className="sb-grow">
                <View className="sb-strong">区公安分局 · 18 号窗口</View>
                <View className="sb-small sb-ink-2">政务服务中心 2 楼 · 陈晓雯（0312）</View>
              </View>
            </View>
            <View className="sb-row sb-between sb-mt-2">
              <View className="sb-small">
                <Text className="sb-ink-3">要办　</Text>
                <Text className="sb-strong">居住证申领</Text>
              </View>
              <Tag tone="ok" icon="verified">
                已认证窗口
              </Tag>
            </View>
          </Card>
          <Card tight>
            <View className="sb-row sb-between">
              <View className="sb-strong">居民身份证</View>
              <Tag icon="lock">必须</Tag>
            </View>
            <View className="sb-row sb-between sb-small">
              <View className="sb-ink-2">姓名</View>
              <View>林*英</View>
            </View>
          </Card>
          <Card tight>
            <Checkbox checked={opt} onChange={setOpt} detail="给了就不用交劳动合同" end={<Tag>可不给</Tag>}>
              社保参保情况
            </Checkbox>
          </Card>
        </Stack>
      </Sheet>
    </Page>
  );
}
function Form() {
  const [t, setT] = useState('小区东门外的路灯坏了三天，晚上很黑，老人孩子走路怕摔。');
  const [k, setK] = useState<string>();
  const [hide, setHide] = useState(true);
  const [errors, setErrors] = useState<{ field: string; words: string }[]>([]);
  const submit = () => {
    const e = [
      { field: 'kind', words: '请选一下是哪一类' },
      { field: 'id', words: '身份证号少了 4 位，请再核对一下' },
    ];
    setErrors(e);
    focusOnErrors(e);
  };
  return (
    <Page
      title="我要反映"
      foot={
        <>
          <View className="sb-row sb-center sb-gap-1 sb-note sb-ink-2">
            <Icon name="offline" size="s" />
            网络不好，草稿已存在手机里
          </View>
          <View className="sb-mt-2">
            <Button kind="call" onPress={submit}>
              提交
            </Button>
          </View>
        </>
      }
    >
      <Stack>
        <ErrorSummary errors={errors} />
        <Note tone="warn" icon="phone">
          有危险，先打电话：<Text className="sb-strong">110　119　120　122</Text>
        </Note>
        <Steps now={2} of={3} />
        <Chips
          id="kind"
          even
          label="类型"
          value={k}
          onChange={setK}
          options={['投诉', '建议', '求助', '咨询', '表扬'].map((w) => ({ value: w, words: w }))}
        />
        <Card>
          <TextArea
            id="text"
            label="什么事？"
            value={t}
            onChange={setT}
            max={8000}
            hint="说清楚在哪、什么时候、怎么了"
          />
        </Card>
        <Card>
          <Field id="id" label="身份证号" value="99010419550428" onChange={noop} error={errors[1]?.words} />
          <Field id="memo" optional label="联系电话" value="" onChange={noop} type="number" />
        </Card>
        <List>
          <Row
            title="归到“城市照明”"
            detail="按您写的猜的，不对可以改"
            end={<View className="sb-small sb-in-brand">改</View>}
          />
          <Switch on={hide} onChange={setHide} title="不让办理单位知道我是谁" effect="只有回访的人能联系您" />
        </List>
      </Stack>
    </Page>
  );
}
function Detail() {
  return (
    <Page
      title="有呼 1120-0086"
      say={() => ['小区东门路灯不亮']}
      foot={
        <View className="sb-pair">
          <Button kind="soft" icon="bell" onPress={noop}>
            催一下
          </Button>
          <Button kind="soft" icon="plus" onPress={noop}>
            补充情况
          </Button>
        </View>
      }
    >
      <View className="sb-t2">小区东门路灯不亮</View>
      <View className="sb-row sb-gap-2">
        <Tag tone="call">等您确认</Tag>
        <View className="sb-row sb-gap-1 sb-small sb-ink-2 sb-grow">
          <Icon name="clock" size="m" />
          12 月 1 日前回答
        </View>
        <LinkText onPress={noop}>怎么算的</LinkText>
      </View>
      <View className="sb-mt-2">
        <Card>
          <ThreeFacts
            unit={{ says: '修好了', detail: '市政所 · 今天 10:32' }}
            caller={{ says: '还没回答', detail: '说了算：您说没好，就接着办' }}
            followUp={{ says: '还没回访', detail: '您回答后 2 个工作日内' }}
          />
          <ChoicePair even refuse={{ label: '没修好', onPress: noop }} agree={{ label: '修好了', onPress: noop }} />
        </Card>
      </View>
      <Section title="办到哪了" more={{ words: '5 人看过我的信息', onPress: noop }}>
        <Card>
          <Timeline
            entries={[
              { key: '1', title: '市政所说办完了', detail: '“更换灯泡 2 个，现场试亮正常。”', at: '今天 10:32' },
              { key: '2', title: '转给区市政管理所', detail: '应在 11 月 24 日 18:00 前办完', at: '11 月 20 日 14:05' },
              { key: '3', title: '您提交了', at: '11 月 19 日 21:40' },
            ]}
          />
        </Card>
      </Section>
    </Page>
  );
}
function Fail() {
  return (
    <Page title="开无房证明">
      <Failed
        what="登记中心暂时没有回应"
        notDone="没有开出证明，也没有占用编号。您填的都还在，不用重填。"
        again={{ onPress: noop }}
        code="Q7F2-91KD"
      >
        <List>
          <Row icon="bell" title="恢复了通知我" detail="通常 10 分钟内恢复" onPress={noop} />
          <Row icon="building" title="去窗口开" detail="政务服务中心 2 楼，今天到 17:30" onPress={noop} />
          <Row icon="phone" title="打电话问 12345" onPress={noop} />
        </List>
      </Failed>
    </Page>
  );
}
function Emp() {
  return (
    <Page title="有呼" tab="cases">
      <Segmented
        label="哪些"
        value="a"
        onChange={noop}
        options={[
          { value: 'a', words: '我反映的' },
          { value: 'b', words: '我也遇到的' },
        ]}
      />
      <Empty title="还没有反映过事情">路灯坏了、噪音扰民、办事不顺，都可以说。每一件都会有人答复。</Empty>
      <List>
        <Row icon="search" title="用编号找回以前的" onPress={noop} />
        <Row icon="phone" title="不想打字，打 12345" onPress={noop} />
      </List>
      <View className="sb-mt-4">
        <Button kind="call" onPress={noop}>
          我要反映
        </Button>
      </View>
    </Page>
  );
}
function Loading() {
  return (
    <Page title="证照" tab="wallet">
      <Asking>正在向各部门核对，一般不到 1 秒</Asking>
      <Skeleton />
    </Page>
  );
}
function Parts() {
  const [d, setD] = useState(false);
  return (
    <Page title="零件">
      <Stack>
        <View className="sb-row sb-wrap sb-gap-2">
          {iconNames.map((n) => (
            <Icon key={n} name={n} />
          ))}
        </View>
        <View className="sb-row sb-gap-3 sb-wrap">
          <Light light="green" words="还有 2 个工作日" />
          <Light light="yellow" words="今天 18:00" />
          <Light light="red" words="超 1 天" />
        </View>
        <View className="sb-row sb-gap-2 sb-wrap">
          <Tag>可不给</Tag>
          <Tag tone="ok" icon="tick">
            有效
          </Tag>
          <Tag tone="warn">快到期</Tag>
          <Tag tone="danger">已督办</Tag>
          <Tag tone="info">等核验</Tag>
          <Tag tone="call">等您确认</Tag>
          <Tag tone="brand">本人</Tag>
        </View>
        <Note>只请求这件事登记过的材料。</Note>
        <Note tone="danger" now>
          这个码不能用了
        </Note>
        <Note tone="ok">已经给窗口看了</Note>
        <Button onPress={() => setD(true)}>打开确认框</Button>
        <Button kind="call" onPress={noop}>
          企业有呼
        </Button>
        <Button kind="outline" icon="download" onPress={noop}>
          存 PDF
        </Button>
        <Button kind="outline-ink" onPress={noop}>
          留着
        </Button>
        <Button kind="soft" onPress={noop}>
          发给要的人
        </Button>
        <Button kind="text" onPress={noop}>
          不要了
        </Button>
        <Button working onPress={noop} workingLabel="正在开…">
          开证明
        </Button>
        <Card>
          <KeyValue name="事项">居住证申领</KeyValue>
          <KeyValue name="窗口">18 号窗口</KeyValue>
        </Card>
        <View className="sb-row sb-gap-2">
          <Badge icon="call" tone="call" />
          <Badge icon="phone" tone="info" round />
          <Badge icon="folder" />
        </View>
        <Dialog
          open={d}
          title="作废这一份？"
          keep={{ words: '留着', onPress: () => setD(false) }}
          act={{ words: '作废这一份', onPress: () => setD(false) }}
        >
          作废后别人查到的是“已作废”，不能恢复。
        </Dialog>
        <Empty picture="papers" title="还没有开过证明" action={{ words: '开一份', onPress: noop }} />
        <Empty picture="cards" title="没有证照" />
        <Empty picture="lookers" title="没人看过" />
      </Stack>
    </Page>
  );
}
function Desk() {
  return (
    <DeskPage title="窗口">
      <View className="sb-row sb-gap-4 sb-top" style={{ padding: '24px' }}>
        <View className="sb-grow">
          <Card>
            <Field id="q" label="办什么事" value="" onChange={noop} />
            <View className="sb-mt-3">
              <Button keyCap={<KeyCap>F9</KeyCap>} onPress={noop} icon="folder">
                存入办件
              </Button>
            </View>
            <View className="sb-mt-3">
              <KeyCap>Alt N</KeyCap>
            </View>
            <ThreeFacts
              across
              unit={{ says: '正在修', detail: '还没报办完' }}
              caller={{ says: '还没问', detail: '报办完后马上问' }}
              followUp={{ says: '还没回访', detail: '群众回答后 2 个工作日' }}
              names={{ unit: '我们说', caller: '群众说', followUp: '回访发现' }}
            />
          </Card>
        </View>
        <MatchNumber number="47" />
      </View>
    </DeskPage>
  );
}
export default function Gallery() {
  const part = pages[useParams().p ?? 'parts'] ?? Parts;
  const Part = part;
  return <Part />;
}
