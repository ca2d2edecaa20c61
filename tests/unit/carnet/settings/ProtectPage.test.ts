// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { followLink, showCarnet, shownPath } from '../../../support/ui/openCarnet.ts';
import { type Answers, createLockBackground, RECOVERY_CODE, summary } from '../../../support/ui/uiHarness.ts';

async function open(kind: 'none' | 'locked' | 'unlocked', path = 'lock', more: Answers = {}, isFirefox = false) {
  const background = createLockBackground(kind);
  const list = () => background.read({ total: 1, items: [summary], interrupted: [] });
  const answers = { ...background.answers, 'ui>bg:listItems': list, ...more };
  const { page: at, copyToClipboard: copy } = await showCarnet(answers, path, undefined, { isFirefox });
  return { at, background, copy };
}

describe('setting a passphrase', () => {
  test.each([
    ['', '', 'passphrase', 'au moins 8 caractères'],
    ['sept mo', 'sept mo', 'passphrase', 'au moins 8 caractères'],
    ['quatre mots', 'quatre mot', 'passphrase-again', 'pas la même chose'],
  ])('« %s » then « %s » is not sent', async (first, again, wrong, message) => {
    const { at } = await open('none');
    await at.fill({ passphrase: first, 'passphrase-again': again });
    expect(at.asked('ui>bg:setPassphrase')).toEqual([]);
    const field = at.find(`[name="${wrong}"]`);
    expect(document.activeElement).toBe(field);
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(at.find(`#secret-${wrong}-error`)?.textContent).toContain(message);
  });

  test('requires six digits for a PIN, states its limit and empties the fields', async () => {
    const { at } = await open('none');
    const limit = 'arrête un curieux, pas un expert.';
    expect(at.textOf('#kind-pin')).toContain(limit);
    await at.fill({ passphrase: 'quatre mots' });
    await at.press('[name="kind"][value="pin"]');
    expect(at.find('[name="passphrase"]')).toMatchObject({ value: '' });
    await at.fill({ passphrase: '12 45 78', 'passphrase-again': '12 45 78' });
    expect(at.text()).toContain('au moins 6 chiffres, et rien que des chiffres');
    await at.fill({ passphrase: '124578', 'passphrase-again': '124578' });
    expect(at.asked('ui>bg:setPassphrase')).toEqual([{ passphrase: '124578', pin: true }]);
  });

  test('shows both fields at one press', async () => {
    const { at } = await open('none');
    const types = () =>
      ['passphrase', 'passphrase-again'].map((name) => at.find(`[name="${name}"]`)?.getAttribute('type'));
    expect(types()).toEqual(['password', 'password']);
    await at.press('.new-passphrase [data-action="show-secret"]');
    expect(types()).toEqual(['text', 'text']);
    expect(document.querySelectorAll('.new-passphrase [data-action="show-secret"]')).toHaveLength(1);
  });

  test('names the recovery key that opens again', async () => {
    const { at } = await open('unlocked');
    expect(at.text()).toContain('La clé de secours rouvre Recueil');
  });

  test('states that there is no back door, then shows the recovery code once', async () => {
    const { at, copy } = await open('none');
    expect(at.text()).toContain('personne ne pourra ouvrir Recueil. Nous non plus.');
    await at.fill({ passphrase: 'quatre mots', 'passphrase-again': 'quatre mots' });
    expect(at.asked('ui>bg:setPassphrase')).toEqual([{ passphrase: 'quatre mots', pin: false }]);
    expect(at.find('[data-recovery-code]')?.textContent).toBe(RECOVERY_CODE);
    // It would be lost, and the key before it opens nothing any more.
    expect(at.find('[data-action="lock"]')).toBeNull();
    expect(document.body.outerHTML).not.toContain('quatre mots');

    await at.press('[data-action="copy-code"]');
    expect(copy).toHaveBeenCalledWith(RECOVERY_CODE);
    expect(at.text()).toContain('D’autres programmes peuvent lire le presse-papiers');
    const print = vi.spyOn(window, 'print').mockReturnValue();
    await at.press('[data-action="print-code"]');
    expect(print).toHaveBeenCalledOnce();

    await followLink('items');
    at.find('[data-action="code-done"]')?.click();
    expect(at.find('[data-recovery-code]')).not.toBeNull();
    expect(at.find('[data-action="code-done"]')?.hasAttribute('disabled')).toBe(true);
    expect(at.find('#note-first')?.textContent).toContain('Notez la clé');
    await at.press('[data-action="code-noted"]');
    await at.press('[data-action="code-done"]');
    expect(document.body.outerHTML).not.toContain(RECOVERY_CODE);
    expect(at.find('[data-action="lock"]')).not.toBeNull();
  });

  test('removes the recovery code when the store is locked', async () => {
    const { at, background } = await open('none');
    await at.fill({ passphrase: 'quatre mots', 'passphrase-again': 'quatre mots' });
    background.lock();
    await at.changeLock();
    expect(document.body.outerHTML).not.toContain(RECOVERY_CODE);
    await at.fill({ passphrase: 'quatre mots' });
    expect(at.find('[data-lock="unlocked"]')).not.toBeNull();
    expect(at.find('[data-recovery-code]')).toBeNull();
  });

  test('has the backup and its restoration in folds, which links open', async () => {
    const { at } = await open('none');
    const fold = () => at.find('[data-fold="backup"]');
    expect(fold()?.hasAttribute('open')).toBe(false);
    await followLink('backup');
    expect(fold()?.hasAttribute('open')).toBe(true);
    expect(document.activeElement).toBe(fold()?.querySelector('summary'));
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    await followLink('lock');
    expect(document.activeElement).toBe(at.find('h1'));
    await followLink('restore');
    expect(fold()?.hasAttribute('open')).toBe(false);
    expect(at.find('[data-fold="restore"]')?.hasAttribute('open')).toBe(true);
    expect(document.activeElement?.textContent).toBe('Restaurer une copie');
  });

  test.each([
    [false, true],
    [true, false],
  ])('says that the screen locks it too, but in Firefox, which does not tell: %s', async (isFirefox, said) => {
    const { at } = await open('unlocked', 'lock', {}, isFirefox);
    expect(at.text()).toContain('quand l’ordinateur se met en veille');
    expect(at.text().includes('Verrouiller l’écran verrouille aussi Recueil.')).toBe(said);
  });

  test('lists what stays readable when locked', async () => {
    const { at } = await open('none');
    expect(document.querySelectorAll('details.at-rest li')).toHaveLength(8);
    expect(at.text()).toContain('quelles sortes de notes existent');
    expect(at.text()).toContain('le nom des fichiers enregistrés et la date d’installation de Recueil');
  });
});

