// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { Carnet } from '../../../src/ui/carnet/Carnet.tsx';
import type { CarnetProps } from '../../../src/ui/carnet/props.ts';
import { Unwritten } from '../../../src/ui/carnet/unwritten.ts';
import { fr } from '../../../src/ui/words/fr.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import {
  createLockBackground,
  createUiHarness,
  noImports,
  RECOVERY_CODE,
  summary,
  type UiHarness,
} from './uiHarness.ts';

async function open(at: UiHarness, hash: string, props: Partial<CarnetProps> = {}) {
  window.location.hash = hash;
  const given = {
    book: createTestCarnetApi(),
    quit: vi.fn(),
    unwritten: new Unwritten(),
    allowAuthority: async () => false,
    copy: vi.fn(async () => undefined),
    imports: noImports,
    runExport: vi.fn(),
    words: fr,
    window,
  };
  await at.show(h(Carnet, { ask: at.ask, onLockChange: at.onLockChange, ...given, ...props }));
  return given;
}

function held(kind: 'none' | 'locked' | 'unlocked') {
  const ring = createLockBackground(kind);
  const at = createUiHarness({
    ...ring.answers,
    'ui>bg:listItems': () => ring.read({ total: 1, items: [summary], interrupted: [] }),
  });
  return { ring, at };
}

describe('setting a passphrase', () => {
  test.each([
    ['', '', 'passphrase', 'au moins 8 caractères'],
    ['sept mo', 'sept mo', 'passphrase', 'au moins 8 caractères'],
    ['quatre mots', 'quatre mot', 'passphrase-again', 'pas la même chose'],
  ])('« %s » then « %s » is not sent', async (first, again, wrong, said) => {
    const { at } = held('none');
    await open(at, '#lock');
    await at.fill({ passphrase: first, 'passphrase-again': again });
    expect(at.asked('ui>bg:setPassphrase')).toEqual([]);
    const field = at.find(`[name="${wrong}"]`);
    expect(document.activeElement).toBe(field);
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(at.find(`#secret-${wrong}-error`)?.textContent).toContain(said);
  });

  test('a code of digits has its limit said, six digits at least, and other fields', async () => {
    const { at } = held('none');
    await open(at, '#lock');
    const limit = 'protège d’un regard, pas de quelqu’un qui copie le disque.';
    expect(at.find('#kind-pin')?.textContent).toContain(limit);
    await at.fill({ passphrase: 'quatre mots' });
    await at.press('[name="kind"][value="pin"]');
    expect(at.find('[name="passphrase"]')).toMatchObject({ value: '' });
    await at.fill({ passphrase: '12 45 78', 'passphrase-again': '12 45 78' });
    expect(at.text()).toContain('au moins 6 chiffres, et rien que des chiffres');
    await at.fill({ passphrase: '124578', 'passphrase-again': '124578' });
    expect(at.asked('ui>bg:setPassphrase')).toEqual([{ passphrase: '124578', pin: true }]);
  });

  test('says that there is no back door, then shows the recovery code once', async () => {
    const { at } = held('none');
    const { copy } = await open(at, '#lock');
    expect(at.text()).toContain(
      'Sans la phrase ni le code de secours, personne ne pourra ouvrir, pas même nous.',
    );
    await at.fill({ passphrase: 'quatre mots', 'passphrase-again': 'quatre mots' });
    expect(at.asked('ui>bg:setPassphrase')).toEqual([{ passphrase: 'quatre mots', pin: false }]);
    expect(at.find('[data-recovery-code]')?.textContent).toBe(RECOVERY_CODE);
    expect(document.body.outerHTML).not.toContain('quatre mots');

    await at.press('[data-action="copy-code"]');
    expect(copy).toHaveBeenCalledWith(RECOVERY_CODE);
    expect(at.text()).toContain('D’autres programmes peuvent lire le presse-papiers');
    const print = vi.spyOn(window, 'print').mockReturnValue();
    await at.press('[data-action="print-code"]');
    expect(print).toHaveBeenCalledOnce();

    window.location.hash = '#items';
    await at.press('[data-action="code-done"]');
    expect(at.find('[data-recovery-code]')).not.toBeNull();
    expect(document.activeElement).toBe(at.find('[data-action="code-noted"]'));
    await at.press('[data-action="code-noted"]');
    await at.press('[data-action="code-done"]');
    expect(document.body.outerHTML).not.toContain(RECOVERY_CODE);
    expect(at.find('[data-action="lock"]')).not.toBeNull();
  });

  test('the code does not stay when all is locked meanwhile', async () => {
    const { at, ring } = held('none');
    await open(at, '#lock');
    await at.fill({ passphrase: 'quatre mots', 'passphrase-again': 'quatre mots' });
    ring.lock();
    await at.changeLock();
    expect(document.body.outerHTML).not.toContain(RECOVERY_CODE);
    await at.fill({ passphrase: 'quatre mots' });
    expect(at.find('[data-lock="unlocked"]')).not.toBeNull();
    expect(at.find('[data-recovery-code]')).toBeNull();
  });

  test('what it does not hide is listed', async () => {
    const { at } = held('none');
    await open(at, '#lock');
    expect(at.find('.readable')?.children).toHaveLength(8);
    expect(at.text()).toContain('quelles sortes de notes existent');
    expect(at.text()).toContain('l’historique de vos visites et de vos téléchargements');
  });
});

