import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { RevokedCertificate } from 'shared/sealed-documents/verification.ts';
import { isAbout } from 'shared/sealed-documents/verify-chain.ts';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { readCertificate } from 'shared/sealed-documents/x509-reader.ts';
import { ConfigError } from '../config.ts';
import { measureText, openFonts, unsupportedCharacters, type Fonts } from '../documents/fonts.ts';
import { layoutOfficialSheet, wordsOf, type OfficialSheet } from '../documents/official-sheet.ts';
import { prepareOfdTemplate, writeOfd, type OfdTemplate } from '../documents/ofd.ts';
import type { DocumentDescription } from '../documents/page.ts';
import { preparePdfTemplate, writePdf, type PdfTemplate } from '../documents/pdf.ts';
import { writeSvg } from '../documents/svg.ts';
import { UnsupportedCharacterError } from '../documents/unsupported-character.ts';
import type { Paper, Seals } from '../features/proofs/deps.ts';
import { departmentCodes, type DepartmentCode } from '../features/proofs/departments.ts';
import type { KeyProvider } from '../integrations/keys/key-provider.ts';
import { openSeals, type RegisteredSeal } from '../integrations/seals/electronic-seals.ts';
import { MAKER_ALIAS } from '../integrations/seals/key-aliases.ts';
import { revocationLists, type RevocationLists } from '../integrations/seals/revocation-lists.ts';
import { sealFiles, type SealLettering } from '../integrations/seals/seal-register.ts';
import { verifierApart } from '../integrations/verifier/verify-apart.ts';
import { AppError } from '../kernel/app-error.ts';

/** What certificates of seals hang from, DER. */
export interface Roots {
  readonly pdf: readonly Uint8Array[];
  readonly ofd: readonly Uint8Array[];
}

/** Certificates that authorities took back. */
export interface Revocations {
  /** Reads the lists anew where they changed. Throws when one is broken; what was known stays known. */
  refresh(): Promise<void>;
  /** Those of the registered seals and their makers. */
  ofSeals(): readonly RevokedCertificate[];
  /** Whether one of them is of this seal or its maker: then it is not used again, whatever for. */
  takeBack(seal: Registered): boolean;
}

type Registered = RegisteredSeal<DepartmentCode>;

/**
 * Fonts and seals opened once, ready to write, draw and judge documents. A demonstration makes the seals it lacks. Throws
 * {@link ConfigError} when a seal is missing or does not fit its keys.
 */
export async function openPaper(
  { keys, keysDir, demo, now }: { keys: KeyProvider; keysDir: string; demo: boolean; now: Date },
  letteringOf: (department: DepartmentCode) => SealLettering,
  samples: readonly OfficialSheet[],
): Promise<{ paper: Paper; seals: Seals; roots: Roots; revocations: Revocations }> {
  const fonts = await openFonts();
  const maker = demo ? await keys.sm2Key(MAKER_ALIAS) : null;
  const cabinet = { keys, fonts, register: sealFiles(join(keysDir, 'seals')), maker, now };
  const opened = departmentCodes.map((department) => openSeals(cabinet, department, letteringOf(department)));
  const registered = (await Promise.all(opened).catch(refuseToStart)).flat();
  const roots = {
    pdf: registered.flatMap(({ roots: { pdf } }) => pdf),
    ofd: registered.flatMap(({ roots: { ofd } }) => ofd),
  };
  const lists = revocationLists(join(keysDir, 'crls'), registered.flatMap(authoritiesOf));
  await lists.refresh().catch(refuseToStart);
  const revocations = revocationsOf(registered, lists);
  return {
    paper: paperOf(fonts, registered, roots, lists, samples),
    seals: sealsOf(registered, revocations),
    roots,
    revocations,
  };
}

const authoritiesOf = ({ roots, pdf }: Registered) => [...roots.pdf, ...roots.ofd, ...(pdf.intermediates ?? [])];

const certificatesOf = ({ pdf, ofd, maker }: Registered) =>
  [pdf.certificate, ...(pdf.intermediates ?? []), ofd.signer.certificate, maker].map(readCertificate);