describe('with a passphrase', () => {
  test('changing it asks for the current one and shows a new recovery code', async () => {
    const { at } = await open('unlocked');
    await at.press('[data-action="open-change"]');
    expect(document.activeElement?.textContent).toBe('Changer la phrase de passe');
    await at.fill({ current: 'autre chose', passphrase: 'cinq mots neufs', 'passphrase-again': 'cinq mots neufs' });
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

  test('cancelling returns the focus to the button', async () => {
    const { at } = await open('unlocked');
    await at.press('[data-action="open-remove"]');
    await at.press('[data-action="lock-cancel"]');
    expect(document.activeElement).toBe(at.find('[data-action="open-remove"]'));
  });

  test('removing it explains the effect, asks for it, and disables the offer', async () => {
    const { at } = await open('unlocked');
    await at.press('[data-action="open-remove"]');
    expect(at.text()).toContain('Qui ouvre ce navigateur, ou sait lire le disque, pourra lire');
    expect(at.asked('ui>bg:removePassphrase')).toEqual([]);
    await at.fill({ current: 'quatre mots' });
    expect(at.asked('ui>bg:removePassphrase')).toEqual([{ passphrase: 'quatre mots' }]);
    expect(at.find('[data-lock="none"]')).not.toBeNull();
    expect(at.asked('ui>bg:savePreferences')).toEqual([{ computer: 'mine', lockOffer: 'aside', menu: true }]);
    expect(at.find('[data-action="lock"]')).toBeNull();
  });

  test('lists wrong tries, newest first', async () => {
    const tries = ['2026-11-20T07:31:05.123Z', '2026-11-21T09:00:00.000Z'];
    const { at } = await open('unlocked', 'lock', { 'ui>bg:wrongTries': () => tries });
    const times = [...document.querySelectorAll('[data-list="wrong-tries"] time')];
    expect(times.map((time) => time.getAttribute('datetime'))).toEqual(tries.toReversed());
    expect(at.text()).toContain('Cette liste ne sort pas de cet ordinateur.');
  });

  test('states that older items are being encrypted and polls until they are', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let reencrypting = true;
    const { at } = await open('unlocked', 'lock', {
      'ui>bg:lockState': () => ({ kind: 'unlocked', pin: false, reencrypting, waitMs: 0 }),
    });
    expect(at.find('[data-reencrypting]')?.getAttribute('role')).toBe('status');
    reencrypting = false;
    vi.advanceTimersByTime(2000);
    await vi.waitFor(() => expect(at.find('[data-reencrypting]')).toBeNull());
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0));
    vi.useRealTimers();
  });
});

