import type { Preferences } from '../messages/protocol.ts';

/** Only the newest items are read, so that the popup opens as fast with 10,000 items as with ten. */
export const POPUP_ITEM_COUNT = 20;

/** The cards of the popup, most urgent first. At most one is shown. */
export const POPUP_CARDS = ['running', 'openedForItem', 'interrupted', 'damaged', 'protect', 'context'] as const;

export type PopupCardName = (typeof POPUP_CARDS)[number];

/** What the popup knows when it chooses its card. While the store is locked, it knows the first two facts only. */
export interface CardFacts {
  /** A long capture runs in the tab. */
  readonly isRunning: boolean;
  /** The tab was opened from an item. */
  readonly isOpenedForItem: boolean;
  /** Number of items of the current case. */
  readonly captures: number;
  /** Number of interrupted attempts. */
  readonly interrupted: number;
  /** One of the newest items can no longer be read. */
  readonly isDamaged: boolean;
  /** Null when they could not be read. */
  readonly preferences: Pick<Preferences, 'lockOffer'> | null;
  /** No passphrase is set. */
  readonly isUnprotected: boolean;
  readonly hasContextSuggestion: boolean;
}

/** Returns the most urgent card, or null. Nothing is asked before the first capture. */
export function chooseCard(facts: CardFacts): PopupCardName | null {
  const hasCaptures = facts.captures > 0;
  const isDue: Readonly<Record<PopupCardName, boolean>> = {
    running: facts.isRunning,
    openedForItem: facts.isOpenedForItem,
    interrupted: facts.interrupted > 0,
    damaged: facts.isDamaged,
    protect: hasCaptures && facts.isUnprotected && facts.preferences?.lockOffer === 'open',
    context: hasCaptures && facts.hasContextSuggestion,
  };
  return POPUP_CARDS.find((card) => isDue[card]) ?? null;
}
