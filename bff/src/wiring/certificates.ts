import { AppError } from '../kernel/app-error.ts';
import type { Resident } from '../kernel/actor.ts';
import type { CertificateHolder, CertificateStore } from '../integrations/certificate-store/certificate-store.ts';
import { embeddedCertificateStore } from '../integrations/certificate-store/embedded-store.sql.ts';
import { httpCertificateStore } from '../integrations/certificate-store/http-store.ts';
import type { Ground } from './ground.ts';
import type { ResidentDirectory } from './login.ts';
import type { OrganizationDirectory } from './organizations.ts';

interface KnownHolder extends CertificateHolder {
  readonly id: string;
  readonly name: () => Promise<string>;
}

/** Where certificates come from, and whose they are. */
export interface Certificates {
  readonly store: CertificateStore;
  /** The resident, or the firm while acting for it. */
  holderOf(actor: Resident): Promise<KnownHolder>;
  holderById(kind: KnownHolder['kind'], id: string): Promise<KnownHolder>;
  close(): Promise<void>;
}

/** The index purposes certificates are kept under; a resident's is the one of the resident table. */
export const holderIndex = {
  resident: (cipher: Pick<Ground['cipher'], 'blindIndex'>, idNumber: string) =>
    cipher.blindIndex('resident.id-number', idNumber),
  organization: (cipher: Pick<Ground['cipher'], 'blindIndex'>, creditCode: string) =>
    cipher.blindIndex('certificate.credit-code', creditCode),
};

type Residents = Pick<ResidentDirectory, 'personOf' | 'idNumberIndexOf'>;

export function openCertificates(
  ground: Pick<Ground, 'config' | 'sql' | 'cipher' | 'now'>,
  residents: Residents,
  firms: Pick<OrganizationDirectory, 'organizationOf'>,
): Certificates {
  const holderById: Certificates['holderById'] = (kind, id) =>
    kind === 'resident' ? residentHolder(residents, id) : firmHolder(ground, firms, id);
  return {
    ...storeFor(ground),
    holderById,
    holderOf: ({ id, actingFor }) =>
      actingFor ? holderById('organization', actingFor.organizationId) : holderById('resident', id),
  };
}

function storeFor({
  config,
  sql,
  cipher,
  now,
}: Pick<Ground, 'config' | 'sql' | 'cipher' | 'now'>): Pick<Certificates, 'store' | 'close'> {
  if (config.certificateStore === null)
    return { store: embeddedCertificateStore(sql, cipher, now), close: () => Promise.resolve() };
  const { url: base, appKey, secret } = config.certificateStore;
  const store = httpCertificateStore({ base, appKey, secret }, now);
  return { store, close: () => store.close() };
}

async function residentHolder(residents: Residents, id: string): Promise<KnownHolder> {
  const index = await residents.idNumberIndexOf(id);
  if (index === null) throw new AppError('session.required');
  let opened: ReturnType<Residents['personOf']> | undefined;
  const person = async () => {
    opened ??= residents.personOf(id);
    const found = await opened;
    if (!found) throw new AppError('session.required');
    return found;
  };
  const code = async () => (await person()).idNumber;
  return { kind: 'resident', id, index, code, name: async () => (await person()).name };
}

async function firmHolder(
  { cipher }: Pick<Ground, 'cipher'>,
  firms: Pick<OrganizationDirectory, 'organizationOf'>,
  id: string,
): Promise<KnownHolder> {
  const firm = await firms.organizationOf(id);
  if (!firm) throw new AppError('session.required');
  return {
    kind: 'organization',
    id,
    index: holderIndex.organization(cipher, firm.creditCode),
    code: () => Promise.resolve(firm.creditCode),
    name: () => Promise.resolve(firm.name),
  };
}
