import { COMPLAIN } from './complain.ts';
import { FIRST } from './first.ts';
import { ONLINE } from './online.ts';
import { PEOPLE } from './people.ts';
import type { GuideScreen } from './screen.ts';

export type { GuideScreen } from './screen.ts';

/** In the order of their numbers. New screens go to the end: the printed cards name the others. */
export const GUIDE: readonly GuideScreen[] = [...FIRST, ...COMPLAIN, ...ONLINE, ...PEOPLE];
