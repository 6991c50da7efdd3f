import { Image, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { pictureOf } from '../platform/files';
import { Press } from './press.tsx';
import { Sheet } from './sheet.tsx';
import './photo-row.css';

export interface PhotoRowProps {
  /** Below `/api/v1`; each needs the session to be seen. */
  paths: readonly string[];
  /** 「现场照片」; each photo is read as 「现场照片 1」. */
  label: string;
}

/** Photos behind the session, small beside each other; a tap shows one large. */
export function PhotoRow({ paths, label }: PhotoRowProps) {
  const [large, setLarge] = useState<{ src: string; label: string }>();
  if (paths.length === 0) return null;
  return (
    <View ariaRole="list" ariaLabel={label} className="sb-photos">
      {paths.map((path, index) => (
        <Small key={path} path={path} label={`${label} ${index + 1}`} onOpen={setLarge} />
      ))}
      <Sheet open={large !== undefined} title={large?.label ?? label} onClose={() => setLarge(undefined)}>
        {large && <Image className="sb-photo-large" mode="widthFix" src={large.src} ariaLabel={large.label} />}
      </Sheet>
    </View>
  );
}

interface SmallProps {
  path: string;
  label: string;
  onOpen: (photo: { src: string; label: string }) => void;
}

function Small({ path, label, onOpen }: SmallProps) {
  const { src, gone } = usePicture(path);
  return (
    <View ariaRole="listitem" className="sb-photo">
      {src !== undefined && (
        <Press className="sb-photo-press" label={`看大图：${label}`} onPress={() => onOpen({ src, label })}>
          <Image className="sb-photo-picture" mode="aspectFill" src={src} ariaLabel={label} />
        </Press>
      )}
      {gone && <View className="sb-photo-gone sb-note">没有取到</View>}
    </View>
  );
}

/** A picture behind the session for as long as it is on screen. */
export function usePicture(path: string): { src: string | undefined; gone: boolean } {
  const [src, setSrc] = useState<string>();
  const [gone, setGone] = useState(false);
  useEffect(() => {
    let shown = true;
    let release = () => {};
    pictureOf(path).then(
      (picture) => {
        release = picture.release;
        if (shown) setSrc(picture.src);
        else release();
      },
      () => shown && setGone(true),
    );
    return () => {
      shown = false;
      release();
    };
  }, [path]);
  return { src, gone };
}
