import { Deadline } from 'shared/deadlines.ts';
import { FormAnswers } from 'shared/form-fields.ts';
import {
  collectionNames,
  proofRequestParties,
  proofRequestStatuses,
  proofRequestStepNames,
} from 'shared/proof-request-steps.ts';
import { PostAddress } from 'shared/proof-requests.ts';
import * as z from 'zod/mini';
import { instantOf, integerOf, jsonOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { RequestLook } from './deps.ts';
import type { ProofRequest, ProofRequestEvent } from './proof-request.ts';

const Applicant = z.object({ name: z.string(), idNumber: z.string() });
const Tracking = z.object({ carrier: z.string(), number: z.string() });

/** Reads rows of requests and their events, and encrypts what goes into them. */
export const proofRequestRows = (cipher: FieldCipher) => {
  const place = (column: string, row: string, table = 'proof_request') => ({ table, column, row });
  const decrypted = (row: Row, column: string): string =>
    cipher.decrypt(textOf(row, column), place(column, textOf(row, 'id')));
  const json = (row: Row, column: string): unknown => JSON.parse(decrypted(row, column));
  const encrypted = (id: string, column: string, value: unknown): string | null =>
    value === null
      ? null
      : cipher.encrypt(typeof value === 'string' ? value : JSON.stringify(value), place(column, id));

  const requestOf = (row: Row): ProofRequest => ({
    id: textOf(row, 'id'),
    number: textOf(row, 'number'),
    type: textOf(row, 'type'),
    department: textOf(row, 'department'),
    status: wordOf(row, 'status', proofRequestStatuses),
    version: integerOf(row, 'version'),
    residentId: textOf(row, 'resident_id'),
    applicant: z.parse(Applicant, json(row, 'applicant_cipher')),
    purpose: textOf(row, 'purpose'),
    recipient: orNull(decrypted)(row, 'recipient_cipher'),
    answers: z.parse(FormAnswers, json(row, 'answers_cipher')),
    collection: wordOf(row, 'collection', collectionNames),
    address: z.parse(z.nullable(PostAddress), orNull(json)(row, 'address_cipher')),
    tracking: z.parse(z.nullable(Tracking), orNull(json)(row, 'tracking_cipher')),
    proofId: orNull(textOf)(row, 'proof_id'),
    findings: z.parse(z.nullable(FormAnswers), orNull(json)(row, 'findings_cipher')),
    remindedAt: orNull(instantOf)(row, 'reminded_at'),
    promisedDays: integerOf(row, 'promised_days'),
    dueAt: orNull(instantOf)(row, 'due_at'),
    deadline: z.parse(z.nullable(Deadline), orNull(jsonOf)(row, 'deadline')),
    submittedAt: instantOf(row, 'submitted_at'),
    changedAt: instantOf(row, 'changed_at'),
  });

  const eventPlace = (id: string) => place('text_cipher', id, 'proof_request_event');
  const eventOf = (row: Row): ProofRequestEvent => {
    const id = textOf(row, 'id');
    const said = orNull(textOf)(row, 'text_cipher');
    return {
      id,
      requestId: textOf(row, 'request_id'),
      step: wordOf(row, 'step', ['submit', ...proofRequestStepNames]),
      to: wordOf(row, 'to_status', proofRequestStatuses),
      version: integerOf(row, 'version'),
      party: wordOf(row, 'party', proofRequestParties),
      actorId: textOf(row, 'actor_id'),
      at: instantOf(row, 'at'),
      text: said === null ? null : cipher.decrypt(said, eventPlace(id)),
    };
  };
  const encryptedEvent = (id: string, said: string | null): string | null =>
    said === null ? null : cipher.encrypt(said, eventPlace(id));

  const lookOf = (row: Row): RequestLook => ({
    id: textOf(row, 'id'),
    requestId: textOf(row, 'request_id'),
    staffId: textOf(row, 'staff_id'),
    at: instantOf(row, 'at'),
  });

  return { requestOf, eventOf, lookOf, encrypted, encryptedEvent };
};
