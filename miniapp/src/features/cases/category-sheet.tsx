import { View } from '@tarojs/components';
import { caseCategories, caseCategoryCodes, type CaseCategoryCode } from 'shared/case-categories.ts';
import { Chips } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';

export interface CategorySheetProps {
  open: boolean;
  value: CaseCategoryCode;
  onChoose: (code: CaseCategoryCode) => void;
  onClose: () => void;
}

const groups = [...new Set(caseCategoryCodes.map((code) => caseCategories[code].group))];

/** Every category under its group; a tap chooses and closes. */
export function CategorySheet({ open, value, onChoose, onClose }: CategorySheetProps) {
  return (
    <Sheet open={open} title="归到哪一类" onClose={onClose}>
      {groups.map((group) => (
        <View key={group} className="sb-mt-4">
          <View className="sb-small sb-ink-3">{group}</View>
          <View className="sb-mt-2">
            <Chips
              label={group}
              value={value}
              onChange={onChoose}
              options={caseCategoryCodes
                .filter((code) => caseCategories[code].group === group)
                .map((code) => ({ value: code, words: caseCategories[code].name }))}
            />
          </View>
        </View>
      ))}
    </Sheet>
  );
}
