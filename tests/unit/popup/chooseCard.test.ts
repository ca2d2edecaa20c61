import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CardFacts, chooseCard, POPUP_CARDS } from '../../../src/popup/chooseCard.ts';

const nothingDue: CardFacts = {
  isRunning: false,
  isOpenedForItem: false,
  captures: 1,
  interrupted: 0,
  isDamaged: false,
  preferences: { lockOffer: 'aside' },
  isUnprotected: true,
  hasContextSuggestion: false,
};

/** Most urgent first: each makes one more card due. */
const DUE: readonly [(typeof POPUP_CARDS)[number], Partial<CardFacts>][] = [
  ['running', { isRunning: true }],
  ['openedForItem', { isOpenedForItem: true }],
  ['interrupted', { interrupted: 2 }],
  ['damaged', { isDamaged: true }],
  ['protect', { preferences: { lockOffer: 'open' } }],
  ['context', { hasContextSuggestion: true }],
];

test('every card has its reason, and the most urgent one is chosen', () => {
  expect(DUE.map(([card]) => card)).toEqual(POPUP_CARDS);
  expect(chooseCard(nothingDue)).toBeNull();
  DUE.forEach(([card], from) => {
    const due = DUE.slice(from).reverse();
    expect(chooseCard(Object.assign({ ...nothingDue }, ...due.map(([, fact]) => fact)))).toBe(card);
  });
});

test('no passphrase is offered where there is one, and nothing when the settings cannot be read', () => {
  const open = { lockOffer: 'open' } as const;
  expect(chooseCard({ ...nothingDue, preferences: open, isUnprotected: false })).toBeNull();
  expect(chooseCard({ ...nothingDue, preferences: null })).toBeNull();
});

test('nothing is asked before the first capture', () => {
  const anything = fc.record({
    preferences: fc.record({ lockOffer: fc.constantFrom('open' as const, 'aside' as const) }),
    isUnprotected: fc.boolean(),
    hasContextSuggestion: fc.boolean(),
  });
  fc.assert(fc.property(anything, (facts) => chooseCard({ ...nothingDue, ...facts, captures: 0 }) === null));
});
