// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import type { ItemPage } from '../../../src/messages/protocol.ts';
import type { PopupProps } from '../../../src/popup/Popup.tsx';
import type { Words } from '../../../src/ui/locales/index.ts';
import { t } from '../../../src/ui/locales/index.ts';
import { WORDS } from '../../../src/ui/locales/words.ts';
import { countWords } from '../../support/law/wordCounts.ts';
import { openPopup } from '../../support/ui/openCarnet.ts';
import { createUiHarness, ITEM_ID, summary } from '../../support/ui/uiHarness.ts';

const listed: ItemPage = { total: 1, items: [summary], interrupted: [] };
const nothing: ItemPage = { total: 0, items: [], interrupted: [] };

/** Opens the popup of a store with nothing in it, unless the answers say otherwise. */
async function open(
  answers: Parameters<typeof createUiHarness>[0] = {},
  props: Partial<PopupProps> = {},
  words?: Words,
) {
  const at = createUiHarness({ 'ui>bg:listItems': () => nothing, ...answers });
  return { at, ...(await openPopup(at, props, words)) };
}

describe('Popup when it opens', () => {
  test('shows every button before the background answers', async () => {
    const { at, quit, openCarnet } = await open({ 'ui>bg:listItems': () => new Promise<ItemPage>(() => undefined) });
    for (const action of ['capture-post', 'capture-screen', 'import', 'capture-page', 'list-posts', 'quit']) {
      expect(at.find(`[data-action="${action}"]`)).not.toBeNull();
    }
    await at.press('[data-action="import"]');
    expect(openCarnet).toHaveBeenCalledWith('import');
    await at.press('[data-action="quit"]');
    expect(quit).toHaveBeenCalledOnce();
  });

  test('requests only twenty items', async () => {
    const { at } = await open({ 'ui>bg:listItems': () => ({ ...listed, total: 10_000 }) });
    expect(at.asked('ui>bg:listItems')).toEqual([{ from: 0, count: 20 }]);
  });

  test('focuses the first button when the window gets the focus late, unless another element has it', async () => {
    const { at } = await open();
    at.find('[data-action="capture-post"]')?.blur();
    window.dispatchEvent(new FocusEvent('focus'));
    expect(document.activeElement).toBe(at.find('[data-action="capture-post"]'));
    at.find('[data-action="import"]')?.focus();
    window.dispatchEvent(new FocusEvent('focus'));
    expect(document.activeElement).toBe(at.find('[data-action="import"]'));
    // Tab goes round through the browser: the header is next.
    at.find('[data-action="import"]')?.blur();
    window.dispatchEvent(new FocusEvent('focus'));
    expect(document.activeElement).toBe(document.body);
  });

  test('counts nothing on any page while nothing is kept, and offers no dossier', async () => {
    const { at } = await open();
    expect(at.text()).not.toMatch(/capture.? gardée/);
    expect(at.find('[data-action="see-all"]')).toBeNull();
    expect(at.find('[data-action="export"]')).toBeNull();
  });

  test('leads to the rule about images of minors before any capture, and never asks again', async () => {
    const { at, openCarnet } = await open();
    await at.press('[data-action="image-rule"]');
    expect(openCarnet).toHaveBeenCalledExactlyOnceWith('prohibited-image');
    expect(at.asked('ui>bg:imageQuestion')).toEqual([]);
  });

  test('says how many captures are kept and not withdrawn, and leads to them and to the dossier', async () => {
    const { at, openCarnet } = await open({ 'ui>bg:listItems': () => ({ ...listed, total: 4, withdrawn: 1 }) });
    expect(at.find('[data-kept="3"]')?.textContent).toBe('3 captures gardées.');
    expect(document.body.outerHTML).not.toMatch(/MASKED|nadia/);
    await at.press('[data-action="see-all"]');
    expect(openCarnet).toHaveBeenLastCalledWith('items');
    await at.press('[data-action="export"]');
    expect(openCarnet).toHaveBeenLastCalledWith('before-export');
  });

  test('names the current carnet when there are several', async () => {
    const { at } = await open({ 'ui>bg:listItems': () => ({ ...listed, current: { name: 'Lina', place: 2 } }) });
    expect(at.find('[data-current-case]')?.textContent).toBe('Carnet\u00a0: Lina');
    expect(at.find('[data-kept]')?.textContent).toMatch(/^\d+ captures? gardées? dans ce carnet\.$/);
  });

  // Of any tab, or made while locked: it may be in the wrong one too.
  test.each([
    ['leads to the last capture, which may be in the wrong carnet', { name: 'Lina', place: 2 }],
    ['asks for no carnet where there is one', undefined],
  ])('%s', async (_, current) => {
    const { at, openCarnet } = await open({ 'ui>bg:listItems': () => ({ ...listed, ...(current && { current }) }) });
    expect(at.find('[data-action="wrong-case"]') !== null).toBe(current !== undefined);
    if (current === undefined) return;
    await at.press('[data-action="wrong-case"]');
    expect(openCarnet).toHaveBeenCalledWith(`item/${ITEM_ID}/case`);
  });

  test.each([
    ['says that the last capture of the tab went to another carnet, and asks nothing about this one', 1, true],
    ['says nothing of another carnet where the last capture is in this one', 2, false],
    ['says nothing of another carnet where that of the last capture is not known', undefined, false],
  ])('%s', async (_, place, isElsewhere) => {
    const lastCapture = { tabId: 7, at: '2026-11-27T09:00:00.000Z', refusal: null, ...(place && { place }) };
    const { at } = await open(
      { 'ui>bg:listItems': () => ({ ...listed, current: { name: 'Lina', place: 2 } }) },
      { lastCapture },
    );
    expect(at.find('[data-last-elsewhere]') !== null).toBe(isElsewhere);
    expect(at.find('[data-action="wrong-case"]') === null).toBe(isElsewhere);
  });

  test.each([
    ['nothing is kept in this one', { ...nothing, current: { name: 'Lina', place: 2 } }, undefined],
    ['none is in use', { ...nothing, opens: { name: '', place: 3 } }, undefined],
    ['the last capture of the tab went to another', { ...listed, current: { name: 'Lina', place: 2 } }, 1],
  ])('leads to the list of carnets where %s', async (_, page, place) => {
    const lastCapture = place === undefined ? null : { tabId: 7, at: '2026-11-27T09:00:00.000Z', refusal: null, place };
    const { at, openCarnet } = await open({ 'ui>bg:listItems': () => page }, { lastCapture });
    expect(at.find('[data-action="wrong-case"]')).toBeNull();
    await at.press('[data-action="change-case"]');
    expect(openCarnet).toHaveBeenCalledExactlyOnceWith('cases');
  });

  test('says that the next capture opens a new carnet, after the one in use was erased or closed', async () => {
    const opens = { name: '', place: 3 };
    const { at } = await open({ 'ui>bg:listItems': () => ({ total: 0, items: [], interrupted: [], opens }) });
    expect(at.text()).toContain('La prochaine capture ouvre un nouveau carnet : « Carnet 3 ».');
  });

  test.each([
    ['fr', 0],
    ['fr', 3],
    ['en', 0],
    ['en', 3],
  ] as const)('shows at most 45 words in %s with %d captures, outside the folded part', async (lang, total) => {
    const { at } = await open({ 'ui>bg:listItems': () => ({ ...nothing, total }) }, {}, WORDS[lang]);
    const popup = at.find('.popup')?.cloneNode(true) as HTMLElement;
    for (const folded of popup.querySelectorAll('details > :not(summary)')) folded.remove();
    const shown = [...popup.querySelectorAll('h1, button, summary, p')].map(({ textContent }) => textContent).join(' ');
    expect(shown).toContain(t(WORDS[lang], 'popup.otherWays'));
    expect(countWords(shown)).toBeLessThanOrEqual(45);
  });
});

