import { describe, expect, expectTypeOf, it } from 'vitest';
import { type FactKey, FICHE_FACTS, listFields, SHOWN } from '../../../../src/domain/item/ficheFacts.ts';
import type { Observed } from '../../../../src/domain/item/item.ts';

/** Parts of a fiche with a section of their own in the dossier and the carnet, or that only fiche.json has. */
type ShownElsewhere =
  | 'timeZone'
  | 'utcOffset'
  | 'clock'
  | 'nativeIds'
  | 'text'
  | 'http'
  | 'network'
  | 'cacheState'
  | 'operator'
  | 'received'
  | 'environment'
  | 'provenance'
  | 'outcome'
  | 'warnings';
type FirstPart<Path extends string> = Path extends `${infer Part}.${string}` ? Part : Path;

describe('the facts of a fiche', () => {
  it('cover every part of it', () => {
    // Checked by the compiler: a new part of `Observed` is a fact, or is named above.
    expectTypeOf<Exclude<keyof Observed, FirstPart<FactKey> | ShownElsewhere>>().toBeNever();
  });

  it('are each shown in the carnet or in the dossier', () => {
    const shown = new Set<string>([...SHOWN.carnet, ...SHOWN.report, ...SHOWN.page]);
    expect(Object.keys(FICHE_FACTS).filter((key) => !shown.has(key))).toEqual([]);
  });

  it('are as sure as every reading that they come from', () => {
    expect(listFields(['posting', 'films', 'surface'])).toEqual([
      'posting.iso',
      'posting.raw',
      'posting.precision',
      'posting.source',
      'films',
      'media',
      'surface',
    ]);
  });
});
