import { View } from '@tarojs/components';

export interface StepTitleProps {
  number: number;
  done?: boolean;
  children: string;
}

/** The number and name of one column. */
export const StepTitle = ({ number, done, children }: StepTitleProps) => (
  <View className="sb-row sb-gap-2">
    <View ariaHidden className={`desk-step${done ? ' desk-step-done' : ''}`}>
      {number}
    </View>
    <View ariaRole="heading" ariaLevel={2} className="sb-t3">
      {children}
    </View>
  </View>
);
