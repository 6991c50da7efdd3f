import { View } from '@tarojs/components';
import { caseCategories } from 'shared/case-categories.ts';
import { shortCaseNumber, type CaseSummary } from 'shared/cases.ts';
import type { Light as LightOf } from 'shared/deadlines.ts';
import { handlingViews, type HandlingView } from 'shared/handling.ts';
import { Segmented } from '../../ui/choice.tsx';
import { flag } from '../../ui/flag.ts';
import { Light } from '../../ui/light.tsx';
import { Press } from '../../ui/press.tsx';
import { Tag } from '../../ui/tag.tsx';
import { statusWords } from './desk-words.ts';
import { QueueRows } from './queue-rows.tsx';
import type { useBoard } from './use-board.ts';

const viewWords = { todo: '等我办', waiting: '别人在办', finished: '办完的' } as const satisfies Record<
  HandlingView,
  string
>;
const colors = ['red', 'yellow', 'green'] as const;
const colorWords = { red: '超时', yellow: '快到期', green: '正常' } as const;

export interface BoardListProps {
  board: ReturnType<typeof useBoard>;
  view: HandlingView;
  onView: (view: HandlingView) => void;
  light: LightOf['color'] | undefined;
  onLight: (light: LightOf['color'] | undefined) => void;
  selected: string | undefined;
  onSelect: (id: string) => void;
}

/** The left column: views, lights with their counts, and the cases, the first to run out first. */
export function BoardList(props: BoardListProps) {
  const { board, view, onView, light, onLight, selected, onSelect } = props;
  const { counts } = board;
  return (
    <View className="handling-list">
      <View className="handling-list-head">
        <Segmented
          label="看哪些"
          value={view}
          onChange={onView}
          options={handlingViews.map((value) => ({ value, words: viewWords[value] }))}
        />
        {view !== 'finished' && (
          <View ariaRole="radiogroup" ariaLabel="按时限看" className="handling-lights">
            <View
              ariaRole="radio"
              ariaChecked={flag(light === undefined)}
              className={pickClass(light === undefined)}
              onClick={() => onLight(undefined)}
            >
              全部 {counts?.all ?? ''}
            </View>
            {colors.map((color) => (
              <View
                key={color}
                ariaRole="radio"
                ariaChecked={flag(light === color)}
                className={pickClass(light === color)}
                onClick={() => onLight(color)}
              >
                <Light light={color} words={`${colorWords[color]} ${counts?.[color] ?? ''}`} />
              </View>
            ))}
          </View>
        )}
      </View>
      <QueueRows
        queue={board}
        none={view === 'todo' ? '没有等您办的' : '这里没有'}
        row={(one) => <CaseRow key={one.id} one={one} on={one.id === selected} onSelect={onSelect} />}
      />
    </View>
  );
}

const pickClass = (on: boolean): string => `handling-light${on ? ' handling-light-on' : ''}`;

function CaseRow({ one, on, onSelect }: { one: CaseSummary; on: boolean; onSelect: (id: string) => void }) {
  return (
    <Press role="link" className={`handling-row${on ? ' handling-row-on' : ''}`} onPress={() => onSelect(one.id)}>
      <View className="handling-row-light">
        {one.light ? (
          <Light light={one.light.color} words={one.light.words} />
        ) : (
          <View className="sb-small sb-ink-3">{statusWords(one.status)}</View>
        )}
        <View className="sb-note sb-ink-3 sb-num">{shortCaseNumber(one.number)}</View>
      </View>
      <View className="sb-grow">
        <View className="sb-strong">{one.title}</View>
        <View className="sb-row sb-wrap sb-gap-2 sb-small sb-ink-2">
          {one.placeText && <View>{one.placeText}</View>}
          <Tag>{caseCategories[one.category].name}</Tag>
          {one.callerKind === 'organization' && (
            <Tag tone="brand" icon="building">
              企业
            </Tag>
          )}
          {one.reminded && <Tag tone="call">群众在催</Tag>}
          {one.light && <View className="sb-ink-3">{statusWords(one.status)}</View>}
        </View>
      </View>
    </Press>
  );
}
