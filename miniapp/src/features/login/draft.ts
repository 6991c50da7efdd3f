import type { IdentityPurpose } from 'shared/login.ts';

/** Who is to be proven, typed on the first page; in memory only, gone with the program. */
export interface Draft {
  name: string;
  idNumber: string;
}

let draft: Draft | undefined;

export const keepDraft = (typed: Draft | undefined) => {
  draft = typed;
};

/** What the server is asked to check: what was typed, or the person it already knows. */
export const claimFor = (purpose: IdentityPurpose) =>
  purpose === 'step-up' || !draft ? { purpose } : { purpose, ...draft };

export const currentDraft = () => draft;

export const purposeOf = (text: string | undefined): IdentityPurpose => (text === 'step-up' ? 'step-up' : 'login');
