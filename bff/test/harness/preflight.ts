import { execFile } from 'node:child_process';

// Where Debian's libpdfbox2-java and libjaxb-api-java put them.
const JARS = ['preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'jaxb-api', 'javax.activation'].map(
  (name) => `/usr/share/java/${name}.jar`,
);

/** What must be installed for `preflight`. */
export const PREFLIGHT = ['java', ...JARS];

/** What PDFBox Preflight says about a file as PDF/A-1b: "… is a valid PDF/A-1b file" or a list of errors. */
export function preflight(path: string): Promise<string> {
  const args = ['-cp', JARS.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', path];
  return new Promise((resolve) => execFile('java', args, (_, stdout, stderr) => resolve(`${stdout}${stderr}`)));
}
