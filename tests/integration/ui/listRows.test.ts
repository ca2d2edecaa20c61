// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CarnetApi } from '../../../src/carnet/carnetApi.ts';
import type { ItemPage } from '../../../src/messages/protocol.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { showCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi, override } from '../../support/ui/testCarnetApi.ts';
import { actAndSettle, ITEM_ID, noAdvice, summary, textsOf } from '../../support/ui/uiHarness.ts';

const AT = '2026-11-20T09:00:00.000Z';
const OTHER_ID = '8d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3f';
const item = buildIndexItem(12, { id: ITEM_ID });
const other = buildIndexItem(13, { id: OTHER_ID });
const asPage = (...listed: readonly (typeof item)[]) => ({
  total: listed.length,
  items: listed.map((one) => ({ ...summary, ...one })),
  interrupted: [],
});
const shapes = () => document.querySelectorAll('.item-row .shape img').length;

/** The list, of which the background gives this page. */
const openList = (listed: ItemPage | (() => ItemPage | Promise<ItemPage>), carnetApi: CarnetApi) =>
  showCarnet({ 'ui>bg:listItems': () => (typeof listed === 'function' ? listed() : listed) }, 'items', carnetApi);

function withShape(...[items, notes]: Parameters<typeof createTestCarnetApi>) {
  const shape = vi.fn(async (_itemId: string) => new Blob(['shape']));
  return { shape, carnetApi: override(createTestCarnetApi(items, notes), { items: { shape } }) };
}

/** The same, and a function that changes what is stored, as another of our pages does. */
function withChanges(...[items, notes]: Parameters<typeof createTestCarnetApi>) {
  let listener = () => {};
  let stored = createTestCarnetApi(items, notes);
  const { shape, carnetApi } = withShape(items, notes);
  const change = (...now: Parameters<typeof createTestCarnetApi>) => {
    stored = createTestCarnetApi(...now);
    listener();
  };
  return {
    shape,
    change,
    carnetApi: override(carnetApi, {
      // Each line of the journal seals an item.
      store: {
        currentCase: async () => {
          const [now, listed] = await Promise.all([stored.store.currentCase(), stored.itemIndex.itemsFrom('', 1)]);
          const sealed = Math.max(0, ...listed.map(({ ordinal }) => ordinal));
          return now && { ...now, seq: sealed, items: sealed };
        },
      },
      itemIndex: { itemsFrom: (...asked) => stored.itemIndex.itemsFrom(...asked) },
      documentStore: { readDocuments: (...asked) => stored.documentStore.readDocuments(...asked) },
      onListChange: (onChange: () => void) => {
        listener = onChange;
        return () => undefined;
      },
    }),
  };
}

afterEach(() => void vi.unstubAllGlobals());

it('counts in its title the captures that are kept, without those withdrawn', async () => {
  const withdrawn = { ...other, withdrawn: true };
  const listed = { ...asPage(item, withdrawn), withdrawn: 1 };
  const { page } = await openList(listed, withShape([item, withdrawn]).carnetApi);
  expect(page.textOf('h1')).toBe('Mes captures (1)');
  expect(document.querySelectorAll('.item-row')).toHaveLength(2);
});

