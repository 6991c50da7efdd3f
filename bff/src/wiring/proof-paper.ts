import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { ConfigError } from '../config.ts';
import { measureText, openFonts, type Fonts } from '../documents/fonts.ts';
import { layoutOfficialSheet, type OfficialSheet } from '../documents/official-sheet.ts';
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
import { sealFiles, type SealLettering } from '../integrations/seals/seal-register.ts';
import { AppError } from '../kernel/app-error.ts';

/** What certificates of seals hang from, DER. */
export interface Roots {
  readonly pdf: readonly Uint8Array[];
  readonly ofd: readonly Uint8Array[];
}

type Registered = RegisteredSeal<DepartmentCode>;

/**
 * Fonts and seals opened once, ready to write, draw and judge documents. A demonstration makes the seals it lacks. Throws
 * {@link ConfigError} when a seal is missing or does not fit its keys.
 */
export async function openPaper(
  { keys, sealsDir, demo, now }: { keys: KeyProvider; sealsDir: string; demo: boolean; now: Date },
  letteringOf: (department: DepartmentCode) => SealLettering,
  samples: readonly OfficialSheet[],
): Promise<{ paper: Paper; seals: Seals; roots: Roots }> {
  const fonts = await openFonts();
  const maker = demo ? await keys.sm2Key(MAKER_ALIAS) : null;
  const cabinet = { keys, fonts, register: sealFiles(sealsDir), maker, now };
  const opened = departmentCodes.map((department) => openSeals(cabinet, department, letteringOf(department)));
  const registered = (await Promise.all(opened).catch(refuseToStart)).flat();
  const roots = {
    pdf: registered.flatMap(({ roots: { pdf } }) => pdf),
    ofd: registered.flatMap(({ roots: { ofd } }) => ofd),
  };
  return { paper: paperOf(fonts, registered, roots, samples), seals: sealsOf(registered), roots };
}

function refuseToStart(error: unknown): never {
  throw new ConfigError([error instanceof Error ? error.message : String(error)]);
}

function sealsOf(registered: readonly Registered[]): Seals {
  const newestFirst = (department: DepartmentCode) =>
    registered.filter((seal) => seal.department === department).reverse();
  return {
    organizationOf(department) {
      const [newest] = newestFirst(department);
      if (!newest) throw new Error(`no seal is registered for ${department}`);
      return newest.organization;
    },
    current(department, now) {
      const seal = newestFirst(department).find(({ validFrom, validUntil }) => now >= validFrom && now <= validUntil);
      if (!seal) throw new AppError('server.unavailable', { facts: { department } });
      return seal;
    },
  };
}

function paperOf(
  fonts: Fonts,
  registered: readonly Registered[],
  roots: Roots,
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
  const openSeal = (id: string) => {
    const seal = registered.find((candidate) => candidate.id === id);
    if (!seal) throw new Error(`seal ${id} is not registered`);
    return seal;
  };
  return {
    check(sheet) {
      refuseUnsupported(() => layout(sheet));
      refuseUnsupported(() => measureText(fonts, sheet.watermark, 'regular'));
    },
    async write(sheet, { id }, now) {
      const description = layout(sheet);
      const template = templateOf(sheet.title);
      const { pdf: signer, ofd: seal, picture } = openSeal(id);
      const pdf = await writePdf(description, { template: template.pdf, signer, seal: picture, now });
      const ofd = await writeOfd(description, { template: template.ofd, seal, now });
      return { pdf, ofd, page: deflateRawSync(JSON.stringify(description)).toString('base64') };
    },
    picture(page, sealId) {
      const description: DocumentDescription = JSON.parse(inflateRawSync(Buffer.from(page, 'base64')).toString());
      return writeSvg(description, 0, fonts, openSeal(sealId).picture);
    },
    verify: (bytes, at) => verifyDocument(bytes, { roots: [...roots.pdf, ...roots.ofd], at }),
  };
}

function refuseUnsupported(draw: () => unknown): void {
  try {
    draw();
  } catch (cause) {
    if (cause instanceof UnsupportedCharacterError) throw new AppError('proof.character-unsupported', { cause });
    throw cause;
  }
}
