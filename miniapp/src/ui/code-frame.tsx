import { Image, View } from '@tarojs/components';
import { useMemo } from 'react';
import { encode } from 'uqr';
import { pngDataUri } from './png.ts';
import './code-frame.css';

export interface QrProps {
  /** What the code says; upper case and digits keep it small (version 2 for `Z1` + 26). */
  text: string;
  label: string;
}

/** Black on white in every theme, four modules of quiet zone come from the frame around it. */
export function Qr({ text, label }: QrProps) {
  const picture = useMemo(() => pngDataUri(encode(text, { ecc: 'M', border: 0 }).data, 10), [text]);
  return <Image className="sb-qr" src={picture} ariaLabel={label} ariaRole="img" />;
}

export interface CodeFrameProps extends QrProps {
  /** Whole seconds left; the last 5 turn the ring yellow. */
  secondsLeft: number;
  /** Seconds a full ring stands for. */
  secondsWhole: number;
}

/** The code inside a rounded ring that runs down clockwise. Spoken at 30, 10 and 0 seconds only. */
export function CodeFrame({ text, label, secondsLeft, secondsWhole }: CodeFrameProps) {
  const gone = 100 - Math.max(0, Math.min(100, (secondsLeft / secondsWhole) * 100));
  const color = secondsLeft <= 5 ? 'var(--sb-warn-dot)' : 'var(--sb-brand)';
  const ring = `conic-gradient(var(--sb-bg-sunken) 0% ${gone}%, ${color} ${gone}% 100%)`;
  const spoken = secondsLeft === 30 || secondsLeft === 10 || secondsLeft === 0 ? `还有 ${secondsLeft} 秒` : '';
  return (
    <View className="sb-code">
      <View className="sb-code-ring" style={{ background: ring }}>
        <View className="sb-code-paper">
          <Qr key={text} text={text} label={label} />
        </View>
      </View>
      <View ariaRole="timer" ariaLabel={`还有 ${secondsLeft} 秒换新码`} className="sb-code-time">
        <View className="sb-code-seconds">{secondsLeft}</View>
        秒后自动换新码
      </View>
      <View ariaLive="polite" className="sb-unseen">
        {spoken}
      </View>
    </View>
  );
}

/** Ten characters to read out, in two groups of five; a screen reader says them in pairs. */
export function ReadOut({ characters }: { characters: string }) {
  const pairs = characters.replace(/(..)/g, (pair) => `${pair.split('').join(' ')}，`);
  return (
    <View ariaRole="img" ariaLabel={pairs} className="sb-readout">
      {characters.slice(0, 5)} {characters.slice(5)}
    </View>
  );
}
