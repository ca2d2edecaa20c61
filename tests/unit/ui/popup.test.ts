// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import type { ItemPage } from '../../../src/messages/protocol.ts';
import { Popup, type PopupProps } from '../../../src/ui/popup/Popup.tsx';
import { fr } from '../../../src/ui/words/fr.ts';
import { createUiHarness, ITEM_ID, summary, type UiHarness } from './uiHarness.ts';

const listed: ItemPage = { total: 1, items: [summary], interrupted: [] };
const nothing: ItemPage = { total: 0, items: [], interrupted: [] };

function doors() {
  return { openCarnet: vi.fn(), quit: vi.fn(), close: vi.fn() };
}

async function open(at: UiHarness, props: Partial<PopupProps> = {}) {
  const given = doors();
  await at.show(
    h(Popup, { ask: at.ask, onLockChange: at.onLockChange, tabId: 7, words: fr, ...given, ...props }),
  );
  return given;
}

describe('at once', () => {
  test('every button is there before the background answers', async () => {
    const at = createUiHarness({ 'ui>bg:listItems': () => new Promise<ItemPage>(() => undefined) });
    const { quit, openCarnet } = await open(at);
    for (const action of ['capture-post', 'capture-screen', 'capture-page', 'list-posts', 'export', 'quit']) {
      expect(at.find(`[data-action="${action}"]`)).not.toBeNull();
    }
    await at.press('[data-action="export"]');
    expect(openCarnet).toHaveBeenCalledWith('#before-export');
    await at.press('[data-action="quit"]');
    expect(quit).toHaveBeenCalledOnce();
  });

  test('only twenty items are asked for, however many there are', async () => {
    const at = createUiHarness({ 'ui>bg:listItems': () => ({ ...listed, total: 10_000 }) });
    await open(at);
    expect(at.asked('ui>bg:listItems')).toEqual([{ from: 0, count: 20 }]);
  });

  test('where the browser gives the focus to the window late, capturing still comes first; what has it keeps it', async () => {
    const at = createUiHarness({ 'ui>bg:listItems': () => nothing });
    await open(at);
    at.find('[data-action="capture-post"]')?.blur();
    window.dispatchEvent(new FocusEvent('focus'));
    expect(document.activeElement).toBe(at.find('[data-action="capture-post"]'));
    at.find('[data-action="export"]')?.focus();
    window.dispatchEvent(new FocusEvent('focus'));
    expect(document.activeElement).toBe(at.find('[data-action="export"]'));
  });

  test('with nothing recorded, the next step is said', async () => {
    const at = createUiHarness({ 'ui>bg:listItems': () => nothing });
    await open(at);
    expect(at.text()).toContain(
      'ouvrez la page de la publication, puis choisissez « Capturer une publication ».',
    );
    expect(at.find('[data-action="see-all"]')).toBeNull();
  });
});

describe('starting a capture', () => {
  test.each([
    ['capture-post', 'ui>bg:startPicker'],
    ['capture-screen', 'ui>bg:captureScreen'],
    ['capture-page', 'ui>bg:capturePage'],
  ] as const)('%s asks for the tab, then closes', async (action, name) => {
    const at = createUiHarness({ 'ui>bg:listItems': () => nothing, [name]: () => null });
    const { close } = await open(at);
    await at.press(`[data-action="${action}"]`);
    expect(at.calls.at(-1)).toEqual({ name, request: { tabId: 7 } });
    expect(close).toHaveBeenCalledOnce();
  });

  test('a refusal is said in one sentence, and the popup stays', async () => {
    const refuse = () => Promise.reject(new Refusal('page-pdf'));
    const at = createUiHarness({ 'ui>bg:listItems': () => nothing, 'ui>bg:startPicker': refuse });
    const { close } = await open(at);
    await at.press('[data-action="capture-post"]');
    expect(at.find('[role="alert"][data-code="page-pdf"]')?.textContent).toMatch(/PDF.*Enregistrez le PDF/);
    expect(close).not.toHaveBeenCalled();
  });

  test('a bug is told plainly and still reported', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    const bug = new Error('broken');
    const at = createUiHarness({
      'ui>bg:listItems': () => nothing,
      'ui>bg:startPicker': () => Promise.reject(bug),
    });
    await open(at);
    await at.press('[data-action="capture-post"]');
    expect(at.find('[role="alert"]')?.dataset.code).toBe('bug');
    expect(reported).toHaveBeenCalledWith(bug);
    vi.unstubAllGlobals();
  });

  test('without a tab nothing is asked', async () => {
    const at = createUiHarness({ 'ui>bg:listItems': () => nothing });
    await open(at, { tabId: null });
    await at.press('[data-action="list-posts"]');
    expect(at.find('[role="alert"]')?.dataset.code).toBe('page-forbidden');
    expect(at.asked('ui>bg:listPosts')).toEqual([]);
  });
});

test('a long capture that goes on in the tab can be stopped from here', async () => {
  const at = createUiHarness({
    'ui>bg:listItems': () => nothing,
    'ui>bg:runningCapture': ({ stop }) => !stop,
  });
  const { close } = await open(at);
  await at.press('[data-action="stop-capture"]');
  expect(at.asked('ui>bg:runningCapture')).toEqual([
    { tabId: 7, stop: false },
    { tabId: 7, stop: true },
  ]);
  expect(close).toHaveBeenCalledOnce();
});

