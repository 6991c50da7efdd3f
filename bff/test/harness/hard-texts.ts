/** Names that registers really have trouble with: extensions A to F, long ones, dots, Latin letters, 〇. */
export const HARD_NAMES = [
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

/** Two thousand texts of one to twelve code points, any of them; the same for the same seed. */
export function randomTexts(seed: number): string[] {
  const random = randomNumbers(seed);
  /** A few stretches of the fallback font a run: unpacking all of it would take most of the time. */
  const fallback = Array.from({ length: 10 }, () => 0x20000 + 0x400 * random(0x3b));
  const ranges = [[0, 0x110000], [0x20, 0x7f], [0, 0x800], [0x2000, 0x3100], [0xd7f0, 0x10000], [0x30000, 0x32400], [0x3400, 0xa000], ...fallback.map((first) => [first, first + 0x400])] as const; // prettier-ignore
  return Array.from({ length: 2000 }, (_, index) => {
    // Most texts stay within one range: of those that mix ranges nearly all are refused.
    const own = ranges[index % 3 === 0 ? random(ranges.length) : 6 + random(11)];
    return String.fromCodePoint(
      ...Array.from({ length: 1 + random(12) }, () => {
        const [first = 0, end = 0] = (index % 5 === 0 ? ranges[random(ranges.length)] : own) ?? [];
        return first + random(end - first);
      }),
    );
  });
}