describe('the card of the popup', () => {
  const attempt = { id: ITEM_ID, startedAt: '2026-11-20T07:00:00.000Z', reason: 'interrupted' } as const;
  const CARDS = '[data-running-capture], [data-pending-context], .interrupted, [data-damaged], .panel, [data-offer]';

  test('is one at most, however much is due', async () => {
    const { at } = await open({
      'ui>bg:listItems': () => ({ total: 1, items: [{ ...summary, unread: true }], interrupted: [attempt, attempt] }),
      'ui>bg:runningCapture': () => true,
      'ui>bg:readPreferences': () => ({ computer: null, lockOffer: 'open', menu: true }),
    });
    expect([...document.querySelectorAll(CARDS)].map(({ outerHTML }) => outerHTML)).toHaveLength(1);
    expect(at.find('[data-running-capture]')).not.toBeNull();
  });

  test.each([
    ['nothing-else-chosen', [{ id: ITEM_ID }]],
    ['interrupted', []],
  ] as const)(
    'says once that nothing else was chosen, and an interruption until it is answered: %s',
    async (reason, forgotten) => {
      const { at } = await open({
        'ui>bg:listItems': () => ({ ...listed, interrupted: [{ ...attempt, reason }] }),
        'ui>bg:forgetInterrupted': () => null,
      });
      expect(at.find('.interrupted')).not.toBeNull();
      expect(at.asked('ui>bg:forgetInterrupted')).toEqual(forgotten);
    },
  );

  test('is decided from one answer to each question', async () => {
    const { at, openCarnet } = await open({
      'ui>bg:listItems': () => listed,
      'ui>bg:readPreferences': () => ({ computer: null, lockOffer: 'open', menu: true }),
    });
    expect([at.asked('ui>bg:contextSuggestion'), at.asked('ui>bg:readPreferences')]).toEqual([[{}], [{}]]);
    await at.press('[data-offer="protect"] button');
    expect(openCarnet).toHaveBeenCalledExactlyOnceWith('lock');
  });

  test('leads to the list for a damaged capture', async () => {
    const { at, openCarnet } = await open({
      'ui>bg:listItems': () => ({ ...listed, items: [{ ...summary, unread: true }] }),
    });
    const named = (word: string | null) => word === t(WORDS.fr, 'popup.see');
    expect([...document.querySelectorAll('button')].filter(({ textContent }) => named(textContent))).toHaveLength(1);
    await at.press('[data-action="see-all"]');
    expect(openCarnet).toHaveBeenCalledWith('items');
  });
});

