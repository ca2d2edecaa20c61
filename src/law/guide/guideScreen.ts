import type { BilingualText, SourcedStatement } from '../sourcedText.ts';

/** One screen of the guide. Its number is its place in `GUIDE`: a helper says « ouvrez l'écran 5 » by phone. */
export interface GuideScreen {
  /** In addresses; stays when the number changes. */
  readonly id: string;
  readonly title: BilingualText;
  readonly lines: readonly SourcedStatement[];
  /** The lines are steps, done in this order. */
  readonly ordered?: boolean;
  /** Ids of help lines to show under it. */
  readonly help: readonly string[];
}
