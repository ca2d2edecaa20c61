// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import type { ExportChoices } from '../../../src/domain/export/exportChoices.ts';
import type { HiddenThings } from '../../../src/domain/item/hiddenWords.ts';
import type { ItemNotes } from '../../../src/domain/item/itemNotes.ts';
import type { HiddenTraces } from '../../../src/workflow/export/hiddenAnswers.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { buildCaptureTrace, buildHiddenTraces } from '../../support/ui/hiddenTraces.ts';
import { followLink, openCarnet, showCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi, override } from '../../support/ui/testCarnetApi.ts';
import { actAndSettle, createUiHarness, dataOf, detail, ITEM_ID, type UiHarness } from '../../support/ui/uiHarness.ts';

const PART = {
  at: '2026-11-20T09:00:00.000Z',
  file: 'capture.png',
  way: 'mask',
  x: 1,
  y: 2,
  width: 30,
  height: 40,
} as const;

const [OTHER_ID, THIRD_ID] = [buildIndexItem(4).id, buildIndexItem(5).id];

const INTIMATE = { intimate: { at: PART.at, value: true } };

async function open(path: string, carnetApi = createTestCarnetApi()) {
  const { page: at } = await showCarnet({ 'ui>bg:readItem': () => detail }, path, carnetApi);
  const readStored = <T>(name: string): T => JSON.parse(carnetApi.storedDocuments.get(name) ?? 'null');
  return { at, redactions: () => readStored<ItemNotes>(`notes/${ITEM_ID}`).redactions, readStored };
}

async function reveal(at: UiHarness): Promise<void> {
  const button = '.redact .masked-image [data-action="reveal"]';
  await at.press(button);
}

async function key(at: UiHarness, name: string, shiftKey = false): Promise<void> {
  const event = new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true });
  await actAndSettle(() => void document.activeElement?.dispatchEvent(event));
  expect(event.defaultPrevented, at.text()).toBe(true);
}

test('the redaction page opens from an item and shows the image on demand', async () => {
  const { at } = await open(`item/${ITEM_ID}`);
  expect(at.find('[data-redact="capture.png"]')?.dataset.route).toBe(`redact/${ITEM_ID}/capture.png`);
  const redact = await open(`redact/${ITEM_ID}/capture.png`);
  expect(redact.at.find('img')).toBeNull();
  expect(redact.at.text()).toMatch(/ne change jamais.*peut rester dans le texte, le compte ou l’adresse/);
  await reveal(redact.at);
  expect(redact.at.find('.redaction-canvas img')?.getAttribute('src')).toBe('blob:image');
});

test('an intimate image shows at a second press, and the page links to removing it', async () => {
  const { at } = await open(`redact/${ITEM_ID}/capture.png`, createTestCarnetApi([], { [ITEM_ID]: INTIMATE }));
  const button = '.redact .masked-image [data-action="reveal"]';
  await at.press(button);
  expect(at.text()).toContain('peut être intime');
  expect(at.find('.redaction-canvas img')).toBeNull();
  expect(at.find('[data-action="to-remove-image"]')).toBeNull();
  await reveal(at);
  expect(at.find('[data-action="to-remove-image"]')?.dataset.route).toBe(`item/${ITEM_ID}`);
});

