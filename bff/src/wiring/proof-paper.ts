import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { verifyPdf } from 'shared/sealed-documents/verify-pdf.ts';
import { measureText, openFonts, type Fonts } from '../documents/fonts.ts';
import { layoutOfficialSheet, type OfficialSheet } from '../documents/official-sheet.ts';
import type { DocumentDescription } from '../documents/page.ts';
import { preparePdfTemplate, writePdf, type PdfTemplate } from '../documents/pdf.ts';
import { writeSvg } from '../documents/svg.ts';
import { UnsupportedCharacterError } from '../documents/unsupported-character.ts';
import type { ElectronicSeal, Paper, Seals } from '../features/proofs/deps.ts';
import { departmentCodes, type DepartmentCode } from '../features/proofs/departments.ts';
import { openSeals, type RegisteredSeal, type SealLettering } from '../integrations/seals/electronic-seals.ts';
import type { KeyProvider } from '../integrations/keys/key-provider.ts';
import { AppError } from '../kernel/app-error.ts';

/** Fonts and seals opened once, ready to write, draw and judge documents. */
export async function openPaper(
  keys: KeyProvider,
  letteringOf: (department: DepartmentCode) => Omit<SealLettering<DepartmentCode>, 'department'>,
  samples: readonly OfficialSheet[],
): Promise<{ paper: Paper; seals: Seals; roots: readonly Uint8Array[] }> {
  const fonts = await openFonts();
  const letterings = departmentCodes.map((department) => ({ department, ...letteringOf(department) }));
  const registered = await openSeals(keys, fonts, letterings);
  const roots = registered.map(({ root }) => root);
  return { paper: paperOf(fonts, registered, roots, samples), seals: sealsOf(registered), roots };
}

function sealsOf(registered: readonly RegisteredSeal<DepartmentCode>[]): Seals {
  const find = (department: DepartmentCode) => {
    const seal = registered.find((candidate) => candidate.department === department);
    if (!seal) throw new Error(`no seal is registered for ${department}`);
    return seal;
  };
  return {
    organizationOf: (department) => find(department).organization,
    current(department, now) {
      const seal = find(department);
      if (now < seal.validFrom || now > seal.validUntil)
        throw new AppError('server.unavailable', { facts: { seal: seal.id } });
      return seal;
    },
  };
}

function paperOf(
  fonts: Fonts,
  registered: readonly RegisteredSeal<DepartmentCode>[],
  roots: readonly Uint8Array[],
  samples: readonly OfficialSheet[],
): Paper {
  const layout = (sheet: OfficialSheet) =>
    layoutOfficialSheet((text, weight) => measureText(fonts, text, weight), sheet);
  const templates = new Map<string, PdfTemplate>();
  const templateOf = (title: string) => {
    const known = templates.get(title);
    if (known) return known;
    const template = preparePdfTemplate(fonts, samples.filter((sample) => sample.title === title).map(layout));
    templates.set(title, template);
    return template;
  };
  const openSeal = ({ id }: Pick<ElectronicSeal, 'id'>) => {
    const seal = registered.find((candidate) => candidate.id === id);
    if (!seal) throw new Error(`seal ${id} is not registered`);
    return seal;
  };
  return {
    check(sheet) {
      refuseUnsupported(() => layout(sheet));
      refuseUnsupported(() => measureText(fonts, sheet.watermark, 'regular'));
    },
    async write(sheet, seal, now) {
      const description = layout(sheet);
      const { signer, picture } = openSeal(seal);
      const pdf = await writePdf(description, { template: templateOf(sheet.title), signer, seal: picture, now });
      return { pdf, page: deflateRawSync(JSON.stringify(description)).toString('base64') };
    },
    picture(page, sealId) {
      const description: DocumentDescription = JSON.parse(inflateRawSync(Buffer.from(page, 'base64')).toString());
      // After a rollover an old seal's picture is drawn with its department's present one.
      const seal =
        registered.find(({ id }) => id === sealId) ?? registered.find((s) => sealId.startsWith(`${s.department}-`));
      if (!seal) throw new Error(`seal ${sealId} is not registered`);
      return writeSvg(description, 0, fonts, seal.picture);
    },
    verify: (bytes, at) => verifyPdf(bytes, { roots, at }),
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
