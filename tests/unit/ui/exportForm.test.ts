// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import type { ExportChoices } from '../../../src/domain/export/exportChoices.ts';
import { Carnet } from '../../../src/ui/carnet/Carnet.tsx';
import type { CarnetApi } from '../../../src/ui/carnet/carnetApi.ts';
import { PendingWrites } from '../../../src/ui/carnet/pendingWrites.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { startAt } from './carnetViews.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createUiHarness, noImports, type UiHarness } from './uiHarness.ts';

const ITEMS = [1, 2, 3].map((ordinal) =>
  buildIndexItem(ordinal, { handle: ordinal === 3 ? 'sacha_inv' : 'camille_inv' }),
);

async function open(overrides: Partial<CarnetApi> = {}) {
  const page = createUiHarness({});
  const testApi = createTestCarnetApi(ITEMS, {
    [ITEMS[0]?.id ?? '']: { intimate: { value: true, at: '2026-11-20T09:00:00.000Z' } },
  });
  const carnetApi = { ...testApi, ...overrides };
  const runExport = vi.fn(() => new Promise<never>(() => undefined));
  const callbacks = {
    carnetApi,
    imports: noImports,
    runExport,
    quit: vi.fn(),
    pendingWrites: new PendingWrites(),
    copyToClipboard: vi.fn(),
    allowAuthority: vi.fn(async () => true),
  };
  await page.show(h(Carnet, { onLockChange: page.onLockChange, ...startAt('before-export'), ...callbacks }));
  const readStored = <T>(name: string): T => JSON.parse(carnetApi.storedDocuments.get(name) ?? 'null');
  return { page, readStored, runExport };
}

const shownCount = (page: UiHarness): string | undefined => page.find('[data-count]')?.dataset.count;

/** Types into a field, then moves the focus elsewhere and waits until the value is saved. */
async function type(page: UiHarness, selector: string, text: string): Promise<void> {
  await vi.waitFor(() => expect(page.find(selector)).not.toBeNull());
  const field = page.find(selector);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error(selector);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  field.dispatchEvent(new FocusEvent('blur'));
  await vi.waitFor(() => expect(page.text()).toContain('Gardé.'));
}

