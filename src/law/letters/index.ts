import { AUTHORISATION, COMPLAINT, INSURER, WITNESS } from './forms.ts';
import type { Letter } from './letter.ts';
import { PHAROS } from './notices.ts';
import { PROSECUTOR } from './prosecutor.ts';

export { platformNotice } from './notices.ts';

/** All letters except the notices, one per platform (`platformNotice`). */
export const LETTERS = {
  prosecutor: PROSECUTOR,
  pharos: PHAROS,
  insurer: INSURER,
  complaint: COMPLAINT,
  witness: WITNESS,
  authorisation: AUTHORISATION,
} as const satisfies Readonly<Record<string, Letter>>;
