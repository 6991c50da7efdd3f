import { execFileSync } from 'node:child_process';
import * as z from 'zod/mini';

const SCRIPT = `
import json, sys, zipfile, xml.etree.ElementTree as tree
O = '{http://www.ofdspec.org/2016}'
def page(content, fonts):
    objects, drawn = [], False
    for item in content.find(O + 'Content').find(O + 'Layer'):
        code = item.find(O + 'TextCode')
        if code is not None:
            alpha = item.find(O + 'FillColor').get('Alpha', '255')
            objects.append({'text': code.text, 'steps': code.get('DeltaX', ''), 'font': fonts[item.get('Font')],
                            'alpha': int(alpha), 'afterPath': drawn})
        drawn = item.tag == O + 'PathObject' and item.get('Fill') == 'true' and bool(item.find(O + 'AbbreviatedData').text)
    return objects
def pages(name):
    package = zipfile.ZipFile(name)
    assert package.testzip() is None
    xml = lambda part: tree.fromstring(package.read('Doc_0/' + part))
    fonts = {font.get('ID'): font.find(O + 'FontFile').text for font in xml('PublicRes.xml').iter(O + 'Font')}
    return [page(xml(item.get('BaseLoc')), fonts) for item in xml('Document.xml').iter(O + 'Page')]
print(json.dumps([sum(pages(name), []) for name in sys.argv[1:]]))
`;

const Files = z.array(
  z.array(
    z.object({
      text: z.string(),
      /** Distances between its characters, runs of equal ones as `g count value`. */
      steps: z.string(),
      /** Name of the font's file. */
      font: z.string(),
      /** 0 unseen to 255. */
      alpha: z.number(),
      /** Whether a filled outline stands right before it. */
      afterPath: z.boolean(),
    }),
  ),
);

/** The text objects of each OFD file, all its pages in one, as Python's ZIP and XML readers find them: no code of ours. */
export const textObjectsOf = (files: readonly string[]): z.infer<typeof Files> =>
  Files.parse(
    JSON.parse(execFileSync('python3', ['-c', SCRIPT, ...files], { encoding: 'utf8', maxBuffer: 100_000_000 })),
  );
