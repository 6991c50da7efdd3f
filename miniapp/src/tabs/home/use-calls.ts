import { casesApi } from 'shared/cases.ts';
import { call } from '../../platform/call.ts';
import { useResource } from '../../resource/use-resource.ts';

/** The newest calls of the person, or of the firm acted for. */
export const useCalls = (whose: 'resident' | 'firm') =>
  useResource(`home-calls-${whose}`, async () => (await call(casesApi.mine, { limit: '20' })).items);
