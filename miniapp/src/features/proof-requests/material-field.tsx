import { View } from '@tarojs/components';
import { MATERIAL_FILES_MAX, type RequestTypeCard } from 'shared/proof-requests.ts';
import { useState } from 'react';
import { ApiError } from '../../platform/api-error.ts';
import { pickDocument } from '../../platform/files';
import { Button } from '../../ui/button.tsx';
import { LinkText } from '../../ui/card.tsx';
import { FieldError } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PhotoPicker } from '../../ui/photo-picker.tsx';
import { materialPath, sendMaterial } from './use-requests.ts';

/** Files of one kind of material: pictures by id, PDFs by id and name. */
export interface Handed {
  readonly pictures: readonly string[];
  readonly pdfs: readonly { readonly id: string; readonly name: string }[];
}

export const nothingHanded: Handed = { pictures: [], pdfs: [] };
export const idsOf = ({ pictures, pdfs }: Handed): string[] => [...pictures, ...pdfs.map(({ id }) => id)];

export interface MaterialFieldProps {
  id: string;
  wanted: RequestTypeCard['materials'][number];
  /** Nothing is said of it when absent. */
  required?: boolean;
  handed: Handed;
  onChange: (handed: Handed) => void;
  error: string | undefined;
}

/** Pictures from camera or album, or a PDF; each is sent as soon as it is picked. */
export function MaterialField({ id, wanted, required, handed, onChange, error }: MaterialFieldProps) {
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState(false);
  const { label, hint } = wanted;
  const room = MATERIAL_FILES_MAX - handed.pdfs.length - handed.pictures.length;

  async function addPdf() {
    const file = await pickDocument();
    if (!file) return;
    setProblem(undefined);
    setSending(true);
    try {
      const added = await sendMaterial(file.path);
      if (!idsOf(handed).includes(added))
        onChange({ ...handed, pdfs: [...handed.pdfs, { id: added, name: file.name }] });
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught;
      setProblem(caught.status === 0 ? '没传上，再试一次' : `${caught.title}。${caught.detail}`);
    } finally {
      setSending(false);
    }
  }

  return (
    <View id={id} tabIndex={-1}>
      <PhotoPicker
        title={label}
        hint={hint}
        required={required}
        ids={handed.pictures}
        most={MATERIAL_FILES_MAX - handed.pdfs.length}
        onChange={(pictures) => onChange({ ...handed, pictures })}
        send={sendMaterial}
        pathOf={materialPath}
      />
      {handed.pdfs.map((pdf) => (
        <View key={pdf.id} className="sb-row sb-between sb-gap-2">
          <View className="sb-row sb-gap-1 sb-grow">
            <Icon name="page" size="m" />
            {pdf.name}
          </View>
          <LinkText
            label={`去掉 ${pdf.name}`}
            onPress={() => onChange({ ...handed, pdfs: handed.pdfs.filter((one) => one.id !== pdf.id) })}
          >
            去掉
          </LinkText>
        </View>
      ))}
      {room > 0 && (
        <View className="sb-mt-2">
          <Button kind="soft" icon="page" working={sending} workingLabel="正在传…" onPress={() => void addPdf()}>
            传 PDF
          </Button>
        </View>
      )}
      {problem ? <FieldError now>{problem}</FieldError> : error && <FieldError>{error}</FieldError>}
    </View>
  );
}