describe('starting a capture', () => {
  test.each([
    ['capture-post', 'picker'],
    ['capture-screen', 'screen'],
    ['capture-thread', 'thread'],
    ['capture-page', 'page'],
  ] as const)('%s asks for the tab, then closes', async (action, mode) => {
    const { at, close } = await open({ 'ui>bg:capture': () => null });
    await at.press(`[data-action="${action}"]`);
    expect(at.calls.at(-1)).toEqual({ name: 'ui>bg:capture', request: { tabId: 7, mode } });
    expect(close).toHaveBeenCalledOnce();
  });

  test('shows a refusal in one sentence and stays open', async () => {
    const refuse = () => Promise.reject(new Refusal('page-pdf'));
    const { at, close } = await open({ 'ui>bg:capture': refuse });
    await at.press('[data-action="capture-post"]');
    expect(at.find('[role="alert"][data-code="page-pdf"]')?.textContent).toMatch(/PDF.*importez-le/);
    expect(close).not.toHaveBeenCalled();
    // No button that would refuse again.
    expect(at.find('[data-action="capture-screen"]')?.closest('[hidden]')).not.toBeNull();
    expect(at.find('[data-action="import"]')?.className).toBe('primary');
  });

  test('of a PDF leads to the import, and offers no capture first', async () => {
    const { at, openCarnet } = await open({}, { isPdfAddress: true });
    expect(at.text()).toContain('Cette page est un PDF ? Enregistrez-le, puis importez-le.');
    expect(document.activeElement).toBe(at.find('[data-action="import"].primary'));
    for (const action of ['capture-post', 'capture-screen'])
      expect(at.find(`[data-action="${action}"]`)?.closest('details')?.open).toBe(false);
    await at.press('[data-action="import"]');
    expect(openCarnet).toHaveBeenCalledWith('import');
  });

  test('of a page known as a PDF offers no capture, and says why once', async () => {
    const lastCapture = { tabId: 7, at: '2026-11-27T09:00:00.000Z', refusal: 'page-pdf' } as const;
    const { at } = await open({}, { isPdfAddress: true, lastCapture });
    expect(at.find('[data-action="capture-screen"]')?.closest('[hidden]')).not.toBeNull();
    expect(at.text().match(/Cette page est un PDF/g)?.length).toBe(1);
  });

  test('offers the import alone where no capture can begin, and says the way out once', async () => {
    const lastCapture = { tabId: 7, at: '2026-11-27T09:00:00.000Z', refusal: 'page-forbidden' } as const;
    const { at } = await open({}, { forbidden: 'page-forbidden', lastCapture });
    expect([...document.querySelectorAll('[data-action^="capture-"]')].every((one) => one.closest('[hidden]'))).toBe(
      true,
    );
    expect(document.activeElement).toBe(at.find('[data-action="import"].primary'));
    expect(at.text().match(/Ouvrez la publication elle-même/g)?.length).toBe(1);
  });

  test('shows a plain sentence for a bug and reports it', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    const bug = new Error('broken');
    const { at } = await open({ 'ui>bg:capture': () => Promise.reject(bug) });
    await at.press('[data-action="capture-post"]');
    expect(at.find('[role="alert"]')?.dataset.code).toBe('bug');
    expect(reported).toHaveBeenCalledWith(bug);
    vi.unstubAllGlobals();
  });

  test('sends no request without a tab', async () => {
    const { at } = await open({}, { tabId: null });
    await at.press('[data-action="list-posts"]');
    expect(at.find('[role="alert"]')?.dataset.code).toBe('page-forbidden');
    expect(at.asked('ui>bg:listPosts')).toEqual([]);
  });
});

