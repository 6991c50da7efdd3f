import * as z from 'zod/mini';
import { certificateTypes } from 'shared/certificate-types.ts';
import type { CertificateType } from 'shared/certificate-types/definition.ts';
import { maskValue } from 'shared/certificate-types/mask.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import { createUpstream, type UpstreamSettings } from '../upstream/upstream.ts';
import type { CertificateHolder, CertificateStore, CertificateUse, HeldCertificate } from './certificate-store.ts';
import { checkedValues } from './checked-values.ts';
import { endDate, GetLicenseAnswer, HolderAnswer, holderCodeType, LoginAnswer, statusOf } from './wire.ts';

interface HttpStoreSettings extends UpstreamSettings {
  readonly appKey: string;
  readonly secret: string;
  readonly catalog?: readonly CertificateType[];
}

interface HttpCertificateStore extends CertificateStore {
  close(): Promise<void>;
}

const TOTAL_MS = 3_000;
const TOKEN_MARGIN_MS = 30_000;
// Looking at one's own certificates is not a service item: the platform logs it under this code.
const OWN_USE: CertificateUse = { itemCode: 'WALLET', businessNumber: 'WALLET' };

/** A city's certificate service in the 用证码 shape: login → holder's list with one auth code each → data for an auth code. */
export function httpCertificateStore(settings: HttpStoreSettings, now: Clock): HttpCertificateStore {
  const upstream = createUpstream({ totalMs: TOTAL_MS, ...settings });
  const catalog = settings.catalog ?? certificateTypes;
  const typeOf = (license: z.output<typeof HolderAnswer>['data'][number]) =>
    catalog.find((type) => type.catalogCode === license.license_item_code);
  let token: { value: string; until: number } | null = null;

  async function accessToken(): Promise<string> {
    if (token && token.until > now().getTime()) return token.value;
    const body = { app_key: settings.appKey, secret: settings.secret };
    const { data } = await upstream.call({ method: 'POST', path: '/login', body, answer: LoginAnswer });
    token = { value: data.access_token, until: now().getTime() + data.expires_in * 1000 - TOKEN_MARGIN_MS };
    return token.value;
  }

  const ask = async <S extends z.ZodMiniType>(path: string, body: object, answer: S): Promise<z.output<S>> => {
    const once = async () => {
      const headers = { 'x-access-token': await accessToken() };
      return upstream.call({ method: 'POST', path, body, headers, answer });
    };
    try {
      return await once();
    } catch (error) {
      // A token the service forgot (its restart) must not keep failing until it runs out.
      if (!(error instanceof AppError) || error.facts?.['upstream'] !== 401) throw error;
      token = null;
      return once();
    }
  };

  async function licenses(holder: CertificateHolder, use: CertificateUse) {
    const body = {
      identity_type: holderCodeType[holder.kind],
      identity_number: await holder.code(),
      item_code: use.itemCode,
      biz_num: use.businessNumber,
    };
    const { data } = await ask('/license/holder', body, HolderAnswer);
    return data.flatMap((license) => {
      const type = typeOf(license);
      return type ? [{ license, type, held: heldOf(license, type) }] : [];
    });
  }

  return {
    list: (holder) =>
      within(async () => {
        const found = await licenses(holder, OWN_USE);
        return found.map(({ held }) => held).sort((a, b) => (a.id < b.id ? -1 : 1));
      }),
    read: (holder, id, use) =>
      within(async () => {
        const found = (await licenses(holder, use)).find(({ held }) => held.id === id);
        if (!found) return null;
        const { data } = await ask('/license/get_license', { auth_code: found.license.auth_code }, GetLicenseAnswer);
        if (data.license_code !== id) throw new AppError('upstream.invalid', { facts: { otherCertificate: true } });
        return { ...found.held, values: checkedValues(found.type, data.fields, await holder.code()) };
      }),
    close: () => upstream.close(),
  };
}

const heldOf = (license: z.output<typeof HolderAnswer>['data'][number], type: CertificateType): HeldCertificate => ({
  id: license.license_code,
  type: type.code,
  issuer: license.issue_org_name,
  maskedNumber: maskValue(
    type.fields.find((field) => field.id === type.numberField)?.mask ?? 'whole',
    license.license_number,
  ),
  status: statusOf(license.license_status),
  validUntil: endDate(license.expiry_date),
});

/** One deadline over all calls of one question. */
async function within<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('upstream.timeout', { retryAfter: 5 })), TOTAL_MS);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
