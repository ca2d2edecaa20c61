import type { SourceId } from './sources.ts';

/**
 * How the tables of this room are kept. A jurist changes the words between quotes and the dates; the types and
 * tests/unit/law say when an entry lacks its source or cites one that is not there.
 */
export interface BilingualText {
  readonly fr: string;
  /** Names of French laws and institutions stay French. */
  readonly en: string;
}

/** `read`: read in its source. `memory` and `recheck` are kept for the next review and never shown as fact. */
type ReviewStatus = 'read' | 'memory' | 'recheck';

export interface SourcedEntry {
  readonly sources: readonly SourceId[];
  readonly confidence: ReviewStatus;
  /** ISO day on which somebody last compared the entry with its source. */
  readonly checked: string;
}

/** The day the notes behind these tables were last compared with their sources. */
export const LAST_CHECKED = '2026-11-20';
/** The state of the codes that were read. To be moved only after a reading on Légifrance. */
export const LAW_AS_OF = '2026-04-02';

/** A sentence shown as it is. */
export interface SourcedStatement extends BilingualText, SourcedEntry {}

export function sourcedStatement(
  sources: SourceId | readonly SourceId[],
  fr: string,
  en: string,
): SourcedStatement {
  const all = typeof sources === 'string' ? [sources] : sources;
  return { fr, en, sources: all, confidence: 'read', checked: LAST_CHECKED };
}

/** Kept for the next review: nobody has read it in its source yet. */
export function unverifiedStatement(
  sources: SourceId | readonly SourceId[],
  fr: string,
  en: string,
): SourcedStatement {
  return { ...sourcedStatement(sources, fr, en), confidence: 'memory' };
}

/** What may be shown as fact. */
export const selectVerified = <T extends SourcedEntry>(entries: readonly T[]): readonly T[] =>
  entries.filter(({ confidence }) => confidence === 'read');

/** The words of a language: French unless it is English. */
export const textInLanguage = ({ fr, en }: BilingualText, lang: string): string =>
  /^en\b/i.test(lang) ? en : fr;