test('RunningCapture stops a long capture of the tab', async () => {
  const { at, close } = await open({ 'ui>bg:runningCapture': ({ stop }) => !stop });
  await at.press('[data-action="stop-capture"]');
  expect(at.asked('ui>bg:runningCapture')).toEqual([
    { tabId: 7, stop: false },
    { tabId: 7, stop: true },
  ]);
  expect(close).toHaveBeenCalledOnce();
});

describe('PostList', () => {
  const posts = [
    { index: 0, author: '@nadia_test', posted: null, firstWords: 'MASKED-POST' },
    { index: 4, author: null, posted: '2026-11-20', firstWords: null },
  ];

  test('lists posts as buttons with masked text and records one at a press', async () => {
    const { at, close } = await open({
      'ui>bg:listPosts': () => ({ choices: posts, more: true }),
      'ui>bg:capture': () => null,
    });
    expect(document.activeElement).toBe(at.find('[data-action="capture-post"]'));
    await at.press('[data-action="list-posts"]');
    expect(document.activeElement).toBe(at.find('[data-list="posts"] [data-index="0"]'));
    expect(document.body.outerHTML).not.toContain('MASKED-POST');
    expect(at.text()).toContain('La page en a plus : voici les 2 premières.');
    expect(at.find('[data-list="posts"] [data-index="4"]')?.textContent).toContain('compte non lu');
    await at.press('[data-list="posts"] [data-index="4"]');
    expect(at.calls.at(-1)).toEqual({ name: 'ui>bg:capture', request: { tabId: 7, mode: 'post', index: 4 } });
    expect(close).toHaveBeenCalledOnce();
  });

  test('focuses the first post once, and does not move the focus later', async () => {
    const { at } = await open({ 'ui>bg:listPosts': () => ({ choices: posts, more: false }) });
    const focused: (Element | null)[] = [];
    const seen = new MutationObserver(() => {
      if (focused.length === 0 && at.find('[data-list="posts"]')) focused.push(document.activeElement);
    });
    seen.observe(document.body, { childList: true, subtree: true });
    await at.press('[data-action="list-posts"]');
    seen.disconnect();
    expect(focused).toEqual([at.find('[data-list="posts"] [data-index="0"]')]);
  });

  test('explains the other captures when the page has no post', async () => {
    const { at } = await open({ 'ui>bg:listPosts': () => ({ choices: [], more: false }) });
    await at.press('[data-action="list-posts"]');
    expect(at.text()).toContain('choisissez « Capturer l’écran »');
  });
});

