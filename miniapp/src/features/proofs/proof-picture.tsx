import { Image, ScrollView, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { pictureOf } from '../../platform/files';
import { LinkText } from '../../ui/card.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { picturePath } from './use-proofs.ts';
import './proofs.css';

type Shown = { state: 'loading' } | { state: 'ready'; src: string } | { state: 'failed' };

function usePicture(id: string): Shown {
  const [shown, setShown] = useState<Shown>({ state: 'loading' });
  useEffect(() => {
    let gone = false;
    let release = (): void => undefined;
    pictureOf(picturePath(id)).then(
      (picture) => {
        if (gone) return picture.release();
        release = picture.release;
        setShown({ state: 'ready', src: picture.src });
      },
      () => setShown({ state: 'failed' }),
    );
    return () => {
      gone = true;
      release();
    };
  }, [id]);
  return shown;
}

/** The first page as a picture; the proof itself is the file. */
export function ProofPicture({ id, words, isVoid }: { id: string; words: string; isVoid: boolean }) {
  const picture = usePicture(id);
  const [large, setLarge] = useState(false);
  if (picture.state === 'failed')
    return <View className="sb-small sb-ink-3 sb-center">图片没有取到，不影响下面的文件</View>;
  return (
    <View>
      <View
        ariaBusy={picture.state === 'loading' ? 'true' : undefined}
        className={`sb-proof-paper${isVoid ? ' sb-proof-paper-void' : ''}`}
      >
        {picture.state === 'ready' && (
          <Image className="sb-proof-picture" src={picture.src} mode="widthFix" ariaLabel={words} />
        )}
      </View>
      {picture.state === 'ready' && (
        <View className="sb-proof-middle">
          <LinkText icon="search" onPress={() => setLarge(true)}>
            放大看
          </LinkText>
        </View>
      )}
      <Sheet open={large} title="放大看" onClose={() => setLarge(false)}>
        <ScrollView scrollX className="sb-proof-large">
          {picture.state === 'ready' && (
            <Image className="sb-proof-picture" src={picture.src} mode="widthFix" ariaLabel={words} />
          )}
        </ScrollView>
      </Sheet>
    </View>
  );
}
