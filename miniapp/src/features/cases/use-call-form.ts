import { guessCategory, type CaseCategoryCode } from 'shared/case-categories.ts';
import { casesApi, type CaseDetail } from 'shared/cases.ts';
import type { InputOf } from 'shared/endpoint.ts';
import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { call, newKey } from '../../platform/call.ts';
import { forgetSession } from '../../resource/session.ts';
import { useAction } from '../../resource/use-action.ts';
import { focusOnErrors } from '../../ui/field.tsx';
import { emptyDraft, loadDraft, saveDraft, type CallDraft } from './call-draft.ts';
import { emergenciesIn } from './emergency.ts';

type Submission = InputOf<typeof casesApi.submit>;

const RETRY_MS = 8_000;

export interface CallErrors {
  readonly field: string;
  readonly words: string;
}

export const categoryOf = (draft: CallDraft): CaseCategoryCode => draft.category ?? guessCategory(draft.text);

const submissionOf = (draft: CallDraft) => ({
  kind: draft.kind,
  text: draft.text,
  category: categoryOf(draft),
  photoIds: draft.photoIds,
  place: draft.placeText.trim() === '' && draft.point === null ? null : { text: draft.placeText, point: draft.point },
  hideIdentity: draft.hideIdentity,
  contactPhone: draft.contactPhone.trim() === '' ? null : draft.contactPhone.trim(),
});

const fieldOf = (path: string): string => `call-${path === 'photoIds' ? 'photos' : path}`;

function errorsOf(draft: CallDraft): CallErrors[] {
  const parsed = z.safeParse(casesApi.submit.input, submissionOf(draft));
  if (parsed.success) return [];
  const first = new Map<string, string>();
  for (const { path, message } of parsed.error.issues) {
    const field = fieldOf(String(path[0] ?? ''));
    if (!first.has(field)) first.set(field, message);
  }
  return [...first].map(([field, words]) => ({ field, words }));
}

/**
 * The form of one call. Each change is kept on the phone; a send without an answer goes out again by itself under the
 * same key until it is answered, so that it is one call however often it was sent.
 */
export function useCallForm(owner: string, done: (made: CaseDetail) => void) {
  const [draft, setDraft] = useState(() => loadDraft(owner));
  const [errors, setErrors] = useState<readonly CallErrors[]>([]);
  const [danger, setDanger] = useState<ReturnType<typeof emergenciesIn>>([]);
  useEffect(() => saveDraft(draft), [draft]);

  const send = useAction(
    (_key, submission: Submission, key: string) => call(casesApi.submit, submission, { key }),
    (made) => {
      setDraft(emptyDraft(owner));
      saveDraft(emptyDraft(owner));
      done(made);
    },
  );
  const { error } = send;
  const loggedOut = error?.code === 'session.required';
  useEffect(() => {
    if (loggedOut) forgetSession();
  }, [loggedOut]);
  const offline = error !== undefined && (error.status === 0 || error.status >= 500);
  const waiting = draft.key !== null && (error === undefined || offline);

  function put(part: Partial<CallDraft>) {
    setErrors([]);
    send.forget();
    setDraft((old) => ({ ...old, ...part, key: null }));
  }

  function deliver() {
    const parsed = z.safeParse(casesApi.submit.input, submissionOf(draft));
    if (!parsed.success) return;
    const key = draft.key ?? newKey();
    saveDraft({ ...draft, key });
    setDraft((old) => ({ ...old, key }));
    void send.run(parsed.data, key);
  }

  function submit(dangerSeen = false) {
    const found = errorsOf(draft);
    setErrors(found);
    if (found.length > 0) return focusOnErrors(found);
    const calling = emergenciesIn(draft.text);
    if (!dangerSeen && calling.length > 0) return setDanger(calling);
    setDanger([]);
    deliver();
  }

  useEffect(() => {
    if (!waiting || send.working) return;
    const timer = setTimeout(deliver, error === undefined ? 0 : RETRY_MS);
    return () => clearTimeout(timer);
  });

  const refused =
    error && !offline ? Object.entries(error.fields).map(([path, words]) => ({ field: fieldOf(path), words })) : [];
  return {
    draft,
    put,
    submit,
    errors: errors.length > 0 ? errors : refused,
    errorAt: (field: string) => [...errors, ...refused].find((one) => one.field === field)?.words,
    danger,
    leaveDanger: () => setDanger([]),
    working: send.working,
    offline: waiting && offline,
    refusal: error && !offline && refused.length === 0 ? error : undefined,
  };
}
