// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { RunExport } from '../../../src/carnet/api/downloads.ts';
import type { CarnetApi } from '../../../src/carnet/carnetApi.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { CASE_ID, followLink, showCarnet, shownPath } from '../../support/ui/openCarnet.ts';
import { type ApiOverrides, buildHead, createTestCarnetApi, override } from '../../support/ui/testCarnetApi.ts';
import { EXPORTED } from '../../support/ui/testExportedDossier.ts';
import { type Answers, actAndSettle, ITEM_ID, listing, oneItem, summary, textsOf } from '../../support/ui/uiHarness.ts';

async function open(path: string, overrides: ApiOverrides = {}, answers: Answers = {}) {
  const runExport = vi.fn<RunExport>(async () => EXPORTED);
  const carnetApi = override(createTestCarnetApi(), { ...overrides, exports: { runExport, ...overrides.exports } });
  return { ...(await showCarnet(answers, path, carnetApi)), runExport };
}

describe('the list of items', () => {
  it('requests 50 items for each page', async () => {
    const { page, quit } = await open('items/2', undefined, listing([summary], 120));
    expect(page.asked('ui>bg:listItems')).toEqual([{ from: 50, count: 50, caseId: expect.any(String) }]);
    expect(page.textOf('.pages')).toBe('Page précédentePage suivante');
    await page.press('[data-action="quit"]');
    expect(quit).toHaveBeenCalledOnce();
  });

  it('opens an item and moves the focus to its heading', async () => {
    const { page } = await open('items', undefined, oneItem);
    await page.press(`[data-list="items"] [data-item="${ITEM_ID}"]`);
    expect(shownPath()).toBe(`item/${ITEM_ID}`);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('@nadia_test · X'));
  });
});

