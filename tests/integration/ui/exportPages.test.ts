// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import type { IndexedItem } from '../../../src/domain/item/itemIndex.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { JOURNALIST_NOTICE } from '../../../src/law/portals.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { buildReceivedDossier } from '../../support/receivedDossier.ts';
import {
  chooseOther,
  chooseRecipient,
  createExportApi,
  followLink,
  ITEMS,
  openExportPage,
  shownCount,
  shownPath,
} from '../../support/ui/openCarnet.ts';
import { buildHead, createTestCarnetApi, NO_EXPORTS } from '../../support/ui/testCarnetApi.ts';
import { actAndSettle, dataOf, pressKey } from '../../support/ui/uiHarness.ts';

const EARLIER = {
  at: '2026-11-20T09:00:00.000Z',
  manifest: 'ab'.repeat(32),
  forWhom: '',
  items: new Set<string>(),
  received: new Set<number>(),
};

describe('the page before a dossier', () => {
  it('counts the accounts without a capture of their page, and links to them', async () => {
    const profileUrl = 'https://reseau.exemple/compte';
    const items = [
      buildIndexItem(1, { handle: 'vu', profileUrl }),
      buildIndexItem(2, { handle: 'vu', profileUrl, kind: 'account-page' }),
      buildIndexItem(3, { handle: 'pas_vu', profileUrl: `${profileUrl}/2` }),
      buildIndexItem(4, { handle: 'sans_adresse' }),
    ];
    const { page } = await openExportPage('before-export/items', { itemIndex: { itemsFrom: async () => items } });
    await vi.waitFor(() => expect(page.find('[data-missing-profiles]')?.dataset.missingProfiles).toBe('1'));
    expect(page.textOf('[data-missing-profiles]')).toContain('Conseil : capturez aussi 1 profil');
    expect(page.find('[data-reported-accounts] a')?.dataset.route).toBe('items/by-account');
  });

  it.each([
    [100_000_000, ''],
    [100_000_001, 'Ce dossier fera environ 100 Mo : le PDF peut être long à ouvrir. Prévoyez une clé USB.'],
    [431_000_000, 'Ce dossier fera environ 431 Mo : le PDF peut être long à ouvrir. Prévoyez une clé USB.'],
  ])('says before the dossier is created that it is over 100 MB: %i bytes', async (bytes, sentence) => {
    const { page } = await openExportPage('before-export', {
      exports: { estimateDossier: async () => ({ bytes, uncleaned: [], otherPersons: [] }) },
    });
    const shown = () => page.textOf('[data-large-pdf]');
    await vi.waitFor(() => expect(page.find('[data-large-pdf][aria-busy="false"]')).not.toBeNull());
    expect(shown()).toBe(sentence);
    expect(page.find('[data-large-pdf]')?.dataset.largePdf).toBe(String(bytes > 100_000_000));
  });

  it('names the imported files whose metadata stay, with a button to leave each out', async () => {
    const [first] = ITEMS;
    if (first === undefined) throw new Error('no item');
    const uncleaned = [{ id: first.id, name: 'contrat', format: 'pdf' }] as const;
    const estimateDossier = async () => ({ bytes: 1, uncleaned, otherPersons: [] });
    const { page, readStored } = await openExportPage('before-export', { exports: { estimateDossier } });
    expect(page.textOf('[data-uncleaned]')).toBe(
      `Recueil ne sait pas retirer d’un fichier le lieu, l’appareil ou l’auteur. Ce fichier les dit peut-être : contrat (PDF). Il sera joint tel quel.`,
    );
    const leftOut = () => readStored<{ leftOut: string[] }>('export').leftOut;
    await page.press(`[data-action="leave-out"][data-item="${first.id}"]`);
    await vi.waitFor(() => expect(leftOut()).toEqual([first.id]));
    await page.press(`[data-action="put-back"][data-item="${first.id}"]`);
    await vi.waitFor(() => expect(leftOut()).toEqual([]));
  });

  it('says that a capture names another person in « Pour qui », and leads to it', async () => {
    const id = ITEMS[0]?.id ?? '';
    const estimateDossier = async () => ({ bytes: 1, uncleaned: [], otherPersons: [id] });
    const { page } = await openExportPage(
      'before-export',
      { exports: { estimateDossier } },
      createTestCarnetApi(ITEMS),
    );
    await vi.waitFor(() =>
      expect(page.textOf('[data-other-persons]')).toContain('1 capture nomme une autre personne que la dernière.'),
    );
    expect(page.find('[data-other-persons] a')?.dataset.route).toBe(`item/${id}`);
  });

  it('attack: « Créer », pressed early, lists the imported files whose metadata stay, before anything is written', async () => {
    const [, second] = ITEMS;
    if (second === undefined) throw new Error('no item');
    const uncleaned = [{ id: second.id, name: 'contrat', format: 'pdf' }] as const;
    const estimateDossier = vi.fn(async () => ({ bytes: 1, uncleaned, otherPersons: [] }));
    // Still working when the button is pressed.
    estimateDossier.mockReturnValueOnce(new Promise(() => undefined));
    const { page, readStored, runExport } = await openExportPage('before-export', { exports: { estimateDossier } });
    runExport.mockRejectedValueOnce(new Refusal('files-uncleaned'));
    await page.press('[data-action="export"]');
    await vi.waitFor(() => expect(page.find('[data-uncleaned]')?.textContent).toContain('contrat (PDF)'));
    expect(runExport.mock.calls.map(([{ filesShown }]) => filesShown)).toEqual([undefined]);
    await page.press(`[data-action="leave-out"][data-item="${second.id}"]`);
    await page.press('[data-action="export-listed"]');
    await vi.waitFor(() => expect(runExport).toHaveBeenCalledTimes(2));
    expect(readStored<{ leftOut: string[] }>('export').leftOut).toEqual([second.id]);
    expect(runExport.mock.calls.map(([{ filesShown }]) => filesShown)).toEqual([undefined, true]);
  });

  it('asks nothing more of these files once the page has listed them', async () => {
    const { page, runExport } = await openExportPage('before-export');
    await page.press('[data-action="export"]');
    expect(runExport.mock.calls[0]?.[0].filesShown).toBe(true);
  });

  it('leaves a dossier whose size cannot be read to the export, which says why', async () => {
    const estimateDossier = () => Promise.reject(new Refusal('item-altered', { ordinal: 2, path: 'fiche.json' }));
    const { page } = await openExportPage('before-export', { exports: { estimateDossier } });
    await vi.waitFor(() => expect(page.find('[data-action="export"]')).not.toBeNull());
    await vi.waitFor(() => expect(page.find('[data-large-pdf]')).toBeNull());
    expect(page.find('[role="alert"]')).toBeNull();
  });

  it('counts once what is sealed while the case is read', async () => {
    const items = [1, 2, 3].map((ordinal) => buildIndexItem(ordinal));
    let sealed = 2;
    let announce = () => {};
    const { page } = await openExportPage('before-export', {
      store: { currentCase: async () => buildHead({ seq: sealed, items: sealed }) },
      // The third one is stored after the head was read, and before the items are.
      itemIndex: { itemsFrom: async (_caseId, from) => items.filter(({ ordinal }) => ordinal >= from) },
      onListChange: (listener) => {
        announce = listener;
        return () => undefined;
      },
    });
    // The first item is marked intimate, so it is in no count.
    await vi.waitFor(() => expect(shownCount(page)).toBe('1'));
    sealed = 3;
    await actAndSettle(announce);
    await vi.waitFor(() => expect(shownCount(page)).toBe('2'));
  });

  it('says how many captures of the list were withdrawn', async () => {
    const items = [buildIndexItem(1), buildIndexItem(2), buildIndexItem(3, { withdrawn: true })];
    const { page } = await openExportPage('before-export', { itemIndex: { itemsFrom: async () => items } });
    await vi.waitFor(() => expect(page.text()).toContain('1 capture sur 2'));
  });

  it('asks which platform, for a dossier with the posts of that platform alone', async () => {
    const items = ['x', 'youtube', 'x', 'x'].map((platform, at) => ({ ...buildIndexItem(at + 1), platform }));
    const { page, readStored } = await openExportPage('before-export', {}, createExportApi(items));
    expect(page.find('[name="platform"]')).toBeNull();
    await chooseOther(page, 'platform');
    expect(shownCount(page)).toBe('2');
    await page.choose('[name="platform"]', 'youtube');
    await vi.waitFor(() => expect(page.find('[data-count="1"]')).not.toBeNull());
    expect(readStored<{ platform: string }>('export').platform).toBe('youtube');
    await page.press('[name="purpose"][value="police"]');
    await vi.waitFor(() => expect(page.find('[data-count="3"]')).not.toBeNull());
    expect(page.find('[name="platform"]')).toBeNull();
  });

  it('offers what is new since the last dossier of the recipient, and makes none when nothing is', async () => {
    const earlier = { ...EARLIER, forWhom: 'Brigade inventée', items: new Set(ITEMS.map(({ id }) => id)) };
    const { page } = await openExportPage('before-export', {
      exports: {
        listEarlierDossiers: async () => new Map([['police' as const, earlier]]),
        // As the search of a dossier that has nothing.
        findHiddenTraces: async () => Promise.reject(new Refusal('nothing-to-export')),
      },
    });
    expect(page.find('[name="onlyNew"]')).toBeNull();
    await page.press('[name="purpose"][value="police"]');
    expect(page.text()).toContain('depuis le dossier du 20 novembre 2026, remis à Brigade inventée');
    // Why it is offered, in no fold and before any tick.
    const why = page.find('[data-already-given]');
    expect(why?.textContent).toBe('Ce destinataire a déjà reçu 3 captures.');
    expect(why?.closest('details')).toBeNull();
    await page.press('[name="onlyNew"]');
    expect(page.textOf('[data-already-given]')).toBe('Ce destinataire a déjà reçu 3 captures.');
    expect(page.textOf('[data-nothing-new]')).toBe(
      'Aucune capture nouvelle et aucun document ajouté depuis le dossier du 20 novembre 2026. Il n’y a pas de complément à créer. ' +
        'Pour remettre des notes ou des démarches nouvelles, décochez la case ci-dessus.',
    );
    expect(page.text()).not.toContain('Si vous ne l’avez pas remis');
    expect(page.find('[data-action="export"]')).toBeNull();
    expect(page.find('[role="alert"]')).toBeNull();
    expect(page.find('[data-action="preview-dossier"]')).toBeNull();
    // The tick is for that recipient alone.
    await page.press('[name="purpose"][value="lawyer"]');
    await vi.waitFor(() => expect(page.find('[data-action="export"]')).not.toBeNull());
    expect(page.find('[name="onlyNew"]')).toBeNull();
  });

  it('joins no received dossier that the recipient has already, and says so', async () => {
    const listed = [1, 2].map((number) => ({ dossier: buildReceivedDossier({ number }), duplicates: [] }));
    const earlier = { ...EARLIER, received: new Set([1]) };
    const { page } = await openExportPage('before-export', {
      exports: { listEarlierDossiers: async () => new Map([['police' as const, earlier]]) },
      received: { list: async () => ({ listed, damaged: [] }) },
    });
    const joined = () => page.find('[data-included-dossiers]')?.dataset.includedDossiers;
    await page.press('[name="purpose"][value="police"]');
    await followLink('before-export/received');
    for (const number of [1, 2]) await page.press(`[name="received-dossier-${number}"]`);
    await vi.waitFor(() => expect(joined()).toBe('2'));
    expect(page.find('[data-given-dossier]')).toBeNull();
    await followLink('before-export');
    expect(page.text()).toContain('2 dossiers reçus');
    await page.press('[name="onlyNew"]');
    await vi.waitFor(() => expect(page.text()).toContain('1 dossier reçu'));
    await followLink('before-export/received');
    expect(joined()).toBe('1');
    expect(page.find('[name="received-dossier-1"]')).toBeNull();
    expect(page.textOf('[data-given-dossier="1"]')).toBe(
      'Le dossier reçu n° 1 est déjà dans un dossier fait pour ce destinataire.',
    );
  });

  it.each([
    [[], null],
    [[1], '1 capture est déjà dans un dossier précédent.'],
    [[1, 2], '2 captures sont déjà dans un dossier précédent.'],
    // The fourth was withdrawn since, the fifth erased.
    [[1, 4, 5], '1 capture est déjà dans un dossier précédent.'],
  ])('says why a complement is offered, where nobody is known to have the dossier: %j', async (ordinals, sentence) => {
    const items = new Set(ordinals.map((ordinal) => buildIndexItem(ordinal).id));
    const listEarlierDossiers = async () => new Map([['police' as const, { ...EARLIER, items }]]);
    const testApi = createExportApi([...ITEMS, buildIndexItem(4, { withdrawn: true })]);
    const { page } = await openExportPage('before-export', { exports: { listEarlierDossiers } }, testApi);
    await page.press('[name="purpose"][value="police"]');
    expect(page.find('[name="onlyNew"]')).not.toBeNull();
    expect(page.find('[data-already-given]')?.textContent ?? null).toBe(sentence);
    expect(page.text()).not.toContain('a déjà reçu');
  });

  it.each([
    [[4, '7-3', '7-4', 9] as const, '3', 'Ce complément aura 3 pièces. La première est la n° 4, la dernière la n° 9.'],
    [['7-3', '7-4'] as const, '1', 'Ce complément aura une pièce, la n° 7.'],
  ])(
    'says before « Créer » how many exhibits a complement would have, the first and the last: %j',
    async (...given) => {
      const [numbers, count, sentence] = given;
      const listNextExhibits = vi.fn(async () => numbers);
      const listEarlierDossiers = async () => new Map([['police' as const, EARLIER]]);
      const estimateDossier = vi.fn(async () => ({ bytes: 1, uncleaned: [], otherPersons: [] }));
      const { page } = await openExportPage('before-export', {
        exports: { listNextExhibits, listEarlierDossiers, estimateDossier },
      });
      await page.press('[name="purpose"][value="police"]');
      expect(page.find('[data-next-exhibits]')).toBeNull();
      await page.press('[name="onlyNew"]');
      await vi.waitFor(() => expect(page.find('[data-next-exhibits]')?.dataset.nextExhibits).toBe(count));
      expect(page.textOf('[data-next-exhibits]')).toBe(sentence);
      // The files listed are those of the complement: read again for the recipient, then for the tick.
      await vi.waitFor(() => expect(estimateDossier).toHaveBeenCalledTimes(3));
      // Nobody is named: whether it was handed over is not known.
      expect(page.text()).toContain('Si vous ne l’avez pas remis, décochez cette case.');
      const [line, create] = [page.find('[data-next-exhibits]'), page.find('[data-action="export"]')];
      expect(create && line?.compareDocumentPosition(create)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
      await followLink('before-export');
      await vi.waitFor(() => expect(page.find('[data-next-exhibits]')?.dataset.nextExhibits).toBe(count));
      // Not after the tick is gone.
      await page.press('[name="onlyNew"]');
      await vi.waitFor(() => expect(page.find('[data-next-exhibits]')).toBeNull());
    },
  );

  it('has a school receive the captures that are ticked for it, masked, and nobody else', async () => {
    const items = ITEMS.map((item) => ({ ...item, firstWords: 'Des mots inventés' }));
    const [, , third] = items;
    if (third === undefined) throw new Error('no items');
    const findHiddenTraces = vi.fn(NO_EXPORTS.findHiddenTraces);
    const overrides = { exports: { findHiddenTraces } };
    const { page, readStored } = await openExportPage('before-export', overrides, createExportApi(items));
    const chosen = () => readStored<{ chosen: string[] }>('export').chosen;
    await chooseOther(page, 'school');
    await vi.waitFor(() => expect(page.find('[data-action="export"]')).toBeNull());
    const none = page.find('[data-count="0"]')?.textContent;
    expect(none).toContain('l’établissement ne recevrait rien');
    expect(none).toContain('Il a ses propres coches');
    // Where nothing is chosen there is nothing to search, and no sentence that says that nothing was captured.
    findHiddenTraces.mockClear();
    await page.press('[data-action="tick-items"]');
    const rows = () => [...document.querySelectorAll<HTMLElement>('[data-list="school-items"] .row')];
    // Without the first, which is intimate.
    expect(page.text()).not.toContain('Des mots inventés');
    // One Tab stop; the arrows go from row to row.
    const stops = () => rows().map((row) => row.querySelector('input')?.tabIndex);
    expect(stops()).toEqual([0, -1]);
    const open = rows()[0]?.querySelector<HTMLElement>('.row-open');
    open?.focus();
    await pressKey(open ?? null, 'ArrowDown');
    expect(stops()).toEqual([-1, 0]);
    expect(findHiddenTraces).not.toHaveBeenCalled();
    await page.press('[data-action="tick-all"]');
    await vi.waitFor(() => expect(chosen()).toHaveLength(2));
    await page.press('[data-action="tick-all"]');
    await vi.waitFor(() => expect(chosen()).toEqual([]));
    await page.press('[data-list="school-items"] .row:last-child input');
    await vi.waitFor(() => expect(chosen()).toEqual([third.id]));
    await vi.waitFor(() => expect(page.find('[data-count="1"]')).not.toBeNull());
    await chooseRecipient(page, 'police');
    await followLink('before-export');
    await vi.waitFor(() => expect(page.find('[data-count="2"]')).not.toBeNull());
    expect(chosen()).toEqual([]);
    await chooseRecipient(page, 'school');
    await followLink('before-export/requester');
    await followLink('before-export');
    await vi.waitFor(() => expect(page.find('[data-count="1"]')).not.toBeNull());
    // In one line from then on, with what the choice asks for.
    expect(page.find('[data-action="change-for"]')).not.toBeNull();
    expect(page.text()).toContain('des autres mineurs sur une copie');
  });

  it('says why a school is offered no capture to tick, and leads to those that are out of the dossiers', async () => {
    const id = ITEMS[1]?.id ?? '';
    const school = { ...exportChoicesDocument.empty, purpose: 'school', chosen: [id] };
    const openWith = async (choices: object, items = ITEMS) => {
      const testApi = createExportApi(items);
      testApi.storedDocuments.set('export', JSON.stringify({ ...school, ...choices }));
      return (await openExportPage('before-export/items', {}, testApi)).page;
    };
    const page = await openWith({ leftOut: [id], leftOutHidden: [id] }, ITEMS.slice(0, 2));
    expect(page.textOf('[data-nothing-to-tick]')).toBe(
      'Rien à cocher : cette capture est hors des dossiers. Ouvrez-la, puis cochez « Dans le dossier ». Ce que vous cachez peut s’y lire. @camille_inv, 20 nov. 2026, 09:00',
    );
    expect(page.find('[data-nothing-to-tick] a')?.dataset.route).toBe(`item/${id}`);
    expect(page.find('[data-action="tick-all"]')).toBeNull();
    expect(page.find('[data-left-out]')).toBeNull();
    const many = Array.from({ length: 12 }, (_, at) => buildIndexItem(at + 1));
    const full = await openWith({ leftOut: many.map((one) => one.id) }, many);
    expect(full.textOf('[data-nothing-to-tick]')).toBe(
      'Rien à cocher : ces 11 captures sont hors des dossiers. Ouvrez-les, puis cochez « Dans le dossier ». Voir les captures',
    );
    expect(full.find('[data-nothing-to-tick] a')?.dataset.route).toBe('items/left-out');
    const filtered = await openWith({ category: 'threat' });
    expect(filtered.textOf('[data-nothing-to-tick]')).toBe('Aucune capture ne correspond : élargissez votre choix.');
    const intimate = await openWith({}, ITEMS.slice(0, 1));
    expect(intimate.textOf('[data-nothing-to-tick]')).toBe(
      'Rien à cocher : un établissement ne reçoit aucune capture intime.',
    );
    const ofDays = await openWith({ from: '2026-01-01' }, ITEMS.slice(0, 1));
    expect(ofDays.textOf('[data-nothing-to-tick]')).toBe(
      'Rien à cocher : un établissement ne reçoit aucune capture intime. Aucune capture ne correspond : élargissez votre choix.',
    );
  });

  it('says to a school that all was handed over already where nothing is new', async () => {
    const testApi = createExportApi();
    const school = { ...exportChoicesDocument.empty, purpose: 'school', onlyNew: true };
    testApi.storedDocuments.set('export', JSON.stringify(school));
    const earlier = { ...EARLIER, items: new Set(ITEMS.map(({ id }) => id)) };
    const listEarlierDossiers = async () => new Map([['school' as const, earlier]]);
    const { page } = await openExportPage('before-export/items', { exports: { listEarlierDossiers } }, testApi);
    await vi.waitFor(() =>
      expect(page.textOf('[data-nothing-to-tick]')).toBe('Rien à cocher : aucune capture n’est nouvelle.'),
    );
  });

  it('asks before the dossier is made whether the whole screens, with the posts of others, go too', async () => {
    const { page, readStored } = await openExportPage('before-export/contents');
    const isTicked = () => document.querySelector<HTMLInputElement>('[name="screens"]')?.checked;
    expect(page.text()).toContain('Les écrans entiers : ils montrent aussi d’autres publications');
    expect(isTicked()).toBe(false);
    await page.press('[name="screens"]');
    await vi.waitFor(() => expect(isTicked()).toBe(true));
    expect(readStored<{ parts: { screens: boolean } }>('export').parts.screens).toBe(true);
    await chooseRecipient(page, 'police');
    await followLink('before-export/contents');
    // A tick for one recipient does not follow to the next.
    expect(isTicked()).toBe(false);
  });

  it('states first who may read the dossier and requires no answer', async () => {
    const { page, runExport } = await openExportPage('before-export');
    for (const said of ['La personne accusée pourra lire ce dossier.', JOURNALIST_NOTICE.fr])
      expect(page.text()).toContain(said);
    // For journalists alone: others need not read it.
    expect(page.find('[data-subjects="expert"] [data-journalist]')).not.toBeNull();
    expect(document.querySelectorAll('.export-form [required]')).toHaveLength(0);
    expect(runExport).not.toHaveBeenCalled();
  });

  it('asks little on the shortest way: at most 6 controls and 45 words above « Créer »', async () => {
    const { page } = await openExportPage('before-export');
    const create = page.find('[data-action="export"]');
    const isAbove = (node: Node) =>
      create !== null &&
      node.parentElement?.closest('details:not([open])') === null &&
      (node.compareDocumentPosition(create) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const controls = [...document.querySelectorAll('main :is(a[href], button, input, select, textarea, summary)')];
    expect(controls.filter(isAbove).length).toBeLessThanOrEqual(6);
    const words = [...document.querySelectorAll('main :is(h1, p, legend, label, a)')]
      .filter((node) => isAbove(node) && !node.classList.contains('screen-reader-only'))
      .flatMap((node) => {
        const shown = node.cloneNode(true) as Element;
        // A closed list shows the option that is chosen.
        for (const option of shown.querySelectorAll('option:not(:first-child)')) option.remove();
        return shown.textContent.match(/[\p{L}\p{N}]+/gu) ?? [];
      });
    expect(words.length).toBeGreaterThan(20);
    expect(words.length).toBeLessThanOrEqual(45);
  });

  it('says what was changed in a closed row, and « Modifier » opens one subject alone', async () => {
    const { page } = await openExportPage('before-export/file');
    await page.press('[name="volumes"]');
    await page.press('[data-action="back-to-dossier"]');
    await vi.waitFor(() => expect(page.find('[data-subjects="expert"] summary')?.textContent).toMatch(/20.Mo/));
    const lines = dataOf('[data-check]', 'check');
    expect(lines).toEqual(['items', 'accounts', 'seriousness', 'requester', 'facts', 'contents', 'dating', 'file']);
    await page.press('[data-check="contents"] a');
    expect(shownPath()).toBe('before-export/contents');
    expect(page.find('[name="witnesses"]')).not.toBeNull();
    expect(page.find('[name="volumes"]')).toBeNull();
    await chooseRecipient(page, 'school');
    await followLink('before-export/contents');
    await page.press('[data-action="back-to-dossier"]');
    expect(page.find('[data-check="for"]')?.textContent).toContain('Établissement scolaire');
  });

  it('says how many captures are out of the dossier', async () => {
    const testApi = createTestCarnetApi(ITEMS);
    const leftOut = ITEMS.slice(0, 2).map(({ id }) => id);
    testApi.storedDocuments.set('export', JSON.stringify({ ...exportChoicesDocument.empty, leftOut }));
    const { page } = await openExportPage('before-export/items', {}, testApi);
    expect(page.textOf('[data-left-out="2"]')).toContain('2 captures retirées du dossier');
    expect(shownCount(page)).toBe('1');
    await followLink('before-export');
    expect(page.textOf('[data-check$="items"]')).toContain('1 capture sur 3');
  });

  it('counts what was withdrawn and imported in this tab since the case was read', async () => {
    let items: readonly IndexedItem[] = ITEMS;
    let seq = 1;
    const itemsFrom = vi.fn(async () => items);
    const { page } = await openExportPage('steps', {
      itemIndex: { itemsFrom },
      store: { currentCase: async () => buildHead({ seq, items: items.at(-1)?.ordinal ?? 0 }) },
    });
    await vi.waitFor(() => expect(itemsFrom).toHaveBeenCalled());
    items = [...ITEMS.slice(1), buildIndexItem(4), buildIndexItem(5)];
    seq = 4;
    await followLink('before-export');
    await vi.waitFor(() => expect(page.text()).toContain('4 captures sur 4'));
  });
});
