import type { Fiche } from '../domain/item.ts';
import type { ItemSummary } from '../domain/summary.ts';
import { isUnkept } from '../domain/unkept.ts';

/** What a list shows of an item, kept apart so that 10,000 of them open without reading one fiche. */
export type StoredSummary = Omit<ItemSummary, 'withdrawn' | 'exhibit'>;

const FIRST_WORDS = 80;

export function summarise(fiche: Fiche): StoredSummary {
  return {
    id: fiche.id,
    ordinal: fiche.ordinal,
    acquiredAt: fiche.acquiredAt,
    utcOffset: fiche.utcOffset,
    platform: fiche.platform,
    surface: fiche.surface,
    handle: fiche.author.handle,
    displayName: fiche.author.displayName,
    posted: fiche.posting.iso ?? fiche.posting.raw,
    firstWords: fiche.text === null ? null : firstWords(fiche.text),
    outcome: fiche.outcome,
    unkept: isUnkept(fiche, new Set()),
  };
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return [...line].length > FIRST_WORDS ? `${[...line].slice(0, FIRST_WORDS).join('')}…` : line;
}
