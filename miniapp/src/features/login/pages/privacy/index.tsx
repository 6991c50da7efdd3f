import { View } from '@tarojs/components';
import { Card, Stack } from '../../../../ui/card.tsx';
import { Page } from '../../../../ui/page.tsx';

const parts = [
  ['收集什么', '登录时的姓名、身份证号和微信的账号编号。办事时，只收那件事要用的内容。'],
  ['用来做什么', '核对是您本人，替您亮证照、开证明、转诉求。不做广告，不卖给别人。'],
  ['怎么保存', '姓名、证件号、证照内容和诉求文字都加密保存，服务器在境内。'],
  ['给谁看', '窗口看证照要您当面同意，看过什么您都能查到。部门依法查询的，也会记在您的记录里。'],
  ['人脸', '不保存照片和特征。第一次刷脸前会单独问您，也可以不刷脸。'],
  ['您能做什么', '随时查看和结束登录、撤回同意、要求更正或删除。有疑问打 12345。'],
] as const;

export default function PrivacyPage() {
  return (
    <Page title="隐私说明" width="reading" say={() => parts.flat()}>
      <Stack>
        {parts.map(([title, words]) => (
          <Card key={title}>
            <View ariaRole="heading" ariaLevel={2} className="sb-t3">
              {title}
            </View>
            <View className="sb-ink-2 sb-mt-1">{words}</View>
          </Card>
        ))}
        <View className="sb-note sb-ink-3">第 1 版</View>
      </Stack>
    </Page>
  );
}
