// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import { ItemContext } from '../../../src/carnet/item/ItemView.tsx';
import { PendingContext, SuggestedContext } from '../../../src/popup/PopupCard.tsx';
import { createUiHarness, detail, ITEM_ID, showPart } from '../../support/ui/uiHarness.ts';

describe('the context of an item', () => {
  test('is suggested in the popup and can be postponed', async () => {
    const at = createUiHarness({ 'ui>bg:openContext': () => null, 'ui>bg:postponeContext': () => null });
    await at.show(h(SuggestedContext, { suggestion: { itemId: ITEM_ID, relations: ['profile', 'thread', 'reply'] } }));
    await at.press('[data-context="profile"]');
    expect(at.asked('ui>bg:openContext')).toEqual([{ item: ITEM_ID, relation: 'profile' }]);
    await at.press('[data-context="reply"]');
    expect(at.asked('ui>bg:openContext').at(-1)).toEqual({ item: ITEM_ID, relation: 'reply' });
    await at.press('[data-action="context-later"]');
    expect(at.asked('ui>bg:postponeContext')).toEqual([{ itemId: ITEM_ID }]);
    expect(at.find('[data-offer="context"]')).toBeNull();
    expect(document.activeElement).toBe(at.find('p.hint'));
    expect(at.text()).toContain('page de la capture');
  });

  test('is captured at one press on the page that was opened for it', async () => {
    const capture = vi.fn();
    const pendingContext = { item: ITEM_ID, relation: 'profile', captured: false } as const;
    const at = await showPart(h(PendingContext, { pendingContext, capture }));
    expect(at.text()).toContain('une de vos captures');
    expect(capture).not.toHaveBeenCalled();
    await at.press('[data-action="capture-context"]');
    expect(capture).toHaveBeenCalledOnce();
  });

  test('offers a capture on a page opened for an online check, then records the result in one press', async () => {
    const at = createUiHarness({ 'ui>bg:recordOnlineCheck': () => null });
    const capture = vi.fn();
    const pendingContext = { item: ITEM_ID, relation: 'check', captured: false } as const;
    await at.show(h(PendingContext, { pendingContext, capture }));
    await at.press('[data-action="capture-context"]');
    expect(capture).toHaveBeenCalledOnce();
    expect(at.asked('ui>bg:recordOnlineCheck')).toEqual([]);
    await at.press('[data-result="deleted"]');
    expect(at.asked('ui>bg:recordOnlineCheck')).toEqual([{ item: ITEM_ID, result: 'deleted' }]);
    expect(at.text()).toMatch(/Noté.: Supprimé/);
    expect(at.find('[data-result]')).toBeNull();
    expect(document.activeElement).toBe(at.find('[role="status"]'));
  });

  test('links back to the item it was captured for', async () => {
    const linked = { item: ITEM_ID, relation: 'profile' } as const;
    const fiche = { ...detail.fiche, context: { ...detail.fiche.context, linked } };
    const at = await showPart(h(ItemContext, { fiche }));
    expect(at.find('[data-linked="profile"]')?.dataset.route).toBe(`item/${ITEM_ID}`);
    expect(at.find('[data-context]')).toBeNull();
  });

  test('opens only web addresses', async () => {
    const author = { ...detail.fiche.author, profileUrl: 'javascript:alert(1)' };
    const at = await showPart(h(ItemContext, { fiche: { ...detail.fiche, author } }));
    expect(at.find('button')).toBeNull();
  });
});