describe('a row of the list', () => {
  it('has the hour of a message, which is that of a telephone', async () => {
    const imported = { kind: 'message', platform: 'whatsapp', fileName: 'chat.zip' } as const;
    const message = buildIndexItem(12, { id: ITEM_ID, ...imported, posted: '2025-11-17T18:20' });
    const { page } = await openList(asPage(message), withShape([message]).carnetApi);
    expect(page.text()).toContain('17 nov. 2025, 18:20 (heure du téléphone)');
  });

  it('has the shape of its image, hidden from screen readers, and the image itself only once revealed', async () => {
    const { carnetApi, shape } = withShape([item]);
    const { page } = await openList(asPage(item), carnetApi);
    await vi.waitFor(() => expect(shapes()).toBe(1));
    expect(shape.mock.calls).toEqual([[ITEM_ID]]);
    expect(page.find('.item-row .thumb')?.getAttribute('aria-hidden')).toBe('true');
    expect(page.find('img.preview')).toBeNull();
  });

  it.each([
    ['is marked intimate', {}, { intimate: { value: true, at: AT } }],
    ['is categorised as intimate', {}, { categories: { value: ['intimate-image'], at: AT } }],
    ['may show a minor', {}, { minor: { value: true, at: AT } }],
    ['must not be kept', { prohibited: true }, {}],
    ['is damaged', { unread: true }, {}],
  ] as const)('has no shape of an image that %s, and reads none', async (_, state, notes) => {
    const one = { ...item, ...state };
    const { carnetApi, shape } = withShape([one], { [ITEM_ID]: notes });
    await openList(asPage(one), carnetApi);
    // The notes are read once the tick is.
    await vi.waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull());
    expect(shapes()).toBe(0);
    expect(shape).not.toHaveBeenCalled();
  });

  it.each([
    ['message du 3.eml', 'EML', 'email'],
    ['IMG_4521.HEIC', 'HEIC', 'picture'],
    ['PTT-0001.opus', 'OPUS', 'sound'],
  ] as const)(
    'of an imported file without an account is named by its file, once, and says what the file is: %s',
    async (fileName, letters, kind) => {
      const file = { ...item, handle: null, displayName: null, platform: 'unknown', kind, fileName };
      const { page } = await openList(asPage(file), createTestCarnetApi([file]));
      expect(page.find('.row-name > span')?.textContent).toBe(fileName);
      expect(page.find('.row-when')?.textContent).not.toContain(fileName);
      expect(page.find('.item-row .thumb')?.textContent).toBe(letters);
    },
  );

  it('of an imported file keeps its platform, and its file name below, once an account is known', async () => {
    const imported = { platform: 'unknown', kind: 'email', fileName: 'message.eml' } as const;
    const file = { ...item, handle: null, displayName: 'Nadia', ...imported };
    const { page } = await openList(asPage(file), createTestCarnetApi([file]));
    expect(page.textOf('.row-name > span')).toBe('Nadia · courriel');
    expect(page.textOf('.item-row .thumb')).not.toBe('EML');
    expect(page.textOf('.row-when')).toContain('message.eml');
    const picture = { ...file, kind: 'picture', fileName: 'IMG_4521.png' } as const;
    const { page: other } = await openList(asPage(picture), createTestCarnetApi([picture]));
    expect(other.textOf('.item-row .thumb')).toBe('PNG');
  });

  it('says in words the codes of a call', async () => {
    const call = { ...item, kind: 'message', isCodedCall: true, text: 'missed', firstWords: 'missed' } as const;
    const { page } = await openList(asPage(call), createTestCarnetApi([call]));
    await page.press('.item-row [data-action="reveal"]');
    expect(page.textOf('.item-row .quotation')).toBe('Appel manqué');
  });

  it('is not moved by what is known once every item is read', async () => {
    const file = { ...item, text: null, firstWords: '' };
    const { page } = await openList(asPage(file), withShape([file]).carnetApi);
    const [row, link] = [page.find('.item-row'), page.find('a[data-route="image-texts"]')];
    expect(row?.compareDocumentPosition(link as Node)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('has nothing pressed beside it before what stands above is known', async () => {
    const file = { ...item, text: null, firstWords: '' };
    const counted = Promise.withResolvers<number>();
    const { carnetApi } = withShape([file]);
    const backups = { ...carnetApi.backups, countItemsWithoutBackup: () => counted.promise };
    const { page } = await openList(asPage(file), { ...carnetApi, backups });
    await vi.waitFor(() => expect(shapes()).toBe(1));
    expect([...document.querySelectorAll('.items-cards :is(a, button)')]).toEqual([]);
    await actAndSettle(() => counted.resolve(3));
    const [hint, link] = [page.find('[data-without-backup]'), page.find('a[data-route="image-texts"]')];
    expect(hint?.compareDocumentPosition(link as Node)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('has no shape of an image whose notes cannot be read', async () => {
    const { carnetApi, shape } = withShape([item]);
    carnetApi.damagedDocuments.add(`notes/${ITEM_ID}`);
    await openList(asPage(item), carnetApi);
    await vi.waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull());
    expect(shape).not.toHaveBeenCalled();
  });

  it('has no shape of an image that was imported as intimate while the list shows', async () => {
    let listed = asPage(item);
    const { carnetApi, change, shape } = withChanges([item]);
    await openList(() => listed, carnetApi);
    await vi.waitFor(() => expect(shapes()).toBe(1));
    listed = asPage(other, item);
    await actAndSettle(() => change([item, other], { [OTHER_ID]: { intimate: { value: true, at: AT } } }));
    await vi.waitFor(() => expect(document.querySelectorAll('.item-row')).toHaveLength(2));
    expect(shape.mock.calls).toEqual([[ITEM_ID]]);
  });

  it('loses its shape once another of our pages marks the image as intimate', async () => {
    const { carnetApi, change } = withChanges([item]);
    await openList(asPage(item), carnetApi);
    await vi.waitFor(() => expect(shapes()).toBe(1));
    await actAndSettle(() => change([item], { [ITEM_ID]: { intimate: { value: true, at: AT } } }));
    await vi.waitFor(() => expect(shapes()).toBe(0));
  });

  it('reads the shape only of what is on the screen', async () => {
    const observed: Element[] = [];
    const report: IntersectionObserverCallback[] = [];
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(listener: IntersectionObserverCallback) {
          report.push(listener);
        }
        observe = (target: Element) => observed.push(target);
        disconnect = () => undefined;
      },
    );
    const { carnetApi, shape } = withShape([item, other]);
    await openList(asPage(other, item), carnetApi);
    await vi.waitFor(() => expect(observed).toHaveLength(2));
    expect(shape).not.toHaveBeenCalled();
    const entry = { isIntersecting: true } as IntersectionObserverEntry;
    await actAndSettle(() => report[0]?.([entry], {} as IntersectionObserver));
    await vi.waitFor(() => expect(shapes()).toBe(1));
    expect(shape.mock.calls).toEqual([[OTHER_ID]]);
  });

  it('has one date: of the post or, when nothing gives it, of the capture', async () => {
    const posted = { ...other, posted: '2026-11-18T23:30:00Z' };
    await openList(asPage(posted, { ...item, posted: null }), createTestCarnetApi([item, posted]));
    const dates = textsOf('.item-row .row-when');
    expect(dates).toEqual([
      expect.stringMatching(/^Publié.: 1[89] nov\. 2026/),
      expect.stringMatching(/^Capturé.: 2\d nov\. 2026/),
    ]);
  });
});

describe('the list', () => {
  it('says once that a capture is kept when it arrives while the list shows, above its row', async () => {
    let listed = asPage(item);
    let change = () => {};
    const carnetApi = createTestCarnetApi([item, other]);
    const { page } = await openList(() => listed, {
      ...carnetApi,
      onListChange: (listener) => {
        change = listener;
        return () => undefined;
      },
    });
    expect(page.find('.items-list .saved')?.textContent).toBe('');
    listed = asPage(other, item);
    await actAndSettle(change);
    await vi.waitFor(() => expect(page.find('.items-list .saved')?.textContent).toBe('Gardée · 2 en tout'));
    expect(page.find('.items-list .saved')?.getAttribute('role')).toBe('status');
  });

  it('does not say that a capture arrived when the newest is erased', async () => {
    let listed = asPage(other, item);
    const { carnetApi, change } = withChanges([item, other]);
    const { page } = await openList(() => listed, carnetApi);
    await vi.waitFor(() => expect(document.querySelectorAll('[data-item]')).toHaveLength(2));
    listed = asPage(item);
    await actAndSettle(() => change([item]));
    await vi.waitFor(() => expect(document.querySelectorAll('[data-item]')).toHaveLength(1));
    expect(page.textOf('.items-list .saved')).toBe('');
  });

  it('reads how far the case is again at its first capture and in another case, and calls neither case a capture', async () => {
    let listed: ItemPage = asPage();
    const { carnetApi, change } = withChanges([]);
    const overview = vi.fn(noAdvice.overview);
    const { page } = await openList(() => listed, { ...carnetApi, advice: { ...noAdvice, overview } });
    await vi.waitFor(() => expect(overview).toHaveBeenCalledTimes(1));
    listed = asPage(item);
    await actAndSettle(() => change([item]));
    await vi.waitFor(() => expect(overview).toHaveBeenCalledTimes(2));
    await vi.waitFor(() => expect(page.find('.items-list .saved')?.textContent).toBe('Gardée · 1 en tout'));
    listed = { ...asPage(other), current: { name: 'Lina', place: 2 } };
    await actAndSettle(() => change([other]));
    await vi.waitFor(() => expect(overview).toHaveBeenCalledTimes(3));
    expect(page.find('.items-list .saved')?.textContent).toBe('');
  });

  it('holds the place of its rows while they are read, and says so to screen readers', async () => {
    const { page } = await openList(() => new Promise(() => undefined), createTestCarnetApi([item]));
    expect(page.find('.skeleton')?.getAttribute('aria-hidden')).toBe('true');
    expect(page.textOf('.screen-reader-only[role="status"]')).toBe('Chargement…');
  });
});

describe('a row of an item whose image was read by machine', () => {
  const IMAGE_TEXT = {
    schema: 'recueil/image-text/1',
    images: [
      {
        ...{ path: 'capture.png', sha256: 'a'.repeat(64), width: 900, height: 600, at: '2026-11-20T09:00:00.000Z' },
        versions: { engine: 'e', data: 'd', preparation: 'p' },
        lines: ['21:42 4G', 'MASKED je vais te tuer', 'Réponds'].map((text, at) => ({
          ...{ box: [0, 40 * at, 900, 30], script: 'latin', correction: null },
          words: [{ text, confidence: 95, box: [0, 40 * at, 900, 30] }],
        })),
      },
    ],
  };
  const unread = buildIndexItem(12, { id: ITEM_ID, text: null });
  async function open(
    notes: Parameters<typeof createTestCarnetApi>[1] = {},
    changes: Partial<typeof unread> = {},
    damaged: readonly string[] = [],
  ) {
    const api = createTestCarnetApi([{ ...unread, ...changes }, other], notes);
    for (const id of damaged) api.damagedDocuments.add(`notes/${id}`);
    api.storedDocuments.set(`image-text/${ITEM_ID}`, JSON.stringify(IMAGE_TEXT));
    const listed = { total: 2, items: [{ ...summary, firstWords: null, ...changes }], interrupted: [] };
    return (await openList(listed, api)).page;
  }

  it('shows its first line once revealed, said to be read by machine', async () => {
    const page = await open();
    expect(document.body.outerHTML).not.toContain('MASKED');
    await page.press('.item-row [data-action="reveal"]');
    expect(page.textOf('.item-row .quotation')).toBe('MASKED je vais te tuer');
    expect(page.textOf('.item-row .revealed')).toContain('Lu par machine, à vérifier.');
  });

  it('says of a threatening word, by account, that the machine read it', async () => {
    const page = await open();
    await page.press('[data-action="by-account"]');
    const row = `.item-row:has([data-item="${ITEM_ID}"])`;
    await vi.waitFor(() => expect(page.textOf(`${row} .tag`)).toBe('Mot de menace, lu par machine'));
    expect(document.body.outerHTML).not.toContain('MASKED');
    await page.press(`${row} [data-action="reveal"]`);
    expect(page.textOf(`${row} .revealed`)).toMatch(/Mots repérés.: te tuer.*Lu par machine, à vérifier/);
  });

  it.each([
    ['is marked intimate', { notes: { intimate: { at: AT, value: true } } }],
    ['may show a minor', { notes: { minor: { at: AT, value: true } } }],
    ['must not be kept', { changes: { prohibited: true } }],
    ['has damaged notes', { damaged: [ITEM_ID] }],
  ] as const)('shows no threatening word of an image that %s, nor ranks it first', async (_, state) => {
    const page = await open(
      'notes' in state ? { [ITEM_ID]: state.notes } : {},
      'changes' in state ? state.changes : {},
      'damaged' in state ? state.damaged : [],
    );
    await page.press('[data-action="by-account"]');
    await vi.waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull());
    const row = `.item-row:has([data-item="${ITEM_ID}"])`;
    expect(document.querySelectorAll('.item-row')).toHaveLength(2);
    expect([...document.querySelectorAll('[data-item]')].at(-1)?.getAttribute('data-item')).toBe(ITEM_ID);
    for (const button of document.querySelectorAll<HTMLElement>('.item-row [data-action="reveal"]'))
      await actAndSettle(() => button.click());
    expect(page.find(row)?.textContent).not.toMatch(/menace|Mots repérés|tuer/);
  });

  it('shows no line of an image that may be intimate, searched or not', async () => {
    const page = await open({ [ITEM_ID]: { intimate: { at: AT, value: true } } });
    expect(page.find('.item-row [data-action="reveal"]')).toBeNull();
    await page.type('[name="words"]', 'tuer');
    await vi.waitFor(() => expect(page.text()).toContain('l’image, lue par machine'));
    for (const button of document.querySelectorAll<HTMLElement>('.item-row [data-action="reveal"]'))
      await actAndSettle(() => button.click());
    expect(document.body.outerHTML).not.toContain('MASKED');
  });
});
