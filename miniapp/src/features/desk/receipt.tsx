import { View } from '@tarojs/components';
import { createContext, useContext, useState } from 'react';
import type { Application } from 'shared/presentation-desk.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import { printPage } from '../../platform/print.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { timeWords } from '../../ui/when.ts';
import { useKeys } from './use-keys.ts';
import './receipt.css';

/** On paper the year counts: 「2026-11-23 09:00」 in Shanghai. */
const dated = (instant: string): string => `${shanghaiDate(new Date(instant))} ${timeWords(instant)}`;

/** Hall and window, as they stand on paper. */
export const AtWindow = createContext('');

/**
 * 打印回执: what was filed into an application, for the person to take home. On screen only the button; in print only
 * the receipt, so that no certificate's values are ever printed from the desk.
 */
export function Receipt({ application }: { application: Application }) {
  const [printedAt, setPrintedAt] = useState(() => new Date().toISOString());
  const print = () => {
    setPrintedAt(new Date().toISOString());
    // After the sheet has taken the new time.
    setTimeout(printPage, 0);
  };
  useKeys({ 'Alt P': print });
  return (
    <>
      <Button kind="outline-ink" icon="print" keyCap={<KeyCap>Alt P</KeyCap>} onPress={print}>
        打印回执
      </Button>
      <Sheet application={application} printedAt={printedAt} />
    </>
  );
}

function Sheet({ application, printedAt }: { application: Application; printedAt: string }) {
  const place = useContext(AtWindow);
  const materials = application.materials.filter(({ withdrawn }) => !withdrawn);
  return (
    <View className="desk-receipt" ariaHidden>
      <View className="desk-receipt-title">材料收取回执</View>
      <View className="desk-receipt-line">办件编号：{application.number}</View>
      <View className="desk-receipt-line">办理事项：{application.item.name}</View>
      <View className="desk-receipt-line">办理地点：{place}</View>
      <View className="desk-receipt-rows">
        {materials.map(({ requestId, type, name, fieldLabels, filedAt, staffNumber }) => (
          <View key={`${requestId} ${type}`} className="desk-receipt-row">
            <View className="desk-receipt-name">{name}（电子证照）</View>
            <View>存入的内容：{fieldLabels.join('、')}</View>
            <View>
              {dated(filedAt)}，工号 {staffNumber}
            </View>
          </View>
        ))}
      </View>
      <View className="desk-receipt-line">
        {application.missing.length === 0 ? '材料已经齐了。' : `还缺：${application.missing.join('、')}。`}
      </View>
      <View className="desk-receipt-note">
        以上电子证照由本人同意后提供。在随办“谁看过我的证照”里，随时能查到看过几次，也能撤回。
      </View>
      <View className="desk-receipt-note">打印时间：{dated(printedAt)}</View>
    </View>
  );
}
