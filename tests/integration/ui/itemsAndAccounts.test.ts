// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import type { IndexedItem } from '../../../src/domain/item/itemIndex.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { followLink, showCarnet, shownPath } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import {
  type Answers,
  actAndSettle,
  detail,
  listing,
  openDetails,
  pressKey,
  summary,
  textsOf,
} from '../../support/ui/uiHarness.ts';

const items = [
  buildIndexItem(1, { handle: 'alice_b', platform: 'x', text: 'MASKED Éloïse', posted: '2026-11-18T23:30:00Z' }),
  buildIndexItem(2, { handle: 'bruno', platform: 'x', displayName: 'Bruno', posted: '2026-11-18T23:50:00Z' }),
  buildIndexItem(3, { handle: 'bruno_2', platform: 'x', displayName: 'Bruno', text: 'MASKED autre' }),
];

async function open(path: string, carnetApi = createTestCarnetApi(items), given: Answers = answers) {
  const { page } = await showCarnet(given, path, carnetApi);
  return { page, carnetApi };
}

/** Opens what is behind the heading of an account of X. */
const openAccount = (handle: string) => openDetails(`[data-account="x/${handle}"] .account`);

const answers = listing([summary], 3);
const INTIMATE = { intimate: { value: true, at: '2026-11-20T08:00:00.000Z' } };

