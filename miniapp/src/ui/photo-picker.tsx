import { Image, View } from '@tarojs/components';
import { Icon } from './icon.tsx';
import { usePicture } from './photo-row.tsx';
import { Press } from './press.tsx';
import { usePhotos, type PhotosOf } from './use-photos.ts';
import './photo-picker.css';

export interface PhotoPickerProps extends PhotosOf {
  /** 「照片」 */
  title: string;
  /** Under the title: what the photos should show. */
  hint?: string | null;
  /** Whether at least one photo or file is wanted; nothing is said of it when absent. */
  required?: boolean | undefined;
  /** Path below `/api/v1` of a photo the server has. */
  pathOf: (id: string) => string;
}

/** Photos of a form; each is sent as soon as it is picked, so that sending the form is quick. */
export function PhotoPicker(props: PhotoPickerProps) {
  const { title, hint, required, ids, most, pathOf } = props;
  const { outgoing, room, add, again, drop, remove } = usePhotos(props);
  return (
    <>
      <View className="sb-row sb-between sb-gap-2">
        <View className="sb-grow">
          <View className="sb-strong sb-picker-inline">{title}</View>
          {required !== undefined && (
            <View className="sb-ink-3 sb-nowrap sb-picker-inline">{required ? '（必传）' : '（可不传）'}</View>
          )}
        </View>
        <View className="sb-small sb-ink-3 sb-num sb-nowrap">
          {ids.length} / {most}
        </View>
      </View>
      {hint && <View className="sb-small sb-ink-3">{hint}</View>}
      <View className="sb-picker">
        {ids.map((id, index) => (
          <Kept key={id} path={pathOf(id)} label={`${title} ${index + 1}`} onRemove={() => remove(id)} />
        ))}
        {outgoing.map(({ path, state, words }) => (
          <View key={path} className="sb-picker-photo">
            <Image className="sb-picker-picture" mode="aspectFill" src={path} ariaLabel="正在传的照片" />
            {state === 'sending' ? (
              <View ariaRole="status" className="sb-picker-words sb-note">
                {words}
              </View>
            ) : (
              <>
                <Press className="sb-picker-words sb-picker-again sb-note" onPress={() => again(path)}>
                  {words}
                </Press>
                <Remove label="去掉这张" onPress={() => drop(path)} />
              </>
            )}
          </View>
        ))}
        {room > 0 && (
          <Press className="sb-picker-photo sb-picker-add" label={`加${title}`} onPress={() => void add()}>
            <Icon name="plus" />
          </Press>
        )}
      </View>
      <View className="sb-note sb-ink-3 sb-mt-2">照片里的拍摄地点会自动去掉</View>
    </>
  );
}

function Kept({ path, label, onRemove }: { path: string; label: string; onRemove: () => void }) {
  const { src, gone } = usePicture(path);
  return (
    <View className="sb-picker-photo">
      {src && <Image className="sb-picker-picture" mode="aspectFill" src={src} ariaLabel={label} />}
      {gone && <View className="sb-picker-words sb-note">已过期，请重选</View>}
      <Remove label={`去掉${label}`} onPress={onRemove} />
    </View>
  );
}

const Remove = ({ label, onPress }: { label: string; onPress: () => void }) => (
  <Press className="sb-picker-remove" label={label} onPress={onPress}>
    <View className="sb-picker-cross">
      <Icon name="close" size="s" />
    </View>
  </Press>
);
