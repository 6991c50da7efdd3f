import { caseCategoryCodes } from 'shared/case-categories.ts';
import { caseStatuses, caseStepNames, urgencyNames } from 'shared/case-steps.ts';
import { CaseKind, CasePlace } from 'shared/cases.ts';
import { Deadline } from 'shared/deadlines.ts';
import * as z from 'zod/mini';
import { flagOf, instantOf, integerOf, jsonOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { CaseLook } from './deps.ts';
import type { CaseEvent, ServiceCase } from './service-case.ts';

const kinds = CaseKind.options;
const parties = ['caller', 'hotline', 'unit', 'supervisor'] as const;

const place = (column: string, row: string, table = 'service_case') => ({ table, column, row });

/** Reads rows of `service_case` and `case_event`, and encrypts what goes into them. */
export const caseRows = (cipher: FieldCipher) => {
  const decrypted = (row: Row, column: string): string =>
    cipher.decrypt(textOf(row, column), place(column, textOf(row, 'id')));
  const encrypted = (id: string, column: string, value: string | null): string | null =>
    value === null ? null : cipher.encrypt(value, place(column, id));

  const caseOf = (row: Row): ServiceCase => {
    const where = orNull(decrypted)(row, 'place_cipher');
    const deadline = orNull(jsonOf)(row, 'deadline');
    return {
      id: textOf(row, 'id'),
      number: textOf(row, 'number'),
      kind: wordOf(row, 'kind', kinds),
      category: wordOf(row, 'category', caseCategoryCodes),
      nature: orNull((from: Row, column: string) => wordOf(from, column, kinds))(row, 'nature'),
      urgency: orNull((from: Row, column: string) => wordOf(from, column, urgencyNames))(row, 'urgency'),
      status: wordOf(row, 'status', caseStatuses),
      version: integerOf(row, 'version'),
      callerId: textOf(row, 'caller_id'),
      organizationId: orNull(textOf)(row, 'organization_id'),
      organizationName: orNull(textOf)(row, 'organization_name'),
      callerName: decrypted(row, 'caller_name_cipher'),
      phone: orNull(decrypted)(row, 'phone_cipher'),
      text: decrypted(row, 'text_cipher'),
      place: where === null ? null : z.parse(CasePlace, JSON.parse(where)),
      hideIdentity: flagOf(row, 'hide_identity'),
      unitId: orNull(textOf)(row, 'unit_id'),
      stars: orNull(integerOf)(row, 'stars'),
      dueAt: orNull(instantOf)(row, 'due_at'),
      deadline: deadline === null ? null : z.parse(Deadline, deadline),
      remindedAt: orNull(instantOf)(row, 'reminded_at'),
      submittedAt: instantOf(row, 'submitted_at'),
      changedAt: instantOf(row, 'changed_at'),
    };
  };

  const eventOf = (row: Row): CaseEvent => {
    const said = orNull(textOf)(row, 'text_cipher');
    const id = textOf(row, 'id');
    return {
      id,
      caseId: textOf(row, 'case_id'),
      step: wordOf(row, 'step', ['submit', 'remind', ...caseStepNames]),
      to: wordOf(row, 'to_status', caseStatuses),
      version: integerOf(row, 'version'),
      party: wordOf(row, 'party', parties),
      actorId: textOf(row, 'actor_id'),
      unitId: orNull(textOf)(row, 'unit_id'),
      at: instantOf(row, 'at'),
      text: said === null ? null : cipher.decrypt(said, place('text_cipher', id, 'case_event')),
    };
  };

  const encryptedEvent = (id: string, said: string | null): string | null =>
    said === null ? null : cipher.encrypt(said, place('text_cipher', id, 'case_event'));

  const lookOf = (row: Row): CaseLook => ({
    id: textOf(row, 'id'),
    caseId: textOf(row, 'case_id'),
    staffId: textOf(row, 'staff_id'),
    unitId: textOf(row, 'unit_id'),
    at: instantOf(row, 'at'),
  });

  return { caseOf, eventOf, lookOf, encrypted, encryptedEvent };
};