describe('ExportForm', () => {
  it('refuses a weak password of the file, and one that is not typed twice', async () => {
    const { page, runExport } = await open();
    await vi.waitFor(() => expect(page.find('[name="zip-password"]')).not.toBeNull());
    expect(page.find('[name="zip-password-again"]')).toBeNull();
    await page.type('[name="zip-password"]', 'abc');
    await page.press('[data-action="export"]');
    expect(page.find('#secret-zip-password-error')?.textContent).toContain('trop facile à deviner');
    await page.type('[name="zip-password"]', 'quatre mots inventés');
    await page.press('[data-action="export"]');
    expect(page.find('#secret-zip-password-error')).toBeNull();
    expect(page.find('#secret-zip-password-again-error')).not.toBeNull();
    expect(document.activeElement).toBe(page.find('[name="zip-password-again"]'));
    expect(runExport).not.toHaveBeenCalled();
    await page.type('[name="zip-password-again"]', 'quatre mots inventés');
    await page.press('[data-action="export"]');
    await vi.waitFor(() => expect(runExport).toHaveBeenCalled());
    expect(runExport.mock.calls.flat()).toContainEqual(expect.objectContaining({ password: 'quatre mots inventés' }));
  });

  it('states first who may read the dossier and requires no answer', async () => {
    const { page, runExport } = await open();
    expect(page.text()).toMatch(/pourra être lu par la personne mise en cause.*Pour qui/);
    expect(runExport).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(page.find('[data-action="export"]')).not.toBeNull());
    expect(document.querySelectorAll('.export-form [required]')).toHaveLength(0);
  });

  it('ticks the parts proposed for the purpose and resets changes when the purpose changes', async () => {
    const { page, readStored } = await open();
    const tickedNames = () =>
      [...document.querySelectorAll<HTMLInputElement>('.export-form .fieldset input[type=checkbox]:checked')].map(
        ({ name }) => name,
      );
    await page.press('[name="purpose"][value="school"]');
    expect(tickedNames()).toEqual(['letters', 'translations']);
    await page.press('[name="witnesses"]');
    expect(tickedNames()).toEqual(['witnesses', 'letters', 'translations']);
    await page.press('[name="purpose"][value="police"]');
    expect(tickedNames()).toEqual(['steps', 'sources', 'letters', 'translations']);
    expect(readStored<ExportChoices>('export')).toMatchObject({ purpose: 'police' });
  });

  it('counts the items, without intimate ones by default, and filters by account', async () => {
    const { page, readStored } = await open();
    expect(shownCount(page)).toBe('2');
    await page.press('[name="intimate"]');
    expect(shownCount(page)).toBe('3');
    const who = page.find('[name="who"]');
    if (!(who instanceof HTMLSelectElement)) throw new Error('no accounts');
    who.value = [...who.options].find(({ value }) => value.includes('sacha_inv'))?.value ?? '';
    who.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitFor(() => expect(shownCount(page)).toBe('1'));
    expect(readStored<ExportChoices>('export')).toMatchObject({ intimate: true });
  });

  it('saves each field in its own document without a button', async () => {
    const { page, readStored } = await open();
    await type(page, '[name="account"]', 'Cela dure depuis mai.');
    await vi.waitFor(() => expect(readStored('account')).toMatchObject({ text: 'Cela dure depuis mai.' }));
    await type(page, '[name="name"]', 'Alix Invention');
    await vi.waitFor(() => expect(readStored('requester')).toMatchObject({ name: 'Alix Invention' }));
    await page.press('[name="role"][value="parent"]');
    await type(page, '[name="concerned"]', 'Noé Invention');
    await vi.waitFor(() => expect(readStored('export')).toMatchObject({ role: 'parent', concerned: 'Noé Invention' }));
  });

  it('previews one masked page at a time, with images only on request', async () => {
    const draw = vi.fn(async () => undefined);
    const previewDossier = async () => ({
      documents: [
        { name: 'resume.pdf', pages: 2 },
        { name: 'dossier.pdf', pages: 5 },
      ],
      draw,
      read: (document: number, page: number) => `words of ${document}/${page}`,
    });
    const { page } = await open({ previewDossier });
    await page.press('[data-action="preview-dossier"]');
    await vi.waitFor(() => expect(page.find('[data-preview="ready"]')).not.toBeNull());
    expect(page.find('canvas')).toBeNull();
    await page.press('[data-preview] [data-action="reveal"]');
    await vi.waitFor(() => expect(draw).toHaveBeenLastCalledWith(0, 0, expect.anything(), false));
    await page.press('[name="preview-document"][value="dossier.pdf"]');
    await page.press('[data-action="page-after"]');
    await page.press('[name="preview-pictures"]');
    await vi.waitFor(() => expect(draw).toHaveBeenLastCalledWith(1, 1, expect.anything(), true));
    expect(page.text()).toContain('words of 1/1');
    await page.press('[name="purpose"][value="school"]');
    await vi.waitFor(() => expect(page.find('[data-preview="still"]')).not.toBeNull());
  });

  it('starts the export and the preview after the last changes are stored', async () => {
    let startWriting = (): void => undefined;
    let disk: Promise<unknown> = new Promise<void>((resolve) => {
      startWriting = resolve;
    });
    const testApi = createTestCarnetApi(ITEMS);
    const previewDossier = vi.fn<CarnetApi['previewDossier']>(() => new Promise(() => undefined));
    const { page, readStored, runExport } = await open({
      ...testApi,
      // In sequence, like the store.
      change: (...args) => {
        const written = disk.then(() => testApi.change(...args));
        disk = written;
        return written;
      },
      previewDossier,
    });
    await vi.waitFor(() => expect(page.find('[data-action="export"]')).not.toBeNull());
    const field = page.find('[name="asked"]');
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('no field');
    field.value = 'Que cela cesse.';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await page.press('[name="witnesses"]');
    await page.press('[data-action="preview-dossier"]');
    await page.press('[data-action="export"]');
    expect([previewDossier.mock.calls, runExport.mock.calls]).toEqual([[], []]);
    startWriting();
    await vi.waitFor(() => expect(runExport).toHaveBeenCalled());
    expect(readStored<ExportChoices>('export')).toMatchObject({
      asked: 'Que cela cesse.',
      parts: { witnesses: true },
    });
  });
});
