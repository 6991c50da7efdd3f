import { View } from '@tarojs/components';
import { Brand } from '../../ui/brand.tsx';
import { Button } from '../../ui/button.tsx';
import { setElder, useElder } from '../../ui/look.ts';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/state.tsx';

export default function HomeTab() {
  const elder = useElder();
  return (
    <Page title="随办" tab="home" header={<Brand />}>
      <View className="sb-row sb-between">
        <View className="sb-t2">您好</View>
        <Button kind="soft" icon="text-size" small onPress={() => setElder(!elder)}>
          {elder ? '普通版' : '长辈版'}
        </Button>
      </View>
      <View className="sb-mt-3">
        <Skeleton />
      </View>
    </Page>
  );
}
