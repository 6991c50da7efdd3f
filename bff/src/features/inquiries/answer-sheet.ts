import type { AnswerStatement } from './data-set.ts';
import type { AnswerSheet, Offices } from './deps.ts';
import type { Inquiry } from './inquiry.ts';

type Asked = Pick<Inquiry, 'id' | 'number' | 'asker' | 'holder' | 'purpose' | 'legalBasis' | 'matterNumber' | 'person'>;

const NOTHING: AnswerStatement = { opening: ['经查询，没有查到被查询人的记录。'], tables: [] };

/** The sheet of an answer: who asked, for which matter, on which basis, and what was found; null: nothing on record. */
export function answerSheet(
  id: string,
  asked: Asked,
  { statement, by, at }: { statement: AnswerStatement | null; by: 'data' | 'person'; at: Date },
  { nameOf }: Pick<Offices, 'nameOf'>,
): AnswerSheet {
  const { organization } = nameOf(asked.asker);
  const { name, idNumber } = asked.person;
  const found = statement ?? NOTHING;
  const intro = `${organization}因办理${asked.matterNumber}号事项（${asked.purpose}），依据${asked.legalBasis}，查询${name}（身份证号${idNumber}）的信息，核验号${asked.number}。`;
  const how = by === 'data' ? '系统即时答复' : '本机关工作人员核对后答复';
  return {
    id,
    inquiryId: asked.id,
    holder: asked.holder,
    person: asked.person,
    purpose: asked.purpose,
    legalBasis: asked.legalBasis,
    made: `${organization}通过“随办”部门核验查询、${how}`,
    statement: { opening: [intro, ...found.opening], tables: found.tables },
    at,
  };
}
