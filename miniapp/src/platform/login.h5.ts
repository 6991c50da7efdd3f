import { loginSimulatorApi } from 'shared/login.ts';
import { call } from './call.ts';

export const loginCode = async (demoPerson: string) =>
  (await call(loginSimulatorApi.wechatCode, { person: demoPerson })).code;
