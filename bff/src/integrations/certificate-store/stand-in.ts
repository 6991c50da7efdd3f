import { createServer, type IncomingMessage, type Server } from 'node:http';
import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { CertificateType } from 'shared/certificate-types/definition.ts';
import type { HeldStatus } from './certificate-store.ts';
import { holderCodeType, statusCode, wireDate } from './wire.ts';

/** A certificate the stand-in gives out. */
interface StandInCertificate {
  readonly id: string;
  readonly type: Pick<CertificateType, 'catalogCode' | 'numberField'>;
  readonly holder: { readonly kind: 'resident' | 'organization'; readonly code: string };
  readonly issuer: string;
  readonly validUntil: string | null;
  readonly status: HeldStatus;
  readonly values: Readonly<Record<string, string>>;
}

interface StandIn {
  readonly appKey: string;
  readonly secret: string;
  readonly certificates: readonly StandInCertificate[];
}

const TOKEN_S = 600;
const AUTH_CODE_MS = 60_000;
const BODY_LIMIT = 16_384;

const Login = z.strictObject({ app_key: z.string(), secret: z.string() });
const Holder = z.strictObject({
  identity_type: z.enum(['111', '001']),
  identity_number: z.string(),
  item_code: z.string().check(z.minLength(1)),
  biz_num: z.string().check(z.minLength(1)),
});
const GetLicense = z.strictObject({ auth_code: z.string() });

/** 仿真: a certificate service that keeps the protocol's rules (login, one auth code a licence and use, 60 s) over made-up certificates. */
export function certificateServiceStandIn({ appKey, secret, certificates }: StandIn): Server {
  const tokens = new Map<string, number>();
  const authCodes = new Map<string, { certificate: StandInCertificate; until: number }>();
  const issue = <T>(store: Map<string, T>, value: T): string => {
    const code = randomBytes(16).toString('hex');
    store.set(code, value);
    return code;
  };

  const answers: Readonly<Record<string, (body: unknown) => unknown>> = {
    '/login'(body) {
      const given = z.parse(Login, body);
      if (given.app_key !== appKey || given.secret !== secret) throw new Error('unknown app_key or secret');
      return { access_token: issue(tokens, Date.now() + TOKEN_S * 1000), expires_in: TOKEN_S };
    },
    '/license/holder'(body) {
      const { identity_type: kind, identity_number: code } = z.parse(Holder, body);
      return certificates
        .filter(({ holder }) => holderCodeType[holder.kind] === kind && holder.code === code)
        .map((certificate) => ({
          license_code: certificate.id,
          license_item_code: certificate.type.catalogCode,
          license_number: certificate.values[certificate.type.numberField],
          license_status: statusCode(certificate.status),
          issue_org_name: certificate.issuer,
          expiry_date: wireDate(certificate.validUntil),
          auth_code: issue(authCodes, { certificate, until: Date.now() + AUTH_CODE_MS }),
        }));
    },
    '/license/get_license'(body) {
      const found = authCodes.get(z.parse(GetLicense, body).auth_code);
      if (!found || found.until <= Date.now()) throw new Error('unknown or expired auth_code');
      return { license_code: found.certificate.id, fields: found.certificate.values };
    },
  };

  return createServer((request, response) => {
    const path = request.url ?? '';
    const send = (status: number, body: object) => {
      const envelope = { ...body, notice: '仿真', timestamp: new Date().toISOString() };
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(envelope));
    };
    const refuse = (status: number, message: string) => send(status, { ack_code: 'FAILURE', errors: [{ message }] });
    const answer = answers[path];
    if (request.method !== 'POST' || !answer) return refuse(404, 'no such interface');
    const token = request.headers['x-access-token'];
    const known = typeof token === 'string' && (tokens.get(token) ?? 0) > Date.now();
    if (path !== '/login' && !known) return refuse(401, 'access_token is missing or has run out');
    readBody(request)
      .then((body) => send(200, { ack_code: 'SUCCESS', errors: [], data: answer(body) }))
      .catch((error: unknown) => refuse(400, error instanceof z.core.$ZodError ? 'parameters' : String(error)));
  });
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > BODY_LIMIT) throw new Error('too long');
  }
  return JSON.parse(text);
}
