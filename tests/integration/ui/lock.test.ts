// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import type { RunExport } from '../../../src/carnet/api/downloads.ts';
import type { LockState } from '../../../src/domain/case/store.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { followLink, ITEMS, openCarnet, openPopup, shownPath } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi, override } from '../../support/ui/testCarnetApi.ts';
import { EXPORTED } from '../../support/ui/testExportedDossier.ts';
import {
  actAndSettle,
  createLockBackground,
  createUiHarness,
  detail,
  ITEM_ID,
  summary,
} from '../../support/ui/uiHarness.ts';

const listed = { total: 1, items: [summary], interrupted: [] };
const LOCKED_SENTENCE = 'Recueil est verrouillé. Vous pouvez capturer sans l’ouvrir.';

/** A store with one item, locked by the passphrase « quatre mots ». */
function createStore(kind: LockState['kind'], pin = false) {
  const background = createLockBackground(kind, pin);
  const at = createUiHarness({
    ...background.answers,
    'ui>bg:listItems': () => background.read(listed),
    'ui>bg:readItem': () => background.read(detail),
    'ui>bg:listPosts': () => ({
      choices: [{ index: 0, author: '@nadia_test', posted: null, firstWords: null }],
      more: false,
    }),
    'ui>bg:capture': () => null,
  });
  return { background, at };
}

describe('the popup, locked', () => {
  async function open(pin = false) {
    const { at } = createStore('locked', pin);
    return { at, ...(await openPopup(at)) };
  }

  test('captures without unlocking, with the focus on the first button', async () => {
    const { at, close } = await open();
    const order = [...document.querySelectorAll<HTMLElement>('main [data-action]')];
    expect(order[0]?.dataset.action).toBe('capture-post');
    expect(at.textOf('[data-lock="locked"]')).toContain(LOCKED_SENTENCE);
    expect(document.activeElement).toBe(order[0]);
    await at.press('[data-action="list-posts"]');
    expect(at.find('[data-list="posts"] [data-index="0"]')).not.toBeNull();
    await at.press('[data-action="capture-post"]');
    expect(close).toHaveBeenCalledOnce();
    expect(at.find('[data-list="items"]')).toBeNull();
  });

  test('says how many captures are kept after unlocking', async () => {
    const { at } = await open();
    await at.fill({ passphrase: 'quatre mots' });
    expect(document.activeElement?.textContent).toBe('1 capture gardée.');
    expect(document.body.outerHTML).not.toContain('quatre mots');
  });

  test('counts again after it was locked and unlocked while it shows', async () => {
    const background = createLockBackground('unlocked');
    let total = 1;
    const at = createUiHarness({
      ...background.answers,
      'ui>bg:listItems': () => background.read({ ...listed, total }),
    });
    await openPopup(at);
    expect(at.find('[data-kept="1"]')).not.toBeNull();
    background.lock();
    await at.changeLock();
    total = 2;
    await at.fill({ passphrase: 'quatre mots' });
    expect(document.activeElement?.textContent).toBe('2 captures gardées.');
  });

  test('shows an alert for a wrong passphrase and clears the field', async () => {
    const { at } = await open();
    await at.fill({ passphrase: 'autre chose' });
    expect(at.find('[role="alert"]')?.dataset.code).toBe('wrong-passphrase');
    expect(at.find('[name="passphrase"]')).toMatchObject({ value: '', type: 'password' });
    expect(document.activeElement).toBe(at.find('[name="passphrase"]'));
  });

  test('sends nothing for an empty field', async () => {
    const { at } = await open();
    await at.press('[data-action="unlock"]');
    expect(at.asked('ui>bg:unlock')).toEqual([]);
    expect(at.find('#secret-passphrase-error')?.getAttribute('role')).toBe('alert');
    expect(at.find('[name="passphrase"]')?.getAttribute('aria-describedby')).toBe('secret-passphrase-error');
  });

  test('shows the delay after too many tries, also when the popup opens', async () => {
    const { answers } = createLockBackground('locked');
    const waiting: LockState = { kind: 'locked', pin: false, reencrypting: false, waitMs: 160_000 };
    const before = createUiHarness({ ...answers, 'ui>bg:lockState': () => waiting });
    await openPopup(before);
    expect(before.text()).toContain('Attendez 3 minutes avant le suivant.');
    const refuse = () => Promise.reject(new Refusal('too-many-tries', { seconds: 40 }));
    const after = createUiHarness({ ...answers, 'ui>bg:unlock': refuse });
    await openPopup(after);
    await after.fill({ passphrase: 'quatre mots' });
    expect(after.text()).toContain('Attendez 40 secondes avant le suivant.');
  });

  test('names a PIN and asks for it with a numeric keyboard', async () => {
    const { at } = await open(true);
    expect(at.textOf('label[for="secret-passphrase"]')).toBe('Suite de chiffres');
    expect(at.find('[name="passphrase"]')?.getAttribute('inputmode')).toBe('numeric');
    await at.fill({ passphrase: '111111' });
    expect(at.textOf('[role="alert"]')).toContain('pas la bonne suite de chiffres');
  });

  test('shows the typed text on demand and masks it again when the page is hidden', async () => {
    const { at } = await open();
    await at.press('[data-action="show-secret"]');
    expect(at.find('[name="passphrase"]')?.getAttribute('type')).toBe('text');
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(at.find('[name="passphrase"]')?.getAttribute('type')).toBe('password'));
    hidden.mockRestore();
  });

  test('opens the carnet for « J’ai oublié » and the export', async () => {
    const { at, openCarnet } = await open();
    await at.press('[data-action="forgotten"]');
    expect(openCarnet).toHaveBeenLastCalledWith('recover');
    await at.press('[data-action="export"]');
    expect(openCarnet).toHaveBeenLastCalledWith('before-export');
  });
});