test('a rectangle is added, moved, resized, blurred and removed by keyboard, saved and announced each time', async () => {
  const { at, redactions } = await open(`redact/${ITEM_ID}/capture.png`);
  await reveal(at);
  await at.press('[data-action="add-region"]');
  expect(redactions()).toEqual([{ ...PART, x: 300, y: 200, width: 300, height: 200 }]);
  expect(document.activeElement?.getAttribute('data-region')).toBe('1');
  await key(at, 'ArrowLeft');
  await key(at, 'ArrowDown');
  await key(at, 'ArrowRight', true);
  await key(at, 'ArrowUp', true);
  expect(redactions()).toEqual([{ ...PART, x: 291, y: 209, width: 309, height: 191 }]);
  expect(at.find('[data-redact-state]')?.textContent).toMatch(/309 sur 191, à 291.*209 du haut.*Gardé/);
  expect(at.textOf('[data-blur-hint]')).toBe('');
  await at.choose('[name="way-1"]', 'blur');
  expect(at.textOf('[data-blur-hint]')).toContain('sous un flou, des mots se devinent');
  expect(redactions()).toMatchObject([{ way: 'blur', x: 291 }]);
  await actAndSettle(() => at.find('[data-region="1"]')?.focus());
  await key(at, 'Delete');
  expect(redactions()).toEqual([]);
  expect(at.text()).toContain('Rectangle retiré.');
  expect(document.activeElement?.getAttribute('data-action')).toBe('add-region');
});

test('two clicks on the image hide what is between them; a click on a rectangle chooses it only', async () => {
  const { at, redactions } = await open(`redact/${ITEM_ID}/capture.png`);
  await reveal(at);
  const canvas = at.find('.redaction-canvas') as HTMLElement;
  canvas.getBoundingClientRect = () => ({ left: 0, top: 0, width: 900, height: 600 }) as DOMRect;
  canvas.setPointerCapture = () => undefined;
  const fire = (type: string, clientX: number, clientY: number, on: Element) =>
    actAndSettle(() => void on.dispatchEvent(new PointerEvent(type, { button: 0, clientX, clientY, bubbles: true })));
  const click = async (x: number, y: number, on: Element = canvas) => {
    await fire('pointerdown', x, y, on);
    await fire('pointerup', x, y, on);
  };
  await click(100, 200);
  expect(at.find('[data-region]')).toBeNull();
  expect(at.find('.redact-corner')).not.toBeNull();
  await click(340, 260);
  expect(at.find('.redact-corner')).toBeNull();
  expect(redactions()).toEqual([{ ...PART, x: 100, y: 200, width: 240, height: 60 }]);
  await click(150, 220, at.find('[data-region="1"]') as Element);
  expect(at.find('.redact-corner')).toBeNull();
});

test('the redactions of another image of the item are kept', async () => {
  const other = { ...PART, file: 'publication.png' };
  const { at, redactions } = await open(
    `redact/${ITEM_ID}/capture.png`,
    createTestCarnetApi([], { [ITEM_ID]: { redactions: [other, PART] } }),
  );
  await at.press('[data-action="remove-region"]');
  expect(redactions()).toEqual([other]);
});

