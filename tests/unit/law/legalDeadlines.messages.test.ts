import { describe, expect, it } from 'vitest';
import type { Fiche } from '../../../src/domain/item/item.ts';
import type { Mark } from '../../../src/domain/item/itemNotes.ts';
import { buildDatedItems, buildDeadlineList, computeDeadlines, listUndated } from '../../../src/law/legalDeadlines.ts';
import { type InventedMessage, inventMessage } from '../../support/dossier/inventedMessages.ts';

const ficheOf = (message: Omit<InventedMessage, 'index'>): Fiche =>
  ({ ...inventMessage({ index: 7, ...message }).observed, id: 'a message', ordinal: 1, files: [] }) as unknown as Fiche;

const TIME = '2025-11-17T18:20';
const RATED = {
  visibility: null,
  categories: null,
  seriousness: { value: 3, at: TIME },
  posted: [],
  reports: [],
} as const;

const dated = (message: Omit<InventedMessage, 'index'>, mark?: Mark, notes: typeof RATED | null = null) =>
  buildDatedItems(
    [ficheOf(message)],
    new Map(notes && [['a message', notes]]),
    new Map(mark === undefined ? [] : [['a message', mark]]),
  );

describe('the deadlines of messages of an archive', () => {
  it('run from their day, which is the date of a file', () => {
    const [item] = dated({ text: 'Tu vas voir.', time: TIME });
    if (item === undefined) throw new Error('no item');
    expect(item.posting.iso).toBe('2025-11-17');
    const deadlines = computeDeadlines(item);
    expect(deadlines.map(({ from }) => from)).toEqual(deadlines.map(() => '2025-11-17'));
    expect(deadlines[0]?.doubts).toEqual(expect.arrayContaining(['posting-file', 'posting-rough']));
  });

  it('do not run from messages of the person, nor from lines of the platform', () => {
    expect(dated({ time: TIME, exported: { fromHolder: true } })).toEqual([]);
    expect(dated({ time: TIME, exported: { fromHolder: true } }, undefined, RATED)).toEqual([]);
    expect(dated({ time: TIME, exported: { fromHolder: true } }, 'reported', RATED)).toHaveLength(1);
    expect(dated({ time: TIME }, 'own')).toEqual([]);
    expect(dated({ time: TIME, sender: null, exported: { kind: 'notice' } })).toEqual([]);
    expect(dated({ time: TIME, exported: { kind: 'call' } })).toHaveLength(1);
  });

  it('count no press period of a message without a date, which is said to be undated', () => {
    expect(listUndated(buildDeadlineList(dated({ time: null }), '2026-01-12'))).toEqual([1]);
  });
});
