import { type BilingualText, listSources, type SourcedEntry, type SourceId, THIRD_READING } from '../legalSources.ts';

export interface FollowUpRule extends SourcedEntry {
  readonly id: string;
  /** What to do, or to wait for. */
  readonly title: BilingualText;
  /** The title in a few words: with its day it fits two lines of 320 px above the list. */
  readonly brief: BilingualText;
  /** Why, and how its day is counted. */
  readonly meaning: BilingualText;
  /** The letters that ask for it, in the order they are sent. */
  readonly letters: readonly FollowUpLetter[];
  /** Id of the screen of the guide that says more. */
  readonly screen: string;
}

export interface FollowUpLetter {
  /** `Letter.file`. */
  readonly file: string;
  /** On its button: what the letter does, or its title. */
  readonly label: BilingualText;
  /** Its numbers are those of a new dossier: it is written with that dossier, never alone. */
  readonly comesWithDossier?: true;
}

/** Without more, a rule has no letters and was read at the third reading. */
export const followUpRule = (
  sources: SourceId | readonly SourceId[],
  rule: Pick<FollowUpRule, 'title' | 'meaning' | 'brief' | 'screen'> &
    Partial<Pick<FollowUpRule, 'confidence' | 'checked' | 'letters'>>,
): Omit<FollowUpRule, 'id'> => ({
  sources: listSources(sources),
  confidence: 'read',
  checked: THIRD_READING,
  letters: [],
  ...rule,
});
