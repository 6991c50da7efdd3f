import { View } from '@tarojs/components';
import { REVEAL_MS, type Certificate } from 'shared/wallet.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Press } from '../../ui/press.tsx';
import { dateWords } from '../../ui/when.ts';
import './wallet.css';

interface CertificateFieldsProps {
  fields: Certificate['fields'];
  uncovered: { field: string; value: string } | undefined;
  onUncover: (field: string) => void;
  onCover: () => void;
}

/** What the paper says, covered where it is nobody's business until its eye is tapped. */
export function CertificateFields({ fields, uncovered, onUncover, onCover }: CertificateFieldsProps) {
  return (
    <>
      <Card label="证照内容" tight>
        {fields.map(({ id, label, value, masked }) => {
          const open = uncovered?.field === id;
          return (
            <View key={id} className="certificate-field">
              <View className="certificate-field-words">
                <View className="certificate-field-name">{label}</View>
                <View className="certificate-field-value" ariaLive="polite">
                  {open ? dateWords(uncovered.value) : masked ? <Covered>{value}</Covered> : dateWords(value)}
                </View>
              </View>
              {masked && (
                <Press
                  className="certificate-eye"
                  label={`${open ? '遮住' : '显示'}${label}`}
                  onPress={() => (open ? onCover() : onUncover(id))}
                >
                  <Icon name={open ? 'eye-off' : 'eye'} />
                </Press>
              )}
            </View>
          );
        })}
      </Card>
      {fields.some(({ masked }) => masked) && (
        <View className="sb-note sb-ink-3">点一下看全文，{REVEAL_MS / 1000} 秒后自动盖住。</View>
      )}
    </>
  );
}

/** Said as 「已遮住」, never star by star. */
const Covered = ({ children }: { children: string }) => (
  <>
    <View ariaHidden>{children}</View>
    <View className="sb-unseen">已遮住</View>
  </>
);