describe('the posts of the page', () => {
  const posts = [
    { index: 0, author: '@nadia_test', posted: null, firstWords: 'MASKED-POST' },
    { index: 4, author: null, posted: '2026-11-20', firstWords: null },
  ];

  test('are buttons, their words masked; one press records', async () => {
    const at = createUiHarness({
      'ui>bg:listItems': () => nothing,
      'ui>bg:listPosts': () => ({ choices: posts, more: true }),
      'ui>bg:capturePost': () => null,
    });
    const { close } = await open(at);
    expect(document.activeElement).toBe(at.find('[data-action="capture-post"]'));
    await at.press('[data-action="list-posts"]');
    expect(document.activeElement).toBe(at.find('[data-list="posts"] [data-index="0"]'));
    expect(document.body.outerHTML).not.toContain('MASKED-POST');
    expect(at.text()).toContain('La page en a plus : voici les 2 premières.');
    expect(at.find('[data-list="posts"] [data-index="4"]')?.textContent).toContain('compte non lu');
    await at.press('[data-list="posts"] [data-index="4"]');
    expect(at.calls.at(-1)).toEqual({ name: 'ui>bg:capturePost', request: { tabId: 7, index: 4 } });
    expect(close).toHaveBeenCalledOnce();
  });

  test('come with the focus on the first: nothing takes it later from who already went on', async () => {
    const at = createUiHarness({
      'ui>bg:listItems': () => nothing,
      'ui>bg:listPosts': () => ({ choices: posts, more: false }),
    });
    await open(at);
    const focused: (Element | null)[] = [];
    const seen = new MutationObserver(() => {
      if (focused.length === 0 && at.find('[data-list="posts"]')) focused.push(document.activeElement);
    });
    seen.observe(document.body, { childList: true, subtree: true });
    await at.press('[data-action="list-posts"]');
    seen.disconnect();
    expect(focused).toEqual([at.find('[data-list="posts"] [data-index="0"]')]);
  });

  test('none: the other ways are said', async () => {
    const at = createUiHarness({
      'ui>bg:listItems': () => nothing,
      'ui>bg:listPosts': () => ({ choices: [], more: false }),
    });
    await open(at);
    await at.press('[data-action="list-posts"]');
    expect(at.text()).toContain('choisissez « Capturer l’écran »');
  });
});

describe('what was recorded', () => {
  test('shows account, platform and times; the words are not in the page until asked for', async () => {
    const at = createUiHarness({ 'ui>bg:listItems': () => listed });
    const { openCarnet } = await open(at);
    const row = at.find(`[data-list="items"] [data-item="${ITEM_ID}"]`);
    expect(row?.textContent?.replace(/\s/g, ' ')).toBe(
      'Élément n° 12Capture partielle@nadia_test · XPublié : non luEnregistré : 20 nov. 2026, 08:31',
    );
    expect(document.body.outerHTML).not.toContain('MASKED-');
    expect(at.text()).toContain('texte masqué');
    await at.press('[data-action="reveal"]');
    expect(at.text()).toContain('MASKED-FIRST-WORDS');
    await at.press('[data-action="reveal"]');
    expect(document.body.outerHTML).not.toContain('MASKED-');
    await at.press(`[data-item="${ITEM_ID}"]`);
    expect(openCarnet).toHaveBeenCalledWith(`#item/${ITEM_ID}`);
  });

  test('what was shown is masked again when the person looks elsewhere', async () => {
    const at = createUiHarness({ 'ui>bg:listItems': () => listed });
    await open(at);
    await at.press('[data-action="reveal"]');
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(document.body.outerHTML).not.toContain('MASKED-'));
    hidden.mockRestore();
  });

  test('an interrupted attempt is one line, gone once understood', async () => {
    const attempt = { id: ITEM_ID, startedAt: '2026-11-20T07:00:00.000Z', reason: 'interrupted' } as const;
    let kept: ItemPage = { ...nothing, interrupted: [attempt] };
    const at = createUiHarness({
      'ui>bg:listItems': () => kept,
      'ui>bg:forgetInterrupted': () => {
        kept = nothing;
        return null;
      },
    });
    await open(at);
    expect(at.text()).toContain('rien n’a été enregistré');
    await at.press('[data-action="forget"]');
    await vi.waitFor(() => expect(at.find('[data-attempt]')).toBeNull());
    expect(at.calls.map(({ name }) => name)).toContain('ui>bg:forgetInterrupted');
  });

  test('a list that cannot be read says so, and can be asked for again', async () => {
    let full = true;
    const at = createUiHarness({
      'ui>bg:listItems': () => (full ? Promise.reject(new Refusal('store-unavailable')) : listed),
    });
    await open(at);
    expect(at.find('[role="alert"][data-code="store-unavailable"]')).not.toBeNull();
    full = false;
    await at.press('.alert button');
    await vi.waitFor(() => expect(at.find(`[data-item="${ITEM_ID}"]`)).not.toBeNull());
    expect(at.find('[role="alert"]')).toBeNull();
  });
});
