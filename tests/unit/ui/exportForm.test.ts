// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { type ExportChoices, exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import type { IndexedItem } from '../../../src/domain/item/itemIndex.ts';
import { Carnet } from '../../../src/ui/carnet/Carnet.tsx';
import type { CarnetApi } from '../../../src/ui/carnet/carnetApi.ts';
import { PendingWrites } from '../../../src/ui/carnet/pendingWrites.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { followLink, shownPath, startAt } from './carnetViews.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createUiHarness, noImports, type UiHarness } from './uiHarness.ts';

const CASE_ID = '00000000-0000-4000-8000-00000000cafe';
const ITEMS = [1, 2, 3].map((ordinal) =>
  buildIndexItem(ordinal, { handle: ordinal === 3 ? 'sacha_inv' : 'camille_inv' }),
);

async function open(path: string, overrides: Partial<CarnetApi> = {}) {
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
  await page.show(h(Carnet, { onLockChange: page.onLockChange, ...startAt(path), ...callbacks }));
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
    const { page, runExport } = await open('before-export/add');
    await vi.waitFor(() => expect(page.find('[name="zip-password"]')).not.toBeNull());
    expect(page.find('[name="zip-password-again"]')).toBeNull();
    await page.type('[name="zip-password"]', 'abc');
    await page.type('[name="zip-password-again"]', 'abc');
    await page.press('[data-action="continue"]');
    expect(page.find('#secret-zip-password-error')?.textContent).toContain('trop facile à deviner');
    expect(page.find('[data-subject="file"]')).toMatchObject({ open: true });
    expect(document.activeElement).toBe(page.find('[name="zip-password"]'));
    await page.type('[name="zip-password"]', 'quatre mots inventés');
    await page.press('[data-action="continue"]');
    expect(page.find('#secret-zip-password-error')).toBeNull();
    expect(page.find('#secret-zip-password-again-error')).not.toBeNull();
    expect(document.activeElement).toBe(page.find('[name="zip-password-again"]'));
    expect(shownPath()).toBe('before-export/add');
    await page.type('[name="zip-password-again"]', 'quatre mots inventés');
    await page.press('[data-action="continue"]');
    expect(page.find('[data-check$="file"]')?.textContent).toContain('avec un mot de passe');
    await followLink('before-export/add/file');
    expect(page.find('[data-password="chosen"]')).not.toBeNull();
    await page.press('[data-action="continue"]');
    await page.press('[data-action="export"]');
    await vi.waitFor(() => expect(runExport).toHaveBeenCalled());
    expect(runExport.mock.calls.flat()).toContainEqual(expect.objectContaining({ password: 'quatre mots inventés' }));
  });

  it('states first who may read the dossier and requires no answer', async () => {
    for (const path of ['before-export', 'before-export/add', 'before-export/check']) {
      const { page, runExport } = await open(path);
      await vi.waitFor(() => expect(page.find('[data-action="export"], [data-action="continue"]')).not.toBeNull());
      if (path !== 'before-export/add')
        expect(page.text()).toContain('La personne accusée et son avocat pourront lire ce dossier. Ne le publiez pas.');
      expect(document.querySelectorAll('.export-form [required]')).toHaveLength(0);
      expect(runExport).not.toHaveBeenCalled();
      await page.show(null);
    }
  });

  it('ticks the parts proposed for the purpose and resets changes when the purpose changes', async () => {
    const { page, readStored } = await open('before-export');
    const choosePurpose = async (purpose: string) => {
      await followLink('before-export');
      await page.press(`[name="purpose"][value="${purpose}"]`);
      await followLink('before-export/add');
    };
    const tickedNames = () =>
      [...document.querySelectorAll<HTMLInputElement>('.export-form .fieldset input[type=checkbox]:checked')].map(
        ({ name }) => name,
      );
    await choosePurpose('school');
    expect(tickedNames()).toEqual(['letters', 'translations']);
    await page.press('[name="witnesses"]');
    expect(tickedNames()).toEqual(['witnesses', 'letters', 'translations']);
    await choosePurpose('police');
    expect(tickedNames()).toEqual(['steps', 'sources', 'letters', 'translations']);
    expect(readStored<ExportChoices>('export')).toMatchObject({ purpose: 'police' });
  });

  it('asks for the prerequisites of a constat only with the sheet for the commissaire, and keeps the answers', async () => {
    const { page, readStored } = await open('before-export/add');
    await page.press('[name="vpn"][value="unknown"]');
    await page.press('[name="proxy"][value="met"]');
    expect(readStored<ExportChoices>('export').prerequisites).toEqual({ proxy: 'met', vpn: 'unknown', cache: null });
    await page.press('[name="visits"]');
    expect(page.find('[name="vpn"]')).toBeNull();
  });

  it('says that the person concerned is left blank when a name is given without a role', async () => {
    const { page } = await open('before-export/add');
    expect(page.find('[data-role-missing]')).toBeNull();
    const name = page.find('[name="name"]');
    if (!(name instanceof HTMLInputElement)) throw new Error('no name');
    name.value = 'Claude Exemple';
    name.dispatchEvent(new Event('input', { bubbles: true }));
    name.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitFor(() => expect(page.find('[data-role-missing]')).not.toBeNull());
    await page.press('[name="role"][value="parent"]');
    expect(page.find('[data-role-missing]')).toBeNull();
  });

  it('counts the items, without intimate ones by default, and filters by account', async () => {
    const { page, readStored } = await open('before-export/add');
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
    const { page, readStored } = await open('before-export/add');
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
    const { page } = await open('before-export/check', { previewDossier });
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
    await followLink('before-export');
    await page.press('[name="purpose"][value="school"]');
    await followLink('before-export/check');
    expect(page.find('[data-preview="still"]')).not.toBeNull();
  });

  it('starts the export and the preview after the last changes are stored', async () => {
    let startWriting = (): void => undefined;
    let disk: Promise<unknown> = new Promise<void>((resolve) => {
      startWriting = resolve;
    });
    const testApi = createTestCarnetApi(ITEMS);
    const previewDossier = vi.fn<CarnetApi['previewDossier']>(() => new Promise(() => undefined));
    const { page, readStored, runExport } = await open('before-export/add', {
      ...testApi,
      // In sequence, like the store.
      change: (...args) => {
        const written = disk.then(() => testApi.change(...args));
        disk = written;
        return written;
      },
      previewDossier,
    });
    await vi.waitFor(() => expect(page.find('[name="asked"]')).not.toBeNull());
    const field = page.find('[name="asked"]');
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('no field');
    field.value = 'Que cela cesse.';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await page.press('[name="witnesses"]');
    await page.press('[data-action="continue"]');
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

  it('asks little on the shortest way: at most 8 controls and 80 words above « Créer »', async () => {
    const { page } = await open('before-export');
    await vi.waitFor(() => expect(page.find('[data-action="export"]')).not.toBeNull());
    const create = page.find('[data-action="export"]');
    const isAbove = (node: Node) =>
      create !== null && (node.compareDocumentPosition(create) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const controls = [...document.querySelectorAll('main :is(a[href], button, input, select, textarea, summary)')];
    expect(controls.filter(isAbove).length).toBeLessThanOrEqual(8);
    const words = [...document.querySelectorAll('main :is(h1, p, legend, label, a)')]
      .filter((node) => isAbove(node) && !node.classList.contains('screen-reader-only'))
      .flatMap((node) => node.textContent?.match(/[\p{L}\p{N}]+/gu) ?? []);
    expect(words.length).toBeGreaterThan(20);
    expect(words.length).toBeLessThanOrEqual(80);
  });

  it('says which earlier choices the first page would use again', async () => {
    const { page } = await open('before-export');
    await vi.waitFor(() => expect(page.find('[data-action="export"]')).not.toBeNull());
    expect(page.find('[data-kept-choices]')).toBeNull();
    expect(page.find('[data-action="export"]')?.textContent).toBe('Créer maintenant, sans rien ajouter');
    await followLink('before-export/add');
    await page.press('[name="intimate"]');
    await page.press('[name="volumes"]');
    await followLink('before-export');
    expect(page.find('[data-kept-choices]')?.textContent).toMatch(/Les captures, Le fichier/);
    expect(page.find('[data-action="export"]')?.textContent).toBe('Créer maintenant, avec ces choix');
  });

  it('shows a line for each subject, and «Modifier » opens it', async () => {
    const { page } = await open('before-export/check');
    await vi.waitFor(() => expect(page.find('[data-action="export"]')).not.toBeNull());
    const lines = [...document.querySelectorAll('[data-check]')].map((line) => line.textContent?.replace(/\s+/g, ' '));
    expect(lines).toEqual([
      'Pour quiPas encore choisiModifier Pour qui',
      'Les captures2 captures sur 3Modifier Les captures',
      'Qui remet le dossierRien d’ajoutéModifier Qui remet le dossier',
      'Ce que vous voulez direRien d’ajoutéModifier Ce que vous voulez dire',
      'Ce que contient le dossierDes modèles de lettres · La fiche pour le commissaire de justice · Vos traductionsModifier Ce que contient le dossier',
      'Une date donnée par un tiersNe pas faire daterModifier Une date donnée par un tiers',
      'Le fichier : e-mail, mot de passeUn seul fichier, sans mot de passeModifier Le fichier : e-mail, mot de passe',
    ]);
    await page.press('[data-check$="contents"] a');
    expect(page.find('[data-subject="contents"]')).toMatchObject({ open: true });
    expect(document.activeElement).toBe(page.find('[data-subject="contents"] summary'));
    expect(page.find('[data-subject="items"]')).toMatchObject({ open: false });
  });

  it('says how many captures are left aside in the list, on the first page and the last', async () => {
    const testApi = createTestCarnetApi(ITEMS);
    const leftOut = ITEMS.slice(0, 2).map(({ id }) => id);
    testApi.storedDocuments.set('export', JSON.stringify({ ...exportChoicesDocument.empty, leftOut }));
    const { page } = await open('before-export', testApi);
    await vi.waitFor(() =>
      expect(page.find('[data-left-out="2"]')?.textContent).toContain('2 captures laissées de côté'),
    );
    expect(shownCount(page)).toBe('1');
    await followLink('before-export/check');
    expect(page.find('[data-left-out="2"]')).not.toBeNull();
    expect(page.find('[data-check$="items"]')?.textContent).toContain('1 capture sur 3');
  });

  it('counts what was withdrawn and imported in this tab since the case was read', async () => {
    const testApi = createTestCarnetApi(ITEMS);
    let items: readonly IndexedItem[] = ITEMS;
    let seq = 1;
    const { page } = await open('accounts', {
      ...testApi,
      items: async () => items,
      currentCase: async () => ({ caseId: CASE_ID, seq }),
    });
    await vi.waitFor(() => expect(page.find('[data-list="accounts"] li')).not.toBeNull());
    items = [...ITEMS.slice(1), buildIndexItem(4), buildIndexItem(5)];
    seq = 4;
    await followLink('before-export');
    await vi.waitFor(() => expect(page.text()).toContain('4 captures sur 4'));
  });
});
