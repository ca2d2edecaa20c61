import { MINORS } from './minors.ts';
import type { Offence } from './offence.ts';
import { AGAINST_PERSONS } from './persons.ts';
import { PRESS } from './press.ts';
import { PRIVATE_LIFE } from './privateLife.ts';

/** Every offence this tool may suggest, never as a certainty. */
export const OFFENCES: readonly Offence[] = [...AGAINST_PERSONS, ...PRIVATE_LIFE, ...PRESS, ...MINORS];
