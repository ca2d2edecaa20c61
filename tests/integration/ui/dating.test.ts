// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { NO_TIMESTAMP_SETTINGS, type TimestampSettings } from '../../../src/domain/case/timestampAuthorities.ts';
import type { ExportChoices } from '../../../src/domain/export/exportChoices.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { followLink, openCarnet, shownPath } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi, override } from '../../support/ui/testCarnetApi.ts';
import { createUiHarness } from '../../support/ui/uiHarness.ts';

const QUALIFIED = 'http://timestamp.sectigo.com/qualified';

async function open(chosen: TimestampSettings = NO_TIMESTAMP_SETTINGS, isAllowed = true) {
  const page = createUiHarness({
    'ui>bg:readTimestampSettings': () => chosen,
    'ui>bg:saveTimestampSettings': () => null,
  });
  const allowAuthority = vi.fn(async (_address: string) => isAllowed);
  const runExport = vi.fn(() => new Promise<never>(() => undefined));
  const carnetApi = override(createTestCarnetApi([buildIndexItem(1)]), { exports: { runExport } });
  await openCarnet(page, 'before-export/dating', carnetApi, { allowAuthority });
  const typeAddress = (address: string) => page.choose('#stamp-address', address);
  const storedDating = () =>
    (JSON.parse(carnetApi.storedDocuments.get('export') ?? '{}') as Partial<ExportChoices>).dating ?? null;
  const savedSettings = () => page.asked('ui>bg:saveTimestampSettings');
  return { page, allowAuthority, runExport, typeAddress, storedDating, savedSettings };
}

const authorityRadio = (value: string) => `input[name="authority"][value="${value}"]`;

describe('dating a dossier', () => {
  it('preselects no authority and asks for nothing', async () => {
    const { page, allowAuthority, runExport } = await open();
    expect(page.find('input[value="none"]')).toMatchObject({ checked: true });
    expect(page.text()).toContain('64 chiffres et lettres');
    await page.press('[data-action="back-to-dossier"]');
    await page.press('[data-action="export"]');
    await vi.waitFor(() => expect(runExport).toHaveBeenCalledOnce());
    expect(allowAuthority).not.toHaveBeenCalled();
  });

  it('applies the choice at « Créer »: asks for the permission within that click, then saves it', async () => {
    const { page, allowAuthority, savedSettings, runExport, storedDating } = await open();
    await page.press(authorityRadio(QUALIFIED));
    await page.press('input[name="captures"]');
    expect(page.text()).toContain('Le dossier sera daté quand vous le créerez.');
    expect(storedDating()).toEqual({ address: QUALIFIED, captures: true });
    expect([allowAuthority.mock.calls, savedSettings()]).toEqual([[], []]);
    await page.press('[data-action="back-to-dossier"]');
    expect(page.find('[data-check$="dating"]')?.textContent).toContain('Par Sectigo');
    allowAuthority.mockClear();
    page.find('[data-action="export"]')?.click();
    // In the same turn as the click: browsers refuse a later request.
    expect(allowAuthority).toHaveBeenCalledExactlyOnceWith(QUALIFIED);
    await vi.waitFor(() => expect(runExport).toHaveBeenCalledOnce());
    expect(savedSettings()).toEqual([{ address: QUALIFIED, captures: true }]);
  });

  it('makes no undated dossier after a refusal', async () => {
    const { page, savedSettings, runExport, storedDating } = await open(NO_TIMESTAMP_SETTINGS, false);
    await page.press(authorityRadio(QUALIFIED));
    await followLink('before-export');
    await page.press('[data-action="export"]');
    expect(page.textOf('[role="alert"]')).toContain('Il n’est pas encore créé.');
    expect([runExport.mock.calls, savedSettings()]).toEqual([[], []]);
    await page.press('[data-action="export-undated"]');
    await vi.waitFor(() => expect(runExport).toHaveBeenCalledOnce());
    expect(savedSettings()).toEqual([NO_TIMESTAMP_SETTINGS]);
    expect(storedDating()).toEqual(NO_TIMESTAMP_SETTINGS);
  });

  it('asks for the permission again for an authority chosen before', async () => {
    const { page, allowAuthority, savedSettings, runExport } = await open({ address: QUALIFIED, captures: false });
    await followLink('before-export');
    expect(page.textOf('[data-subjects="expert"] summary')).toContain('Par Sectigo');
    await page.press('[data-action="export"]');
    await vi.waitFor(() => expect(runExport).toHaveBeenCalledOnce());
    expect([allowAuthority.mock.calls, savedSettings()]).toEqual([[[QUALIFIED]], []]);
  });

  it.each(['', 'horodatage.example', 'ftp://a.example/', 'https://me:secret@a.example/'])(
    'rejects the address « %s »',
    async (address) => {
      const { page, typeAddress, storedDating } = await open();
      await page.press(authorityRadio('other'));
      await typeAddress(address);
      await page.press('[data-action="back-to-dossier"]');
      expect(shownPath()).toBe('before-export/dating');
      expect(page.find('[role="alert"]')?.textContent).toContain('ne convient pas');
      expect(document.activeElement).toBe(page.find('#stamp-address'));
      expect(storedDating()).toBeNull();
    },
  );

  it('keeps an authority by its address, then none', async () => {
    const { page, typeAddress, storedDating } = await open({ address: 'https://a.example/tsr', captures: true });
    expect(page.find('#stamp-address')).toMatchObject({ value: 'https://a.example/tsr' });
    await typeAddress('https://b.example/tsr');
    await vi.waitFor(() => expect(storedDating()).toEqual({ address: 'https://b.example/tsr', captures: true }));
    await page.press(authorityRadio('none'));
    await vi.waitFor(() => expect(storedDating()).toEqual(NO_TIMESTAMP_SETTINGS));
  });
});
