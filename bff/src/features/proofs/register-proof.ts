import { linkOf } from 'shared/signed-code.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import { namedFacts } from '../../documents/certificate-facts.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps, ElectronicSeal, ProofStore } from './deps.ts';
import { formatNumber, groupsOfFour, lastDay, type Proof, type SealedFile } from './proof.ts';
import type { ProofType, Statement, Subject } from './proof-type.ts';
import { composeText, factsOf, withCode, withSampleCode, type SheetFacts, type SheetForm } from './sheet.ts';
import type { About } from './subject-of.ts';
import { ofAgeOn } from './wards.ts';

const CHECK_CODE_LENGTH = 13;

/** Of a type, what every proof of it carries. */
export interface ProofForm extends SheetForm, Pick<ProofType, 'code' | 'title' | 'department' | 'validDays'> {}

/** Everything that is decided before a number is given. */
export interface ProofOrder extends About {
  /** Of the new proof. */
  readonly id: string;
  readonly form: ProofForm;
  readonly statement: Statement;
  readonly subject: Subject;
  readonly purpose: string;
  readonly recipient: string | null;
}

interface Plan {
  readonly order: ProofOrder;
  readonly facts: Omit<SheetFacts, 'number'>;
  readonly seal: ElectronicSeal;
  readonly draft: Omit<Proof, 'number' | 'linkCode' | 'factsSha256' | 'pdf' | 'ofd'>;
}

/**
 * Picks seal, dates and codes, and tries the page with a number of the same width: what the fonts cannot write is
 * refused here, before anything is numbered. `number` and `write` then belong into one transaction.
 */
export function prepareProof(deps: Deps, order: ProofOrder) {
  const plan = makePlan(deps, order);
  const { form, statement } = order;
  const text = composeText(form, statement, { ...plan.facts, number: formatNumber(form.department, 2000, 0) });
  deps.paper.check(withSampleCode(text));
  return {
    /** Other issuers of the department wait from here to the end of the transaction; undone, it gives the number back. */
    async number(proofs: ProofStore): Promise<string> {
      const year = Number(plan.facts.issuedOn.slice(0, 4));
      return formatNumber(form.department, year, await proofs.nextNumber(form.department, year));
    },
    /** Writes, seals, stores and registers. */
    write: (proofs: ProofStore, number: string): Promise<Proof> => makeProof(deps, plan, number, proofs),
  };
}

/** Refuses one more of a type on one day. Also asked behind the lock on the number: no parallel request slips past it. */
export async function refuseTooMany(
  proofs: ProofStore,
  type: Pick<ProofType, 'code' | 'perDay'>,
  { residentId, organizationId }: Pick<About, 'residentId' | 'organizationId'>,
  now: Date,
): Promise<void> {
  const midnight = new Date(`${shanghaiDate(now)}T00:00:00+08:00`);
  const issued = await proofs.countSince({ residentId, organizationId }, type.code, midnight);
  if (issued >= type.perDay) throw new AppError('proof.too-many-today');
}

function makePlan(deps: Deps, order: ProofOrder): Plan {
  const { form, purpose, recipient } = order;
  const issuedAt = deps.now();
  const seal = deps.seals.current(form, issuedAt);
  const issuedOn = shanghaiDate(issuedAt);
  const validUntil = lastDay(issuedOn, form.validDays);
  const checkCode = groupsOfFour(deps.newCode(CHECK_CODE_LENGTH));
  const { organization } = seal;
  return {
    order,
    seal,
    facts: { organization, purpose, recipient, issuedOn, validUntil, checkCode, sample: deps.sample },
    draft: {
      id: order.id,
      residentId: order.residentId,
      about: order.about,
      organizationId: order.organizationId,
      wardKey: order.wardKey,
      ward: wardOf(deps, order),
      type: form.code,
      title: form.title,
      department: form.department,
      organization,
      purpose,
      recipient,
      holder: order.subject.name,
      checkCode,
      sealId: seal.id,
      status: 'issued',
      issuedAt,
      validUntil,
      revokedAt: null,
      revokeReason: null,
      supersededBy: null,
    },
  };
}

const wardOf = ({ personIndex }: Deps, { about, subject: { code } }: ProofOrder): Proof['ward'] =>
  about === 'ward' ? { personIndex: personIndex(code), ofAgeOn: ofAgeOn(code) } : null;

// The files are written inside the transaction because their text holds the number; a failed attempt's files are left
// to the sweep, for after a lost COMMIT nobody can tell whether a row names them.
async function makeProof(deps: Deps, plan: Plan, number: string, proofs: ProofStore): Promise<Proof> {
  const { order, facts, seal, draft } = plan;
  const text = composeText(order.form, order.statement, { ...facts, number });
  const factsSha256 = deps.sha256(factsOf(text));
  const { type, validUntil } = draft;
  const { issuedOn } = facts;
  const linkCode = await deps.codes.sign({ number, type, issuedOn, validUntil, holder: order.subject, factsSha256 });
  const sheet = { ...withCode(text, linkOf(deps.origin, linkCode)), facts: certificateFactsOf(plan, number) };
  const { pdf, ofd, page } = await deps.paper.write(sheet, seal, draft.issuedAt);
  const [storedPdf, storedOfd] = await Promise.all([store(deps, pdf), store(deps, ofd)]);
  const proof: Proof = { ...draft, number, linkCode, factsSha256, pdf: storedPdf, ofd: storedOfd };
  await proofs.insert(proof, page);
  return proof;
}

const certificateFactsOf = ({ order: { form, subject }, facts, draft }: Plan, number: string) =>
  namedFacts({
    name: form.heading,
    number,
    issuer: draft.organization,
    issuedOn: facts.issuedOn,
    holder: subject.name,
    holderCode: subject.code,
    holderCodeType: subject.kind === 'person' ? 'citizen' : 'organization',
    validFrom: facts.issuedOn,
    validUntil: facts.validUntil,
  });

async function store({ files }: Deps, bytes: Uint8Array): Promise<SealedFile> {
  const { name, sha256 } = await files.put(bytes);
  return { fileName: name, sha256, sizeBytes: bytes.length };
}
