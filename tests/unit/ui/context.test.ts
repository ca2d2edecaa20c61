// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import { ContextOf } from '../../../src/ui/context/ContextOf.tsx';
import { Awaited, OfferedContext } from '../../../src/ui/popup/Context.tsx';
import { fr } from '../../../src/ui/words/fr.ts';
import { createUiHarness, detail, ITEM_ID } from './uiHarness.ts';

describe('the context of an item', () => {
  test('is offered in the popup, and put aside when the person says so', async () => {
    const at = createUiHarness({
      'ui>bg:contextSuggestion': () => ({
        itemId: ITEM_ID,
        ordinal: 3,
        relations: ['profile', 'thread', 'reply'] as const,
      }),
      'ui>bg:openContext': () => null,
      'ui>bg:postponeContext': () => null,
    });
    await at.show(h(OfferedContext, { ask: at.ask, words: fr }));
    await at.press('[data-context="profile"]');
    expect(at.asked('ui>bg:openContext')).toEqual([{ item: ITEM_ID, relation: 'profile' }]);
    await at.press('[data-context="reply"]');
    expect(at.asked('ui>bg:openContext').at(-1)).toEqual({ item: ITEM_ID, relation: 'reply' });
    await at.press('[data-action="context-later"]');
    expect(at.asked('ui>bg:postponeContext')).toEqual([{ itemId: ITEM_ID }]);
    expect(at.find('[data-offer="context"]')).toBeNull();
    expect(document.activeElement).toBe(at.find('p.hint'));
    expect(at.text()).toContain('page de l’élément');
  });

  test('is captured from the page that was opened for it, at one more press', async () => {
    const at = createUiHarness({
      'ui>bg:pendingContext': () => ({
        item: ITEM_ID,
        ordinal: 3,
        relation: 'profile' as const,
        captured: false,
      }),
    });
    const capture = vi.fn();
    await at.show(h(Awaited, { ask: at.ask, words: fr, tabId: 7, capture }));
    expect(at.text()).toContain('n° 3');
    expect(capture).not.toHaveBeenCalled();
    await at.press('[data-action="capture-context"]');
    expect(capture).toHaveBeenCalledOnce();
  });

  test('an address opened to be checked: what is seen is captured if wanted, then said with one press', async () => {
    const at = createUiHarness({
      'ui>bg:pendingContext': () => ({
        item: ITEM_ID,
        ordinal: 3,
        relation: 'check' as const,
        captured: false,
      }),
      'ui>bg:recordOnlineCheck': () => null,
    });
    const capture = vi.fn();
    await at.show(h(Awaited, { ask: at.ask, words: fr, tabId: 7, capture }));
    await at.press('[data-action="capture-context"]');
    expect(capture).toHaveBeenCalledOnce();
    expect(at.asked('ui>bg:recordOnlineCheck')).toEqual([]);
    await at.press('[data-result="deleted"]');
    expect(at.asked('ui>bg:recordOnlineCheck')).toEqual([{ item: ITEM_ID, result: 'deleted' }]);
    expect(at.text()).toMatch(/Noté.: Supprimé/);
    expect(at.find('[data-result]')).toBeNull();
    expect(document.activeElement).toBe(at.find('[role="status"]'));
  });

  test('says nothing on any other page', async () => {
    const at = createUiHarness({ 'ui>bg:pendingContext': () => null });
    await at.show(h(Awaited, { ask: at.ask, words: fr, tabId: 7, capture: vi.fn() }));
    expect(at.text()).toBe('');
  });

  test('leads back to the item it was captured for', async () => {
    const at = createUiHarness({});
    const linked = { item: ITEM_ID, relation: 'profile' } as const;
    const fiche = { ...detail.fiche, context: { ...detail.fiche.context, linked } };
    await at.show(h(ContextOf, { ask: at.ask, words: fr, fiche }));
    expect(at.find('[data-linked="profile"]')?.getAttribute('href')).toBe(`#item/${ITEM_ID}`);
    expect(at.find('[data-context]')).toBeNull();
  });

  test('opens web addresses alone', async () => {
    const at = createUiHarness({});
    const author = { ...detail.fiche.author, profileUrl: 'javascript:alert(1)' };
    await at.show(h(ContextOf, { ask: at.ask, words: fr, fiche: { ...detail.fiche, author } }));
    expect(at.find('button')).toBeNull();
  });
});
