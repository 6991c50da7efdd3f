/** Takes a picture of every page for docs/images: `npm run images [-- name…]`. Look at each before committing it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { smallPng } from '../bff/test/harness/small-png.ts';
import { setStage } from '../bff/test/harness/stage.ts';
import { assemble } from './picture-cast.ts';
import { settle } from './picture-settled.ts';
import { pictures, type Picture } from './pictures.ts';
import { prepare, steps } from './prepare.mjs';

const wanted = process.argv.slice(2);
const folder = 'docs/images';
const isWanted = ({ name }: Picture) => wanted.length === 0 || wanted.some((part) => name.includes(part));

await prepare(steps.h5);
mkdirSync(folder, { recursive: true });
const stage = await setStage();
const cast = assemble(stage);

async function take({ name, as, screen, path, reach }: Picture, elder: boolean): Promise<void> {
  const page = await stage.open(screen, { path, elder, kept: await cast.kept(as) });
  try {
    await settle(page);
    await reach?.(page, cast);
    await settle(page);
  } finally {
    const file = `${folder}/${name}${elder ? '-elder' : ''}.png`;
    writeFileSync(file, await smallPng(await page.screenshot({ animations: 'disabled' })));
    await page.context().close();
    console.log(file);
  }
}

let failed = 0;
for (const picture of pictures.filter(isWanted)) {
  for (const elder of picture.elder ? [false, true] : [false]) {
    await take(picture, elder).catch((error: unknown) => {
      failed += 1;
      console.error(`${picture.name}: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
}
await stage.close();
process.exitCode = failed === 0 ? 0 : 1;
