import { expect, test } from '@jest/globals';
import { caseTitle } from './case-title.ts';

test('the title is the first sentence, or the clauses of it that fit into 20 characters', () => {
  expect(caseTitle('小区东门路灯不亮。晚上很黑')).toBe('小区东门路灯不亮');
  expect(caseTitle('消防通道天天停满车，救护车都进不来')).toBe('消防通道天天停满车，救护车都进不来');
  expect(caseTitle('振兴路 208 号门前井盖松动，车一过就响，怕伤到人')).toBe('振兴路 208 号门前井盖松动');
  expect([...caseTitle('𠮷'.repeat(30))]).toHaveLength(20);
  expect(caseTitle('。。。！')).toBe('。。。！');
});
