// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import { keptCapture } from '../../../src/domain/item/hiddenWords.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { buildCaptureTrace, buildHiddenTraces } from '../../support/ui/hiddenTraces.ts';
import { createExportApi, ITEMS, openExportPage, shownCount } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { EXPORTED } from '../../support/ui/testExportedDossier.ts';
import { actAndSettle } from '../../support/ui/uiHarness.ts';

describe('hidden places before a dossier', () => {
  it('leaves out what may show something hidden, and asks nothing', async () => {
    const id = ITEMS[1]?.id ?? '';
    const received = [{ number: 1, isKept: false }];
    // A ticked document is in the dossier because it is ticked.
    const certificate = ITEMS[2]?.id ?? '';
    const testApi = createTestCarnetApi(ITEMS);
    const chosen = { ...exportChoicesDocument.empty, documents: [certificate], receivedDossiers: [1, 2] };
    testApi.storedDocuments.set('export', JSON.stringify(chosen));
    const captures = [buildCaptureTrace({ id, ordinal: 2 }), buildCaptureTrace({ id: certificate, ordinal: 3 })];
    const findHiddenTraces = async () => buildHiddenTraces({ captures, received });
    // Nothing says that what stays out is joined.
    const uncleaned = [{ id, name: 'film', format: 'mp4' }] as const;
    const { page, readStored, runExport } = await openExportPage(
      'before-export',
      { exports: { findHiddenTraces, estimateDossier: async () => ({ bytes: 1, uncleaned, otherPersons: [] }) } },
      testApi,
    );
    expect(page.textOf('[data-leaving] summary')).toBe('Caché, mais lisible à 3 endroits : hors du dossier.');
    expect(shownCount(page)).toBe('1');
    await vi.waitFor(() => expect(page.find('[data-large-pdf][aria-busy="false"]')).not.toBeNull());
    expect(page.find('[data-uncleaned]')).toBeNull();
    await page.press('[data-action="export"]');
    expect(runExport.mock.calls[0]?.[0].staysOut).toEqual({ items: [id, certificate], received: [1] });
    // For this dossier alone.
    expect(readStored('export')).toEqual(chosen);
  });

  it('counts on the page of the captures what the dossier will have', async () => {
    const captures = [buildCaptureTrace({ id: ITEMS[1]?.id ?? '', ordinal: 2 })];
    const findHiddenTraces = async () => buildHiddenTraces({ captures });
    const { page } = await openExportPage('before-export/items', { exports: { findHiddenTraces } });
    await vi.waitFor(() => expect(shownCount(page)).toBe('1'));
    expect(page.textOf('[data-stays-out="1"]')).toContain("ce que vous cachez peut s'y lire".replace("'", '’'));
  });

  it('counts once the dossier is made what she left out before, too', async () => {
    const id = ITEMS[1]?.id ?? '';
    const testApi = createTestCarnetApi(ITEMS);
    const chosen = { ...exportChoicesDocument.empty, leftOut: [id], leftOutHidden: [id] };
    testApi.storedDocuments.set('export', JSON.stringify(chosen));
    const { page, runExport } = await openExportPage('before-export', {}, testApi);
    runExport.mockResolvedValueOnce(EXPORTED);
    await page.press('[data-action="export"]');
    await vi.waitFor(() => expect(page.find('[data-stays-out="1"]')).not.toBeNull());
  });

  it('asks about the only new captures before it counts a complement', async () => {
    const earlier = {
      at: '2026-11-20T09:00:00Z',
      manifest: '',
      forWhom: '',
      items: new Set<string>(),
      received: new Set<number>(),
    };
    const captures = ITEMS.map(({ id, ordinal }) => buildCaptureTrace({ id, ordinal }));
    const listNextExhibits = vi.fn(() => Promise.reject(new Refusal('nothing-to-export')));
    const listEarlierDossiers = async () => new Map([['police' as const, earlier]]);
    const { page } = await openExportPage('before-export', {
      exports: { findHiddenTraces: async () => buildHiddenTraces({ captures }), listNextExhibits, listEarlierDossiers },
    });
    await page.press('[name="purpose"][value="police"]');
    await page.press('[name="onlyNew"]');
    await vi.waitFor(() => expect(page.find('[data-undecided]')).not.toBeNull());
    expect(listNextExhibits).not.toHaveBeenCalled();
    expect(page.find('[role="alert"]')).toBeNull();
  });

  it('counts of a complement only what is in it', async () => {
    const items = [1, 2, 3, 4, 5, 6].map((ordinal) => buildIndexItem(ordinal));
    const earlier = {
      at: '2026-11-20T09:00:00Z',
      manifest: '',
      forWhom: '',
      items: new Set(items.slice(0, 5).map(({ id }) => id)),
      received: new Set([1]),
    };
    const [, given, kept, open] = items;
    const traceOf = (item = items[0], isKept = false) =>
      buildCaptureTrace({ id: item?.id ?? '', ordinal: item?.ordinal ?? 0, isKept });
    // Of the whole dossier. The last was captured since the page was read.
    const captures = [traceOf(given, true), traceOf(kept, true), traceOf(open), traceOf(buildIndexItem(7))];
    const found = buildHiddenTraces({ captures, received: [{ number: 1, isKept: false }] });
    const findHiddenTraces = vi.fn(() => new Promise<typeof found>(() => undefined));
    findHiddenTraces.mockResolvedValueOnce(found);
    const listEarlierDossiers = async () => new Map([[null, earlier]]);
    const testApi = createExportApi(items);
    testApi.storedDocuments.set(
      'export',
      JSON.stringify({ ...exportChoicesDocument.empty, receivedDossiers: [1], onlyNew: false }),
    );
    const { page } = await openExportPage(
      'before-export',
      { exports: { findHiddenTraces, listEarlierDossiers } },
      testApi,
    );
    expect(page.textOf('[data-hidden-traces] summary')).toBe(
      'Caché, mais lisible à 3 endroits : hors du dossier. Vous joignez 2 captures où ce que vous cachez peut se lire.',
    );
    await page.press('[name="onlyNew"]');
    await vi.waitFor(() => expect(shownCount(page)).toBe('1'));
    expect(page.textOf('[data-hidden-traces] summary')).toBe('Caché, mais lisible à 1 endroit : hors du dossier.');
    expect(page.find('[data-hidden-line="hidden.kept"]')).toBeNull();
  });

  it('waits for an answer about a hidden place before the dossier is made', async () => {
    const items = [1, 2, 3, 4].map((ordinal) => buildIndexItem(ordinal));
    const captures = items.slice(2).map(({ id, ordinal }) => buildCaptureTrace({ id, ordinal }));
    const searched = Promise.withResolvers<ReturnType<typeof buildHiddenTraces>>();
    const findHiddenTraces = vi.fn(() => searched.promise);
    findHiddenTraces.mockResolvedValueOnce(buildHiddenTraces({ captures }));
    const { page, readStored, runExport } = await openExportPage(
      'before-export',
      {
        exports: { findHiddenTraces },
      },
      createExportApi(items),
    );
    await vi.waitFor(() => expect(page.find('[data-leaving="2"]')).not.toBeNull());
    // The second while what the first changes is searched.
    for (const { ordinal } of captures)
      await page.press(`[data-hidden-capture="${ordinal}"] [data-action="keep-trace"]`);
    await vi.waitFor(() => expect(readStored<{ kept: object[] }>('hidden').kept).toHaveLength(2));
    await page.press('[data-action="export"]');
    expect(runExport).not.toHaveBeenCalled();
    await actAndSettle(() =>
      searched.resolve(buildHiddenTraces({ captures: captures.map((one) => ({ ...one, isKept: true })) })),
    );
    await vi.waitFor(() => expect(runExport.mock.calls.map(([{ staysOut }]) => staysOut?.items)).toEqual([[]]));
  });

  it('asks to decide about what the person wrote, and stays usable when a search fails', async () => {
    let isKept = false;
    let fails = true;
    const { page } = await openExportPage('before-export', {
      exports: {
        findHiddenTraces: async () => {
          if (isKept && fails) throw new Refusal('disk-full', {});
          return buildHiddenTraces({ own: [{ subject: 'facts', isKept }] });
        },
      },
    });
    const create = page.find('[data-action="export"]');
    expect(create?.hasAttribute('disabled')).toBe(true);
    expect(page.find(`#${create?.getAttribute('aria-describedby')}`)?.dataset.undecided).toBe('1');
    expect(page.find('details[data-hidden-traces]')?.hasAttribute('open')).toBe(true);
    isKept = true;
    await page.press('[data-action="keep-own"]');
    await vi.waitFor(() => expect(page.find('[data-hidden-traces] [role="alert"]')).not.toBeNull());
    expect(page.find('[data-own-trace="facts"]')).not.toBeNull();
    fails = false;
    await page.press('[data-action="keep-own"]');
    await vi.waitFor(() => expect(page.find('[data-action="export"]:not(:disabled)')).not.toBeNull());
    expect(page.find('[data-undecided]')).toBeNull();
  });

  it('shows the progress of the search for hidden places only when it is long', async () => {
    const shownAtFirst = vi.fn<(shown: Element | null) => void>();
    const search = () => {
      // Once the page is drawn. This timer is due before that of the progress, however busy the machine is.
      setTimeout(() => shownAtFirst(document.querySelector('#hidden-search')), 100);
      return new Promise<never>(() => undefined);
    };
    const { page } = await openExportPage('before-export', { exports: { findHiddenTraces: search } });
    await vi.waitFor(() => expect(page.find('#hidden-search')).not.toBeNull());
    expect(shownAtFirst).toHaveBeenCalledExactlyOnceWith(null);
  });

  it.each([true, false])('says unfolded which images were not read, if a word is hidden: %s', async (hasWords) => {
    const traces = buildHiddenTraces({ hasWords, unreadImages: [2, 3] });
    const { page } = await openExportPage('before-export', { exports: { findHiddenTraces: async () => traces } });
    const line = page.find('.hidden-traces + [data-hidden-line="hidden.unreadImages"] summary')?.textContent ?? '';
    expect(line.startsWith('Les images de 2 captures ne sont pas lues')).toBe(hasWords);
  });

  it('says of an e-mail that its attachments are what it cannot search', async () => {
    const items = [buildIndexItem(1), buildIndexItem(2, { kind: 'email' })];
    const trace = buildCaptureTrace({ id: items[1]?.id ?? '', ordinal: 2, isInRecord: true, unsearched: ['a.eml'] });
    const { page } = await openExportPage(
      'before-export',
      { exports: { findHiddenTraces: async () => buildHiddenTraces({ captures: [trace] }) } },
      createExportApi(items),
    );
    const lines = page.textOf('[data-hidden-capture="2"] ul');
    expect(lines).toContain('Ce qui est joint à cet e-mail ne peut pas être cherché : ouvrez-le.');
    expect(lines).not.toContain('Les mots de ce fichier');
  });

  it('says apart which files it cannot search, and keeps none of them with the others', async () => {
    // The first is marked intimate, so it is not in the dossier.
    const items = [1, 2, 3, 4, 5].map((ordinal) => buildIndexItem(ordinal));
    const open = items.slice(2, 4);
    // A voice note: nothing was found in it, and nothing was searched.
    const note = buildCaptureTrace({ id: items[4]?.id ?? '', ordinal: 5, isInRecord: false, unsearched: ['a.opus'] });
    let isKept = false;
    const { page, readStored } = await openExportPage(
      'before-export',
      {
        exports: {
          findHiddenTraces: async () => {
            const found = isKept ? [] : open.map(({ id, ordinal }) => buildCaptureTrace({ id, ordinal }));
            return buildHiddenTraces({ captures: [...found, note] });
          },
        },
      },
      createExportApi(items),
    );
    expect(page.textOf('[data-leaving] summary')).toBe(
      'Caché, mais lisible à 2 endroits : hors du dossier. 1 fichier ne peut pas être cherché : il reste hors du dossier.',
    );
    expect(page.find('[data-hidden-capture="5"] .choices > *')?.dataset.route).toBe(`item/${note.id}`);
    expect(page.text()).not.toContain('viderait le dossier');
    page.find('[data-action="keep-all"]')?.focus();
    isKept = true;
    await page.press('[data-action="keep-all"]');
    // The pressed button goes with its question.
    await vi.waitFor(() => expect(page.find('[data-action="keep-all"]')).toBeNull());
    expect(document.activeElement?.tagName).toMatch(/^H\d$/);
    expect(readStored<{ kept: { what: string }[] }>('hidden').kept.map(({ what }) => what)).toEqual(
      open.map(({ id }) => keptCapture(id)),
    );
  });

  it('waits for a decision when no capture would be left, whatever documents are ticked', async () => {
    const items = [1, 2].map((ordinal) => buildIndexItem(ordinal));
    const { page } = await openExportPage(
      'before-export',
      {
        exports: {
          findHiddenTraces: async () =>
            buildHiddenTraces({ captures: items.map(({ id, ordinal }) => buildCaptureTrace({ id, ordinal })) }),
        },
      },
      createExportApi(items),
    );
    expect(page.text()).toContain('Laisser tout de côté viderait le dossier.');
    expect(page.textOf('[data-leaving] summary')).toBe('À décider : 1 endroit. Tout reste gardé ici.');
    expect(page.find('[data-action="export"]')?.hasAttribute('disabled')).toBe(true);
    // They stay out already.
    expect(page.find('[data-action="leave-out-trace"]')).toBeNull();
  });

  it('shows « Créer » once what stays out is known, so that it does not move under a press', async () => {
    const searched = Promise.withResolvers<ReturnType<typeof buildHiddenTraces>>();
    const findHiddenTraces = vi.fn(() => searched.promise);
    const { page } = await openExportPage('before-export', { exports: { findHiddenTraces } });
    await vi.waitFor(() => expect(findHiddenTraces).toHaveBeenCalled());
    expect(page.find('[data-action="export"]')).toBeNull();
    await actAndSettle(() => searched.resolve(buildHiddenTraces({})));
    await vi.waitFor(() => expect(page.find('[data-hidden-traces] ~ p [data-action="export"]')).not.toBeNull());
  });

  it('makes the dossier once a later search ends, without what it found, when « Créer » is pressed before', async () => {
    const id = ITEMS[1]?.id ?? '';
    const searched = Promise.withResolvers<ReturnType<typeof buildHiddenTraces>>();
    const findHiddenTraces = vi.fn(() => searched.promise);
    findHiddenTraces.mockResolvedValueOnce(buildHiddenTraces({}));
    const { page, runExport } = await openExportPage('before-export', { exports: { findHiddenTraces } });
    await page.press('[name="purpose"][value="police"]');
    await page.press('[data-action="export"]');
    expect(runExport).not.toHaveBeenCalled();
    await actAndSettle(() =>
      searched.resolve(buildHiddenTraces({ captures: [buildCaptureTrace({ id, ordinal: 2 })] })),
    );
    await vi.waitFor(() => expect(runExport.mock.calls.map(([{ staysOut }]) => staysOut?.items)).toEqual([[id]]));
  });

  it('shows and takes no answer for one recipient while the page names another', async () => {
    const id = ITEMS[1]?.id ?? '';
    const searched = Promise.withResolvers<ReturnType<typeof buildHiddenTraces>>();
    const findHiddenTraces = vi.fn(() => searched.promise);
    const toNobody = buildHiddenTraces({ recipient: 'none', captures: [buildCaptureTrace({ id, ordinal: 2 })] });
    findHiddenTraces.mockResolvedValueOnce(toNobody);
    const { page, runExport } = await openExportPage('before-export', { exports: { findHiddenTraces } });
    expect(shownCount(page)).toBe('1');
    await page.press('[name="purpose"][value="police"]');
    expect(page.textOf('details[data-hidden-traces] summary')).toBe('Recherche de ce que vous cachez');
    expect(page.find('[data-action="keep-trace"]')).toBeNull();
    expect(page.find('[data-count]')).toBeNull();
    await page.press('[data-action="export"]');
    expect(runExport).not.toHaveBeenCalled();
    // What she joined for the police before.
    const captures = [buildCaptureTrace({ id, ordinal: 2, isKept: true })];
    await actAndSettle(() => searched.resolve(buildHiddenTraces({ recipient: 'police', captures })));
    await vi.waitFor(() => expect(runExport.mock.calls.map(([{ staysOut }]) => staysOut?.items)).toEqual([[]]));
  });

  it('says that what she joined before she named the recipient is not joined for them', async () => {
    const id = ITEMS[1]?.id ?? '';
    const captures = [buildCaptureTrace({ id, ordinal: 2, isKeptForOther: true })];
    const findHiddenTraces = async () => buildHiddenTraces({ recipient: 'police', captures });
    const { page } = await openExportPage('before-export', { exports: { findHiddenTraces } });
    await page.press('[name="purpose"][value="police"]');
    await vi.waitFor(() =>
      expect(page.textOf('[data-leaving="1"] summary')).toBe(
        'Caché, mais lisible à 1 endroit : hors du dossier. Une est à choisir de nouveau : le destinataire a changé.',
      ),
    );
  });

  it('shows no answer for another recipient when the search for this one fails', async () => {
    const captures = [buildCaptureTrace({ id: ITEMS[1]?.id ?? '', ordinal: 2 })];
    const findHiddenTraces = vi.fn(async () => buildHiddenTraces({ recipient: 'police', captures }));
    findHiddenTraces.mockResolvedValueOnce(buildHiddenTraces({ recipient: 'none', captures }));
    findHiddenTraces.mockRejectedValueOnce(new Refusal('disk-full', {}));
    const { page } = await openExportPage('before-export', { exports: { findHiddenTraces } });
    await page.press('[name="purpose"][value="police"]');
    await vi.waitFor(() => expect(page.find('[role="alert"]')).not.toBeNull());
    expect(page.find('[role="alert"]')?.closest('details')).toBeNull();
    expect(shownCount(page)).toBe('2');
    await page.press('.alert button');
    await vi.waitFor(() => expect(page.find('[data-leaving="1"]')).not.toBeNull());
    expect(shownCount(page)).toBe('1');
  });

  it('ends its search when one that was replaced ends last', async () => {
    const searches = [1, 2].map(() => Promise.withResolvers<null>());
    const findHiddenTraces = vi.fn(async () => searches[findHiddenTraces.mock.calls.length - 2]?.promise ?? null);
    const { page, runExport } = await openExportPage('before-export', { exports: { findHiddenTraces } });
    for (const [at, purpose] of ['police', 'lawyer'].entries()) {
      await page.press(`[name="purpose"][value="${purpose}"]`);
      await vi.waitFor(() => expect(findHiddenTraces).toHaveBeenCalledTimes(at + 2));
    }
    for (const { resolve } of searches.toReversed()) await actAndSettle(() => resolve(null));
    await page.press('[data-action="export"]');
    await vi.waitFor(() => expect(runExport).toHaveBeenCalled());
  });

  it('an export that finds more to hide names it, and is made without it', async () => {
    const id = ITEMS[1]?.id ?? '';
    let isHidden = false;
    const captures = [buildCaptureTrace({ id, ordinal: 2 })];
    const findHiddenTraces = async () => (isHidden ? buildHiddenTraces({ captures }) : null);
    const { page, runExport } = await openExportPage('before-export', { exports: { findHiddenTraces } });
    // In another tab, meanwhile.
    runExport.mockImplementationOnce(async () => {
      isHidden = true;
      throw new Refusal('hidden-parts', { n: 1 });
    });
    await page.press('[data-action="export"]');
    await page.press('[data-action="export-without-hidden"]');
    expect(runExport.mock.calls.map(([{ staysOut }]) => staysOut?.items)).toEqual([[], [id]]);
  });
});