describe('with a passphrase', () => {
  test('changing asks for the present one and gives another code', async () => {
    const { at } = held('unlocked');
    await open(at, '#lock');
    await at.press('[data-action="open-change"]');
    expect(document.activeElement?.textContent).toBe('Changer la phrase de passe');
    await at.fill({
      current: 'autre chose',
      passphrase: 'cinq mots neufs',
      'passphrase-again': 'cinq mots neufs',
    });
    expect(at.find('[role="alert"]')?.dataset.code).toBe('wrong-passphrase');
    expect(document.activeElement).toBe(at.find('[name="current"]'));
    await at.fill({ current: 'quatre mots' });
    expect(at.asked('ui>bg:changePassphrase').at(-1)).toEqual({
      current: 'quatre mots',
      passphrase: 'cinq mots neufs',
      pin: false,
    });
    expect(at.find('[data-recovery-code]')).not.toBeNull();
  });

  test('cancelling goes back to the button', async () => {
    const { at } = held('unlocked');
    await open(at, '#lock');
    await at.press('[data-action="open-remove"]');
    await at.press('[data-action="lock-cancel"]');
    expect(document.activeElement).toBe(at.find('[data-action="open-remove"]'));
  });

  test('removing says what it means, asks for it, and offers nothing afterwards', async () => {
    const { at } = held('unlocked');
    await open(at, '#lock');
    await at.press('[data-action="open-remove"]');
    expect(at.text()).toContain(
      'Toute personne qui ouvre ce navigateur, ou qui copie le disque, pourra lire',
    );
    expect(at.asked('ui>bg:removePassphrase')).toEqual([]);
    await at.fill({ current: 'quatre mots' });
    expect(at.asked('ui>bg:removePassphrase')).toEqual([{ passphrase: 'quatre mots' }]);
    expect(at.find('[data-lock="none"]')).not.toBeNull();
    expect(at.asked('ui>bg:savePreferences')).toEqual([
      { computer: 'mine', lockOffer: 'aside', welcomed: true, menu: true },
    ]);
    expect(at.find('[data-action="lock"]')).toBeNull();
  });

  test('wrong tries are listed, the newest first', async () => {
    const { ring } = held('unlocked');
    const tries = ['2026-11-20T07:31:05.123Z', '2026-11-21T09:00:00.000Z'];
    const at = createUiHarness({ ...ring.answers, 'ui>bg:wrongTries': () => tries });
    await open(at, '#lock');
    const times = [...document.querySelectorAll('[data-list="tries"] time')];
    expect(times.map((time) => time.getAttribute('datetime'))).toEqual(tries.toReversed());
    expect(at.text()).toContain('Cette liste ne sort pas de cet ordinateur.');
  });

  test('says while older items are still being protected, and asks again by itself', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { ring } = held('unlocked');
    let resealing = true;
    const at = createUiHarness({
      ...ring.answers,
      'ui>bg:lockState': () => ({ kind: 'unlocked', pin: false, reencrypting: resealing, waitMs: 0 }),
    });
    await open(at, '#lock');
    expect(at.find('[data-resealing]')?.getAttribute('role')).toBe('status');
    resealing = false;
    vi.advanceTimersByTime(2000);
    await vi.waitFor(() => expect(at.find('[data-resealing]')).toBeNull());
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0));
    vi.useRealTimers();
  });
});

describe('the recovery code', () => {
  test('opens, with a new passphrase, and gives another code', async () => {
    const { at } = held('locked');
    await open(at, '#recover');
    await at.fill({ code: '', passphrase: 'cinq mots neufs', 'passphrase-again': 'cinq mots neufs' });
    expect(document.activeElement).toBe(at.find('[name="code"]'));
    await at.fill({ code: RECOVERY_CODE });
    expect(at.asked('ui>bg:recoverPassphrase')).toEqual([
      { code: RECOVERY_CODE, passphrase: 'cinq mots neufs', pin: false },
    ]);
    expect(at.find('[data-recovery-code]')).not.toBeNull();
    await at.press('[data-action="code-noted"]');
    await at.press('[data-action="code-done"]');
    expect(window.location.hash).toBe('#items');
    await vi.waitFor(() => expect(at.find('[data-list="items"] [data-item]')).not.toBeNull());
  });

  test('a wrong one is said, and what was chosen stays', async () => {
    const { ring } = held('locked');
    const refuse = () => Promise.reject(new Refusal('wrong-recovery-code'));
    const at = createUiHarness({ ...ring.answers, 'ui>bg:recoverPassphrase': refuse });
    await open(at, '#recover');
    await at.fill({ code: 'ABCD', passphrase: 'cinq mots neufs', 'passphrase-again': 'cinq mots neufs' });
    expect(at.find('[role="alert"]')?.dataset.code).toBe('wrong-recovery-code');
    expect(at.find('[name="passphrase"]')).toMatchObject({ value: 'cinq mots neufs' });
  });

  test('where no passphrase is set, there is nothing to recover', async () => {
    const { at } = held('none');
    await open(at, '#recover');
    expect(at.find('[name="code"]')).toBeNull();
    expect(at.find('main a[href="#lock"]')).not.toBeNull();
  });
});
