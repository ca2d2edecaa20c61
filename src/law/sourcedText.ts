import type { SourceId } from './sources.ts';

/*
 * Types of the tables of this module. A jurist edits the quoted texts and the dates (docs/law.md); the types and
 * tests/unit/law report an entry without a source or with an unknown one.
 */

export interface BilingualText {
  readonly fr: string;
  /** Keeps the names of French laws and institutions in French. */
  readonly en: string;
}

/**
 * `read`: checked against its source. `verify`: less than 90 % certain, shown with the words « à vérifier ». `memory`
 * and `recheck` await the next review and are never shown.
 */
type ReviewStatus = 'read' | 'verify' | 'memory' | 'recheck';

export interface SourcedEntry {
  readonly sources: readonly SourceId[];
  readonly confidence: ReviewStatus;
  /** ISO day of the last comparison of the entry with its source. */
  readonly checked: string;
}

/** ISO days of the two readings of these tables. An entry has the day of the last one that compared it. */
export const FIRST_READING = '2026-11-20';
export const SECOND_READING = '2026-11-21';
/** The day of the last reading, shown on every screen of the law. No entry is later. */
export const LAST_CHECKED = '2026-11-21';
/** ISO day of the version of the codes that was read. Change it only after reading them on Légifrance. */
export const LAW_AS_OF = '2026-04-02';

/** A sentence that is shown unchanged. */
export interface SourcedStatement extends BilingualText, SourcedEntry {}

export function sourcedStatement(sources: SourceId | readonly SourceId[], fr: string, en: string): SourcedStatement {
  const all = typeof sources === 'string' ? [sources] : sources;
  return { fr, en, sources: all, confidence: 'read', checked: FIRST_READING };
}

/** Builds a statement that is less than 90 % certain. Its words say « à vérifier ». */
export function cautiousStatement(sources: SourceId | readonly SourceId[], fr: string, en: string): SourcedStatement {
  return { ...sourcedStatement(sources, fr, en), confidence: 'verify', checked: SECOND_READING };
}

/** Builds a statement that was not checked against its source: it is not shown before the next review. */
export function unverifiedStatement(sources: SourceId | readonly SourceId[], fr: string, en: string): SourcedStatement {
  return { ...sourcedStatement(sources, fr, en), confidence: 'memory' };
}

/** Returns the entries that may be shown. Those to be verified say so themselves. */
export const selectVerified = <T extends SourcedEntry>(entries: readonly T[]): readonly T[] =>
  entries.filter(({ confidence }) => confidence === 'read' || confidence === 'verify');

/** Returns the text in a language: English for `en…`, else French. */
export const textInLanguage = ({ fr, en }: BilingualText, lang: string): string => (/^en\b/i.test(lang) ? en : fr);
