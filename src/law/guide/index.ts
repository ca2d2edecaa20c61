import { COMPLAINT_SCREENS } from './complain.ts';
import { FIRST_SCREENS } from './first.ts';
import type { GuideScreen } from './guideScreen.ts';
import { ONLINE_SCREENS } from './online.ts';
import { PEOPLE_SCREENS } from './people.ts';

export type { GuideScreen } from './guideScreen.ts';

/** In the order of their numbers. Add new screens at the end: printed cards refer to the numbers of the others. */
export const GUIDE: readonly GuideScreen[] = [
  ...FIRST_SCREENS,
  ...COMPLAINT_SCREENS,
  ...ONLINE_SCREENS,
  ...PEOPLE_SCREENS,
];
