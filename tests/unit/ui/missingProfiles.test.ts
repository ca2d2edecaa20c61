// @vitest-environment jsdom
import { h } from 'preact';
import { expect, it, vi } from 'vitest';
import { Carnet } from '../../../src/ui/carnet/Carnet.tsx';
import { PendingWrites } from '../../../src/ui/carnet/pendingWrites.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { followLink, shownPath, startAt } from './carnetViews.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createUiHarness, noImports } from './uiHarness.ts';

const PROFILE = 'https://reseau.exemple/compte';
const ITEMS = [
  buildIndexItem(1, { handle: 'vu', profileUrl: PROFILE }),
  buildIndexItem(2, { handle: 'vu', profileUrl: PROFILE, surface: 'profile' }),
  buildIndexItem(3, { handle: 'pas_vu', profileUrl: `${PROFILE}/2` }),
  buildIndexItem(4, { handle: 'sans_adresse' }),
];

it('the page before « Créer » counts the accounts without a capture of their page, and blocks nothing', async () => {
  const page = createUiHarness({});
  const runExport = vi.fn(() => new Promise<never>(() => undefined));
  const callbacks = {
    carnetApi: createTestCarnetApi(ITEMS),
    imports: noImports,
    runExport,
    quit: vi.fn(),
    pendingWrites: new PendingWrites(),
    copyToClipboard: vi.fn(),
    allowAuthority: vi.fn(async () => true),
  };
  const props = { onLockChange: page.onLockChange, ...startAt('before-export/check'), ...callbacks };
  await page.show(h(Carnet, props));
  await vi.waitFor(() => expect(page.find('[data-missing-profiles]')?.dataset.missingProfiles).toBe('1'));
  expect(page.find('[data-missing-profiles]')?.textContent).toContain('1 compte, la page du compte n’est pas');
  await page.press('[data-action="export"]');
  await vi.waitFor(() => expect(runExport).toHaveBeenCalled());
  await followLink('accounts');
  expect(shownPath()).toBe('accounts');
});