describe('an open carnet follows what other contexts store', () => {
  /** A store of which another context tells a change. */
  function openOpenCarnet() {
    const items = [1, 2].map((ordinal) => buildIndexItem(ordinal, { text: `mot${ordinal}` }));
    const stored = { items, seq: 2, sealed: 2 };
    const itemsFrom = vi.fn(async (_: string, from: number) => stored.items.filter(({ ordinal }) => ordinal >= from));
    let announce = (): void => undefined;
    const overrides: ApiOverrides = {
      store: { currentCase: async () => buildHead({ seq: stored.seq, items: stored.sealed }) },
      itemIndex: { itemsFrom },
      onListChange: (listener) => {
        announce = listener;
        return () => undefined;
      },
    };
    const answered = vi.fn();
    const list = () => {
      const items = stored.items.toReversed();
      answered();
      return { total: items.length, items, interrupted: [] };
    };
    const show = async () => (await open('items', overrides, { 'ui>bg:listItems': list })).page;
    const readTitle = () => document.querySelector('h1')?.textContent?.replace(/\s/g, ' ');
    return { show, stored, itemsFrom, answered, announce: () => announce(), readTitle };
  }

  it('lists and counts a new capture, and reads no other again', async () => {
    const { show, stored, itemsFrom, announce, readTitle } = openOpenCarnet();
    const page = await show();
    await vi.waitFor(() => expect(itemsFrom).toHaveBeenCalledWith(CASE_ID, 1));
    expect(readTitle()).toBe('Mes captures (2)');
    stored.items.push(buildIndexItem(3, { text: 'mot3' }));
    Object.assign(stored, { seq: 3, sealed: 3 });
    announce();
    await vi.waitFor(() => expect(readTitle()).toBe('Mes captures (3)'));
    await page.type('[name="words"]', 'mot');
    await vi.waitFor(() => expect(page.text()).toContain('3 captures trouvées'));
    expect(itemsFrom.mock.calls.map(([, from]) => from)).toEqual([1, 3]);
  });

  it('lists a capture that was stored while the first page was being read', async () => {
    const { show, stored, answered, announce, readTitle } = openOpenCarnet();
    answered.mockImplementationOnce(() => {
      stored.items.push(buildIndexItem(3));
      Object.assign(stored, { seq: 3, sealed: 3 });
      announce();
    });
    await show();
    await vi.waitFor(() => expect(readTitle()).toBe('Mes captures (3)'));
  });

  it('shows no item that another context erased, in no count', async () => {
    const { show, stored, announce, readTitle } = openOpenCarnet();
    const page = await show();
    await page.type('[name="words"]', 'mot');
    await vi.waitFor(() => expect(page.text()).toContain('2 captures trouvées'));
    stored.items.shift();
    stored.seq = 3;
    announce();
    await vi.waitFor(() => expect(readTitle()).toBe('Mes captures (1)'));
    await vi.waitFor(() => expect(page.text()).toContain('1 capture trouvée'));
  });

  it('takes several changes at once, and none while it is hidden', async () => {
    const { show, stored, announce, readTitle } = openOpenCarnet();
    const page = await show();
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    stored.items.push(buildIndexItem(3));
    Object.assign(stored, { seq: 3, sealed: 3 });
    for (let change = 0; change < 9; change += 1) announce();
    const asked = page.asked('ui>bg:listItems').length;
    await actAndSettle(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(page.asked('ui>bg:listItems')).toHaveLength(asked);
    hidden.mockRestore();
    await actAndSettle(() => document.dispatchEvent(new Event('visibilitychange')));
    await vi.waitFor(() => expect(readTitle()).toBe('Mes captures (3)'));
    expect(page.asked('ui>bg:listItems')).toHaveLength(asked + 1);
  });
});

describe('the export', () => {
  const pdfOf = (bytes: number, fileName = 'recueil.pdf') => ({
    ...{ fileName, bytes, url: 'blob:pdf', save: null },
    show: vi.fn(),
  });
  const openExported = (result: Partial<typeof EXPORTED>) =>
    open('export', { exports: { runExport: async () => ({ ...EXPORTED, ...result }) } });

  it('speaks of no dossier of a carnet that was erased elsewhere with all others, and leads to the start', async () => {
    const gone = new AbortController();
    let head: ReturnType<typeof buildHead> | null = buildHead({ caseId: CASE_ID });
    const { page } = await open(
      'export',
      {
        exports: { runExport: async () => ({ ...EXPORTED, gone: gone.signal }) },
        store: { currentCase: async () => head },
      },
      listing([]),
    );
    expect(page.find('[data-export="done"]')).not.toBeNull();
    head = null;
    await actAndSettle(() => gone.abort());
    await page.changeLock();
    await vi.waitFor(() => expect(shownPath()).toBe('items'));
    await vi.waitFor(() => expect(page.text()).toContain('Ouvrez la page de la publication'));
    expect(page.text()).not.toMatch(/n’est pas terminé|ailleurs/);
    await followLink('export');
    await vi.waitFor(() => expect(page.text()).toContain('Ouvrez la page de la publication'));
    expect(page.find('[data-export="closed"]')).toBeNull();
  });

  it('starts without a press and shows the digest and the files', async () => {
    const { page, runExport, copyToClipboard: copy } = await open('export');
    expect(runExport).toHaveBeenCalledOnce();
    expect(page.find('[data-export="done"]')).not.toBeNull();
    expect(page.find('[data-manifest-digest]')?.dataset.manifestDigest).toBe(EXPORTED.manifestDigest);
    expect(page.find('a[data-download="zip"]')?.getAttribute('download')).toBe(EXPORTED.fileName);
    expect(page.find('a[data-download="remise"]')?.getAttribute('href')).toBe('blob:remise');
    expect(page.text()).toContain('0123 4567 89ab cdef 0123');
    await page.press('[data-download="zip"]');
    await page.press('[data-action="copy-reference"]');
    expect(copy).toHaveBeenCalledWith(EXPORTED.manifestDigest);
    expect(page.text()).toContain('Copié.');
  });

  it('shows the digest with the step that asks to note it, what stays, and the size of the PDF', async () => {
    const { page } = await openExported({ bytes: 1_500_000, pdf: pdfOf(1_100_000) });
    const digest = page.find('[data-manifest-digest]') as Element;
    expect(digest.closest('ol.downloads > li:last-child')?.textContent).toMatch(
      /^Demandez que ce code soit noté dans la plainte\./,
    );
    expect(page.text()).toContain('Vos captures restent');
    expect(page.text()).not.toContain('Recueil efface');
    expect(page.text()).toMatch(/1,1\sMo/);
    expect(page.text()).not.toMatch(/1,5\sMo/);
  });

  it('says what follows once the dossier is saved, and folds the other files, each ticked once it is saved', async () => {
    const { page } = await open('export');
    const after = page.find('[data-after-save]');
    const steps = [...(after?.querySelectorAll('ol > li') ?? [])];
    expect(steps.map((step) => step.querySelector('a')?.dataset.download)).toEqual([undefined, 'remise', undefined]);
    expect(steps[0]?.textContent).toContain('Donnez ce fichier à la police ou à l’avocat.');
    expect(steps[2]?.textContent).toContain('Demandez que ce code soit noté dans la plainte.');
    expect(after?.textContent).toContain('Ne publiez pas ce dossier.');
    expect(after?.hidden).toBe(true);
    expect(page.find('[data-other-files]')?.textContent).toContain('Pour vous seulement.');
    expect(document.querySelectorAll('[data-export] a.primary')).toHaveLength(1);
    expect(page.find('[data-export] details[open]')).toBeNull();
    const ticked = () => textsOf('[data-saved="true"]');
    expect(ticked()).toEqual([]);
    await page.press('[data-download="zip"]');
    expect(ticked()).toEqual(['Enregistrer le dossier']);
    expect(after?.hidden).toBe(false);
    expect(page.find('[data-completed="dossier"]')?.querySelector('.saved')?.textContent).toMatch(
      /Regardez dans vos téléchargements\s: .+\.zip/,
    );
    await page.press('[data-download="for-you"]');
    expect(ticked()).toEqual(['Enregistrer le dossier', 'Enregistrer mes conseils']);
  });

  it('gives each of several files the size that the title adds up', async () => {
    const part = (index: number) => {
      const pdf = pdfOf(1_100_000, `${index}.pdf`);
      return { ...EXPORTED, fileName: `${index}.zip`, pdf, volume: { kind: 'volume', index, of: 2 } } as const;
    };
    const { page } = await openExported({ ...part(1), others: [part(2)] });
    expect(page.textOf('[data-completed="dossier"]')).toMatch(/6 pièces, 2,2\sMo/);
    expect(page.text().match(/3 pièces, 1,1\sMo/g)).toHaveLength(2);
  });

  it('offers the whole dossier as a PDF first, then as a zip, and says when the PDF is large', async () => {
    const pdf = pdfOf(120_000_000);
    const { page } = await openExported({ pdf });
    const first = page.find('[data-completed="dossier"] [data-zip="1"]');
    const links = [...(first?.querySelectorAll<HTMLAnchorElement>('a[download]') ?? [])];
    await page.press('[data-action="print-dossier"]');
    expect(pdf.show).toHaveBeenCalledOnce();
    expect(page.find('[data-after-save]')?.hidden).toBe(false);
    expect(links.map((link) => [link.dataset.download, link.textContent])).toEqual([
      ['pdf', 'Enregistrer le dossier'],
      ['zip', 'Enregistrer aussi le zip'],
    ]);
    expect(links[0]?.getAttribute('download')).toBe('recueil.pdf');
    expect(first?.querySelector('[data-large-pdf]')?.textContent).toMatch(/120\sMo/);
  });

  it.each([
    [100_000_000, false],
    [100_000_001, true],
  ])('says that a PDF of %i bytes is large: %s', async (bytes, isLarge) => {
    const { page } = await openExported({ pdf: pdfOf(bytes) });
    expect(page.find('[data-large-pdf]') !== null).toBe(isLarge);
  });

  it('takes at most 12 actions from « Dossier » to the copied texts, and keeps corrections for the next dossier', async () => {
    const statementOf = (digest: string) => ({
      parts: [
        { text: 'Mes mots.', rank: 1, canShorten: true },
        { text: `SHA-256 ${digest}`, rank: 0, canShorten: false },
      ],
      sites: 'x.com',
    });
    const runExport = vi
      .fn<RunExport>(async () => ({ ...EXPORTED, statement: statementOf('def') }))
      .mockResolvedValueOnce({ ...EXPORTED, statement: statementOf('abc') });
    const { page, copyToClipboard } = await open('items', { exports: { runExport } }, listing([]));
    let actions = 0;
    const press = async (selector: string) => {
      await vi.waitFor(() => expect(page.find(selector)).not.toBeNull());
      await page.press(selector);
      actions += 1;
    };
    const copyAll = async () => {
      await press('a[data-route="before-export"]');
      // Asked the first time only.
      if (page.find('[data-check="for"]') === null) await press('[name="purpose"][value="police"]');
      await press('[data-action="export"]');
      await press('input[name="recipient"][value="plainte-en-ligne"]');
      for (const field of ['statement', 'place', 'website']) await press(`[data-action="copy-${field}"]`);
    };
    await copyAll();
    expect(copyToClipboard.mock.calls).toEqual([['Mes mots.\nSHA-256 abc'], ['Internet'], ['x.com']]);
    expect(actions).toBeLessThanOrEqual(12);
    await page.type('[data-field="statement"] textarea', 'Mes mots, corrigés.\nSHA-256 abc');
    await copyAll();
    expect(copyToClipboard.mock.calls[3]).toEqual(['Mes mots, corrigés.\nSHA-256 def']);
  });

  it('offers the letters beside the dossier: all, each, or only the encrypted ones', async () => {
    const file = (name: string) => ({
      fileName: `${name}.docx`,
      title: `Titre ${name}`,
      bytes: 1,
      url: `blob:${name}`,
    });
    const offer = async (files: readonly ReturnType<typeof file>[], zipName: string) => {
      const letters = { zip: { fileName: zipName, bytes: 1, url: 'blob:letters' }, files };
      await openExported({ letters });
      const links = document.querySelectorAll<HTMLAnchorElement>('[data-other-files] li:nth-child(2) a');
      return [...links].map((link) => [link.textContent, link.getAttribute('download'), link.getAttribute('href')]);
    };
    expect(await offer([file('a'), file('b')], 'lettres.zip')).toEqual([
      ['Enregistrer les lettres à compléter', 'lettres.zip', 'blob:letters'],
      ['Titre a', 'a.docx', 'blob:a'],
      ['Titre b', 'b.docx', 'blob:b'],
    ]);
    expect(await offer([file('a')], 'lettres.zip')).toEqual([
      ['Enregistrer la lettre à compléter', 'a.docx', 'blob:a'],
    ]);
    expect(await offer([], 'lettres-protege.zip')).toEqual([
      ['Enregistrer les lettres à compléter', 'lettres-protege.zip', 'blob:letters'],
    ]);
    expect(document.body.textContent).toContain('avec le même mot de passe');
  });

  it('shows its progress and aborts on « Annuler »', async () => {
    const runExport: RunExport = (_options, progress, signal) =>
      new Promise((_resolve, reject) => {
        progress({ name: 'dossier', done: 3_000_000, total: 40_000_000 });
        signal.addEventListener('abort', () => reject(new Refusal('cancelled')));
      });
    const { page } = await open('export', { exports: { runExport } });
    expect(page.textOf('[data-export="working"]')).toContain('Écriture et vérification du dossier');
    expect(page.find('progress')?.getAttribute('value')).toBe('3000000');
    expect(page.text()).not.toContain('Encore environ');
    await page.press('[data-action="cancel"]');
    expect(page.find('[data-export="failed"] [role="alert"]')?.dataset.code).toBe('cancelled');
  });

  it('says how long it still takes from a fifth of the way', async () => {
    const now = vi.spyOn(performance, 'now');
    let report: Parameters<RunExport>[1] = () => undefined;
    const runExport: RunExport = (_options, progress) => {
      report = progress;
      return new Promise(() => undefined);
    };
    const { page } = await open('export', { exports: { runExport } });
    const at = async (milliseconds: number, done: number) => {
      now.mockReturnValue(milliseconds);
      report({ name: 'dossier', done, total: 100 });
      await vi.waitFor(() => expect(page.find('progress')?.getAttribute('value')).toBe(String(done)));
      return /Encore environ [^.]*/.exec(page.text().replaceAll('\u00a0', ' '))?.[0] ?? null;
    };
    expect(await at(0, 0)).toBeNull();
    expect(await at(4_000, 19)).toBeNull();
    expect(await at(5_000, 25)).toBe('Encore environ 15 secondes');
    expect(await at(300_000, 50)).toBe('Encore environ 5 minutes');
    // A date requested from an authority, between the steps, does not start the estimate anew.
    now.mockReturnValue(400_000);
    report({ name: 'timestamp', done: 0, total: 0 });
    await vi.waitFor(() => expect(page.find('progress')?.hasAttribute('value')).toBe(false));
    expect(await at(420_000, 60)).toBe('Encore environ 5 minutes');
    expect(await at(421_000, 99.5)).toBeNull();
    now.mockRestore();
  });

  it('starts again after it was cancelled', async () => {
    const runExport = vi.fn<RunExport>().mockRejectedValueOnce(new Refusal('cancelled')).mockResolvedValue(EXPORTED);
    const { page } = await open('export', { exports: { runExport } });
    await page.press('[data-export="failed"] [data-action="export"]');
    expect(page.find('[data-export="done"]')).not.toBeNull();
    expect(runExport).toHaveBeenCalledTimes(2);
  });

  it('saves the guide for whoever receives the dossier, in French, and says so', async () => {
    const saveGuide = vi.fn<CarnetApi['saveGuide']>(async () => undefined);
    const { page } = await open('export', { saveGuide });
    expect(page.text()).not.toContain('ouvrez-le, puis imprimez-le');
    await page.press('[data-guide="reader"]');
    expect(saveGuide).toHaveBeenCalledExactlyOnceWith('reader', 'fr');
    expect(page.text()).toContain('ouvrez-le, puis imprimez-le');
  });

  it('removes the downloads when an erasing deletes the files, and says so: a lock shows the form', async () => {
    const removal = new AbortController();
    const { page } = await openExported({ gone: removal.signal });
    expect(page.find('[data-download="zip"]')).not.toBeNull();
    removal.abort();
    await vi.waitFor(() => expect(page.find('[data-export="failed"] [role="alert"]')?.dataset.code).toBe('copy-gone'));
    expect(page.find('[data-code="copy-gone"]')?.textContent).toMatch(/^Quelque chose a été effacé/);
    expect(page.find('[data-download]')).toBeNull();
  });

  it('aborts when the view is left', async () => {
    let signal: AbortSignal | undefined;
    const runExport: RunExport = (_options, _progress, exportSignal) => {
      signal = exportSignal;
      return new Promise(() => undefined);
    };
    await open('export', { exports: { runExport } }, listing([]));
    expect(signal?.aborted).toBe(false);
    await followLink('items');
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
  });

  it('names an altered item and exports without it, then without a second one', async () => {
    const requested: (readonly number[])[] = [];
    const runExport: RunExport = async ({ without }) => {
      requested.push(without);
      const altered = [7, 9].find((ordinal) => !without.includes(ordinal));
      if (altered !== undefined) throw new Refusal('item-altered', { ordinal: altered, path: 'capture.png' });
      return EXPORTED;
    };
    const { page } = await open('export', { exports: { runExport } });
    expect(page.textOf('[role="alert"][data-code="item-altered"]')).toContain('Une capture ne correspond plus');
    await page.press('[data-action="export-without"]');
    await vi.waitFor(() => expect(page.text()).toContain('Préparer le dossier sans ces 2 captures'));
    await page.press('[data-action="export-without"]');
    await vi.waitFor(() => expect(page.find('[data-export="done"]')).not.toBeNull());
    expect(requested).toEqual([[], [7], [7, 9]]);
  });

  it('names unreadable documents and notes and exports without them', async () => {
    const requested: Parameters<RunExport>[0]['unread'][] = [];
    const runExport: RunExport = async ({ unread }) => {
      requested.push(unread);
      if (unread === null) throw new Refusal('record-damaged', { documents: 'diary marks', items: ITEM_ID });
      return EXPORTED;
    };
    const items = [buildIndexItem(4, { id: ITEM_ID })];
    const { page } = await showCarnet({}, 'export', override(createTestCarnetApi(items), { exports: { runExport } }));
    expect(page.find('[data-damaged]')?.textContent).toContain('mon journal');
    expect(page.find('[data-damaged]')?.textContent).toContain('vos marques de comptes');
    expect(page.find('[data-damaged]')?.textContent).toContain('vos notes sur une capture');
    await vi.waitFor(() => expect(page.find('[data-damaged] .item-link')?.dataset.route).toBe(`item/${ITEM_ID}`));
    expect(page.text()).toContain('l’image entière irait dans le dossier');
    await page.press('[data-action="export-unread"]');
    await vi.waitFor(() => expect(page.find('[data-export="done"]')).not.toBeNull());
    expect(requested).toEqual([null, { documents: ['diary', 'marks'], items: [ITEM_ID], joined: false }]);
  });
});
