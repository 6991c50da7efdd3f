import {
  cipherColumn,
  codeColumn,
  dateColumn,
  hexColumn,
  idColumn,
  instantColumn,
  intColumn,
  longTextColumn,
  textColumn,
} from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const proofRequestTable = tableMapping(
  'proof_request',
  {
    id: idColumn({ primary: true }),
    number: codeColumn(20),
    type: codeColumn(32),
    department: codeColumn(8),
    status: codeColumn(16),
    // Grows with every step; the compare-and-set of a step.
    version: intColumn(),
    resident_id: idColumn(),
    applicant_cipher: cipherColumn(),
    purpose: textColumn(20),
    recipient_cipher: cipherColumn({ nullable: true }),
    answers_cipher: cipherColumn(),
    collection: codeColumn(16),
    address_cipher: cipherColumn({ nullable: true }),
    tracking_cipher: cipherColumn({ nullable: true }),
    proof_id: idColumn({ nullable: true }),
    findings_cipher: cipherColumn({ nullable: true }),
    reminded_at: instantColumn({ nullable: true }),
    promised_days: intColumn(),
    due_at: instantColumn({ nullable: true }),
    deadline: longTextColumn({ nullable: true }),
    // `due_at` while a clock runs, else the last change: the order of the queue.
    sort_at: instantColumn(),
    submitted_at: instantColumn(),
    changed_at: instantColumn(),
  },
  [
    { name: 'proof_request_number', columns: ['number'], unique: true },
    { name: 'proof_request_resident', columns: ['resident_id', 'id'] },
    { name: 'proof_request_queue', columns: ['department', 'status', 'sort_at', 'id'] },
    { name: 'proof_request_proof', columns: ['proof_id'], unique: true },
    { name: 'proof_request_due', columns: ['status', 'due_at'] },
  ],
);

export const proofRequestEventTable = tableMapping(
  'proof_request_event',
  {
    id: idColumn({ primary: true }),
    request_id: idColumn(),
    step: codeColumn(16),
    to_status: codeColumn(16),
    version: intColumn(),
    party: codeColumn(16),
    actor_id: idColumn(),
    at: instantColumn(),
    text_cipher: cipherColumn({ nullable: true }),
  },
  [{ name: 'proof_request_event_request', columns: ['request_id', 'version'], unique: true }],
);

/** Which reviewer looked at a request, and when; the applicant may see it. */
export const proofRequestLookTable = tableMapping(
  'proof_request_look',
  { id: idColumn({ primary: true }), request_id: idColumn(), staff_id: idColumn(), at: instantColumn() },
  [{ name: 'proof_request_look_request', columns: ['request_id', 'id'] }],
);

export const proofRequestMaterialTable = tableMapping(
  'proof_request_material',
  {
    id: idColumn({ primary: true }),
    owner_id: idColumn(),
    source_hash: hexColumn(),
    file_name: codeColumn(64),
    kind: codeColumn(8),
    state: codeColumn(16),
    slot: codeColumn(32, { nullable: true }),
    request_id: idColumn({ nullable: true }),
    event_id: idColumn({ nullable: true }),
    position: intColumn({ nullable: true }),
    created_at: instantColumn(),
  },
  [
    { name: 'proof_request_material_owner', columns: ['owner_id', 'state', 'source_hash'] },
    { name: 'proof_request_material_request', columns: ['request_id', 'event_id', 'position'] },
    { name: 'proof_request_material_state', columns: ['state', 'created_at'] },
    { name: 'proof_request_material_file', columns: ['file_name'] },
  ],
);

export const proofRequestNumberTable = tableMapping('proof_request_day', {
  day: dateColumn({ primary: true }),
  last_number: intColumn(),
});
