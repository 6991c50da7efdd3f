import * as z from 'zod/mini';

interface CaseCategory {
  readonly name: string;
  readonly group: string;
  /** Words in a call that point here; the longest match wins. */
  readonly words: readonly string[];
}

/** What a call can be about. One line adds a category: the form, the guess, the lists and the store read it from here. */
export const caseCategories = {
  'street-light': { group: '市政设施', name: '城市照明', words: ['路灯', '灯不亮', '灯坏', '灯箱', '照明', '很黑'] },
  'road-surface': { group: '市政设施', name: '道路设施', words: ['井盖', '坑洼', '路面', '人行道', '地砖', '护栏'] },
  drainage: { group: '市政设施', name: '排水防涝', words: ['积水', '内涝', '下水道', '堵塞', '污水管', '排水'] },
  utilities: { group: '市政设施', name: '水电气热', words: ['停水', '停电', '水压', '燃气', '天然气', '暖气', '供热'] },
  sanitation: { group: '市容环境', name: '环境卫生', words: ['垃圾', '臭', '公厕', '保洁', '清运'] },
  greening: { group: '市容环境', name: '园林绿化', words: ['树枝', '绿化', '公园', '草坪', '枯树'] },
  'street-order': { group: '市容环境', name: '占道经营', words: ['占道', '摆摊', '小广告', '夜市', '油烟'] },
  noise: { group: '生态环境', name: '噪声扰民', words: ['噪音', '噪声', '太吵', '广场舞', '施工声', '音响'] },
  pollution: { group: '生态环境', name: '污染', words: ['排污', '异味', '废气', '黑烟', '河水发黑', '环评'] },
  parking: { group: '交通出行', name: '停车', words: ['乱停', '停车', '车位', '堵门', '消防通道'] },
  transit: { group: '交通出行', name: '公共交通', words: ['公交', '地铁', '候车', '班次', '红绿灯', '拥堵'] },
  property: { group: '住房物业', name: '物业管理', words: ['物业', '电梯', '业委会', '门禁', '维修基金'] },
  housing: { group: '住房物业', name: '住房和房产', words: ['房产证', '公租房', '漏水', '交房', '公积金', '租房'] },
  consumer: { group: '市场消费', name: '消费维权', words: ['退款', '假货', '预付卡', '价格', '过期食品', '短斤少两'] },
  labor: { group: '劳动社保', name: '劳动和社保', words: ['工资', '欠薪', '社保', '加班', '工伤', '养老金'] },
  school: { group: '教育医疗', name: '教育', words: ['学校', '入学', '学位', '老师', '补课', '幼儿园'] },
  health: { group: '教育医疗', name: '医疗卫生', words: ['医院', '挂号', '医保', '疫苗', '看病'] },
  safety: { group: '公共安全', name: '安全隐患', words: ['隐患', '电线', '脱落', '高空', '消防', '打架'] },
  approval: { group: '企业服务', name: '审批办证', words: ['审批', '批复', '许可', '营业执照', '办证', '备案'] },
  'firm-support': { group: '企业服务', name: '惠企政策', words: ['补贴', '贷款', '融资', '招工', '用地', '税'] },
  service: { group: '政务服务', name: '窗口服务', words: ['窗口', '态度', '推诿', '办不成', '材料反复'] },
  other: { group: '其他', name: '其他', words: [] },
} as const satisfies Record<string, CaseCategory>;

export type CaseCategoryCode = keyof typeof caseCategories;

/** Every code, in the order of the form. */
export const caseCategoryCodes = Object.keys(caseCategories).filter(isCaseCategory);

/** True for a category this version knows. */
export function isCaseCategory(value: string): value is CaseCategoryCode {
  return Object.hasOwn(caseCategories, value);
}

/** A category on the wire. */
export const CaseCategoryChoice = z.enum(caseCategoryCodes, { error: '请选一个类别' });

/** The category a text seems to be about: the one with the longest word found, else `other`. A guess the caller can change. */
export function guessCategory(text: string): CaseCategoryCode {
  let best: { code: CaseCategoryCode; length: number } = { code: 'other', length: 0 };
  for (const code of caseCategoryCodes) {
    for (const word of caseCategories[code].words) {
      if (word.length > best.length && text.includes(word)) best = { code, length: word.length };
    }
  }
  return best.code;
}
