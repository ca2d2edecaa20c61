// @vitest-environment jsdom

import { describe, expect, it, vi } from 'vitest';
import type { Preferences } from '../../../src/messages/protocol.ts';
import { openCarnet, openPopup } from '../../support/ui/openCarnet.ts';
import { createUiHarness, detail, listing, summary } from '../../support/ui/uiHarness.ts';

const FRESH: Preferences = { computer: null, lockOffer: 'open', menu: true };

/** The preferences decide what shows above the rows and above an item's buttons: here they load last. */
function delayPreferences() {
  const preferences = Promise.withResolvers<Preferences>();
  const page = createUiHarness({
    ...listing([summary]),
    'ui>bg:readItem': () => detail,
    // The harness awaits the answers of this table.
    'ui>bg:readPreferences': () => preferences.promise as never,
  });
  const isVisible = (selector: string): boolean => page.find(selector)?.closest('[hidden]') === null;
  return { page, isVisible, answer: () => preferences.resolve(FRESH) };
}

describe('answers that come late', () => {
  it('shows the rows of the carnet at once: the questions come after them', async () => {
    const { page, answer } = delayPreferences();
    await openCarnet(page, 'items');
    await vi.waitFor(() => expect(page.find('[data-item]')).not.toBeNull());
    const shown = page.find('[data-item]');
    answer();
    await vi.waitFor(() => expect(page.find('[data-action="computer-mine"]')).not.toBeNull());
    const question = page.find('[data-action="computer-mine"]');
    expect(shown?.compareDocumentPosition(question as Node)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('shows every button of the popup at once: its card comes after them', async () => {
    const delayed = delayPreferences();
    await openPopup(delayed.page);
    expect(delayed.isVisible('[data-action="capture-post"]')).toBe(true);
    await vi.waitFor(() => expect(delayed.page.find('[data-action="export"]')).not.toBeNull());
    const dossier = delayed.page.find('[data-action="export"]');
    expect(delayed.page.find('[data-offer="protect"]')).toBeNull();
    delayed.answer();
    await vi.waitFor(() => expect(delayed.page.find('[data-offer="protect"]')).not.toBeNull());
    const card = delayed.page.find('[data-offer="protect"]') as Element;
    expect(dossier?.compareDocumentPosition(card)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });
});
