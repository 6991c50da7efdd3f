import type { WindowFacts } from 'shared/presentation.ts';
import type { Resident, Staff } from '../../kernel/actor.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { InTransaction } from '../../kernel/in-transaction.ts';
import type { LivePush } from '../../kernel/live-push.ts';
import type { AccessGrant } from './access-grant.ts';
import type { AccessRequest } from './access-request.ts';
import type { Application, FiledMaterial } from './application.ts';
import type { Presented } from './codes.ts';
import type { CertificateContent, HeldCertificate } from './held-certificate.ts';
import type { ServiceItemDefinition } from './service-item.ts';

/** A person or firm whose certificates are asked for. */
export interface Holder {
  readonly kind: 'resident' | 'organization';
  readonly id: string;
  readonly index: string;
  readonly code: () => Promise<string>;
  readonly name: () => Promise<string>;
}

export interface People {
  /** The resident, or the firm while acting for it. */
  holderOf(actor: Resident): Promise<Holder>;
  holderById(kind: Holder['kind'], id: string): Promise<Holder>;
}

/** The certificate store as a window needs it; throws `upstream.*`. */
export interface Certificates {
  list(holder: Holder): Promise<readonly HeldCertificate[]>;
  read(
    holder: Holder,
    id: string,
    use: { itemCode: string; businessNumber: string },
  ): Promise<CertificateContent | null>;
}

/** A clerk proven to stand at an enrolled terminal. */
export interface Clerk {
  readonly actor: Staff;
  readonly terminalId: string;
  readonly unitId: string;
  readonly place: WindowFacts;
  /** Ids of the items handled at this window. */
  readonly serviceItems: readonly string[];
}

/** The two ids a request, grant and read are bound to. */
export interface Desk {
  readonly staffId: string;
  readonly terminalId: string | null;
}

export interface NewPresentationCode {
  readonly id: string;
  readonly qrText: string;
  readonly typedCode: string;
  readonly residentId: string;
  readonly holderKind: Holder['kind'];
  readonly holderId: string;
  readonly createdAt: Date;
  /** End of the grace. */
  readonly expiresAt: Date;
}

export interface PresentationCodeStore {
  /** Throws `request.conflict` when another code of the person lives. */
  insert(code: NewPresentationCode): Promise<void>;
  /** How many lived. */
  voidOf(residentId: string): Promise<number>;
  /** One conditional update: exactly one caller of a living code gets its holder, everybody else null. */
  claim(
    presented: Presented,
    requestId: string,
    now: Date,
  ): Promise<{ residentId: string; holderKind: Holder['kind']; holderId: string } | null>;
  /** Why a code cannot be used; for the audit only. */
  causeOfDeath(presented: Presented, now: Date): Promise<'unknown' | 'used' | 'void' | 'expired'>;
  purge(before: Date): Promise<number>;
}

type RequestChange = Partial<
  Pick<
    AccessRequest,
    'residentId' | 'holderId' | 'optionalTypes' | 'reported' | 'askedAt' | 'agreedAt' | 'endedAt' | 'expiresAt'
  >
>;

export interface AccessRequestStore {
  insert(request: AccessRequest, windowCode?: { code: string; until: Date }): Promise<void>;
  find(id: string): Promise<AccessRequest | null>;
  findByWindowCode(code: string): Promise<AccessRequest | null>;
  /** Compare-and-set, only while not expired; false when somebody was faster. */
  move(request: AccessRequest, to: AccessRequest['status'], change: RequestChange, now: Date): Promise<boolean>;
  /** Compare-and-set from `offered` by a living window code. */
  claim(request: AccessRequest, code: string, change: RequestChange, now: Date): Promise<boolean>;
  setWindowCode(id: string, code: string, until: Date, now: Date): Promise<boolean>;
  /** Waiting requests of a resident for a holder, newest first. */
  pendingOf(residentId: string, holderId: string, now: Date): Promise<readonly AccessRequest[]>;
  /** Newest first; `before` is an id. */
  ofHolder(
    holderId: string,
    page: { show: 'all' | 'agreed' | 'not-given'; before: string | undefined; limit: number; now: Date },
  ): Promise<readonly AccessRequest[]>;
  ofTerminalSince(terminalId: string, since: Date, limit: number): Promise<readonly AccessRequest[]>;
}

export interface AccessGrantStore {
  insert(grant: AccessGrant): Promise<void>;
  find(requestId: string): Promise<AccessGrant | null>;
  findMany(requestIds: readonly string[]): Promise<ReadonlyMap<string, AccessGrant>>;
  findByToken(requestId: string, token: string): Promise<AccessGrant | null>;
  /** Each of these is compare-and-set on a usable grant; false when it is not usable (any more). */
  setToken(requestId: string, token: string, now: Date): Promise<boolean>;
  countRead(
    grant: Pick<AccessGrant, 'requestId' | 'holderId'>,
    token: string,
    readId: string,
    type: string,
    now: Date,
  ): Promise<boolean>;
  markFiled(requestId: string, token: string, now: Date): Promise<boolean>;
  finish(requestId: string, token: string): Promise<boolean>;
  /** From live or finished; false when it was withdrawn already. */
  withdraw(requestId: string, now: Date): Promise<boolean>;
  /** Grants since an instant under which something was read. */
  looksSince(holderId: string, since: Date): Promise<number>;
  readsOfType(holderId: string, type: string, since: Date): Promise<number>;
}

export interface ApplicationStore {
  /** Counts up within the day; exact under any number of parallel callers. */
  nextNumber(day: string): Promise<number>;
  insert(application: Application): Promise<void>;
  find(number: string): Promise<Application | null>;
  findById(id: string): Promise<Application | null>;
  openOfTerminal(terminalId: string, since: Date, limit: number): Promise<readonly Application[]>;
  /** False when it is another's or closed. */
  bindHolder(number: string, holderId: string): Promise<boolean>;
  materialsOf(numbers: readonly string[]): Promise<ReadonlyMap<string, readonly FiledMaterial[]>>;
  /** The reference and an encrypted snapshot; a type filed twice under one request stays one. */
  file(number: string, material: FiledMaterial, id: string, snapshot: string): Promise<void>;
  withdrawFiled(requestId: string, now: Date): Promise<void>;
}

export interface PresentationStores {
  readonly codes: PresentationCodeStore;
  readonly requests: AccessRequestStore;
  readonly grants: AccessGrantStore;
  readonly applications: ApplicationStore;
  readonly audit: AuditTrail;
  readonly live: LivePush;
}

export interface PresentationDeps extends Pick<PresentationStores, 'requests' | 'grants' | 'applications'> {
  readonly inTransaction: InTransaction<PresentationStores>;
  readonly people: People;
  readonly certificates: Certificates;
  readonly items: readonly ServiceItemDefinition[];
  readonly now: Clock;
  readonly newId: () => string;
  readonly newSecret: (bytes: number) => string;
  /** `https://host`, for the window's QR. */
  readonly publicOrigin: string;
}
