import { OFFENCES_AGAINST_MINORS } from './minors.ts';
import type { Offence } from './offence.ts';
import { OFFENCES_AGAINST_PERSONS } from './persons.ts';
import { PRESS_OFFENCES } from './press.ts';
import { PRIVATE_LIFE_OFFENCES } from './privateLife.ts';
import { PUBLIC_SERVICE_OFFENCES } from './publicService.ts';

/** Every offence that may be suggested, never as a certainty. */
export const OFFENCES: readonly Offence[] = [
  ...OFFENCES_AGAINST_PERSONS,
  ...PRIVATE_LIFE_OFFENCES,
  ...PRESS_OFFENCES,
  ...PUBLIC_SERVICE_OFFENCES,
  ...OFFENCES_AGAINST_MINORS,
];
