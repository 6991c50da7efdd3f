import { openChromium } from './chromium-maker.ts';
import { openCode, openOfd, openPdf } from './own-makers.ts';
import { openPdfLib } from './pdf-lib-maker.ts';
import { openPdfkit } from './pdfkit-maker.ts';

/** Who makes documents in `npm run bench:proofs`, each opened in a process of its own. */
export const documentMakers = {
  pdf: openPdf,
  ofd: openOfd,
  code: openCode,
  pdfkit: openPdfkit,
  'pdf-lib': openPdfLib,
  chromium: openChromium,
};
