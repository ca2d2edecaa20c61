import type { SourceId } from './sources.ts';

/**
 * How the tables of this room are kept. A jurist changes the words between quotes and the dates; the types and
 * tests/unit/law say when an entry lacks its source or cites one that is not there.
 */
export interface Text {
  readonly fr: string;
  /** Names of French laws and institutions stay French. */
  readonly en: string;
}

/** `read`: read in its source. `memory` and `recheck` are kept for the next review and never shown as fact. */
type Confidence = 'read' | 'memory' | 'recheck';

export interface Sourced {
  readonly sources: readonly SourceId[];
  readonly confidence: Confidence;
  /** ISO day on which somebody last compared the entry with its source. */
  readonly checked: string;
}

/** The day the notes behind these tables were last compared with their sources. */
export const CHECKED = '2026-11-20';
/** The state of the codes that were read. To be moved only after a reading on Légifrance. */
export const LAW_AS_OF = '2026-04-02';

/** A sentence shown as it is. */
export interface Statement extends Text, Sourced {}

export function says(sources: SourceId | readonly SourceId[], fr: string, en: string): Statement {
  const all = typeof sources === 'string' ? [sources] : sources;
  return { fr, en, sources: all, confidence: 'read', checked: CHECKED };
}

/** Kept for the next review: nobody has read it in its source yet. */
export function unread(sources: SourceId | readonly SourceId[], fr: string, en: string): Statement {
  return { ...says(sources, fr, en), confidence: 'memory' };
}

/** What may be shown as fact. */
export const shown = <T extends Sourced>(entries: readonly T[]): readonly T[] =>
  entries.filter(({ confidence }) => confidence === 'read');

/** The words of a language: French unless it is English. */
export const inLang = ({ fr, en }: Text, lang: string): string => (/^en\b/i.test(lang) ? en : fr);
