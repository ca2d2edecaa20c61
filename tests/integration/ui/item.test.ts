// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import type { Fiche, FileEntry } from '../../../src/domain/item/item.ts';
import {
  buildExportedNotes,
  CATEGORIES,
  type ItemNotes,
  NO_NOTES,
  NO_NOTES_SELECTED,
  notesDocument,
  SERIOUSNESS,
} from '../../../src/domain/item/itemNotes.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { getSeriousness } from '../../../src/dossier/data/publications.ts';
import type { ItemDetail } from '../../../src/messages/protocol.ts';
import { t } from '../../../src/ui/locales/index.ts';
import { WORDS } from '../../../src/ui/locales/words.ts';
import { inventMessage } from '../../support/dossier/inventedMessages.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet, showCarnet, shownPath } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi, override } from '../../support/ui/testCarnetApi.ts';
import {
  createUiHarness,
  detail,
  ITEM_ID,
  pressKey,
  summary,
  textsOf,
  type UiHarness,
} from '../../support/ui/uiHarness.ts';

const answers = { 'ui>bg:readItem': () => detail, 'ui>bg:withdrawItem': () => null };

type FicheParts = { readonly [Part in keyof Fiche]?: Fiche[Part] | undefined };

/** Opens the page of an item that differs from `detail` in these parts. */
async function openItem(
  {
    summary: ofList,
    fiche,
    ...others
  }: Partial<Pick<ItemDetail, 'preview'>> & { summary?: Partial<ItemDetail['summary']>; fiche?: FicheParts },
  carnetApi = createTestCarnetApi(),
) {
  const item = { ...detail, ...others, summary: { ...summary, ...ofList }, fiche: { ...detail.fiche, ...fiche } };
  const { page } = await showCarnet({ ...answers, 'ui>bg:readItem': () => item as ItemDetail }, PATH, carnetApi);
  return page;
}

const PATH = `item/${ITEM_ID}`;

type Received = NonNullable<Fiche['received']>;
const buildReceived = (format: Received['format'], family: Received['family'], dates: Received['dates'] = []) => ({
  ...{ name: `a.${format}`, format, family },
  ...{ pixels: null, dates, facts: {}, takenBy: null },
});

/** What the person sees of the day of the item. */
const facts = () => textsOf('.item-facts')[0];

/** States that the item was posted on a day. */
async function stateDate(page: UiHarness, day: string): Promise<void> {
  await page.type('#stated-date', day);
  await page.press('[data-stated-date] [type="submit"]');
}