describe('RecoverPage', () => {
  test('sets a new passphrase and shows a new recovery code', async () => {
    const { at } = await open('locked', 'recover');
    await at.fill({ code: '', passphrase: 'cinq mots neufs', 'passphrase-again': 'cinq mots neufs' });
    expect(document.activeElement).toBe(at.find('[name="code"]'));
    await at.fill({ code: RECOVERY_CODE });
    expect(at.asked('ui>bg:recoverPassphrase')).toEqual([
      { code: RECOVERY_CODE, passphrase: 'cinq mots neufs', pin: false },
    ]);
    expect(at.find('[data-recovery-code]')).not.toBeNull();
    await at.press('[data-action="code-noted"]');
    await at.press('[data-action="code-done"]');
    expect(shownPath()).toBe('items');
    await vi.waitFor(() => expect(at.find('[data-list="items"] [data-item]')).not.toBeNull());
  });

  test('a lock before the new code is noted leads to the page that says how another is made', async () => {
    const { at, background } = await open('locked', 'recover');
    await at.fill({ code: RECOVERY_CODE, passphrase: 'cinq mots neufs', 'passphrase-again': 'cinq mots neufs' });
    background.lock();
    await at.changeLock();
    expect(at.find('[data-recovery-code]')).toBeNull();
    expect(shownPath()).toBe('lock');
    await at.fill({ passphrase: 'quatre mots' });
    expect(at.text()).toContain('une nouvelle clé se montre');
  });

  test('shows an alert for a wrong code and keeps the typed passphrase', async () => {
    const refuse = () => Promise.reject(new Refusal('wrong-recovery-code'));
    const { at } = await open('locked', 'recover', { 'ui>bg:recoverPassphrase': refuse });
    await at.fill({ code: 'ABCD', passphrase: 'cinq mots neufs', 'passphrase-again': 'cinq mots neufs' });
    expect(at.find('[role="alert"]')?.dataset.code).toBe('wrong-recovery-code');
    expect(at.find('[name="passphrase"]')).toMatchObject({ value: 'cinq mots neufs' });
  });

  test('shows no form when no passphrase is set', async () => {
    const { at } = await open('none', 'recover');
    expect(at.find('[name="code"]')).toBeNull();
    expect(at.find('main a[data-route="lock"]')).not.toBeNull();
  });
});
