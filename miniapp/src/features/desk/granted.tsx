import { View } from '@tarojs/components';
import type { DeskGrant } from 'shared/presentation-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { flag } from '../../ui/flag.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Note } from '../../ui/tag.tsx';
import { Reading } from './reading.tsx';
import { Receipt } from './receipt.tsx';
import { clock, useCountdown } from './use-countdown.ts';
import { useGranted } from './use-granted.ts';
import { useKeys } from './use-keys.ts';

export interface GrantedProps {
  grant: DeskGrant;
  since: number;
  withdrawn: boolean;
  hidden: boolean;
  /** The next person's code was scanned too early. */
  thrownAway: boolean;
  onNext: () => void;
}

/** What the person gave, and nothing else; the values go when time, right or sight ends. */
export function Granted({ grant, since, withdrawn, hidden, thrownAway, onNext }: GrantedProps) {
  const granted = useGranted(grant, since);
  const { left, show, file } = granted;
  const seconds = useCountdown(left.expiresInMs, left.since);
  const over = withdrawn || seconds === 0;
  const given = grant.certificates.filter((one) => one.given);
  const byNumber = Object.fromEntries(
    given.slice(0, 9).map(({ type }, index) => [String(index + 1), over ? undefined : () => show(type)]),
  );
  useKeys({ ...byNumber, F9: over || granted.filed ? undefined : file, 'Alt N': onNext });
  return (
    <View className="desk-columns desk-columns-granted" ariaRole="main">
      <View className="desk-panel desk-panel-tight">
        <View ariaRole="status" className="sb-row sb-gap-2 sb-in-ok">
          <Icon name="tick" />
          <View className="sb-t3">群众已同意</View>
        </View>
        <View className="sb-t3 sb-mt-3">{grant.itemName}</View>
        <View className="sb-small sb-ink-2 sb-num sb-mt-1">{grant.applicationNumber}</View>
        <View className="sb-small sb-ink-2">群众：{grant.maskedHolderName}</View>
        <View className="sb-note sb-ink-3 sb-mt-4">这次给看的</View>
        <View className="desk-scroll">
          <View ariaRole="radiogroup" ariaLabel="这次给看的" className="sb-col sb-gap-2 sb-mt-2">
            {given.map(({ type, name, fields }, index) => (
              <View
                key={type}
                ariaRole="radio"
                ariaChecked={flag(type === granted.asked)}
                className={`desk-option desk-option-edge${type === granted.asked ? ' desk-option-on' : ''}`}
                onClick={() => {
                  if (!over) show(type);
                }}
              >
                <KeyCap>{String(index + 1)}</KeyCap>
                <View className="sb-grow">
                  <View className={type === granted.asked ? 'sb-strong' : ''}>{name}</View>
                  <View className="sb-note sb-ink-2">{fields.length} 项</View>
                </View>
                {type === granted.asked && <Icon name="eye" size="m" />}
              </View>
            ))}
          </View>
          {grant.certificates
            .filter((one) => !one.given)
            .map(({ type, name }) => (
              <View key={type} className="desk-option desk-option-not sb-mt-2">
                <View className="sb-grow sb-ink-3">
                  {name}
                  <View className="sb-note">群众没给，请按旧办法收材料</View>
                </View>
              </View>
            ))}
        </View>
      </View>
      <Reading granted={granted} certificates={given} hidden={hidden} withdrawn={withdrawn} over={over} />
      <View className="desk-panel">
        <View className="sb-row sb-between">
          <View className="sb-small sb-ink-2">还能看</View>
          <View ariaRole="timer" className="sb-t2 sb-num">
            {clock(over ? 0 : seconds)}
          </View>
        </View>
        <View className="sb-row sb-between sb-mt-1">
          <View className="sb-small sb-ink-2">已看次数</View>
          <View className="sb-num">
            {granted.readsDone} / {grant.readsAllowed}
          </View>
        </View>
        <View className="desk-rule" />
        <Filing granted={granted} certificates={given} over={over} />
        <View className="sb-grow" />
        {thrownAway ? (
          <Note tone="warn" now>
            刚才扫的没有用。先办完这一位，按 Alt N 再扫。
          </Note>
        ) : (
          <Note tone="info">画面带水印，每看一次群众都查得到。</Note>
        )}
        <View className="sb-mt-3">
          <Button kind="outline-ink" keyCap={<KeyCap>Alt N</KeyCap>} onPress={onNext}>
            办完，下一位
          </Button>
        </View>
      </View>
    </View>
  );
}

interface FilingProps {
  granted: ReturnType<typeof useGranted>;
  certificates: DeskGrant['certificates'];
  over: boolean;
}

function Filing({ granted, certificates, over }: FilingProps) {
  const { toFile, tick, file, filing, fileError, filed } = granted;
  if (filed) {
    return (
      <>
        <Note tone="ok" now>
          已存进 {filed.number}
          {filed.missing.length > 0 && `，还缺${filed.missing.join('、')}`}
        </Note>
        <View className="sb-mt-3">
          <Receipt application={filed} />
        </View>
      </>
    );
  }
  return (
    <>
      <View className="sb-strong">存进这件事的材料</View>
      <View className="desk-ticks sb-mt-2">
        {certificates.map(({ type, name }) => (
          <Checkbox key={type} checked={toFile.includes(type)} onChange={(on) => tick(type, on)}>
            {name}
          </Checkbox>
        ))}
      </View>
      {fileError && (
        <View ariaRole="alert" className="sb-small sb-in-danger sb-mt-2">
          {fileError.title}。{fileError.detail}
        </View>
      )}
      {!over && (
        <View className="sb-mt-3">
          <Button
            icon="folder"
            working={filing}
            workingLabel="正在存…"
            keyCap={<KeyCap quiet>F9</KeyCap>}
            onPress={file}
          >
            存入办件
          </Button>
        </View>
      )}
    </>
  );
}
