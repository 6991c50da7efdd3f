import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testWith } from '../../test/harness/programs.ts';
import { openFonts, unsupportedCharacters, type Fonts } from './fonts.ts';
import type { DocumentDescription } from './page.ts';
import { writePdf } from './pdf.ts';
import { openSampleOffice, SAMPLE_NOW, type SampleOffice } from './sample-office.ts';
import { sampleSheet } from './sample-sheet.ts';
import { UnsupportedCharacterError } from './unsupported-character.ts';

/** Names that registers really have trouble with: extensions A to F, long ones, dots, Latin letters, 〇. */
const HARD_NAMES = [
  ...[
    '王㛃',
    '李𬭚',
    '刘䶮',
    '赵𠮷',
    '张𡋾',
    '陈𣭘',
    '杨𮧵',
    '黄㬎',
    '周㴋',
    '吴㸌',
    '徐䒟',
    '孙䬃',
    '马䲜',
    '朱㵘',
    '胡㙓',
  ],
  ...[
    '林犇',
    '郭喆',
    '何堃',
    '高龘',
    '罗靐',
    '郑燚',
    '梁鿍',
    '谢𠅤',
    '宋𫍲',
    '唐𬱖',
    '许𫟹',
    '韩𬍛',
    '邓𬎆',
    '冯𬍤',
    '曹𬬻',
  ],
  ...[
    '彭𬬭',
    '曾𬶍',
    '萧𬸚',
    '田𫓹',
    '董𫖮',
    '潘𫘨',
    '袁𬀩',
    '蔡𫠊',
    '蒋𬇙',
    '余𬘘',
    '于𬤊',
    '杜𬳵',
    '叶𬺈',
    '程𪣻',
    '魏𪨰',
  ],
  ...['𪚥𪜀𫝀𬺡', '𠀀𪛖𪜀𫜴𫝀𫠝𫠠𬺡𬺰𮯠', '王〇一', '段干·〇', '欧阳𠮷犇', '阿不都热依木·买买提'],
  ...['古丽仙娜·阿卜杜热合曼·吐尔逊江·艾尼瓦尔·麦麦提', "O'Connor-Müller, José", 'Ñandú Åse Œuvré'],
];

const run = promisify(execFile);
let folder: string;
let fonts: Fonts;
let office: SampleOffice;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suiban-names-'));
  fonts = await openFonts();
  office = openSampleOffice(fonts);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const write = (description: DocumentDescription) =>
  writePdf(description, { template: office.template, signer: office.signer, seal: office.seal, now: SAMPLE_NOW });

async function save(description: DocumentDescription): Promise<string> {
  const path = join(folder, 'names.pdf');
  await writeFile(path, await write(description));
  return path;
}

/** Every name as holder, as employer in a narrow cell, and in both weights of a long table. */
function withNames(): DocumentDescription {
  const sheet = sampleSheet({ name: HARD_NAMES[0] ?? '', number: 44 });
  const rows = HARD_NAMES.map((name) => [{ text: name }, { text: name, weight: 'bold' as const }]);
  return office.layout({ ...sheet, tables: [...sheet.tables, { columns: [80, 80], size: 2.8, rows }] });
}

function pageOf(lines: readonly string[]): DocumentDescription {
  const { watermark: _, ...base } = office.layout(sampleSheet({ name: '一', number: 1 }));
  const items = lines
    .map((text, index) => ({ text, index }))
    .map(
      ({ text, index }) =>
        ({
          kind: 'text',
          x: 10,
          y: 10 + 5 * index,
          text,
          size: 3,
          weight: index % 2 === 0 ? 'regular' : 'bold',
        }) as const,
    );
  return { ...base, pages: [{ items }] };
}

