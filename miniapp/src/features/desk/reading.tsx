import { Text, View } from '@tarojs/components';
import { certificateTypeOf } from 'shared/certificate-types.ts';
import type { CertificateReading, DeskGrant } from 'shared/presentation-desk.ts';
import { certificateStatusLabels } from 'shared/wallet.ts';
import { Icon } from '../../ui/icon.tsx';
import { Asking, Failed, Skeleton } from '../../ui/state.tsx';
import { timeWords } from '../../ui/when.ts';
import { shortCode } from '../../resource/resource-view.tsx';
import type { useGranted } from './use-granted.ts';
import { watermarkTile } from './watermark.ts';
import '../../ui/certificate-face.css';

export interface ReadingProps {
  granted: ReturnType<typeof useGranted>;
  certificates: DeskGrant['certificates'];
  hidden: boolean;
  withdrawn: boolean;
  over: boolean;
}

/** The middle: one certificate's granted fields under its watermark, or why nothing is shown. */
export function Reading({ granted, certificates, hidden, withdrawn, over }: ReadingProps) {
  const { reading, read, asked, show } = granted;
  if (withdrawn) return <Blank title="群众撤回了授权">不能再看。已经存进办件的那一份会标“已撤回”。</Blank>;
  if (over) return <Blank title="看的时间到了">要再看，请群众重新亮码。</Blank>;
  if (hidden) return <Blank title="遮住了">回到这一页就能接着看。</Blank>;
  if (certificates.length === 0) return <Blank title="群众没给证照">请按旧办法收材料。</Blank>;
  if (read.error) {
    const { title, detail, requestId } = read.error;
    return (
      <View className="desk-panel">
        <Failed
          what={title}
          notDone={detail}
          again={{ onPress: () => asked !== undefined && show(asked) }}
          code={shortCode(requestId)}
        />
      </View>
    );
  }
  if (!reading) {
    return (
      <View className="desk-panel">
        <Asking>正在向发证部门核对</Asking>
        <Skeleton cards={2} height={120} />
      </View>
    );
  }
  return <Paper reading={reading} />;
}

const Blank = ({ title, children }: { title: string; children: string }) => (
  <View className="desk-panel desk-middle">
    <View ariaRole="status">
      <View className="desk-end-title">{title}</View>
      <View className="desk-lead">{children}</View>
    </View>
  </View>
);

function Paper({ reading }: { reading: CertificateReading }) {
  // React's own type of style knows no custom properties.
  const tiled: Record<string, string> = { '--desk-watermark': watermarkTile(reading.watermark) };
  return (
    <View className="desk-panel desk-reading">
      <View className="desk-reading-head">
        <View ariaRole="heading" ariaLevel={2} className="sb-t3">
          {reading.name}
        </View>
        <View className="sb-row sb-gap-1 sb-small sb-ink-2">
          <Icon name="again" size="s" />
          {timeWords(reading.checkedAt)} 向{reading.checkedWith}核对，{certificateStatusLabels[reading.status]}
        </View>
      </View>
      <View className={`desk-paper sb-face-${certificateTypeOf(reading.type)?.category ?? 'identity'}`} style={tiled}>
        <View className="desk-paper-words">
          <View className="desk-paper-name">{reading.name}</View>
          <View className="sb-small">{reading.issuer} 签发</View>
          <View className="desk-values">
            {reading.fields.map(({ id, label, value }) => (
              <View key={id} className="desk-value">
                <View className="sb-small">{label}</View>
                <Value>{value}</Value>
              </View>
            ))}
          </View>
          <View className="sb-small sb-mt-6">其余各项群众没有授权，不显示。</View>
        </View>
      </View>
    </View>
  );
}

/** An ID number in three groups, which eyes compare more easily; its text stays one piece. */
const Value = ({ children }: { children: string }) => {
  const groups = /^(\d{6})(\d{8})(\d{3}[\dX])$/.exec(children)?.slice(1) ?? [children];
  return (
    <View className="desk-value-text">
      {groups.map((part, index) => (
        <Text key={index} className={index > 0 ? 'desk-value-group' : ''}>
          {part}
        </Text>
      ))}
    </View>
  );
};