test('hiding says where it also stands, and each place is left out or kept', async () => {
  const found: HiddenTraces = {
    recipient: null,
    hasWords: true,
    captures: [
      buildCaptureTrace({
        id: OTHER_ID,
        ordinal: 4,
        isInRecord: false,
        inImages: ['document-1.png'],
        toCheck: ['capture.png'],
      }),
      buildCaptureTrace({ id: THIRD_ID, ordinal: 5, inImages: ['capture.png'] }),
    ],
    copied: [2, 3],
    withoutPage: [2],
    unreadImages: [7, 8],
    neverReadImages: [9],
    own: [{ subject: 'facts', isKept: false }],
    received: [{ number: 1, isKept: false }],
    earlier: [{ at: '2026-11-12T09:00:00.000Z', forWhom: 'la gendarmerie' }],
  };
  const api = createTestCarnetApi([2, 3, 4, 5, 7, 8, 9].map((ordinal) => buildIndexItem(ordinal)));
  const answered = (what: string) => readKept().includes(what);
  const readKept = () => {
    const stored: { kept?: { what: string }[] } = JSON.parse(api.storedDocuments.get('hidden') ?? '{}');
    return stored.kept?.map(({ what }) => what) ?? [];
  };
  const findHiddenTraces = vi.fn(async () => ({
    ...found,
    captures: found.captures.map((one) => ({ ...one, isKept: answered(`item/${one.id}`) })),
    own: found.own.map((one) => ({ ...one, isKept: answered('own/facts') })),
    received: found.received.map((one) => ({ ...one, isKept: answered('received/1') })),
  }));
  const { at, readStored } = await open(
    `redact/${ITEM_ID}/capture.png`,
    override(api, { exports: { findHiddenTraces } }),
  );
  await at.type('[name="word"]', '06 12 34 56 78');
  await at.press('[data-hidden-words] button[type="submit"]');
  await vi.waitFor(() => expect(at.find('[data-hidden-traces="4"]'), at.text()).not.toBeNull());
  expect(readStored<HiddenThings>('hidden').words).toMatchObject([{ text: '06 12 34 56 78' }]);
  expect(at.text()).toMatch(/cachée aussi sur 2 autres captures\./);
  expect(at.text()).toMatch(/Une capture.*code de la page/);
  const links = (line: string) => dataOf(`[data-hidden-line="hidden.${line}"] .item-link`, 'route');
  expect(links('copied')).toEqual([2, 3].map((ordinal) => `item/${buildIndexItem(ordinal).id}`));
  expect(at.text()).toContain('dossier du 12 novembre 2026, remis à la gendarmerie');
  expect(at.find('[data-hidden-capture="4"] [data-action="redact-too"]')?.dataset.route).toBe(
    `redact/${OTHER_ID}/document-1.png`,
  );
  // Its record has the word too.
  expect(at.find('[data-hidden-capture="5"] [data-action="redact-too"]')).toBeNull();
  expect(at.textOf('[data-hidden-capture="4"]')).toMatch(/Le mot a été lu par machine dans l’image. À vérifier/);
  expect(at.text()).toMatch(/Les images de 2 captures ne sont pas lues par machine, ou pas .*Le mot peut y être\./);
  expect(at.text()).toMatch(/ne lit pas certaines images de 1 capture.*avec un texte. Le mot peut y être\./);
  expect(at.find('[data-hidden-traces] a.lone[data-route="image-texts"]')).not.toBeNull();
  await at.press('[data-hidden-capture="4"] [data-action="keep-trace"]');
  expect(at.text()).toMatch(/Vous joignez une capture/);
  await at.press('[data-hidden-capture="5"] [data-action="leave-out-trace"]');
  await vi.waitFor(() => expect(at.find('[data-hidden-traces="2"]')).not.toBeNull());
  // With the reason: no tick of many captures puts it back.
  expect(readStored<ExportChoices>('export')).toMatchObject({ leftOut: [THIRD_ID], leftOutHidden: [THIRD_ID] });
  await at.press('[data-own-trace] [data-action="keep-own"]');
  await at.press('[data-received-trace] [data-action="keep-received"]');
  expect(at.text()).toContain('Vous joignez une capture où ce que vous cachez peut se lire.');
});

test.each([
  [false, ''],
  [true, 'Rien d’autre n’a été trouvé dans les textes lus.'],
])('a part of the image is hidden, a word given: %s', async (hasWords, said) => {
  const findHiddenTraces = async () => buildHiddenTraces({ hasWords });
  const api = override(createTestCarnetApi(), { exports: { findHiddenTraces } });
  const { at } = await open(`redact/${ITEM_ID}/capture.png`, api);
  await vi.waitFor(() => expect(at.find('[data-hidden-traces="0"]')).not.toBeNull());
  expect(at.textOf('[data-hidden-traces] [role="status"]')).toBe(said);
});

