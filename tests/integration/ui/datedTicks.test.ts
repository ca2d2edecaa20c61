// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { Exports } from '../../../src/carnet/carnetApi.ts';
import type { DatableStatement } from '../../../src/domain/export/datedStatements.ts';
import type { ExportChoices } from '../../../src/domain/export/exportChoices.ts';
import { followLink, openExportPage } from '../../support/ui/openCarnet.ts';

const ACCOUNT: DatableStatement = {
  key: 'account',
  date: null,
  created: '2026-11-03T09:00:00.000Z',
  genTime: '2026-11-04T09:00:00.000Z',
};
const ENTRY: DatableStatement = {
  key: '00000000-0000-4000-8000-00000000000d',
  date: '2026-10-30',
  created: '2026-11-03T09:00:00.000Z',
  genTime: null,
};
const listing = (...found: readonly DatableStatement[]) => ({
  listDatableStatements: vi.fn<Exports['listDatableStatements']>(async () => found),
});

describe('DatedTicks', () => {
  it('are not shown while no earlier dossier fixes a text', async () => {
    const calls = listing();
    const { page } = await openExportPage('before-export/add', { exports: calls });
    await page.press('[name="impact"]');
    await vi.waitFor(() => expect(calls.listDatableStatements).toHaveBeenCalled());
    expect(page.find('[data-dated]')).toBeNull();
  });

  it('show the récit to be older, once ticked, and no longer', async () => {
    const { page, readStored } = await openExportPage('before-export/add', { exports: listing(ACCOUNT) });
    await vi.waitFor(() => expect(page.find('[data-dated="account"]')).not.toBeNull());
    expect(page.find('[data-dated="account"]')?.textContent).toContain('existait déjà le 4 novembre 2026');
    expect(page.find('[data-dated="account"]')?.textContent).not.toContain("n'a pas d'horodatage");
    expect(page.find('[name="dated-account"]')).toMatchObject({ checked: false });
    await page.press('[name="dated-account"]');
    expect(readStored<ExportChoices>('export').dated).toEqual(['account']);
    await followLink('before-export');
    await followLink('before-export/add');
    expect(page.find('[data-subject="contents"] summary')?.textContent).toContain('1 texte daté');
    await page.press('[name="dated-account"]');
    expect(readStored<ExportChoices>('export').dated).toEqual([]);
  });

  it('show an entry of the diary only with the diary, and say when nobody dated the earlier dossier', async () => {
    const { page, readStored } = await openExportPage('before-export/add', { exports: listing(ACCOUNT, ENTRY) });
    await vi.waitFor(() => expect(page.find('[data-dated="account"]')).not.toBeNull());
    expect(page.find('[data-dated="diary"]')).toBeNull();
    await page.press('[name="impact"]');
    const ticks = page.find('[data-dated="diary"]');
    expect(ticks?.textContent).toContain(
      'le texte du 30 octobre 2026 existait déjà avec votre dossier du 3 novembre 2026',
    );
    expect(ticks?.textContent).toContain('pas d’horodatage');
    await page.press(`[name="dated-${ENTRY.key}"]`);
    expect(readStored<ExportChoices>('export').dated).toEqual([ENTRY.key]);
  });
});
