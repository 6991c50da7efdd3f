import { execFileSync } from 'node:child_process';
import * as z from 'zod/mini';

const SCRIPT = `
import json, sys, zipfile, xml.etree.ElementTree as tree
O = '{http://www.ofdspec.org/2016}'
package = zipfile.ZipFile(sys.argv[1])
assert package.testzip() is None
xml = lambda name: tree.fromstring(package.read(name))
document = xml('Doc_0/Document.xml')
fonts = {font.get('ID'): font.find(O + 'FontFile').text for font in xml('Doc_0/PublicRes.xml').iter(O + 'Font')}
def page(name):
    objects, drawn = [], False
    for item in xml('Doc_0/' + name).find(O + 'Content').find(O + 'Layer'):
        code = item.find(O + 'TextCode')
        if code is not None:
            alpha = item.find(O + 'FillColor').get('Alpha', '255')
            objects.append({'text': code.text, 'steps': code.get('DeltaX', ''), 'font': fonts[item.get('Font')],
                            'alpha': int(alpha), 'afterPath': drawn})
        drawn = item.tag == O + 'PathObject' and item.get('Fill') == 'true' and bool(item.find(O + 'AbbreviatedData').text)
    return objects
print(json.dumps([page(p.get('BaseLoc')) for p in document.iter(O + 'Page')]))
`;

const Pages = z.array(
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

/** The text objects of an OFD file, page by page, as Python's own ZIP and XML readers find them: no code of ours. */
export const textObjectsOf = (file: string): z.infer<typeof Pages> =>
  Pages.parse(JSON.parse(execFileSync('python3', ['-c', SCRIPT, file], { encoding: 'utf8', maxBuffer: 50_000_000 })));
