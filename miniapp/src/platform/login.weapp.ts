import Taro from '@tarojs/taro';

export const loginCode = async () => (await Taro.login()).code;
