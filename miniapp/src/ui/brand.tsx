import { View } from '@tarojs/components';
import './brand.css';

/** The mark and the name, in the header of home and of the desk. */
export const Brand = () => (
  <View className="sb-brand-row">
    <View ariaHidden className="sb-brand-mark">
      <View className="sb-brand-box" />
      <View className="sb-brand-tick" />
    </View>
    <View ariaRole="heading" ariaLevel={1} className="sb-brand-name">
      随办
    </View>
  </View>
);
