/** Whom to dial when a life is in danger; they come at once, a call does not. */
export const emergencies = [
  {
    number: '110',
    who: '公安',
    words: ['杀人', '砍人', '持刀', '抢劫', '绑架', '打架', '家暴', '跳楼', '自杀', '救命'],
  },
  {
    number: '119',
    who: '消防',
    words: ['着火', '起火', '失火', '火灾', '冒烟', '爆炸', '燃气泄漏', '煤气泄漏', '被困'],
  },
  { number: '120', who: '急救', words: ['昏迷', '晕倒', '大出血', '没有呼吸', '心梗', '中毒', '快不行了'] },
  { number: '122', who: '交通事故', words: ['车祸', '撞车', '撞人', '肇事'] },
] as const;

/** The numbers a text calls for; empty when nothing in it sounds like danger. */
export const emergenciesIn = (text: string) =>
  emergencies.filter(({ words }) => words.some((word) => text.includes(word)));
