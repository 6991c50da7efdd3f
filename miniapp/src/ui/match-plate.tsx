import { View } from '@tarojs/components';
import { Icon } from './icon.tsx';
import { flag } from './flag.ts';
import './match-plate.css';

export interface MatchPlateProps {
  /** The question above the numbers: 「窗口屏幕上是哪个数？」 */
  question: string;
  /** Usually three; shown in the given order. */
  numbers: readonly string[];
  /** Nothing is chosen beforehand: start with undefined. */
  chosen: string | undefined;
  onChoose: (number: string) => void;
}

/** Match numbers to choose from; they look the same on the phone and on the desk. */
export function MatchPlate({ question, numbers, chosen, onChoose }: MatchPlateProps) {
  return (
    <View>
      <View ariaHidden className="sb-strong">
        {question}
      </View>
      <View ariaRole="radiogroup" ariaLabel={question} className="sb-plates">
        {numbers.map((number) => (
          <View
            key={number}
            ariaRole="radio"
            ariaChecked={flag(number === chosen)}
            ariaLabel={number}
            className={`sb-plate${number === chosen ? ' sb-plate-on' : ''}`}
            onClick={() => onChoose(number)}
          >
            {number}
            {number === chosen && (
              <View className="sb-plate-tick">
                <Icon name="tick" size="m" />
              </View>
            )}
          </View>
        ))}
      </View>
    </View>
  );
}

/** One number alone, framed, as large as the surface allows (168 px on the desk). */
export const MatchNumber = ({ number }: { number: string }) => (
  <View ariaRole="img" ariaLabel={`核对数 ${number}`} className="sb-plate sb-plate-alone">
    {number}
  </View>
);
