import { COMPLAINT_SCREENS } from './complain.ts';
import { FIRST_SCREENS } from './first.ts';
import type { GuideScreen } from './guideScreen.ts';
import { ONLINE_SCREENS } from './online.ts';
import { PEOPLE_SCREENS } from './people.ts';
import { REMEDY_SCREENS } from './remedies.ts';
import { SITUATION_SCREENS } from './situations.ts';

export type { GuideScreen } from './guideScreen.ts';

/** In the order of their numbers. Add new screens at the end: printed cards refer to the numbers of the others. */
export const GUIDE: readonly GuideScreen[] = [
  ...FIRST_SCREENS,
  ...COMPLAINT_SCREENS,
  ...ONLINE_SCREENS,
  ...PEOPLE_SCREENS,
  ...SITUATION_SCREENS,
  ...REMEDY_SCREENS,
];

interface NumberedScreen {
  /** From 1. */
  readonly number: number;
  readonly screen: GuideScreen;
}

/** Returns the screens with these ids, in the order of the ids. A test rules out unknown ids. */
export const numberedScreens = (ids: readonly string[]): readonly NumberedScreen[] =>
  ids.flatMap((id) => GUIDE.flatMap((screen, index) => (screen.id === id ? [{ number: index + 1, screen }] : [])));
