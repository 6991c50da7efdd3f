/** Takes a picture of every page for docs/images: `npm run images [-- name…]`. Look at each before committing it. */
import { mkdirSync } from 'node:fs';
import { setStage } from '../bff/test/harness/stage.ts';
import { pictures } from './pictures.ts';

const wanted = process.argv.slice(2);
const folder = 'docs/images';
mkdirSync(folder, { recursive: true });

const stage = await setStage();
try {
  for (const picture of pictures) {
    if (wanted.length > 0 && !wanted.some((part) => picture.name.includes(part))) continue;
    for (const elder of picture.elder ? [false, true] : [false]) {
      const page = await stage.open(picture.screen, { elder });
      await picture.reach(page, stage);
      await page.evaluate('document.fonts.ready.then(() => undefined)');
      const file = `${folder}/${picture.name}${elder ? '-elder' : ''}.png`;
      await page.screenshot({ path: file, animations: 'disabled' });
      console.log(file);
      await page.context().close();
    }
  }
} finally {
  await stage.close();
}