describe('ItemView', () => {
  it('leaves image, text, quotation and title out of the DOM until each is revealed', async () => {
    const { page } = await showCarnet(answers, PATH);
    expect(document.body.outerHTML).not.toContain('MASKED');
    await page.press('.masked-image [data-action="reveal"]');
    const image = page.find('img');
    expect(image?.getAttribute('src')).toBe('data:image/jpeg;base64,MASKEDPREVIEW');
    expect(image?.getAttribute('alt')).toBe('Image de la capture, @nadia_test');
    await page.press('.masked-text [data-action="reveal"]');
    expect(page.text()).toContain('MASKED-TEXT');
    expect(page.find('img')).toBeNull();
  });

  it('shows unread fields as such and the method of reading of the others', async () => {
    const { page } = await showCarnet(answers, PATH);
    const shown = page.text();
    expect(shown).toContain('@nadia_testdans un lien de la page, lecture sûre');
    expect(shown).toContain('Adresse de la publicationnon luabsent de la page');
    expect(shown).toContain('Publiéaffiché « il y a 3 h »');
    expect(shown).toContain('La publication dépasse la fenêtre');
    expect(page.find('[data-digest]')?.dataset.digest).toBe(detail.digest);
  });

  it('says how a capture of the wrong carnet gets into another, where there is one', async () => {
    const api = createTestCarnetApi([]);
    const one = (await api.cases.list())[0];
    const { page } = await showCarnet(answers, PATH, api);
    expect(page.find('[data-fold="wrong-case"]')).toBeNull();
    const list = async () => (one ? [one, { ...one, caseId: 'other', current: false }] : []);
    // As the popup opens it.
    const { page: two } = await showCarnet(answers, `item/${ITEM_ID}/case`, override(api, { cases: { list } }));
    expect(two.find('[data-action="other-case"]')?.dataset.route).toBe(`cases/wrong/${ITEM_ID}/${detail.fiche.caseId}`);
    await two.press('[data-action="withdraw-wrong-case"]');
    await two.press('[data-action="withdraw-wrong-case-confirm"]');
    expect(two.asked('ui>bg:withdrawItem')).toEqual([{ itemId: ITEM_ID }]);
  });

  it('withdraws the item after a confirmation', async () => {
    let withdrawn = false;
    const page = createUiHarness({
      'ui>bg:readItem': () => ({ ...detail, summary: { ...summary, withdrawn } }),
      'ui>bg:withdrawItem': () => {
        withdrawn = true;
        return null;
      },
    });
    await openCarnet(page, PATH);
    // Lock, case and item are read in sequence: on a slow machine that takes longer than `open` waits.
    await page.press('[data-action="withdraw"]');
    expect(page.text()).toContain('garde une ligne qui le dit');
    expect(withdrawn).toBe(false);
    expect(page.find('.panel[aria-labelledby="withdraw-title"]')?.textContent).toContain('C’est définitif.');
    await page.press('[data-action="withdraw-confirm"]');
    expect(page.calls.map(({ name }) => name)).toContain('ui>bg:withdrawItem');
    await vi.waitFor(() => expect(page.text()).toContain('Cette capture est retirée pour toujours'));
    expect(page.find('[data-action="withdraw"]')).toBeNull();
    // The outcome is where the person is.
    expect(document.activeElement?.textContent).toContain('C’est fait');
  });

  it('states the date of an imported file, with its source and its history', async () => {
    const date = { source: 'exif', raw: '2026:11:11 10:00:00', iso: '2026-11-11', precision: 'day' } as const;
    const received = buildReceived('png', 'image', [date]);
    const carnetApi = createTestCarnetApi();
    const ofList = { kind: 'picture', surface: 'imported', posted: null } as const;
    const page = await openItem({ summary: ofList, fiche: { surface: 'imported', received } }, carnetApi);
    expect(facts()).toContain('Publié : non lu');
    await page.press('[data-action="take-date"]');
    expect(facts()).toContain('Date du fichier : 11 nov. 2026 (écrite par l’appareil)');
    expect(facts()).not.toContain('Publié');
    await stateDate(page, '10/11/2026');
    expect(facts()).toContain('Publié : 10 nov. 2026, date indiquée par vous');
    const { posted } = await carnetApi.documents.read('', notesDocument(ITEM_ID));
    expect(posted.map(({ source, iso }) => [source, iso])).toEqual([
      ['exif', '2026-11-11'],
      ['person', '2026-11-10'],
    ]);
    expect(page.find('[data-date-history]')?.children).toHaveLength(2);
  });

  it.each([
    ['2026-11-17T15:00:00.000Z', false],
    ['2026-11', true],
    [null, true],
  ])('takes a date of a captured post whose page gave %o: %o', async (iso, isAsked) => {
    const page = await openItem({ summary: { posted: iso }, fiche: { posting: { ...detail.fiche.posting, iso } } });
    expect(page.find('[data-stated-date]') !== null).toBe(isAsked);
    if (!isAsked) return;
    await stateDate(page, '10/11/2026');
    expect(facts()).toContain('10 nov. 2026, date indiquée par vous');
  });

  it('leaves the item out of the dossier, and includes it again, without a journal line', async () => {
    const carnetApi = createTestCarnetApi([buildIndexItem(12, { id: ITEM_ID })]);
    const { page } = await showCarnet(answers, PATH, carnetApi);
    const leftOut = async () => (await carnetApi.documents.read('', exportChoicesDocument)).leftOut;
    const tick = '[name="in-dossier"]';
    // Its place is kept before what decides is read.
    expect(page.find('.dossier-tick')).not.toBeNull();
    await page.press(tick);
    expect(await leftOut()).toEqual([ITEM_ID]);
    await page.press(tick);
    expect(await leftOut()).toEqual([]);
    expect(page.calls.map(({ name }) => name)).not.toContain('ui>bg:withdrawItem');
  });

  it('says with chips that the item is kept and what the person noted', async () => {
    const notes = {
      seriousness: { value: 3, at: '2026-11-20T09:00:00.000Z' },
      categories: { value: ['threat'], at: '2026-11-20T09:00:00.000Z' },
    } as const;
    const carnetApi = createTestCarnetApi([buildIndexItem(12, { id: ITEM_ID })], { [ITEM_ID]: notes });
    const { page } = await showCarnet(answers, PATH, carnetApi);
    const chips = () => [...(page.find('.item-chips')?.children ?? [])].map(({ textContent }) => textContent);
    const known = ['Capture partielle', 'Très grave', 'Menace'];
    await vi.waitFor(() => expect(chips()).toEqual(['Gardée', ...known]));
  });

  it('says where she ticks what she sees which ticks a dossier writes, as it writes them', async () => {
    const { page } = await showCarnet(answers, PATH);
    const at = '2026-11-20T09:00:00.000Z';
    const written = (notes: Partial<ItemNotes>) => {
      const exported = buildExportedNotes(ITEM_ID, { ...NO_NOTES, ...notes }, NO_NOTES_SELECTED);
      return exported?.categories !== undefined;
    };
    const fields = [...document.querySelectorAll<HTMLInputElement>('.notes [name="category"]')];
    expect(fields).toHaveLength(CATEGORIES.length);
    const group = fields[0]?.closest('fieldset');
    const hint = document.getElementById(group?.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
    expect(hint.replaceAll('\u00A0', ' ')).toBe(
      'Le dossier écrira « Menaces ». Pour le reste, en le préparant : « Pour un expert », puis « Le contenu ».',
    );
    for (const one of CATEGORIES) {
      const label = t(WORDS.fr, `category.${one}`);
      expect([one, hint.includes(label)]).toEqual([one, written({ categories: { value: [one], at } })]);
    }
    const seriousness = page.find('.notes [name="seriousness"]')?.getAttribute('aria-describedby') ?? '';
    const rated = document.getElementById(seriousness)?.textContent ?? '';
    const inDossier = SERIOUSNESS.filter((one) =>
      getSeriousness({ fiche: detail.fiche, rating: { seriousness: one } }),
    );
    expect(SERIOUSNESS.filter((one) => rated.includes(`«\u00A0${t(WORDS.fr, `seriousness.${one}`)}\u00A0»`))).toEqual(
      inDossier,
    );
  });

  const email = buildReceived('eml', 'email');
  const message = buildReceived('zip', 'message');
  const photo = { kind: 'image', url: null, alt: 'a.jpg' } as const;
  it.each<[string, FicheParts, boolean]>([
    ['a post', {}, true],
    ['an e-mail', { received: email, media: null }, false],
    ['an e-mail with a file', { received: { ...email, facts: { attachments: 'a.jpg (12)' } }, media: null }, true],
    ['a message', { received: message, media: [] }, false],
    ['a message with a photo', { received: message, media: [photo] }, true],
    ['a PDF', { received: buildReceived('pdf', 'pdf'), media: null }, true],
  ])('asks who is in the image of %s, where it may have one', async (_, fiche, isAsked) => {
    const page = await openItem({ fiche });
    await vi.waitFor(() => expect(page.find('.notes [name="note"]')).not.toBeNull());
    expect(page.find('.notes [name="minor"]') !== null).toBe(isAsked);
  });

  const minor = { value: true, at: '2026-11-20T09:00:00.000Z' } as const;

  it('shows what was said before of an e-mail without an image', async () => {
    const noted = createTestCarnetApi([buildIndexItem(12, { id: ITEM_ID })], { [ITEM_ID]: { minor } });
    const page = await openItem({ fiche: { received: email, media: null } }, noted);
    await vi.waitFor(() => expect(page.find('.notes [name="minor"]')).not.toBeNull());
  });

  it('keeps what was said of an image that is not asked about', async () => {
    const carnetApi = createTestCarnetApi([buildIndexItem(12, { id: ITEM_ID })]);
    const page = await openItem({ fiche: { received: email, media: null } }, carnetApi);
    await vi.waitFor(() => expect(page.find('.notes [name="note"]')).not.toBeNull());
    await carnetApi.documents.change(detail.fiche.caseId, notesDocument(ITEM_ID), (before) => ({ ...before, minor }));
    await page.type('.notes [name="note"]', 'vu');
    await page.find('.notes form')?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    const stored = () => JSON.parse(carnetApi.storedDocuments.get(`notes/${ITEM_ID}`) ?? '{}');
    await vi.waitFor(() => expect(stored().note?.value).toBe('vu'));
    expect(stored().minor).toEqual(minor);
  });

  it('has every way not to show the item in one menu, the one that erases it last', async () => {
    const { page } = await showCarnet(answers, PATH);
    const names = ['redact', 'intimate', 'remove-image', 'withdraw', 'erase-item'];
    const inMenu = document.querySelectorAll<HTMLElement>('.hide-menu [data-action], .hide-menu [data-redact]');
    expect([...inMenu].map(({ dataset }) => dataset.action ?? 'redact')).toEqual(names);
    expect(document.querySelectorAll(names.map((name) => `[data-action="${name}"]`).join())).toHaveLength(4);
    // What decides whether a dossier has it hides nothing.
    expect(page.find('.hide-menu [name="in-dossier"]')).toBeNull();
    expect(page.textOf('.hide-menu')).not.toContain('ne peuvent pas être cachés');
  });

  const [image] = detail.fiche.files.map((file) => ({ ...file, role: 'media' }) as const);
  const film = image && ({ ...image, mediaType: 'video/mp4' } as const);
  const intimate = { value: true, at: '2026-11-20T09:00:00.000Z' } as const;
  it.each<[string, FicheParts, Partial<ItemNotes>, readonly string[]]>([
    ['words alone', { files: [] }, {}, []],
    ['words alone that are marked intimate', { files: [] }, { intimate }, ['intimate']],
    ['a film without a preview', { files: film && [film] }, {}, ['intimate', 'remove-image']],
    ['an image', { files: image && [image] }, {}, ['intimate', 'remove-image']],
  ])('offers for a message of %s what concerns it', async (_, fiche, notes, names) => {
    const carnetApi = createTestCarnetApi([buildIndexItem(12, { id: ITEM_ID })], { [ITEM_ID]: notes });
    const page = await openItem({ fiche: { ...fiche, received: message }, preview: null }, carnetApi);
    await vi.waitFor(() => expect(page.find('.notes [name="note"]')).not.toBeNull());
    const offered = ['intimate', 'remove-image'].filter((name) => page.find(`.hide-menu [data-action="${name}"]`));
    expect(offered).toEqual(names);
    expect(page.textOf('.hide-menu')).toContain('Les mots eux-mêmes ne peuvent pas être cachés');
  });

  it.each([
    ['of an image', {}, 1],
    ['never of an intimate image', { intimate: { value: true, at: '2026-11-20T09:00:00.000Z' } }, 0],
    ['never of what may be a minor', { minor: { value: true, at: '2026-11-20T09:00:00.000Z' } }, 0],
  ] as const)('draws the shape of the masked image: %s', async (_, notes, count) => {
    const shape = vi.fn(async () => new Blob(['shape']));
    const carnetApi = createTestCarnetApi([buildIndexItem(12, { id: ITEM_ID })], { [ITEM_ID]: notes });
    const { page } = await showCarnet(answers, PATH, override(carnetApi, { items: { shape } }));
    await vi.waitFor(() => expect(document.querySelectorAll('.masked-image .shape img')).toHaveLength(count));
    expect(shape).toHaveBeenCalledTimes(count);
    expect(page.find('.shape')?.getAttribute('aria-hidden') ?? 'true').toBe('true');
  });

  it('goes to the previous and the next item of the list, by links and arrows, but not from a field', async () => {
    const items = [1, 2, 3].map((ordinal) => buildIndexItem(ordinal));
    const [first, second, third] = items.map(({ id }) => `item/${id}`);
    const { page } = await showCarnet(answers, second ?? '', createTestCarnetApi(items));
    await vi.waitFor(() => expect(page.find('.item-pager')?.textContent).toContain('2 sur 3'));
    await pressKey(page.find('[name="note"]'), 'ArrowRight');
    expect(shownPath()).toBe(second);
    await pressKey(document.body, 'ArrowRight');
    expect(shownPath()).toBe(first);
    await pressKey(document.body, 'ArrowRight');
    expect(shownPath()).toBe(first);
    await pressKey(document.body, 'ArrowLeft');
    await page.press('[data-action="previous-item"]');
    expect(shownPath()).toBe(third);
  });

  it('says how many rows of the list are withdrawn: other counts leave these out', async () => {
    const items = [1, 2, 3].map((ordinal) => buildIndexItem(ordinal, { withdrawn: ordinal === 3 }));
    const { page } = await showCarnet(answers, `item/${items[1]?.id}`, createTestCarnetApi(items));
    await vi.waitFor(() =>
      expect(page.textOf('.item-pager')).toContain('Ligne 2 sur 3, dont retirées pour toujours : 1'),
    );
  });

  it('says that a part is hidden, where it is hidden too, and which image is not joined', async () => {
    const file = (path: string, more: Partial<FileEntry>) => ({ ...detail.fiche.files[0], path, ...more }) as FileEntry;
    const crop = { name: 'crop', from: 'capture.png', x: 5, y: 5, width: 50, height: 50 };
    const files = [
      file('capture.png', { role: 'viewport' }),
      file('publication.png', { role: 'post', sha256: 'b'.repeat(64), transformations: [crop] }),
      file('page-entiere.png', { role: 'page', sha256: 'c'.repeat(64) }),
    ];
    const region = { at: '2026-11-20T09:00:00.000Z', file: 'publication.png', way: 'mask' as const };
    const redactions = [{ ...region, x: 0, y: 0, width: 10, height: 10 }];
    const page = await openItem({ fiche: { files } }, createTestCarnetApi([], { [ITEM_ID]: { redactions } }));
    const text = page.find('[data-redacted]')?.textContent;
    expect(text).toContain('cachée aussi sur l’écran entier');
    expect(text).toMatch(/Non joint au dossier.*l’image de la page entière/);
    expect(page.find('[data-redacted] a')?.dataset.route).toBe(`redact/${ITEM_ID}/page-entiere.png`);
  });

  it('shows the whole screen of a post on demand, masked first', async () => {
    const screen = { ...detail.fiche.files[0], path: 'capture.png', role: 'viewport' } as FileEntry;
    const post = { ...screen, path: 'publication.png', role: 'post' } as FileEntry;
    const page = await openItem({ fiche: { files: [screen, post] } });
    expect(page.find('[data-whole-screen] img')).toBeNull();
    await vi.waitFor(() => expect(page.text()).toContain('L’écran entier reste ici'));
    expect(page.find('[data-whole-screen] a')?.dataset.route).toBe('before-export/contents');
    expect(page.text()).toContain('l’écran entier (capture.png)');
    await page.press('[data-whole-screen] [data-action="reveal"]');
    await vi.waitFor(() => expect(page.find('[data-whole-screen] img')?.getAttribute('alt')).toBe('l’écran entier'));
  });

  it('offers to join nothing of a capture that is withdrawn', async () => {
    const screen = { ...detail.fiche.files[0], path: 'capture.png', role: 'viewport' } as FileEntry;
    const files = [screen, { ...screen, path: 'publication.png', role: 'post' } as FileEntry];
    const withdrawn = { ...detail, summary: { ...summary, withdrawn: true }, fiche: { ...detail.fiche, files } };
    const page = createUiHarness({ ...answers, 'ui>bg:readItem': () => withdrawn });
    await openCarnet(page, `item/${ITEM_ID}`, createTestCarnetApi());
    await vi.waitFor(() => expect(page.find('.item-body:not([hidden]) [data-whole-screen]')).not.toBeNull());
    expect(page.find('[data-withdrawn]')).not.toBeNull();
    expect(page.find('[data-whole-screen] a')).toBeNull();
  });

  it('shows the messages of an imported conversation only once revealed', async () => {
    const received = buildReceived('whatsapp', 'conversation');
    const files = [{ ...detail.fiche.files[0], path: 'document-1.txt', role: 'document' }] as readonly FileEntry[];
    const carnetApi = createTestCarnetApi();
    const message = { date: '17/11/2025, 18:20', author: 'Théo', text: 'MASKED-MESSAGE' };
    const read = vi.spyOn(carnetApi.items, 'readConversation').mockResolvedValue([message]);
    const page = await openItem({ fiche: { text: null, received, files } }, carnetApi);
    expect(page.find('.masked-image')).toBeNull();
    expect(read).not.toHaveBeenCalled();
    await page.press('.item-content [data-action="reveal"]');
    await vi.waitFor(() => expect(page.find('.conversation')?.textContent).toContain('MASKED-MESSAGE'));
    expect(page.find('.conversation')?.textContent).toContain('17/11/2025, 18:20 · Théo');
  });

  it.each([
    ['message', 'Envoyé'],
    ['email', 'Envoyé'],
    ['post', 'Publié'],
  ] as const)('says of a %s on a page when it was sent or posted', async (surface, label) => {
    await openItem({ summary: { kind: 'post', surface, posted: '2026-11-10' } });
    expect(facts()).toBe(`${label} : 10 nov. 2026`);
  });

  it.each([
    ['2026-11-10', false],
    [null, true],
  ])('takes the day of a message whose archive gave %o: %o', async (iso, isAsked) => {
    const { observed } = inventMessage({ index: 0, text: 'MASKED', exported: { localTime: null } });
    const { received, exported } = observed;
    const posting = { ...detail.fiche.posting, raw: '01/11/2026', iso };
    const ofMessage = { kind: 'message', surface: 'message', posted: iso ?? '01/11/2026' } as const;
    const page = await openItem({ summary: ofMessage, fiche: { received, exported, posting } });
    expect(page.find('[data-stated-date] summary')?.textContent).toBe(isAsked ? 'Date du message' : undefined);
    if (!isAsked) return;
    await stateDate(page, '01/11/2026');
    expect(facts()).toContain('1er nov. 2026, date indiquée par vous');
    expect(facts()).toContain('Envoyé');
  });

  it('says of a message that was dated in an earlier version when it was sent', async () => {
    const { observed } = inventMessage({ index: 0, text: 'MASKED' });
    const { received, exported } = observed;
    const day = { raw: '10/11/2026', iso: '2026-11-10', precision: 'day' } as const;
    const posted = [{ ...day, source: 'person', at: '2026-11-20T09:00:00.000Z' }] as const;
    const page = await openItem(
      { summary: { kind: 'message', surface: 'message' }, fiche: { received, exported } },
      createTestCarnetApi([], { [ITEM_ID]: { posted } }),
    );
    await vi.waitFor(() => expect(page.find('[data-stated-date] summary')?.textContent).toBe('Date du message'));
    const text = page.text().replace(/\s/g, ' ');
    expect(text).toContain('Envoyé : 10 nov. 2026, date indiquée par vous');
    expect(text).not.toContain('Publié');
  });

  it.each([
    [{ from: 'Lina' }, 'Transféré, selon l’archive. Auteur d’origine : \u2068Lina\u2069.'],
    [{ from: null }, 'L’auteur d’origine n’est pas indiqué.'],
  ] as const)('says whose words a message of an archive has: %o', async (forwarded, sentence) => {
    const { observed } = inventMessage({ index: 0, text: 'MASKED', exported: { forwarded } });
    const { received, exported } = observed;
    const page = await openItem({ fiche: { text: null, received, exported, warnings: ['message-imitable'] } });
    expect(page.text()).toContain(sentence);
    expect(page.text()).toContain('WhatsApp ne dit pas quels messages ont été transférés.');
    expect(page.text()).toContain('un message peut en imiter d’autres');
  });

  it.each([
    ['whatsapp', 'Modifié, selon l’archive.'],
    ['telegram-json', 'Modifié, ou suivi d’une réaction, selon l’archive.'],
  ] as const)('says that a message was edited, as far as an archive of %s tells', async (format, sentence) => {
    const { observed } = inventMessage({ index: 0, text: 'MASKED', exported: { format, isEdited: true } });
    const { received, exported } = observed;
    const page = await openItem({ fiche: { text: null, received, exported } });
    expect(page.text()).toContain(sentence);
  });

  it.each([
    ['call', 'Un appel, selon l’archive.'],
    ['unsent', 'Ce message a été supprimé par qui l’a envoyé, selon l’archive.'],
  ] as const)('names what has no words in an archive: %s', async (kind, sentence) => {
    const { observed } = inventMessage({ index: 0, text: null, exported: { kind } });
    const { received, exported } = observed;
    const page = await openItem({ fiche: { text: null, received, exported, files: [], warnings: [] }, preview: null });
    expect(page.text()).toContain(sentence);
  });

  it.each([
    ['missed', 'Appel manqué'],
    ['hangup, 65 s', 'Appel, 65 s'],
    ['inventé', 'inventé'],
  ])('says in words the codes that Telegram gives for a call: %s', async (text, shown) => {
    const { observed } = inventMessage({ index: 0, text, exported: { kind: 'call', format: 'telegram-json' } });
    const { received, exported } = observed;
    const page = await openItem({ fiche: { text, received, exported, files: [], warnings: [] }, preview: null });
    await page.press('.item-content [data-action="reveal"]');
    expect(page.textOf('.item-content .quotation')).toBe(shown);
  });

  it.each([
    ['pdf', 'pdf', 'C’est un PDF'],
    ['archive', 'zip', 'C’est une archive'],
    ['image', 'heic', 'Cette photo ne peut pas être affichée ici'],
  ] as const)('names an imported file that it cannot show by its kind: %s', async (family, format, sentence) => {
    const received = buildReceived(format, family);
    const warnings = family === 'image' ? ['image-not-shown'] : [];
    const files = [
      { ...detail.fiche.files[0], path: `document-1.${format}`, role: 'document' },
    ] as readonly FileEntry[];
    const page = await openItem({ fiche: { text: null, received, warnings, files }, preview: 'AAAA' });
    const content = page.find('.item-content')?.textContent ?? '';
    expect(content).toContain(sentence);
    expect(content).not.toMatch(/L’image|l’image/);
    expect(page.find('.masked-image')).toBeNull();
    expect(page.find('.hide-menu')?.textContent).not.toMatch(/Montrer/);
  });

  it('shows a sentence of its own when the item does not exist', async () => {
    const { page } = await showCarnet({ 'ui>bg:readItem': () => Promise.reject(new Refusal('nothing-there')) }, PATH);
    expect(page.textOf('[role="alert"]')).toBe('Cette capture n’est pas dans ce carnet.');
  });

  it.each(['item', 'redact'])('shows nothing of an item of another carnet: %s', async (view) => {
    const fiche = { ...detail.fiche, caseId: '00000000-0000-4000-8000-0000000000fe' };
    const page = createUiHarness({ 'ui>bg:readItem': () => ({ ...detail, fiche }) });
    await openCarnet(page, `${view}/${ITEM_ID}${view === 'redact' ? '/publication.png' : ''}`);
    await vi.waitFor(() => expect(page.find('[role="alert"]')?.dataset.code).toBe('nothing-there'));
    expect(page.find('.item-facts, .masked-image, [data-redaction]')).toBeNull();
  });
});