describe('items and accounts', () => {
  it('filters the list while typing, masked, and shows the number of items', async () => {
    const { page } = await open('items');
    await page.type('[name="words"]', 'eloise');
    expect(document.querySelectorAll('[data-list="items"] > li')).toHaveLength(1);
    expect(page.text()).toContain('1 capture trouvée');
    expect(page.text()).not.toContain('MASKED');
    expect(shownPath()).toBe('items');
    await page.press('[data-action="all"]');
    expect(page.find(`[data-item="${summary.id}"]`)).not.toBeNull();
  });

  it('moves to the first row found on Enter in the search field', async () => {
    const { page } = await open('items');
    await page.type('[name="words"]', 'eloise');
    await pressKey(page.find('[name="words"]'), 'Enter');
    const row = document.querySelector('[data-list="items"] [data-item]');
    expect(document.activeElement).toBe(row);
    // Typed on after Enter, as « 06 12 »: no rating.
    await pressKey(row, '2');
    expect(page.find('[data-action="undo"]')).toBeNull();
    for (const key of ['ArrowDown', '2']) await pressKey(row, key);
    expect(page.find('[data-action="undo"]')).not.toBeNull();
  });

  it('shows an unreadable item as damaged and names it where it is not counted', async () => {
    const damagedSummary = { ...summary, ordinal: 2, acquiredAt: '', firstWords: null, unread: true } as const;
    const [first, second, third] = items;
    if (!first || !second || !third) throw new Error('three items');
    const carnetApi = createTestCarnetApi([first, { ...second, ...damagedSummary }, third]);
    const { page } = await open('items', carnetApi, listing([damagedSummary], 3));
    expect(page.textOf('[data-list="items"] > li')).toMatch(/Abîmée sur le disque.: elle ne peut plus/);
    expect(document.querySelectorAll('[data-action="reveal"]')).toHaveLength(0);
    expect(page.textOf('[data-damaged-items]')).toContain('Une capture est abîmée');
  });

  it('shows the items of an account alone', async () => {
    const { page } = await open('items/by-account');
    expect(document.querySelectorAll('.account-group')).toHaveLength(3);
    await openAccount('alice_b');
    await page.press('[data-action="show-account"]');
    await vi.waitFor(() => expect(page.text()).toContain('1 capture trouvée'));
  });

  it('opens the first account alone, then all that a filter finds', async () => {
    const { page } = await open('items/by-account');
    const areOpen = () =>
      [...document.querySelectorAll<HTMLDetailsElement>('.account-group > details')].map((one) => one.open);
    expect(areOpen()).toEqual([true, false, false]);
    await page.type('[name="words"]', 'bruno');
    expect(areOpen()).toEqual([true, true]);
    for (const one of document.querySelectorAll<HTMLDetailsElement>('.account-group > details')) one.open = false;
    await page.type('[name="words"]', 'alice');
    expect(areOpen()).toEqual([true]);
    await page.type('[name="words"]', '');
    expect(areOpen()).toEqual([true, false, false]);
  });

  it.each([
    ['by-account', 0, 'by-account'],
    ['left-out', 1, 'by-date'],
    ['all', 0, 'by-date'],
  ])('begins with what a link asks for alone, not with an old search: %s', async (asked, chips, order) => {
    const { page } = await open('items');
    await page.type('[name="words"]', 'alice');
    expect(document.querySelectorAll('.chip')).toHaveLength(1);
    await followLink('before-export');
    await followLink(`items/${asked}`);
    expect(document.querySelector<HTMLInputElement>('[name="words"]')?.value).toBe('');
    expect(document.querySelectorAll('.chip')).toHaveLength(chips);
    expect(page.find('.grouping [aria-pressed="true"]')?.dataset.action).toBe(order);
  });

  it('keeps what is searched in that list when an item of it is gone back from', async () => {
    const { page } = await open('items/by-account', undefined, { ...answers, 'ui>bg:readItem': () => detail });
    await page.type('[name="words"]', 'alice');
    await page.press('.account-group [data-item]');
    await followLink('items/by-account');
    expect(document.querySelector<HTMLInputElement>('[name="words"]')?.value).toBe('alice');
  });

  it('opens the account of the capture that was read', async () => {
    const { page } = await open('items/by-account', undefined, { ...answers, 'ui>bg:readItem': () => detail });
    await page.press('.account-group:last-child [data-item]');
    await page.press('.back');
    await vi.waitFor(() => expect(document.activeElement?.closest('.account-group:last-child')).not.toBeNull());
    expect(document.querySelector<HTMLDetailsElement>('.account-group:last-child > details')?.open).toBe(true);
  });

  it('counts no region, no error page and no repeat as a publication of its account', async () => {
    const named = (ordinal: number, changes: Partial<IndexedItem>) =>
      buildIndexItem(ordinal, { handle: 'seul', text: null, ...changes });
    const twice = buildIndexItem(3, { handle: 'autre', permalink: 'https://exemple.invalid/3' });
    const repeat = { ...twice, id: `${twice.id.slice(0, -1)}9`, ordinal: 9 };
    const items = [named(1, { kind: 'region' }), named(2, { isErrorPage: true }), twice, repeat];
    await open('items/by-account', createTestCarnetApi(items));
    expect([...document.querySelectorAll('.account-group h2 .hint')].map((one) => one.textContent?.trim())).toEqual([
      '1 publication · 2 captures',
      '2 captures',
    ]);
  });

  it('takes no line of the platform in a conversation for an account that was not read', async () => {
    const line = { kind: 'message', platform: 'whatsapp', handle: null, displayName: null } as const;
    const lines = [
      buildIndexItem(1, { ...line, isNotice: true }),
      buildIndexItem(2, { ...line, isNotice: true }),
      buildIndexItem(3, { ...line, kind: 'post' }),
    ];
    const { page } = await open('items/by-account', createTestCarnetApi(lines));
    expect(textsOf('.account-group h2 bdi').toSorted()).toEqual([
      'compte non lu · WhatsApp',
      'message de la plateforme · WhatsApp',
    ]);
    expect(page.text()).toContain('compte non lu (1 capture)');
  });

  it('calls the platform of an account e-mail only where nothing else of it is kept', async () => {
    const of = (displayName: string, kinds: readonly IndexedItem['kind'][], from: number) =>
      kinds.map((kind, at) => buildIndexItem(from + at, { platform: 'unknown', handle: null, displayName, kind }));
    const items = [...of('Ana', ['email', 'email'], 1), ...of('Nadia', ['email', 'picture'], 3)];
    await open('items/by-account', createTestCarnetApi(items));
    expect(textsOf('.account-group h2 bdi').toSorted()).toEqual(['Ana · courriel', 'Nadia · plateforme non indiquée']);
  });

  it('separates the details of a row, with nothing after the last', async () => {
    const items = [buildIndexItem(1, { handle: 'seul', exhibit: 3 })];
    const { page } = await open('items/by-account', createTestCarnetApi(items));
    expect(page.textOf('.row-when')).toBe('Pièce n° 3');
  });

  it('opens the page of an account that is not captured yet, for one of its captures', async () => {
    const openContext = vi.fn(() => null);
    const [first, ...others] = items;
    if (!first) throw new Error('three items');
    const opened = { ...first, profileUrl: 'https://x.com/alice_b' };
    const openWith = (one: IndexedItem) =>
      open('items/by-account', createTestCarnetApi([one, ...others]), { ...answers, 'ui>bg:openContext': openContext });
    const { page } = await openWith(opened);
    for (const handle of ['alice_b', 'bruno']) await openAccount(handle);
    expect(document.querySelectorAll('[data-action="open-profile"]')).toHaveLength(1);
    await page.press('[data-action="open-profile"]');
    expect(openContext.mock.calls).toMatchObject([[{ item: first.id, relation: 'profile' }]]);
    const captured = await openWith({ ...opened, kind: 'account-page' });
    await openAccount('alice_b');
    expect(captured.page.find('[data-action="open-profile"]')).toBeNull();
    expect(captured.page.find('.account-lines a')?.dataset.route).toBe(`item/${first.id}`);
    // A page that was not understood names nobody: its address does.
    const unread = { handle: null, displayName: null, profileUrl: null, kind: 'screen' } as const;
    const screen = buildIndexItem(9, { ...unread, page: 'https://x.com/alice_b/?hl=fr' });
    const { page: other } = await open('items/by-account', createTestCarnetApi([opened, screen, ...others]));
    await openAccount('alice_b');
    expect(other.find('.account-lines a')?.dataset.route).toBe(`item/${screen.id}`);
  });

  it('groups accounts with a reason and removes the group after a confirmation', async () => {
    const { page, carnetApi } = await open('items/by-account');
    expect(page.find('main form')).toBeNull();
    await openAccount('bruno');
    await page.press('[data-action="group"]');
    await page.fill({ reason: 'la même photo', name: 'Lui' });
    // With no other account, it would be a group of one.
    expect(carnetApi.storedDocuments.get('persons')).toBeUndefined();
    await page.press('[name="accounts"][value="x/bruno_2"]');
    await page.fill({ reason: 'la même photo', name: 'Lui' });
    expect(JSON.parse(carnetApi.storedDocuments.get('persons') ?? '').persons).toEqual([
      { id: 'id-1', at: carnetApi.now(), name: 'Lui', reason: 'la même photo', accounts: ['x/bruno', 'x/bruno_2'] },
    ]);
    expect(page.find('[data-list="persons"]')?.textContent).toContain('Parce que\u00a0: la même photo');
    await page.press('[data-list="persons"] .choices button:nth-child(2)');
    await page.press('[data-list="persons"] .confirm-button button');
    expect(JSON.parse(carnetApi.storedDocuments.get('persons') ?? '').persons).toEqual([]);
  });

  it('loads an image of the list only when it is revealed, and never an intimate one', async () => {
    const listedItems = items.map(({ text: _, ...one }) => ({ ...one, firstWords: null }));
    const [first, second] = items;
    const carnetApi = createTestCarnetApi(items, { [first?.id ?? '']: INTIMATE });
    const preview = vi.spyOn(carnetApi.store, 'preview');
    const { page } = await open('items', carnetApi, listing(listedItems, 3));
    await vi.waitFor(() => expect(document.querySelectorAll('[data-action="reveal"]')).toHaveLength(2));
    expect(preview).not.toHaveBeenCalled();
    await page.press(`li:has([data-item="${second?.id}"]) [data-action="reveal"]`);
    expect(preview).toHaveBeenCalledExactlyOnceWith(second?.id);
  });

  it('shows the file name of an imported item, and finds it', async () => {
    const names = ['IMG_0001.png', 'IMG_0002.png'];
    const imported = names.map((fileName, at) =>
      buildIndexItem(at + 1, { kind: 'document', surface: 'imported', fileName, text: null }),
    );
    const { page } = await open('items', createTestCarnetApi(imported), listing(imported, 2));
    expect(textsOf('.item-row')).toEqual(names.map((name) => expect.stringContaining(name)));
    await page.type('[name="words"]', '0002');
    expect(document.querySelectorAll('.item-row')).toHaveLength(1);
  });

  it('says why a row matches, and shows the words around the match once revealed', async () => {
    const long = `${'x'.repeat(200)} MASKED menace`;
    const { page } = await open('items', createTestCarnetApi([buildIndexItem(1, { text: long, handle: 'menace_2' })]));
    await page.type('[name="words"]', 'menace');
    expect(page.textOf('[data-list="items"] > li')).toMatch(/Trouvé dans.: le compte et le texte/);
    expect(document.body.outerHTML).not.toContain('MASKED');
    await page.press('[data-action="reveal"]');
    expect(page.textOf('mark')).toBe('menace');
    expect(page.textOf('.revealed')).toContain('MASKED menace');
  });

  it('shows the filters in use as chips, and removes one by a press', async () => {
    const { page } = await open('items');
    await page.type('[name="words"]', 'masked');
    await page.choose('[name="platform"]', 'x');
    expect(textsOf('.chip')).toEqual(['« masked » ×', 'X ×']);
    await page.press('.chip');
    expect(document.querySelector<HTMLInputElement>('[name="words"]')?.value).toBe('');
    expect(document.querySelectorAll('.chip')).toHaveLength(1);
  });

  it('ticks what is in the dossier; the rest is left out, with undo, and without a journal line', async () => {
    const listed = items.map(({ text: _, ...one }) => one);
    const { page, carnetApi } = await open('items', undefined, listing(listed, 3));
    const leftOut = () => JSON.parse(carnetApi.storedDocuments.get('export') ?? '{"leftOut":null}').leftOut;
    const ticks = () =>
      [...document.querySelectorAll<HTMLInputElement>('.item-row .item-tick')].map(
        (cell) => cell.querySelector('input')?.checked ?? null,
      );
    const before = ticks();
    expect(before.filter((one) => one === true).length).toBeGreaterThan(1);
    const at = before.indexOf(true) + 1;
    await page.press(`.item-row:nth-child(${at}) input`);
    expect(leftOut()).toEqual([items[at - 1]?.id]);
    expect(ticks()).toEqual(before.with(at - 1, false));
    expect(document.querySelectorAll('[data-left-out]')).toHaveLength(1);
    expect(page.find('.change-bar [role="status"]')?.textContent).toContain('1 capture retirée du dossier');
    expect(page.calls.map(({ name }) => name)).not.toContain('ui>bg:withdrawItem');
    await page.press('[data-action="undo"]');
    expect(leftOut()).toEqual([]);
    expect(page.find('[data-left-out]')).toBeNull();
  });

  it('with Shift, a tick is for every row from the last one, without those that no tick decides', async () => {
    const wave = [1, 2, 3, 4, 5].map((ordinal) => buildIndexItem(ordinal, { withdrawn: ordinal === 3 }));
    const { page, carnetApi } = await open('items', createTestCarnetApi(wave), listing(wave, 5));
    const leftOut = () => JSON.parse(carnetApi.storedDocuments.get('export') ?? '{"leftOut":[]}').leftOut;
    const click = (ordinal: number, shiftKey: boolean) =>
      actAndSettle(() => {
        const input = document.querySelector(`.item-row:nth-child(${ordinal}) input`);
        input?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey }));
      });
    await click(4, false);
    await click(1, true);
    expect(leftOut().toSorted()).toEqual([1, 2, 4].map((ordinal) => wave[ordinal - 1]?.id));
    expect(page.find('.change-bar [role="status"]')?.textContent).toContain('2 captures retirées du dossier');
    await click(2, false);
    expect(leftOut().toSorted()).toEqual([1, 4].map((ordinal) => wave[ordinal - 1]?.id));
    await page.press('[data-action="undo"]');
    expect(leftOut()).toHaveLength(3);
  });

  it('with Shift, leaves a row alone whose tick is not read yet', async () => {
    const wave = [1, 2, 3].map((ordinal) => buildIndexItem(ordinal));
    const { carnetApi } = await open('items', createTestCarnetApi(wave.toSpliced(1, 1)), listing(wave));
    const inputs = () => [...document.querySelectorAll<HTMLInputElement>('.item-row input')];
    expect(inputs().map(({ disabled }) => disabled)).toEqual([false, true, false]);
    for (const at of [0, 2])
      await actAndSettle(() => {
        inputs()[at]?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: at === 2 }));
      });
    const { leftOut } = JSON.parse(carnetApi.storedDocuments.get('export') ?? '{}');
    expect(leftOut).toEqual([wave[0]?.id, wave[2]?.id]);
  });

  it('counts what an account posted, wrote in an archive and what was imported of it, each in its own words', async () => {
    const kinds = ['post', 'message', 'message', 'picture', 'email', 'sound'] as const;
    const items = kinds.map((kind, at) => buildIndexItem(at + 1, { handle: 'a', platform: 'x', kind, text: `t${at}` }));
    const { page } = await open('items', createTestCarnetApi(items));
    await page.press('[data-action="by-account"]');
    const heading = document.querySelector('.account-group h2')?.textContent?.replace(/\s/g, ' ');
    expect(heading).toBe('@a · X 1 publication, 2 messages et 3 fichiers importés');
  });

  it('marks a wave by keys: same account and words together, threats first, with undo', async () => {
    const wave = [
      buildIndexItem(1, { handle: 'a', platform: 'x', text: 'nul' }),
      buildIndexItem(2, { handle: 'a', platform: 'x', text: 'nul' }),
      buildIndexItem(3, { handle: 'b', platform: 'x', text: 'MASKED je vais te tuer' }),
    ];
    const { page, carnetApi } = await open('items', createTestCarnetApi(wave));
    const seriousness = (at: number) =>
      JSON.parse(carnetApi.storedDocuments.get(`notes/${wave[at]?.id}`) ?? '{}').seriousness?.value ?? null;
    const key = (pressed: string) => pressKey(page.find(`[data-item="${wave[1]?.id}"]`), pressed);
    await page.press('[data-action="by-account"]');
    const rows = textsOf('.item-row');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('Mot de menace');
    expect(rows[1]).toContain('2 fois ce texte');
    const headings = textsOf('.account-group h2');
    expect(headings).toEqual(['@b · X 1 publication', '@a · X 2 publications']);
    expect(rows.join()).not.toContain('@');
    expect(
      [...document.querySelectorAll('[data-list="items"]')].map((list) => list.getAttribute('aria-label')),
    ).toEqual(['@b · X', '@a · X']);
    expect(document.body.outerHTML).not.toContain('tuer');
    await page.press('.item-row [data-action="reveal"]');
    expect(page.find('.revealed')?.textContent).toMatch(/Mots repérés.: te tuer/);
    await key('3');
    expect([0, 1, 2].map(seriousness)).toEqual([3, 3, null]);
    const rowOf = (at: number) => `.item-row:has([data-item="${wave[at]?.id}"])`;
    expect(page.find(rowOf(1))?.textContent).toContain('Très grave');
    await page.press('[data-action="undo"]');
    expect([0, 1].map(seriousness)).toEqual([null, null]);
    await key('2');
    await key('2');
    expect([0, 1].map(seriousness)).toEqual([null, null]);
    await page.type('[name="words"]', 'nul');
    await page.choose('[name="mark-category"]', 'insult');
    await page.type('[name="words"]', 'tuer');
    await page.press('[data-action="read-by-other"]');
    await page.type('[name="words"]', '');
    const notes = [1, 2].map((at) => JSON.parse(carnetApi.storedDocuments.get(`notes/${wave[at]?.id}`) ?? '{}'));
    expect(notes[0]?.categories.value).toEqual(['insult']);
    expect(notes[1]?.toReadByOther.value).toBe(true);
    await page.choose('[name="status"]', 'to-read');
    expect(document.querySelectorAll('.item-row')).toHaveLength(1);
  });

  it('ticks all captures of an account at once, on all pages, with undo; an account with one has no tick', async () => {
    const many = Array.from({ length: 56 }, (_, at) =>
      buildIndexItem(at + 1, { handle: at < 55 ? 'a' : 'b', platform: 'x', text: `texte ${at}` }),
    );
    const notes = { [many[0]?.id ?? '']: INTIMATE, [many[1]?.id ?? '']: {} };
    const { page, carnetApi } = await open('items', createTestCarnetApi(many, notes));
    const countLeftOut = async () => (await carnetApi.documents.read('', exportChoicesDocument)).leftOut.length;
    await page.press('[data-action="by-account"]');
    const tick = () => document.querySelector<HTMLInputElement>('[data-tick="account"] input');
    await vi.waitFor(() => expect(tick()?.checked).toBe(true));
    expect(document.querySelectorAll('[data-tick="account"] input')).toHaveLength(1);
    expect(tick()?.getAttribute('aria-label')).toMatch(/^Toutes les captures de @a · X/);
    await page.press('[data-tick="account"] input');
    // All but the intimate one, whose tick is not the list's.
    expect(await countLeftOut()).toBe(54);
    await page.press('.item-row .item-tick input');
    expect(tick()?.indeterminate).toBe(true);
    await page.press('[data-tick="account"] input');
    expect(await countLeftOut()).toBe(0);
    await page.press('[data-action="undo"]');
    expect(await countLeftOut()).toBe(53);
  });

  it('ticks every capture at once, on all pages, with undo, by date and by account', async () => {
    const many = Array.from({ length: 56 }, (_, at) => buildIndexItem(at + 1, { text: `texte ${at}` }));
    const testApi = createTestCarnetApi(many, { [many[0]?.id ?? '']: INTIMATE });
    const { page, carnetApi } = await open('items', testApi, listing(many.slice(0, 50), 56));
    const countLeftOut = async () => (await carnetApi.documents.read('', exportChoicesDocument)).leftOut.length;
    const tick = () => document.querySelector<HTMLInputElement>('[data-tick="all"] input');
    await vi.waitFor(() => expect(tick()?.checked).toBe(true));
    expect(tick()?.closest('label')?.textContent).toMatch(/^Tout cocher/);
    await page.press('[data-tick="all"] input');
    // All but the intimate one, whose tick is not the list's.
    expect(await countLeftOut()).toBe(55);
    await page.press('.item-row:nth-child(2) input');
    expect(tick()?.indeterminate).toBe(true);
    await page.press('[data-action="by-account"]');
    await page.press('[data-tick="all"] input');
    expect(await countLeftOut()).toBe(0);
    await page.press('[data-action="undo"]');
    expect(await countLeftOut()).toBe(54);
    // What a search found has its own place.
    await page.type('[name="words"]', 'texte');
    expect(tick()).toBeNull();
  });

  it('asks whether the ticked captures, or those found, are still on line, masked and in the list', async () => {
    const listed = items.map((one) => ({ ...one, permalink: `https://exemple.invalid/${one.ordinal}` }));
    const { page } = await open('items', createTestCarnetApi(listed), listing(listed, 3));
    const asked = () => [...document.querySelectorAll<HTMLElement>('[data-list="online"] > li')];
    await page.press('.item-row:nth-child(1) input');
    await page.press('[data-action="check-online"]');
    expect(asked().map(({ dataset }) => dataset.item)).toEqual([listed[1]?.id, listed[2]?.id]);
    expect(page.text()).not.toContain('MASKED');
    await page.press('[data-action="close-online"]');
    expect(document.querySelectorAll('.item-row')).toHaveLength(3);
    await page.choose('[name="status"]', 'left-out');
    await page.press('[data-action="check-online"]');
    expect(asked().map(({ dataset }) => dataset.item)).toEqual([listed[0]?.id]);
  });

  it('says once that no account was read, and keeps what tells the rows apart', async () => {
    const site = { host: 'forum.exemple.invalid', title: '' };
    const unread = [
      buildIndexItem(1, { handle: null, displayName: null, platform: 'x', text: 'un' }),
      buildIndexItem(2, { handle: null, displayName: null, platform: 'x', text: 'deux' }),
      buildIndexItem(3, { handle: null, displayName: null, platform: 'web', site, text: 'trois' }),
    ];
    const { page } = await open('items', createTestCarnetApi(unread));
    await page.press('[data-action="by-account"]');
    expect(textsOf('.account-group h2')).toEqual([
      'compte non lu · X 2 captures',
      'compte non lu · site web 1 capture',
    ]);
    const names = textsOf('.item-row .row-name > :first-child');
    expect(names.map((name) => name?.replace(/\s/g, ' '))).toEqual([
      'Capturé : 20 nov. 2026, 09:00',
      'Capturé : 20 nov. 2026, 09:00',
      'forum.exemple.invalid',
    ]);
    expect(document.querySelector('[data-tick="account"] input')).toBeNull();
    // In the filter they would look the same.
    await page.choose('[name="who"]', 'unread');
    await vi.waitFor(() => expect(document.querySelectorAll('.item-row')).toHaveLength(3));
    expect(page.find('.chip')?.textContent).toContain('compte non lu (3 captures)');
  });

  it('tells accounts of one name apart, in the list and in the filter', async () => {
    const named = [3, 0].map((id, at) => {
      const profileUrl = `https://forum.exemple.invalid/profil.php?u=${id}`;
      return buildIndexItem(at + 1, {
        handle: null,
        displayName: 'kevin_b',
        platform: 'web',
        profileUrl,
        text: `${id}`,
      });
    });
    const { page } = await open('items', createTestCarnetApi(named));
    const titles = ['kevin_b · site web · profil.php?u=3', 'kevin_b · site web · profil.php?u=0'];
    expect(textsOf('[name="who"] option').slice(1).toSorted()).toEqual(titles.toSorted());
    await page.press('[data-action="by-account"]');
    expect(textsOf('.account-group h2 > bdi').toSorted()).toEqual(titles.toSorted());
  });

  it('counts each account on all pages, and does not say that the newest comes first', async () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      buildIndexItem(at + 1, { handle: at < 55 ? 'a' : 'b', platform: 'x', text: `texte ${at}` }),
    );
    const { page } = await open('items', createTestCarnetApi(many), listing(many));
    expect(page.text()).toContain('les dernières gardées d’abord');
    await page.press('[data-action="by-account"]');
    const text = page.text().replace(/\s/g, ' ');
    expect(text).toContain('Textes 1 à 50 sur 60, rangés par compte');
    expect(text).not.toContain('de la plus récente');
    expect(text).toContain('@a · X 55 publications');
  });

  it('shows the host of unknown sites, and the title that their page wrote once it is asked for', async () => {
    const site = { host: 'forum.exemple.invalid', title: 'Discussion du lundi' };
    const item = buildIndexItem(1, { handle: null, displayName: null, site });
    const { page } = await open('items', createTestCarnetApi([item]), listing([item]));
    const row = () => page.find('.item-row')?.textContent ?? '';
    expect(row()).toContain('compte non lu · forum.exemple.invalid');
    expect(row()).not.toContain('site web');
    expect(row()).not.toContain('Discussion du lundi');
    await page.press('.item-row .masked button');
    expect(row()).toContain('Discussion du lundi');
  });

  it('comes back to the row of the opened item, with the filters kept', async () => {
    const { page } = await open('items', undefined, { ...answers, 'ui>bg:readItem': () => detail });
    await page.type('[name="words"]', 'bruno');
    await page.press(`[data-item="${items[1]?.id}"]`);
    await page.press('.back');
    await vi.waitFor(() => expect(document.activeElement).toBe(page.find(`[data-item="${items[1]?.id}"]`)));
    expect(document.querySelectorAll('.item-row')).toHaveLength(2);
  });
});