describe('attack row 39: hard names', () => {
  test('are more than forty-four, one of them of twenty-five characters', () => {
    expect(new Set(HARD_NAMES).size).toBeGreaterThanOrEqual(44);
    expect(HARD_NAMES.map((name) => [...name].length)).toContain(25);
    expect(unsupportedCharacters(fonts, HARD_NAMES.join(''))).toEqual([]);
  });

  testWith(['pdftotext'], 'come back from a document character by character', async () => {
    const { stdout } = await run('pdftotext', ['-raw', await save(withNames()), '-']);
    expect(HARD_NAMES.filter((name) => !stdout.includes(`${name} ${name}\n`))).toEqual([]);
  });

  testWith(['pdftotext'], 'come back each from a proof of its own', async () => {
    for (const name of HARD_NAMES) {
      const sheet = sampleSheet({ name, number: 5, employer: `${name}样例工作室` });
      const { stdout } = await run('pdftotext', ['-raw', await save(office.layout(sheet)), '-']);
      const flat = stdout.replaceAll(/\s/g, '');
      expect(flat).toContain(`姓名${name}身份证号码`.replaceAll(/\s/g, ''));
      expect(flat).toContain(`单位名称${name}样例工作室开户日期`.replaceAll(/\s/g, ''));
    }
  });

  testWith(
    ['pdffonts', 'qpdf', 'pdfsig'],
    'leave every font embedded, the file sound and the signature valid',
    async () => {
      const path = await save(withNames());
      const fontRows = (await run('pdffonts', [path])).stdout.trim().split('\n').slice(2);
      expect(fontRows.length).toBeGreaterThan(10);
      for (const row of fontRows)
        expect(row).toMatch(/^[A-Z]{6}\+(NotoSerifSC-\w+|HanaMinB) +CID TrueType +Identity-H +yes yes yes/);
      const checked = await run('qpdf', ['--check', path]);
      expect(`${checked.stdout}${checked.stderr}`).not.toMatch(/warning|error:/i);
      expect((await run('pdfsig', [path])).stdout).toContain('Signature is Valid');
    },
  );
});

/** Deterministic for a seed (mulberry32), so that a failure can be looked at again. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) / 2 ** 32 * below) | 0; // prettier-ignore
  };
}

describe('attack row 39: two thousand random texts of any code point', () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const random = randomNumbers(seed);
  /** A few stretches of the fallback font a run: unpacking all of it would take most of the time. */
  const fallback = Array.from({ length: 10 }, () => 0x20000 + 0x400 * random(0x3b));
  const ranges = [[0, 0x110000], [0x20, 0x7f], [0, 0x800], [0x2000, 0x3100], [0xd7f0, 0x10000], [0x30000, 0x32400], [0x3400, 0xa000], ...fallback.map((first) => [first, first + 0x400])] as const; // prettier-ignore
  const texts = Array.from({ length: 2000 }, (_, index) => {
    // Most texts stay within one range: of those that mix ranges nearly all are refused.
    const own = ranges[index % 3 === 0 ? random(ranges.length) : 6 + random(11)];
    return String.fromCodePoint(
      ...Array.from({ length: 1 + random(12) }, () => {
        const [first = 0, end = 0] = (index % 5 === 0 ? ranges[random(ranges.length)] : own) ?? [];
        return first + random(end - first);
      }),
    );
  });
  const isWhole = (text: string) => unsupportedCharacters(fonts, text).length === 0;

  testWith(['pdftotext'], 'come back exactly or are refused before anything is signed', async () => {
    const drawable = texts.filter(isWhole);
    expect(drawable.length).toBeGreaterThan(900);
    for (let i = 0; i < drawable.length; i += 50) {
      const lines = drawable.slice(i, i + 50).map((text) => `始${text}终`);
      const out = execFileSync('pdftotext', ['-raw', await save(pageOf(lines)), '-'], { encoding: 'utf8' });
      // poppler folds every kind of space into one.
      const flat = out.replaceAll(/\s/g, '');
      expect([seed, lines.filter((line) => !flat.includes(line.replaceAll(/\s/g, '')))]).toEqual([seed, []]);
    }
    const refused = texts.filter((text) => !isWhole(text));
    expect(refused.length).toBeGreaterThan(300);
    for (const text of refused) {
      const characters = unsupportedCharacters(fonts, text);
      const attempt = write(pageOf([text]));
      await expect(attempt).rejects.toThrow(UnsupportedCharacterError);
      await expect(attempt).rejects.toMatchObject({ characters });
    }
  });
});