describe('KeptCaptures', () => {
  test('shows one line for an interrupted attempt until it is dismissed', async () => {
    const attempt = { id: ITEM_ID, startedAt: '2026-11-20T07:00:00.000Z', reason: 'interrupted' } as const;
    let kept: ItemPage = { ...nothing, interrupted: [attempt] };
    const { at } = await open({
      'ui>bg:listItems': () => kept,
      'ui>bg:forgetInterrupted': () => {
        kept = nothing;
        return null;
      },
    });
    expect(at.text()).toContain('rien n’a été gardé');
    await at.press('[data-action="forget"]');
    await vi.waitFor(() => expect(at.find('[data-attempt]')).toBeNull());
    expect(at.calls.map(({ name }) => name)).toContain('ui>bg:forgetInterrupted');
  });

  test('shows an alert with a retry when the captures cannot be read', async () => {
    let full = true;
    const { at } = await open({
      'ui>bg:listItems': () => (full ? Promise.reject(new Refusal('store-unavailable')) : listed),
    });
    expect(at.find('[role="alert"][data-code="store-unavailable"]')).not.toBeNull();
    full = false;
    await at.press('.alert button');
    await vi.waitFor(() => expect(at.find('[data-kept="1"]')).not.toBeNull());
    expect(at.find('[role="alert"]')).toBeNull();
  });
});

