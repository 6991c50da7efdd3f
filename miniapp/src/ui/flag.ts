/** An aria state as text: Taro's weapp templates lose a plain false. */
export const flag = (on: boolean) => (on ? 'true' : 'false');
