import { View } from '@tarojs/components';
import { CodeFrame } from '../../ui/code-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { useCountdown } from './use-countdown.ts';
import type { CounterState } from './use-counter.ts';

/** Flow B: the window's own code, a new one every 30 seconds, scanned once. */
export function WindowCode({ counter }: { counter: CounterState }) {
  const { code, request, renew } = counter.access;
  const next = () => {
    if (request) void renew.run(request.is.id);
  };
  if (!code || renew.error) {
    return (
      <View ariaRole="alert">
        <View className="sb-t2">码没有换成</View>
        <View className="desk-lead">{renew.error?.detail ?? '请再出示一次。'}</View>
        <View className="desk-pair sb-mt-5">
          <Button working={renew.working} onPress={next}>
            再出示一次
          </Button>
        </View>
      </View>
    );
  }
  return (
    <>
      <View ariaRole="status" className="sb-t2">
        请群众用随办扫这个码
      </View>
      <View className="desk-code sb-mt-5">
        <Shown key={code.is.url} url={code.is.url} inMs={code.is.renewInMs} since={code.at} over={next} />
      </View>
      <View className="desk-lead sb-mt-4">扫到后，请群众自己在手机上看清单</View>
    </>
  );
}

function Shown({ url, inMs, since, over }: { url: string; inMs: number; since: number; over: () => void }) {
  const seconds = useCountdown(inMs, since, over);
  return <CodeFrame text={url} label="本窗口的码" secondsLeft={seconds} secondsWhole={Math.round(inMs / 1000)} />;
}