/** An authority's list may have a hundred thousand entries: it is gone through once, when it is new. */
function revocationsOf(registered: readonly Registered[], lists: RevocationLists): Revocations {
  const certificates = new Map(registered.map((seal) => [seal, certificatesOf(seal)]));
  const takesBack = (entry: RevokedCertificate, seal: Registered) =>
    certificates.get(seal)?.some((certificate) => isAbout(entry, certificate)) ?? false;
  let known: readonly RevokedCertificate[] = [];
  let ours: readonly RevokedCertificate[] = [];
  const ofSeals = () => {
    if (lists.known() !== known) {
      known = lists.known();
      ours = known.filter((entry) => registered.some((seal) => takesBack(entry, seal)));
    }
    return ours;
  };
  return {
    refresh: () => lists.refresh(),
    ofSeals,
    takeBack: (seal) => ofSeals().some((entry) => takesBack(entry, seal)),
  };
}

function refuseToStart(error: unknown): never {
  throw new ConfigError([error instanceof Error ? error.message : String(error)]);
}

function sealsOf(registered: readonly Registered[], revocations: Revocations): Seals {
  const newestFirst = (department: DepartmentCode) =>
    registered.filter((seal) => seal.department === department).reverse();
  return {
    organizationOf(department) {
      const [newest] = newestFirst(department);
      if (!newest) throw new Error(`no seal is registered for ${department}`);
      return newest.organization;
    },
    current({ department, code }, now) {
      const seal = newestFirst(department).find(
        (one) =>
          (one.types?.includes(code) ?? true) &&
          now >= one.validFrom &&
          now <= one.validUntil &&
          !revocations.takeBack(one),
      );
      if (!seal) throw new AppError('server.unavailable', { facts: { department, type: code } });
      return seal;
    },
  };
}

function paperOf(
  fonts: Fonts,
  registered: readonly Registered[],
  roots: Roots,
  lists: RevocationLists,
  samples: readonly OfficialSheet[],
): Paper {
  const layout = (sheet: OfficialSheet) =>
    layoutOfficialSheet((text, weight) => measureText(fonts, text, weight), sheet);
  const templates = new Map<string, { pdf: PdfTemplate; ofd: OfdTemplate }>();
  const templateOf = (title: string) => {
    const known = templates.get(title);
    if (known) return known;
    const typical = samples.filter((sample) => sample.title === title).map(layout);
    const template = { pdf: preparePdfTemplate(fonts, typical), ofd: prepareOfdTemplate(fonts, typical) };
    templates.set(title, template);
    return template;
  };
  const strangers = verifierApart();
  const openSeal = (id: string) => {
    const seal = registered.find((candidate) => candidate.id === id);
    if (!seal) throw new Error(`seal ${id} is not registered`);
    return seal;
  };
  return {
    check(sheet) {
      const missing = unsupportedCharacters(fonts, wordsOf(sheet));
      if (missing.length > 0)
        throw new AppError('proof.character-unsupported', { cause: new UnsupportedCharacterError(missing) });
    },
    async write(sheet, { id }, now) {
      const description = layout(sheet);
      const template = templateOf(sheet.title);
      const { pdf: signer, ofd: seal, picture } = openSeal(id);
      const pdf = await writePdf(description, { template: template.pdf, signer, seal: picture, now });
      const ofd = await writeOfd(description, { template: template.ofd, seal, now });
      return { pdf, ofd, page: deflateRawSync(JSON.stringify(description), { level: 1 }).toString('base64') };
    },
    picture(page, sealId) {
      const description: DocumentDescription = JSON.parse(inflateRawSync(Buffer.from(page, 'base64')).toString());
      return writeSvg(description, 0, fonts, openSeal(sealId).picture);
    },
    verify(bytes, at) {
      const trust = { roots: [...roots.pdf, ...roots.ofd], revoked: lists.known(), at };
      // What is on our register is ours and quick; a stranger's file may be made to take long.
      return at ? verifyDocument(bytes, trust) : strangers.verify(bytes, trust);
    },
  };
}