describe('locking', () => {
  test('shows « Verrouiller » only with a passphrase, and empties the page before the background answers', async () => {
    const none = createUiHarness({ 'ui>bg:listItems': () => listed });
    await openPopup(none);
    expect(none.find('[data-action="lock"]')).toBeNull();

    const { at } = createStore('unlocked');
    await openPopup(at);
    expect(at.find('[data-kept="1"]')).not.toBeNull();
    await at.press('[data-action="lock"]');
    expect(at.find('[data-kept]')).toBeNull();
    expect(at.asked('ui>bg:lock')).toHaveLength(1);
    expect(document.body.outerHTML).not.toMatch(/MASKED|nadia/i);
    expect(document.activeElement).toBe(at.find('[data-lock="locked"] [name="passphrase"]'));
  });

  test('in another page empties the popup, including the list of posts', async () => {
    const { at, background } = createStore('unlocked');
    await openPopup(at);
    await at.press('[data-action="list-posts"]');
    expect(at.text()).toContain('nadia_test');
    background.lock();
    await at.changeLock();
    expect(document.body.outerHTML).not.toContain('nadia_test');
    expect(at.find('[data-lock="locked"]')).not.toBeNull();
  });

  test('in another page empties the carnet before the background answers', async () => {
    const { answers } = createLockBackground('unlocked');
    const late = Promise.withResolvers<LockState>();
    let state: LockState | Promise<LockState> = answers['ui>bg:lockState']();
    const at = createUiHarness({ ...answers, 'ui>bg:readItem': () => detail, 'ui>bg:lockState': () => state });
    await openCarnet(at, `item/${ITEM_ID}`);
    await at.press('.masked-text [data-action="reveal"]');
    expect(at.text()).toContain('MASKED-TEXT');
    state = late.promise;
    await at.changeLock();
    expect(document.body.outerHTML).not.toMatch(/MASKED|nadia/i);
    late.resolve({ kind: 'locked', pin: false, reencrypting: false, waitMs: 0 });
    await vi.waitFor(() => expect(at.find('[data-lock="locked"]')).not.toBeNull());
  });
});

describe('the carnet, locked', () => {
  test.each(['items', `item/${ITEM_ID}`, 'before-export', 'lock'])(
    '%s asks to open first, keeps its address, and goes on to it',
    async (hash) => {
      const { at } = createStore('locked');
      await openCarnet(at, hash);
      expect(at.text()).toContain(LOCKED_SENTENCE);
      expect(document.activeElement).toBe(at.find('[name="passphrase"]'));
      expect(at.find('nav')).toBeNull();
      await at.fill({ passphrase: 'quatre mots' });
      expect(shownPath()).toBe(hash);
      expect(at.find('[data-lock="locked"]')).toBeNull();
      expect(document.activeElement?.tagName).toBe('H1');
    },
  );

  test('continues an export when the lock changes without locking, and stops it when the store locks', async () => {
    const { at, background } = createStore('unlocked');
    let signal: AbortSignal | undefined;
    const runExport = vi.fn<RunExport>((_options, _progress, passedSignal) => {
      signal = passedSignal;
      return new Promise(() => undefined);
    });
    await openCarnet(at, 'export', override(createTestCarnetApi(), { exports: { runExport } }));
    await at.changeLock();
    expect(runExport).toHaveBeenCalledOnce();
    expect(signal?.aborted).toBe(false);
    background.lock();
    await at.changeLock();
    expect(signal?.aborted).toBe(true);
    expect(at.find('[data-export]')).toBeNull();
  });

  test.each(['the lock', 'another page'])('begins no second export by itself after %s', async (what) => {
    const { at, background } = createStore('unlocked');
    const runExport = vi.fn<RunExport>(async () => EXPORTED);
    await openCarnet(at, 'export', override(createTestCarnetApi(ITEMS), { exports: { runExport } }));
    await vi.waitFor(() => expect(at.find('[data-export="done"]')).not.toBeNull());
    if (what === 'the lock') {
      background.lock();
      await at.changeLock();
      expect(at.text()).toContain('Enregistré, il reste bon.');
      await at.fill({ passphrase: 'quatre mots' });
    } else {
      await followLink('items');
      await actAndSettle(() => window.history.back());
    }
    await vi.waitFor(() => expect(at.find('[data-export="closed"]')).not.toBeNull());
    expect(runExport).toHaveBeenCalledOnce();
    await at.press('[data-action="export"]');
    await vi.waitFor(() => expect(at.find('[data-export="done"]')).not.toBeNull());
    expect(runExport).toHaveBeenCalledTimes(2);
  });

  test('opens the recovery page for « J’ai oublié »', async () => {
    const { at } = createStore('locked');
    await openCarnet(at, 'items');
    await at.press('[data-action="forgotten"]');
    expect(at.find('[data-action="recover"]')).not.toBeNull();
  });
});
