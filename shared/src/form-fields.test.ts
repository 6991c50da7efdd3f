import { describe, expect, test } from '@jest/globals';
import { choiceField, dateField, judgeAnswers, lineField, textField } from './form-fields.ts';

const fields = [
  lineField('firm', '执业机构', 4),
  textField('note', '说明', 10, { optional: true }),
  dateField('from', '起始日期'),
  choiceField('kind', '户别', ['家庭户', '集体户']),
];
const whole = { firm: '𠮷田𬭚䶮', from: '2016-02-29', kind: '家庭户' };
const judge = (given: Record<string, string>) => judgeAnswers(fields, { ...whole, ...given }, '2026-11-23');

describe('answers to a form that is data', () => {
  test('come back clean, with an open optional field left out', () => {
    expect(judge({ firm: ' 𠮷田𬭚䶮 ', note: '一行\n二行', from: '2026-11-23' })).toEqual({
      ok: true,
      answers: { firm: '𠮷田𬭚䶮', note: '一行\n二行', from: '2026-11-23', kind: '家庭户' },
    });
    expect(judge({ note: '  ' })).toEqual({ ok: true, answers: whole });
  });

  test.each([
    ['nothing', { firm: '' }, { firm: '请填执业机构' }],
    ['one character too many', { firm: '一二三四五' }, { firm: '执业机构不能超过4个字' }],
    ['two lines in one', { firm: '一\n二' }, { firm: '执业机构请写在一行里' }],
    ['a direction mark', { firm: '一\u202E' }, { firm: '执业机构里有不能识别的字符，请删掉后重新输入' }],
    ['a day that is none', { from: '2026-02-29' }, { from: '日期格式不正确' }],
    ['a day in another form', { from: '2026/2/3' }, { from: '日期格式不正确' }],
    ['a formula', { firm: '=1+1' }, { firm: '执业机构不能用 = + - @ 开头' }],
    ['a formula on a line', { note: ' @A1' }, { note: '说明不能用 = + - @ 开头' }],
    ['tomorrow', { from: '2026-11-24' }, { from: '起始日期应在今天以前' }],
    ['a choice nobody offers', { kind: '其他' }, { kind: '请选户别' }],
    ['no choice', { kind: '' }, { kind: '请选户别' }],
    ['a field nobody asked for', { salary: '1' }, { salary: '不认识的内容' }],
  ])('are refused with %s', (_what, given, errors) => {
    expect(judge(given)).toEqual({ ok: false, errors });
  });
});