test('the places where the machine read a hidden word are proposed, and hidden by one press', async () => {
  const api = createTestCarnetApi();
  const image = {
    ...{ path: 'capture.png', sha256: 'a'.repeat(64), width: 900, height: 600, at: PART.at },
    versions: { engine: 'e', data: 'd', preparation: 'p' },
    lines: [
      {
        ...{ box: [100, 40, 300, 20], script: 'latin', correction: null },
        words: [
          { text: 'Bonjour', confidence: 95, box: [100, 40, 80, 20] },
          { text: 'Cami11e', confidence: 40, box: [190, 40, 80, 20] },
        ],
      },
    ],
  };
  const text = { schema: 'recueil/image-text/1', images: [image] };
  api.storedDocuments.set(`image-text/${ITEM_ID}`, JSON.stringify(text));
  const { at, redactions } = await open(`redact/${ITEM_ID}/capture.png`, api);
  expect(at.find('[data-read-places]')).toBeNull();
  await at.type('[name="word"]', 'camille');
  await at.press('[data-hidden-words] button[type="submit"]');
  expect(at.find('[data-read-places]')?.textContent).toMatch(/Un mot caché a été lu à 1 endroit.*À vérifier/);
  await at.press('[data-action="hide-read-places"]');
  await vi.waitFor(() => expect(at.find('[data-read-places]')).toBeNull());
  expect(redactions()).toEqual([{ ...PART, x: 185, y: 35, width: 90, height: 30 }]);
  expect(document.activeElement?.getAttribute('name')).toBe('way-1');
  expect(at.find('[data-redact-state]')?.textContent).toMatch(/1 rectangle ajouté.*Gardé/);
});

test('a file that is not an image of the item cannot be redacted', async () => {
  const { at } = await open(`redact/${ITEM_ID}/texte.txt`);
  expect(at.text()).toContain('ne peut pas être affichée');
  expect(at.find('[data-action="reveal"]')).toBeNull();
});

test('a word is searched everywhere from a message too, which has no image', async () => {
  const files = detail.fiche.files.filter(({ role }) => role === 'text');
  const message = { ...detail, preview: null, fiche: { ...detail.fiche, files } };
  const api = createTestCarnetApi();
  const findHiddenTraces = vi.fn(async () => null);
  const at = createUiHarness({ 'ui>bg:readItem': () => message });
  await openCarnet(at, `item/${ITEM_ID}`, override(api, { exports: { findHiddenTraces } }));
  await vi.waitFor(() => expect(at.find('[data-action="search-words"]')?.textContent).toContain('partout'));
  await followLink(at.find('[data-action="search-words"]')?.dataset.route ?? '');
  await vi.waitFor(() => expect(at.find('[name="word"]')).not.toBeNull());
  expect(at.text()).not.toContain('image');
  // Its words do not change, and no part of them can be hidden.
  expect(at.find('h1')?.textContent).toBe('Un mot à ne pas montrer');
  expect(at.text()).toContain('aucun mot ne peut y être caché');
  findHiddenTraces.mockClear();
  // Nothing typed: the browser asks for a word.
  await at.press('[data-hidden-words] [type="submit"]');
  expect(at.find('[name="word"]:invalid')).not.toBeNull();
  expect(at.find('[role="alert"]')).toBeNull();
  await at.type('[name="word"]', '06 12 34');
  await at.press('[data-hidden-words] [type="submit"]');
  await vi.waitFor(() => expect(findHiddenTraces).toHaveBeenCalled());
  expect(api.storedDocuments.get('hidden')).toContain('06 12 34');
});

test('the export form says what redacted copies do not change and can exclude the item', async () => {
  const items = [buildIndexItem(1), buildIndexItem(2)];
  const id = items[0]?.id ?? '';
  const { at, readStored } = await open(
    'before-export/items',
    createTestCarnetApi(items, { [id]: { redactions: [PART] } }),
  );
  const count = () => at.find('[data-count]')?.dataset.count;
  expect(at.text()).toMatch(/Pour 1 capture, le dossier montre une copie.*disent encore ce que la copie cache/);
  expect(count()).toBe('2');
  await at.press('[data-action="leave-out"]');
  expect(count()).toBe('1');
  expect(readStored<ExportChoices>('export')).toMatchObject({ leftOut: [id], originals: false });
  await at.press('[data-action="put-back"]');
  expect(count()).toBe('2');
  await at.press('[name="originals"]');
  expect(at.text()).toContain('pourra voir ce que les copies cachent');
  expect(readStored<ExportChoices>('export')).toMatchObject({ leftOut: [], originals: true });
});
