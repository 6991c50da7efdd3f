import { View } from '@tarojs/components';
import type { DeskRequest } from 'shared/presentation-desk.ts';
import { comingWords, statusWords } from './desk-words.ts';

const seconds = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 19);

/** 进行到: what is done, what is being waited for, what comes then. */
export function Course({ request, waiting }: { request: DeskRequest; waiting: boolean }) {
  return (
    <>
      <View ariaRole="heading" ariaLevel={2} className="sb-t3">
        进行到
      </View>
      <View ariaRole="list" className="sb-mt-3">
        {request.steps.map(({ status, at }, index) => (
          <View
            key={status}
            ariaRole="listitem"
            className={`desk-moment${waiting || index < request.steps.length - 1 ? ' desk-moment-done' : ''}`}
          >
            <View className="sb-strong">
              {status === 'asked' && request.flow === 'scanned' ? '群众扫到了' : statusWords(status)}
            </View>
            <View className="sb-small sb-ink-3 sb-num">{seconds(at)}</View>
          </View>
        ))}
        {waiting && (
          <>
            <View ariaRole="listitem" className="desk-moment desk-moment-now">
              <View className="sb-strong">{comingWords(request)}</View>
              {request.status === 'asked' && <View className="sb-small sb-ink-2">群众正在手机上看清单</View>}
            </View>
            <View ariaRole="listitem" className="desk-moment">
              <View className="sb-ink-3">看证照、存入办件</View>
            </View>
          </>
        )}
      </View>
    </>
  );
}
