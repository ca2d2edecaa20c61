// @vitest-environment jsdom
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import { BackupView } from '../../../../src/carnet/settings/BackupView.tsx';
import { createTestCarnetApi } from '../../../support/ui/testCarnetApi.ts';
import { actAndSettle, createUiHarness } from '../../../support/ui/uiHarness.ts';

async function restore(unprotected: boolean) {
  const at = createUiHarness({});
  const backups = { ...createTestCarnetApi().backups, restore: async () => 3 };
  await at.show(h(BackupView, { unprotected }), { carnetApi: { backups } });
  expect(at.find('[data-unprotected]')).toBeNull();
  const input = document.querySelector<HTMLInputElement>('#backup-file') ?? expect.fail('no file field');
  await at.press('[data-action="backup-restore"]');
  expect(at.text()).toContain('Choisissez d’abord le fichier.');
  expect(document.activeElement).toBe(input);
  Object.defineProperty(input, 'files', { value: [new File(['a'], 'a.recueil')], configurable: true });
  await actAndSettle(() => input.dispatchEvent(new Event('change', { bubbles: true })));
  expect(at.text()).toContain('a.recueil');
  expect(at.text()).not.toContain('Choisissez d’abord le fichier.');
  await at.press('[data-action="backup-restore"]');
  await vi.waitFor(() => expect(at.text()).toContain('3 captures restaurées.'));
  return at;
}

test('says that what was restored has no passphrase, and leads to the page that sets one', async () => {
  const at = await restore(true);
  expect(at.find('[data-unprotected]')?.textContent).toContain(
    'n’en a pas : choisissez-en une'.replace(' :', '\u00a0:'),
  );
  expect(at.find('[data-action="protect-restored"]')?.dataset.route).toBe('lock');
});

test('says nothing of it where a passphrase is set', async () => {
  expect((await restore(false)).find('[data-unprotected]')).toBeNull();
});
