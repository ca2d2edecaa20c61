// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { Exports } from '../../../src/carnet/carnetApi.ts';
import { operatorDocument } from '../../../src/domain/case/caseDocuments.ts';
import type { ExportChoices } from '../../../src/domain/export/exportChoices.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import {
  chooseOther,
  chooseRecipient,
  followLink,
  ITEMS,
  openExportPage,
  shownCount,
  shownPath,
} from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import type { UiHarness } from '../../support/ui/uiHarness.ts';

/** Types into a field, then moves the focus elsewhere and waits until the value is saved. */
async function type(page: UiHarness, selector: string, text: string): Promise<void> {
  await page.type(selector, text);
  page.find(selector)?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  page.find(selector)?.dispatchEvent(new FocusEvent('blur'));
  await vi.waitFor(() => expect(page.text()).toContain('Gardé.'));
}

describe('ExportForm', () => {
  it('loads the code of exports as soon as its first page is opened', async () => {
    const prepare = vi.fn<Exports['prepare']>();
    await openExportPage('before-export', { exports: { prepare } });
    expect(prepare).toHaveBeenCalledOnce();
  });

  it('refuses a weak password of the file, and one that is not typed twice', async () => {
    const { page, runExport } = await openExportPage('before-export/file');
    expect(page.find('[name="zip-password-again"]')).toBeNull();
    await page.type('[name="zip-password"]', 'abc');
    await page.type('[name="zip-password-again"]', 'abc');
    await page.press('[data-action="back-to-dossier"]');
    expect(page.find('#secret-zip-password-error')?.textContent).toContain('trop facile à deviner');
    expect(document.activeElement).toBe(page.find('[name="zip-password"]'));
    await page.type('[name="zip-password"]', 'quatre mots inventés');
    await page.press('[data-action="back-to-dossier"]');
    expect(page.find('#secret-zip-password-error')).toBeNull();
    expect(page.find('#secret-zip-password-again-error')).not.toBeNull();
    expect(document.activeElement).toBe(page.find('[name="zip-password-again"]'));
    expect(shownPath()).toBe('before-export/file');
    await page.type('[name="zip-password-again"]', 'quatre mots inventés');
    await page.press('[data-action="back-to-dossier"]');
    expect(page.find('[data-check$="file"]')?.textContent).toContain('avec un mot de passe');
    await followLink('before-export/file');
    expect(page.find('[data-password="chosen"]')).not.toBeNull();
    await page.press('[data-action="back-to-dossier"]');
    await page.press('[data-action="export"]');
    expect(runExport.mock.calls.flat()).toContainEqual(expect.objectContaining({ password: 'quatre mots inventés' }));
  });

  it('ticks the parts proposed for the purpose and resets changes when the purpose changes', async () => {
    const { page, readStored } = await openExportPage('before-export');
    const choosePurpose = async (purpose: string) => {
      await chooseRecipient(page, purpose);
      await followLink('before-export/contents');
    };
    const tickedNames = () =>
      [...document.querySelectorAll<HTMLInputElement>('.export-form .fieldset input[type=checkbox]:checked')].map(
        ({ name }) => name,
      );
    await choosePurpose('school');
    expect(tickedNames()).toEqual(['letters', 'translations']);
    await page.press('[name="witnesses"]');
    await page.press('[name="ratings"]');
    expect(page.text()).toContain('« Grave », « Très grave » et « Menaces » sont imprimés dans tous les cas.');
    expect(tickedNames()).toEqual(['witnesses', 'letters', 'ratings', 'translations']);
    await choosePurpose('police');
    expect(tickedNames()).toEqual(['narrative', 'steps', 'letters', 'translations']);
    // What she sees in a capture does not follow to another recipient.
    expect(readStored<ExportChoices>('export')).toMatchObject({ purpose: 'police', ratings: false });
    // It is there again for the first one.
    await choosePurpose('school');
    expect(tickedNames()).toEqual(['witnesses', 'letters', 'ratings', 'translations']);
  });

  it('asks for the prerequisites of a constat only with the sheet for the commissaire, and keeps the answers', async () => {
    const { page, readStored } = await openExportPage('before-export/contents');
    await page.press('[name="vpn"][value="unknown"]');
    await page.press('[name="proxy"][value="met"]');
    expect(readStored<ExportChoices>('export').prerequisites).toEqual({ proxy: 'met', vpn: 'unknown', cache: null });
    await page.press('[name="visits"]');
    expect(page.find('[name="vpn"]')).toBeNull();
  });

  it('says that the person concerned is left blank when a name is given without a role', async () => {
    const { page } = await openExportPage('before-export/requester');
    expect(page.find('[data-role-missing]')).toBeNull();
    await page.type('[name="name"]', 'Claude Exemple');
    await page.choose('[name="name"]', 'Claude Exemple');
    await page.press('[name="role"][value="parent"]');
    expect(page.find('[data-role-missing]')).toBeNull();
  });

  it('takes the answers of « Pour qui » over, once, and keeps what is changed here', async () => {
    const operator = { ...operatorDocument.empty, role: 'parent' as const, name: 'Claude Exemple', forWhom: 'Noé' };
    const { read } = createTestCarnetApi().documents;
    const { page, readStored } = await openExportPage('before-export/requester', {
      documents: {
        read: async (caseId, caseDocument) =>
          caseDocument.name === operatorDocument.name ? (operator as never) : read(caseId, caseDocument),
      },
    });
    await vi.waitFor(() => expect(readStored('export')).toMatchObject({ role: 'parent', concerned: 'Noé' }));
    expect(readStored('requester')).toMatchObject({ name: 'Claude Exemple' });
    expect(page.find('[name="role"][value="parent"]')).toHaveProperty('checked', true);
    expect(page.find('[name="name"]')).toHaveProperty('value', 'Claude Exemple');
    await page.press('[name="role"][value=""]');
    expect(readStored('export')).toMatchObject({ role: null, copiedRole: 'parent' });
  });

  it('counts the items, without intimate ones by default, and filters by account', async () => {
    const { page, readStored } = await openExportPage('before-export/items');
    expect(shownCount(page)).toBe('2');
    await page.press('[name="intimate"]');
    expect(shownCount(page)).toBe('3');
    const account = document.querySelector<HTMLOptionElement>('[name="who"] option[value*="sacha_inv"]');
    await page.choose('[name="who"]', account?.value ?? '');
    await vi.waitFor(() => expect(shownCount(page)).toBe('1'));
    expect(readStored<ExportChoices>('export')).toMatchObject({ intimate: true });
  });

  it('says that some captures are not rated, and leads to the list', async () => {
    const { page } = await openExportPage('before-export');
    expect(page.find('[data-check="seriousness"] a')?.getAttribute('data-route')).toBe('items/by-account');
  });

  it.each([
    ['a whole screen', { kind: 'screen' as const, handle: null, displayName: null }, true],
    ['a line of the platform', { kind: 'message' as const, isNotice: true as const }, false],
    ['a page captured as context', { relation: 'profile' as const }, false],
    ['another publication', {}, true],
    ['a publication that is rated in another capture', { permalink: 'https://exemple.invalid/1' }, false],
  ])('asks for the seriousness of %s as page 1 of the dossier does', async (_, changes, isAsked) => {
    const rated = buildIndexItem(1, { permalink: 'https://exemple.invalid/1' });
    const notes = { seriousness: { value: 2 as const, at: '2026-11-20T09:00:00.000Z' } };
    const testApi = createTestCarnetApi([rated, buildIndexItem(2, changes)], { [rated.id]: notes });
    const { page } = await openExportPage('before-export', {}, testApi);
    await vi.waitFor(() => expect(shownCount(page)).toBe('2'));
    expect(page.find('[data-check="seriousness"]') !== null).toBe(isAsked);
  });

  it.each([
    ['several accounts, none marked', ['troll', 'camille'], '2 nommés. Dont le vôtre'],
    ['one account', ['troll'], ''],
  ])('asks whether one of the accounts is hers: %s', async (_, handles, sentence) => {
    const items = handles.map((handle, index) => buildIndexItem(index + 2, { handle }));
    const { page } = await openExportPage('before-export', { itemIndex: { itemsFrom: async () => items } });
    expect(page.find('[data-check="accounts"]')?.textContent ?? '').toContain(sentence);
    expect(page.find('[data-check="accounts"]') !== null).toBe(handles.length > 1);
  });

  it('asks why, where and when there is danger once the person says that there is, and hands over no other answer', async () => {
    const { page, readStored, runExport } = await openExportPage('before-export/facts');
    expect(page.find('[name="dangerWhy"]')).toBeNull();
    await page.press('[name="danger"][value="yes"]');
    await type(page, '[name="dangerWhy"]', 'Il viendra mardi, au club.');
    expect(readStored<ExportChoices>('export')).toMatchObject({
      danger: 'yes',
      dangerWhy: 'Il viendra mardi, au club.',
    });
    await page.press('[name="danger"][value="no"]');
    expect(page.find('[name="dangerWhy"]')).toBeNull();
    await page.press('[data-action="back-to-dossier"]');
    await page.press('[data-action="export"]');
    await vi.waitFor(() => expect(runExport).toHaveBeenCalled());
    expect(JSON.stringify(runExport.mock.calls)).not.toContain('Il viendra');
  });

  it('saves each field in its own document without a button', async () => {
    const { page, readStored } = await openExportPage('before-export/facts');
    await type(page, '[name="account"]', 'Cela dure depuis mai.');
    await vi.waitFor(() => expect(readStored('narrative')).toMatchObject({ text: 'Cela dure depuis mai.' }));
    await followLink('before-export/requester');
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
        { name: 'dossier.pdf', pages: 2 },
        { name: 'annexe.pdf', pages: 5 },
      ],
      draw,
      read: (document: number, page: number) => `words of ${document}/${page}`,
    });
    const { page } = await openExportPage('before-export', { exports: { previewDossier } });
    await page.press('[data-action="preview-dossier"]');
    await vi.waitFor(() => expect(page.find('[data-preview="ready"]')).not.toBeNull());
    expect(page.find('canvas')).toBeNull();
    await page.press('[data-preview] [data-action="reveal"]');
    await vi.waitFor(() => expect(draw).toHaveBeenLastCalledWith(0, 0, expect.anything(), false));
    await page.press('[name="preview-document"][value="annexe.pdf"]');
    await page.press('[data-action="page-after"]');
    await page.press('[name="preview-pictures"]');
    await vi.waitFor(() => expect(draw).toHaveBeenLastCalledWith(1, 1, expect.anything(), true));
    expect(page.text()).toContain('words of 1/1');
    await chooseOther(page, 'prosecutor');
    expect(page.find('[data-preview="still"]')).not.toBeNull();
  });

  it('shows the first pages of the preview at once, and keeps the page when the others come', async () => {
    const draw = async () => undefined;
    const summary = { documents: [{ name: 'dossier.pdf', pages: 2 }], draw, read: () => 'first words' };
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const previewDossier: Exports['previewDossier'] = async (_progress, _signal, show) => {
      show(summary);
      await finished;
      return {
        ...summary,
        documents: [
          { name: 'dossier.pdf', pages: 7 },
          { name: 'annexe.pdf', pages: 1 },
        ],
        read: () => 'all words',
      };
    };
    const { page } = await openExportPage('before-export', { exports: { previewDossier } });
    await page.press('[data-action="preview-dossier"]');
    await vi.waitFor(() => expect(page.find('[data-preview] [data-page="1"]')).not.toBeNull());
    expect(page.find('[data-preview] progress')).not.toBeNull();
    await page.press('[data-preview] [data-action="reveal"]');
    await page.press('[data-action="page-after"]');
    expect(page.find('[name="preview-document"]')).toBeNull();
    finish();
    await vi.waitFor(() => expect(page.find('[name="preview-document"][value="annexe.pdf"]')).not.toBeNull());
    expect(page.find('[data-preview] progress')).toBeNull();
    expect(page.find('[data-page]')?.getAttribute('data-page')).toBe('2');
    await page.press('[data-action="page-after"]');
    expect(page.find('[data-page]')?.getAttribute('data-page')).toBe('3');
    await page.press('[data-action="close-preview"]');
    expect(page.find('[data-page]')).toBeNull();
  });

  it('starts the export and the preview after the last changes are stored', async () => {
    const { promise, resolve: startWriting } = Promise.withResolvers<void>();
    let disk: Promise<unknown> = promise;
    const testApi = createTestCarnetApi(ITEMS);
    const { change } = testApi.documents;
    const previewDossier = vi.fn<Exports['previewDossier']>(() => new Promise(() => undefined));
    const { page, readStored, runExport } = await openExportPage(
      'before-export/facts',
      {
        documents: {
          // In sequence, like the store.
          change: (...args) => {
            const written = disk.then(() => change(...args));
            disk = written;
            return written;
          },
        },
        exports: { previewDossier },
      },
      testApi,
    );
    await page.type('[name="asked"]', 'Que cela cesse.');
    await followLink('before-export/contents');
    await page.press('[name="witnesses"]');
    await page.press('[data-action="back-to-dossier"]');
    await page.press('[data-action="preview-dossier"]');
    await page.press('[data-action="export"]');
    expect([previewDossier.mock.calls, runExport.mock.calls]).toEqual([[], []]);
    startWriting();
    await vi.waitFor(() => expect(runExport).toHaveBeenCalled());
    expect(readStored<ExportChoices>('export')).toMatchObject({ asked: 'Que cela cesse.', parts: { witnesses: true } });
  });
});
