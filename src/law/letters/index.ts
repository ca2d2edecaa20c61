import { AUTHORISATION, COMPLAINT, insurerLetter, WITNESS } from './forms.ts';
import type { Letter, LetterRole } from './letter.ts';
import { PHAROS } from './notices.ts';
import { prosecutorLetter } from './prosecutor.ts';
import { EMPLOYER, PUBLIC_AGENT, schoolLetter } from './requests.ts';

export { platformNotice } from './notices.ts';

type Role = LetterRole | undefined;

const isForAnother = (role: Role): boolean => role === 'relative' || role === 'professional';

/**
 * All letters except the notices, one per platform (`platformNotice`), as each role writes them. Null: not for that
 * role. A requester who did not say who they are gets the letters of the person concerned, and may need an authorisation.
 */
export const LETTERS = {
  prosecutor: prosecutorLetter,
  pharos: () => PHAROS,
  // The contract is that of the person concerned, or of a parent.
  insurer: (role) => (isForAnother(role) ? null : insurerLetter(role)),
  complaint: () => COMPLAINT,
  witness: () => WITNESS,
  // The person concerned and a parent need none.
  authorisation: (role) => (isForAnother(role) || role === undefined ? AUTHORISATION : null),
  school: schoolLetter,
  employer: (role) => (isForAnother(role) || role === 'parent' ? null : EMPLOYER),
  publicAgent: (role) => (role === 'self' || role === undefined ? PUBLIC_AGENT : null),
} as const satisfies Readonly<Record<string, (role: Role) => Letter | null>>;
