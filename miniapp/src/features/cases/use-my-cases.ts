import { casesApi } from 'shared/cases.ts';
import { call } from '../../platform/call.ts';
import { usePages } from '../../resource/use-pages.ts';

/** My calls, newest first. */
export const useMyCases = () => usePages('my cases', (after) => call(casesApi.mine, { after }));
