import { useEffect, useState } from 'react';
import type { ProofTypeCard } from 'shared/proofs.ts';
import { useInSight } from '../../platform/lifecycle.ts';
import { replace } from '../../platform/navigate.ts';
import { focusOnErrors } from '../../ui/field.tsx';
import type { About } from './about-field.tsx';
import { useIssue, type Issued } from './use-proofs.ts';

/** What is asked before a proof is issued; once it is, its page takes this one's place. */
export function useAskForm(type: ProofTypeCard) {
  const [purpose, choose] = useState<string>();
  const [recipient, setRecipient] = useState('');
  const [about, setAbout] = useState<About>({ about: type.askers[0] ?? 'self', wardKey: undefined });
  const [missing, setMissing] = useState(false);
  const [issued, setIssued] = useState<Issued>();
  const inSight = useInSight();
  const { run, working, error } = useIssue(setIssued);
  // The confirmation's page may still be closing: replacing now would replace that one.
  useEffect(() => {
    if (issued && inSight) void replace('proofs/result', { id: issued.proof.id, took: String(issued.took) });
  }, [issued, inSight]);
  const noChild = about.about === 'ward' && about.wardKey === undefined;
  const submit = () => {
    setMissing(purpose === undefined || noChild);
    if (noChild) return focusOnErrors([{ field: 'wardKey', words: '' }]);
    if (purpose === undefined) return focusOnErrors([{ field: 'purpose', words: '' }]);
    const given = recipient.trim();
    const whom = { about: about.about, ...(about.wardKey && { wardKey: about.wardKey }) };
    const input = { type: type.code, ...(about.about !== 'self' && whom), purpose, ...(given && { recipient: given }) };
    void run(input);
  };
  const fields: Readonly<Record<string, string>> = error?.fields ?? {};
  const errors = [
    { field: 'wardKey', words: missing && noChild ? '请选择孩子' : (fields['wardKey'] ?? '') },
    { field: 'purpose', words: missing && purpose === undefined ? '请选一个用途' : (fields['purpose'] ?? '') },
    { field: 'recipient', words: fields['recipient'] ?? '' },
  ].filter(({ words }) => words !== '');
  const done = issued !== undefined;
  const filled = { purpose, choose, recipient, setRecipient, about, setAbout };
  return { ...filled, submit, working: working || done, error, errors };
}