describe('Popup after a capture in its tab', () => {
  const at = '2026-11-21T09:32:00.000Z';
  test.each([
    [null, /^Gardée/],
    ['nothing-chosen' as const, /^Non gardée.*\d\. Rien n’a été choisi sur la page\. Recommencez\.$/],
  ])('tells at once how it ended: %s', async (refusal, sentence) => {
    const { at: harness } = await open({}, { lastCapture: { tabId: 7, at, refusal } });
    expect(harness.find('main > [data-last-capture]')?.textContent).toMatch(sentence);
  });

  test('says that the site answered with an error', async () => {
    const { at: harness } = await open({}, { lastCapture: { tabId: 7, at, refusal: null, isErrorPage: true } });
    expect(harness.find('[data-last-capture="recorded"]')?.textContent).toMatch(/^Gardée.* par une erreur/);
  });

  test('says after a kept capture that nothing else was kept, and tells of its attempt once', async () => {
    const attempt = { id: ITEM_ID, startedAt: at, reason: 'nothing-else-chosen' } as const;
    const { at: harness } = await open(
      { 'ui>bg:listItems': () => ({ ...listed, interrupted: [attempt] }) },
      { lastCapture: { tabId: 7, at, refusal: null, isChoosing: true, choice: ITEM_ID } },
    );
    const shown = harness.find('[data-last-capture="recorded"]')?.textContent;
    expect(shown).toMatch(/^Gardée.*\. Depuis, rien d’autre n’a été gardé dans cet onglet\.$/);
    expect(harness.find('[data-attempt]')).toBeNull();
    expect(harness.text()).not.toContain('ne la croyez pas');
  });

  test('from another tab: lists the attempt, without a doubt about what was kept', async () => {
    const attempt = { id: ITEM_ID, startedAt: at, reason: 'nothing-else-chosen' } as const;
    const { at: harness } = await open(
      { 'ui>bg:listItems': () => ({ ...listed, interrupted: [attempt] }) },
      { tabId: 8 },
    );
    expect(harness.find('[data-attempt]')?.textContent).toContain('Rien d’autre n’a été choisi, ni gardé.');
  });

  test('follows a capture that ends while it is open, and counts it', async () => {
    let total = 4;
    const { at: harness } = await open({ 'ui>bg:listItems': () => ({ ...listed, total }) });
    total = 5;
    await harness.endCapture({ tabId: 7, at, refusal: null, isPartial: true });
    expect(harness.find('[data-last-capture]')?.textContent).toMatch(
      /^Gardée en partie.*La capture dit ce qui manque\.$/,
    );
    expect(harness.find('[data-last-capture]')?.hasAttribute('data-partial')).toBe(true);
    expect(harness.find('[data-kept="5"]')).not.toBeNull();
    await harness.endCapture(null);
    expect(harness.find('[data-last-capture]')).toBeNull();
  });

  test('ends a selection on the page when it opens, and none that begins later', async () => {
    const { at: harness } = await open({ 'ui>bg:listItems': () => listed, 'ui>bg:runningCapture': () => false });
    await harness.endCapture({ tabId: 7, at, refusal: 'nothing-chosen' });
    expect(harness.asked('ui>bg:runningCapture')).toEqual([
      { tabId: 7, stop: false },
      { tabId: 7, stop: false, keepsChoice: true },
    ]);
  });

  test('says nothing of a capture while it starts it', async () => {
    const { at: harness } = await open({ 'ui>bg:capture': () => new Promise<null>(() => undefined) });
    await harness.press('[data-action="capture-post"]');
    await harness.endCapture({ tabId: 7, at, refusal: 'interrupted' });
    expect(harness.find('[data-last-capture]')).toBeNull();
  });

  test('says of a thread that stopped that it is not finished and how many posts are kept', async () => {
    const attempt = { id: ITEM_ID, startedAt: at, reason: 'interrupted', thread: ITEM_ID, kept: 50 } as const;
    const { at: harness } = await open(
      { 'ui>bg:listItems': () => ({ ...listed, interrupted: [attempt] }) },
      { lastCapture: { tabId: 7, at, refusal: 'tab-changed', isThread: true } },
    );
    const shown = harness.find('[data-last-capture]')?.textContent;
    expect(shown).toContain('Conversation pas finie');
    expect(shown).toContain('la suite n’est pas gardée. Revenez');
    expect(shown).not.toContain('rien n’a été gardé');
    const told = harness.textOf('[data-attempt]') ?? '';
    expect(told).toContain('50 publications sont gardées');
    // The page may be this one: the button that goes on is named, as it is written.
    expect(told).toContain(`choisissez « ${t(WORDS.fr, 'popup.captureThread')} » dans Recueil`);
    expect(harness.text()).not.toContain('rien n’a été gardé');
  });

  test('does not say « Rien pour l’instant » after « gardée » on the practice page', async () => {
    const { at: harness } = await open({}, { isPractice: true, lastCapture: { tabId: 7, at, refusal: null } });
    const text = () => harness.find('main')?.textContent ?? '';
    await vi.waitFor(() => expect(text()).toContain('l’essai reste à part'));
    expect(text()).toContain('Gardée');
    expect(text()).not.toContain('Rien pour l’instant');
  });

  test.each([
    ['a carnet among several', { ...listed, current: { name: 'Lina', place: 2 } }],
    ['none in use', { ...nothing, opens: { name: '', place: 3 } }],
  ])('names no carnet on the practice page, whose captures go into none: %s', async (_, page) => {
    // The place is that in the store of the practice page.
    const lastCapture = { tabId: 7, at, refusal: null, place: 1 };
    const { at: harness } = await open({ 'ui>bg:listItems': () => page }, { isPractice: true, lastCapture });
    expect(harness.textOf('.kept-count')).toContain('l’essai reste à part');
    expect(harness.find('.kept')?.textContent).not.toMatch(/Carnet\s|autre carnet|gardée/);
  });

  test('begins on an unknown site with the capture that shows nothing to the page', async () => {
    const { at: harness } = await open({}, { isUnknownSite: true });
    expect(document.activeElement).toBe(harness.find('[data-action="capture-screen"].primary'));
    for (const action of ['capture-post', 'capture-thread'])
      expect(harness.find(`[data-action="${action}"]`)?.className).not.toContain('primary');
  });
});
