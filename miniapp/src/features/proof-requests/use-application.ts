import { judgeAnswers, type FormAnswers } from 'shared/form-fields.ts';
import type { Collection } from 'shared/proof-request-steps.ts';
import { MATERIAL_FILES_MAX, PostAddress, type ProofRequest, type RequestTypeCard } from 'shared/proof-requests.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import { useState } from 'react';
import * as z from 'zod/mini';
import { focusOnErrors } from '../../ui/field.tsx';
import { idsOf, nothingHanded, type Handed } from './material-field.tsx';
import { readDate } from './request-words.ts';
import { useSubmit } from './use-requests.ts';

interface Filled {
  readonly purpose: string | undefined;
  readonly recipient: string;
  readonly answers: FormAnswers;
  readonly handed: Readonly<Record<string, Handed>>;
  readonly collection: Collection;
  readonly address: PostAddress;
}

interface FieldError {
  readonly field: string;
  readonly words: string;
}

const nothingFilled: Filled = {
  purpose: undefined,
  recipient: '',
  answers: {},
  handed: {},
  collection: 'download',
  address: { name: '', phone: '', address: '' },
};

/** An earlier request once more, with its files; what the type no longer asks for is left out. */
function filledAs(type: RequestTypeCard, earlier: ProofRequest): Filled {
  const answers = earlier.answers.filter(({ field }) => type.fields.some(({ id }) => id === field));
  const handed = type.materials.map(({ code, label }): [string, Handed] => {
    const files = earlier.materials.filter(({ slot }) => slot === code).slice(-MATERIAL_FILES_MAX);
    const pdfs = files.filter(({ kind }) => kind === 'pdf');
    return [
      code,
      {
        pictures: files.filter(({ kind }) => kind === 'picture').map(({ id }) => id),
        pdfs: pdfs.map(({ id }, index) => ({ id, name: `${label} ${index + 1}.pdf` })),
      },
    ];
  });
  return {
    purpose: type.purposes.find((purpose) => purpose === earlier.purpose),
    recipient: earlier.recipient ?? '',
    answers: Object.fromEntries(answers.map(({ field, value }) => [field, value])),
    handed: Object.fromEntries(handed),
    collection: earlier.collection,
    address: earlier.address ?? nothingFilled.address,
  };
}

/** An error's field on the page: `answers.from` is `answers-from`, `address.phone` is `address-phone`. */
const fieldOf = (path: string): string => path.replaceAll('.', '-');

/** The form of one request: what is filled in, what is wrong, and sending it. */
export function useApplication(
  type: RequestTypeCard,
  earlier: ProofRequest | undefined,
  done: (made: ProofRequest) => void,
) {
  const [filled, setFilled] = useState<Filled>(earlier ? filledAs(type, earlier) : nothingFilled);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const send = useSubmit(done);

  function put(part: Partial<Filled>) {
    setErrors([]);
    send.forget();
    setFilled((old) => ({ ...old, ...part }));
  }

  function submit() {
    const answers = cleanAnswers(type, filled.answers);
    const found = errorsOf(type, { ...filled, answers });
    setErrors(found);
    if (found.length > 0 || filled.purpose === undefined) return focusOnErrors(found);
    const { purpose, collection, address } = filled;
    const handed = Object.entries(filled.handed).map(([slot, files]) => [slot, idsOf(files)]);
    void send.run({
      ...{ type: type.code, purpose, answers, collection },
      recipient: filled.recipient.trim() || null,
      materials: Object.fromEntries(handed),
      address: collection === 'post' ? address : null,
    });
  }

  const { error } = send;
  const refused = Object.entries(error?.fields ?? {}).map(([path, words]) => ({ field: fieldOf(path), words }));
  const shown = errors.length > 0 ? errors : refused;
  return {
    filled,
    put,
    submit,
    working: send.working,
    errors: shown,
    errorAt: (field: string) => shown.find((one) => one.field === field)?.words,
    handedFor: (slot: string): Handed => filled.handed[slot] ?? nothingHanded,
    refusal: error && refused.length === 0 ? error : undefined,
  };
}

function cleanAnswers({ fields }: RequestTypeCard, answers: FormAnswers): FormAnswers {
  const given = fields.flatMap(({ id, kind }) => {
    const value = kind === 'date' ? readDate(answers[id] ?? '') : (answers[id] ?? '').trim();
    return value === '' ? [] : [[id, value]];
  });
  return Object.fromEntries(given);
}

function errorsOf(type: RequestTypeCard, filled: Filled): FieldError[] {
  const found: FieldError[] = [];
  if (filled.purpose === undefined) found.push({ field: 'purpose', words: '请选一个用途' });
  const judged = judgeAnswers(type.fields, filled.answers, shanghaiDate(new Date()));
  if (!judged.ok)
    for (const [id, words] of Object.entries(judged.errors)) found.push({ field: `answers-${id}`, words });
  for (const { code, label, optional } of type.materials)
    if (!optional && idsOf(filled.handed[code] ?? nothingHanded).length === 0)
      found.push({ field: `materials-${code}`, words: `请上传${label}` });
  if (filled.collection === 'download') return found;
  const address = z.safeParse(PostAddress, filled.address);
  for (const { path, message } of address.success ? [] : address.error.issues) {
    const field = `address-${String(path[0])}`;
    if (!found.some((one) => one.field === field)) found.push({ field, words: message });
  }
  return found;
}
