import type { BilingualText, SourcedStatement } from '../sourcedText.ts';

/** A screen of the guide. Its number is its position in `GUIDE`: a helper says « ouvrez l'écran 5 » by phone. */
export interface GuideScreen {
  /** Used in URLs; never changes. */
  readonly id: string;
  readonly title: BilingualText;
  /** The first line is the first thing to do, in 20 words at most. */
  readonly lines: readonly SourcedStatement[];
  /** The lines are steps, in order. */
  readonly ordered?: boolean;
  /** Ids of the help lines to show below. */
  readonly help: readonly string[];
  /** Ids of the screens to read next. */
  readonly also: readonly string[];
}

export interface GuideGroup {
  readonly id: string;
  readonly title: BilingualText;
  /** Ids of its screens, in the order of the list. */
  readonly screens: readonly string[];
}
