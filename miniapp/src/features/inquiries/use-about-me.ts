import { inquiriesApi } from 'shared/inquiries.ts';
import { call } from '../../platform/call.ts';
import { usePages } from '../../resource/use-pages.ts';

/** Inquiries about me, newest first. */
export const useAboutMe = () => usePages('inquiries about me', (after) => call(inquiriesApi.aboutMe, { after }));
