import {
  cipherColumn,
  codeColumn,
  flagColumn,
  idColumn,
  instantColumn,
  intColumn,
  longTextColumn,
  textColumn,
} from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const caseTable = tableMapping(
  'service_case',
  {
    id: idColumn({ primary: true }),
    number: codeColumn(20),
    kind: codeColumn(16),
    category: codeColumn(32),
    nature: codeColumn(16, { nullable: true }),
    urgency: codeColumn(16, { nullable: true }),
    status: codeColumn(16),
    // Grows with every step; the compare-and-set of a step.
    version: intColumn(),
    caller_id: idColumn(),
    organization_id: idColumn({ nullable: true }),
    organization_name: textColumn(120, { nullable: true }),
    caller_name_cipher: cipherColumn(),
    phone_cipher: cipherColumn({ nullable: true }),
    text_cipher: cipherColumn(),
    place_cipher: cipherColumn({ nullable: true }),
    hide_identity: flagColumn(),
    unit_id: idColumn({ nullable: true }),
    stars: intColumn({ nullable: true }),
    due_at: instantColumn({ nullable: true }),
    deadline: longTextColumn({ nullable: true }),
    // The last reminder since the last step.
    reminded_at: instantColumn({ nullable: true }),
    // `due_at` while a clock runs, else the last change: the order of the board.
    sort_at: instantColumn(),
    submitted_at: instantColumn(),
    changed_at: instantColumn(),
  },
  [
    { name: 'service_case_number', columns: ['number'], unique: true },
    { name: 'service_case_caller', columns: ['caller_id', 'id'] },
    { name: 'service_case_organization', columns: ['organization_id', 'id'] },
    { name: 'service_case_board', columns: ['status', 'sort_at', 'id'] },
    { name: 'service_case_unit', columns: ['unit_id', 'status', 'sort_at', 'id'] },
  ],
);

/** Who of the staff looked at a case, and when; the caller may see it. */
export const caseLookTable = tableMapping(
  'case_look',
  {
    id: idColumn({ primary: true }),
    case_id: idColumn(),
    staff_id: idColumn(),
    unit_id: idColumn(),
    at: instantColumn(),
  },
  [{ name: 'case_look_case', columns: ['case_id', 'id'] }],
);

export const caseEventTable = tableMapping(
  'case_event',
  {
    id: idColumn({ primary: true }),
    case_id: idColumn(),
    step: codeColumn(16),
    to_status: codeColumn(16),
    version: intColumn(),
    party: codeColumn(16),
    actor_id: idColumn(),
    // The unit the step is about: where it was dispatched, or who resolved or contested.
    unit_id: idColumn({ nullable: true }),
    at: instantColumn(),
    text_cipher: cipherColumn({ nullable: true }),
  },
  [{ name: 'case_event_case', columns: ['case_id', 'version'], unique: true }],
);
