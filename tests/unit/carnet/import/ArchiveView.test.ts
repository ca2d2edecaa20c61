// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { CarnetApi } from '../../../../src/carnet/carnetApi.ts';
import type { Sender } from '../../../../src/domain/item/alikeSenders.ts';
import type { ExportContents } from '../../../../src/domain/item/exportedMessage.ts';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import type { OpenedExport } from '../../../../src/import/exports/archive.ts';
import { buildCaseProgress } from '../../../../src/law/followUp/caseProgress.ts';
import { inventConversation, inventMessage } from '../../../support/import/inventedMessages.ts';
import { inspected, showImport } from '../../../support/ui/importPage.ts';
import { actAndSettle, noAdvice, textsOf } from '../../../support/ui/uiHarness.ts';

const CONTENTS: ExportContents = {
  format: 'instagram-json',
  platform: 'instagram',
  isConfirmed: true,
  hasOwnMessagesOnly: false,
  conversations: [
    inventConversation('long', { title: 'Blaise Inventé', messages: 4 }),
    inventConversation('demande', { title: 'Alix Inventé', messages: 2, isRequest: true }),
  ],
  warnings: ['part-missing'],
};
const PHOTO = { kind: 'image' as const, name: 'photo.jpg', path: 'media/photo.jpg' };
const MESSAGES = {
  long: [0, 1, 2, 3].map((index) =>
    inventMessage(index, { text: `MOTS-MASQUES ${index}`, localTime: `2026-03-0${index + 1}T10:00` }),
  ),
  demande: [
    inventMessage(0, { text: 'MOTS-MASQUES menace' }),
    inventMessage(1, { sender: 'Camille', text: null, media: [PHOTO] }),
  ],
};

const ZIP = { id: 'zip', family: 'archive', mediaType: 'application/zip', extension: 'zip' } as const;
const inspectZip: CarnetApi['imports']['inspect'] = async ({ name }) =>
  inspected(name.endsWith('.zip') ? { format: ZIP } : {});

const listMessages: OpenedExport['messages'] = async function* (key) {
  yield* MESSAGES[key as keyof typeof MESSAGES];
};

interface Opened extends Partial<ExportContents> {
  readonly messages?: OpenedExport['messages'];
  readonly advice?: CarnetApi['advice'];
}

async function open(
  imports: Partial<CarnetApi['imports']> = {},
  { messages = listMessages, advice = noAdvice, ...some }: Opened = {},
) {
  const contents = { ...CONTENTS, ...some };
  const close = vi.fn(async () => undefined);
  const opened: OpenedExport = { contents, used: new Set([0]), messages, readMedia: async () => new Blob(), close };
  const sealMessages = vi.fn<CarnetApi['imports']['sealMessages']>(async ({ chosen }) => ({
    sealed: chosen.length,
    known: 0,
    left: 0,
    refusal: null,
    keptArchives: 0,
  }));
  const { page, choose } = await showImport({
    advice,
    imports: {
      findArchives: async (files: readonly File[]) => files.filter(({ name }) => name.endsWith('.zip')),
      openArchive: async () => opened,
      sealMessages,
      findOwnSenders: async (_platform: string, senders: readonly Sender[]) => senders.slice(0, 1),
      ...imports,
    },
  });
  const conversation = (position: number) => `[data-list="conversations"] li:nth-child(${position}) input`;
  const chosenTexts = () => sealMessages.mock.calls[0]?.[0].chosen.map(({ message }) => message.text);
  return { page, choose, conversation, sealMessages, chosenTexts, close };
}

/** Without the isolates around names. */
const optionsOf = (list: string) => textsOf(`${list} option`).map((text) => text.replace(/[\u2068\u2069]/g, ''));

/** Opens an archive, then reads the messages of the conversation at a place of its list. */
async function openMessages(position: number, ...args: Parameters<typeof open>) {
  const opened = await open(...args);
  await opened.choose('instagram.zip');
  await opened.page.press(opened.conversation(position));
  await opened.page.press('[data-action="read-messages"]');
  return opened;
}

describe('ArchiveView', () => {
  it('lists conversations, requests first, and shows no words', async () => {
    const { page, choose } = await open();
    await choose('instagram.zip');
    expect(page.text()).toContain('Messages exportés par Instagram');
    expect(page.text()).toContain('2 conversations, 6 messages. Rien de nouveau n’est gardé pour l’instant.');
    expect(page.text()).toContain('Il manque une partie de l’archive.');
    const rows = page.find('[data-list="conversations"]')?.textContent ?? '';
    expect(rows.indexOf('Alix Inventé')).toBeLessThan(rows.indexOf('Blaise Inventé'));
    expect(rows).toContain('demande de message · 2 messages · du 1er mars 2026 au 2 mars 2026');
    expect(page.text()).not.toContain('MOTS-MASQUES');
  });

  it('names the one day of a conversation once', async () => {
    const conversations = [inventConversation('long', { firstDay: '2026-11-12', lastDay: '2026-11-12' })];
    const { page, choose } = await open({}, { conversations });
    await choose('instagram.zip');
    expect(page.textOf('[data-list="conversations"] .hint')).toBe('3 messages · le 12 novembre 2026');
  });

  it('opens the next archive alone once the messages of one are kept', async () => {
    const openArchive = vi.fn<CarnetApi['imports']['openArchive']>(async () => ({
      ...{ contents: CONTENTS, used: new Set([0]), messages: listMessages },
      ...{ readMedia: async () => new Blob(), close: async () => undefined },
    }));
    const { page, choose } = await openMessages(2, { openArchive });
    await choose('part-2.zip');
    const opened = () => openArchive.mock.lastCall?.[0].map((file) => ('name' in file ? file.name : ''));
    expect(opened()).toEqual(['instagram.zip', 'part-2.zip']);
    await page.press('[data-list="conversations"] li:nth-child(2) input');
    await page.press('[data-action="read-messages"]');
    await page.press('[data-action="seal-messages"]');
    await choose('telegram.zip');
    expect(opened()).toEqual(['telegram.zip']);
    expect([page.find('[data-archive-done]'), page.find('[data-action="seal"]')]).toEqual([null, null]);
    expect(page.find('[data-list="conversations"]')).not.toBeNull();
  });

  it('seals the messages found by period, with those that she did not untick', async () => {
    const { page, chosenTexts } = await openMessages(2);
    expect(page.text()).toContain('4 messages trouvés. 4 messages cochés.');
    await page.choose('#archive-from', '2026-03-02');
    expect(page.text()).toContain('3 messages trouvés. 3 messages cochés.');
    await page.press('[data-list="messages"] li:nth-child(1) input');
    expect(page.text()).toContain('3 messages trouvés. 2 messages cochés.');
    expect(page.text()).not.toContain('MOTS-MASQUES');
    await page.press('[data-action="seal-messages"]');
    expect(chosenTexts()).toEqual(['MOTS-MASQUES 2', 'MOTS-MASQUES 3']);
    expect(page.textOf('[data-archive-done]')).toContain('2 messages gardés.');
    expect(page.text()).toContain('Ne supprimez pas le fichier d’origine');
    expect(page.text()).toContain('instagram.zip');
  });

  it('keeps no message while a bound of the period is no day, and focuses it', async () => {
    const { page, chosenTexts, sealMessages } = await openMessages(2);
    await page.choose('#archive-from', '2/3/2026');
    await page.press('[data-list="messages"] li:nth-child(1) input');
    await page.choose('#archive-to', '3/3/26');
    expect(page.textOf('[data-field-fault="archive-to"]')).toContain('17/11/2026');
    await page.press('[data-action="seal-messages"]');
    expect(sealMessages).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(page.find('#archive-to'));
    expect(page.text()).toContain('3 messages trouvés. 2 messages cochés.');
    await page.choose('#archive-to', '3/3/2026');
    expect(page.find('[data-field-fault]')).toBeNull();
    await page.press('[data-action="seal-messages"]');
    expect(chosenTexts()).toEqual(['MOTS-MASQUES 2']);
  });

  it('keeps messages oldest first, also of an archive that begins with the latest', async () => {
    const days = ['2026-03-04', '2026-03-03', '2026-03-02'];
    const messages: OpenedExport['messages'] = async function* () {
      for (const [index, day] of days.entries())
        yield inventMessage(index, { text: day, posting: { raw: day, iso: day, precision: 'day', source: 'export' } });
    };
    const { page, chosenTexts } = await openMessages(2, {}, { messages });
    await page.press('[data-action="seal-messages"]');
    expect(chosenTexts()).toEqual(days.toReversed());
  });

  it.each([
    [1, 'Elle contient toute la conversation.'],
    [2, 'Elle contient toutes vos conversations.'],
  ])('says what the whole archive holds: %i', async (count, sentence) => {
    const { page, choose } = await open({}, { conversations: CONTENTS.conversations.slice(0, count) });
    await choose('instagram.zip');
    if (count > 1) await page.press('[data-list="conversations"] li:nth-child(1) input');
    await page.press('[data-action="read-messages"]');
    expect(page.text()).toContain(sentence);
  });

  it('shows one message at a time, when asked', async () => {
    const { page } = await openMessages(1);
    await page.press('[data-list="messages"] li:nth-child(1) [data-action="reveal"]');
    expect(page.text()).toContain('MOTS-MASQUES menace');
  });

  it('asks about images where some would be kept, and seals without them', async () => {
    const { page, sealMessages } = await openMessages(1);
    const button = () => page.find('[data-action="seal-messages"]');
    expect(button()?.hasAttribute('disabled')).toBe(true);
    await page.press('input[name="archive-image-question"][value="yes"]');
    expect(button()).toBeNull();
    expect(page.find('[data-other-messages]')?.textContent).toContain('Les messages sont encore là');
    expect(page.find('a[href="tel:3018"]')).not.toBeNull();
    await page.press('input[name="archive-image-question"][value="no"]');
    await page.press('[name="with-media"]');
    expect(page.find('[name="archive-image-question"]')).toBeNull();
    await page.press('[data-action="seal-messages"]');
    expect(sealMessages.mock.calls[0]?.[0]).toMatchObject({ withMedia: false, intimate: false });
  });

  it('takes neighbours only when asked, and finds by word', async () => {
    const { page, chosenTexts } = await openMessages(2);
    await page.type('#archive-words', 'masques 1');
    expect(page.text()).toContain('1 message trouvé. 1 message coché.');
    await page.choose('#archive-around', '2');
    expect(page.text()).toContain('1 message trouvé. 4 messages cochés.');
    await page.press('[data-action="seal-messages"]');
    expect(chosenTexts()).toHaveLength(4);
  });

  it('leaves out the neighbours of a message that she unticks', async () => {
    const { page, chosenTexts } = await openMessages(2);
    await page.type('#archive-words', 'masques 1, masques 2');
    await page.choose('#archive-around', '2');
    expect(page.text()).toContain('2 messages trouvés. 4 messages cochés.');
    const list = () => page.find('[data-list="messages"]');
    await page.press('[data-list="messages"] li:nth-child(2) input');
    expect(page.text()).toContain('2 messages trouvés. 3 messages cochés.');
    expect(list()?.textContent?.match(/voisin/g)).toHaveLength(2);
    await page.press('[data-list="messages"] li:nth-child(3) input');
    expect(page.text()).toContain('2 messages trouvés. 0 message coché.');
    expect(list()?.querySelectorAll('li')).toHaveLength(2);
    await page.press('[data-list="messages"] li:nth-child(2) input');
    await page.press('[data-action="seal-messages"]');
    expect(chosenTexts()).toEqual(['MOTS-MASQUES 0', 'MOTS-MASQUES 2', 'MOTS-MASQUES 3']);
  });

  it('adds files that are chosen while others are being opened', async () => {
    let finish: (opened: null) => void = () => undefined;
    const openArchive = () => new Promise<null>((resolve) => (finish = resolve));
    const inspect = () => Promise.reject(new Refusal('file-unknown'));
    const { page, choose } = await open({ openArchive, inspect });
    await choose('photos.zip');
    await choose('collee.png');
    await actAndSettle(async () => finish(null));
    expect(page.find('[data-file="photos.zip"]')).not.toBeNull();
    expect(page.find('[data-file="collee.png"]')).not.toBeNull();
  });

  it('imports the whole archive as a file when she prefers', async () => {
    const inspect = vi.fn(() => Promise.reject(new Refusal('file-unknown')));
    const { page, choose, close } = await open({ inspect });
    await choose('instagram.zip');
    await page.press('[data-action="as-files"]');
    expect(page.find('[data-archive]')).toBeNull();
    expect(page.find('[data-file="instagram.zip"]')).not.toBeNull();
    expect(close).toHaveBeenCalledOnce();
  });

  it('imports a file that is no archive as before, and says why one cannot be read', async () => {
    const openArchive = () => Promise.reject(new Refusal('file-unreadable'));
    const inspect = () => Promise.reject(new Refusal('file-unknown'));
    const { page, choose } = await open({ openArchive, inspect });
    await choose('abimee.zip', 'photo.jpg');
    expect(page.find('[role="alert"]')).not.toBeNull();
    expect(page.find('[data-file="abimee.zip"]')).not.toBeNull();
    expect(page.find('[data-file="photo.jpg"]')).not.toBeNull();
  });

  it('says that a zip is not recognised, and what she can do', async () => {
    const { page, choose } = await open({ openArchive: async () => null, inspect: inspectZip });
    await choose('inconnue.zip', 'photo.jpg');
    const note = page.find('[data-file="inconnue.zip"] [data-unrecognised]');
    expect(note?.textContent).toContain('Cette archive n’est pas reconnue');
    expect(note?.textContent).toContain('Vous pouvez l’importer telle quelle');
    expect(note?.querySelector('a')?.textContent).toBe('Demander vos messages à la plateforme');
    expect(page.find('[data-file="photo.jpg"] [data-unrecognised]')).toBeNull();
    expect(page.find('[role="alert"]')).toBeNull();
  });

  it('says so of a zip beside an archive that is recognised, and never of the archive itself', async () => {
    const { page, choose } = await open({ inspect: inspectZip });
    await choose('instagram.zip', 'vacances.zip');
    expect(page.find('[data-archive]')).not.toBeNull();
    expect(page.find('[data-file="vacances.zip"] [data-unrecognised]')).not.toBeNull();
    await page.press('[data-action="as-files"]');
    expect(page.find('[data-file="instagram.zip"]')).not.toBeNull();
    expect(page.find('[data-file="instagram.zip"] [data-unrecognised]')).toBeNull();
  });

  it.each(['archive-damaged', 'cancelled'] as const)(
    'does not say so of a zip whose reading ended: %s',
    async (code) => {
      const openArchive = () => Promise.reject(new Refusal(code));
      const { page, choose } = await open({ openArchive, inspect: inspectZip });
      await choose('abimee.zip');
      expect(page.find('[data-file="abimee.zip"]')).not.toBeNull();
      expect(page.find('[data-unrecognised]')).toBeNull();
    },
  );

  it('says how many messages are left when she stops, goes on, and says when her account has no mark', async () => {
    const results = [
      { sealed: 1, known: 0, left: 3, refusal: null, keptArchives: 0 },
      { sealed: 3, known: 1, left: 0, refusal: null, keptArchives: 0, isUnmarked: true as const },
    ];
    const sealMessages = async () =>
      results.shift() ?? { sealed: 0, known: 0, left: 0, refusal: null, keptArchives: 0 };
    const { page } = await openMessages(2, { sealMessages });
    await page.press('[data-action="seal-messages"]');
    expect(page.text()).toContain('1 message gardé. 3 messages ne le sont pas encore.');
    expect(page.find('.next-line')).toBeNull();
    expect(page.text()).not.toContain('Vos marques de comptes sont abîmées');
    await page.press('[data-action="go-on"]');
    expect(page.text()).toContain('Vos marques de comptes sont abîmées');
    expect(page.text()).toContain('3 messages gardés. 1 message l’était déjà.');
    expect(page.find('[data-action="go-on"]')).toBeNull();
  });

  it.each([
    [1, 0, 'Rien de nouveau : 1 message était déjà gardé. Chaque message d’une archive est gardé une seule fois.'],
    [2, 0, 'Rien de nouveau : 2 messages étaient déjà gardés. Chaque message d’une archive est gardé une seule fois.'],
    [
      2,
      1,
      'Rien de nouveau : 2 messages étaient déjà gardés. Chaque message d’une archive est gardé une seule fois. 1 message ne l’est pas encore.',
    ],
  ])('says that all were kept before, where nothing is new: %i known, %i left', async (known, left, sentence) => {
    const sealMessages = async () => ({ sealed: 0, known, left, refusal: null, keptArchives: 0 });
    const { page } = await openMessages(2, { sealMessages });
    await page.press('[data-action="seal-messages"]');
    expect(page.textOf('[data-archive-done="0"]')).toContain(sentence);
    expect(page.text()).not.toContain('0 message gardé');
  });

  it('ends with the one next step, computed again after each import', async () => {
    const progress = buildCaseProgress(
      { captures: 4, dossiers: 0, steps: [], followUp: { next: null, others: [], passed: [] } },
      '2026-11-20',
    );
    const dates = vi.fn(async () => ({ ...(await noAdvice.dates()), progress }));
    const { page } = await openMessages(2, {}, { advice: { ...noAdvice, dates } });
    expect(dates).not.toHaveBeenCalled();
    await page.press('[data-action="seal-messages"]');
    expect(page.textOf('.next-line')).toBe('Prochaine étape : Préparer le dossier');
    // No button for it stands on this page.
    expect(page.find('.next-line a')?.dataset.route).toBe('before-export');
    await page.press('[data-action="another"]');
    expect(page.find('.next-line')).toBeNull();
  });

  it('says why sealing stopped, and what is kept all the same', async () => {
    const refusal = { code: 'disk-full' as const, detail: {} };
    const { page } = await openMessages(2, {
      sealMessages: async () => ({ sealed: 2, known: 0, left: 2, refusal, keptArchives: 0 }),
    });
    await page.press('[data-action="seal-messages"]');
    expect(page.text()).toContain('2 messages gardés. 2 messages ne le sont pas encore.');
    expect(page.textOf('[role="alert"]')).toContain('disque');
    expect(page.text()).not.toContain('Rien n’est gardé');
  });

  it('keeps what was sealed when sealing stops, and closes the archive', async () => {
    const sealMessages = () => Promise.reject(new Refusal('disk-full'));
    const { page, close } = await openMessages(2, { sealMessages });
    await page.press('[data-action="seal-messages"]');
    expect(page.find('[role="alert"]')).not.toBeNull();
    expect(page.find('[data-list="conversations"]')).not.toBeNull();
    await page.press('[data-action="close-archive"]');
    expect(close).toHaveBeenCalledOnce();
    expect(page.find('[data-archive]')).toBeNull();
  });
});

describe('what ArchiveView says of messages', () => {
  it('attack: tells senders apart whose names are the same or look the same', async () => {
    const senders = [
      { name: 'Alix', id: 'user1', messages: 2 },
      { name: 'Alix', id: 'user2', messages: 1 },
      { name: 'Al\u0456x', id: null, messages: 1 },
      { name: 'Camille', id: null, messages: 1 },
    ];
    const conversations = [inventConversation('long', { messages: 4, senders })];
    const { page, choose } = await open({}, { conversations });
    await choose('instagram.zip');
    await page.press('[data-action="read-messages"]');
    expect(optionsOf('#archive-sender')).toEqual([
      'tout le monde',
      'Alix · user1 (2)',
      'Alix · user2 (1)',
      'Al\u0456x · U+0456 (1)',
      'Camille (1)',
    ]);
    expect(page.find('[data-alike="3"]')?.textContent).toContain('Des noms se ressemblent');
  });

  it.each([
    ['whatsapp', ['message-imitable'], true],
    ['telegram-json', [], false],
  ] as const)('attack: says of WhatsApp alone what a plain text cannot tell: %s', async (format, warnings, isSaid) => {
    const { page, choose } = await open({}, { format, warnings });
    await choose('instagram.zip');
    for (const note of ['WhatsApp ne dit pas quels messages', 'un message peut contenir des lignes qui en imitent'])
      expect(page.text().includes(note)).toBe(isSaid);
  });

  it('says of a line of the platform that it states no sender, and, set apart, what it is', async () => {
    const messages: OpenedExport['messages'] = async function* () {
      yield inventMessage(0, { kind: 'notice', sender: null, media: [PHOTO] });
    };
    const { page } = await openMessages(2, {}, { messages });
    const row = page.textOf('[data-list="messages"] li');
    expect(row).toContain('expéditeur non indiqué');
    expect(row).toContain(' message de la plateforme 1 fichier');
    expect(row).not.toContain('compte non lu');
  });

  it('leaves out those that are already kept, and counts them before sealing', async () => {
    const findRepeatedMessages = async () => new Set([0, 2]);
    const { page, chosenTexts } = await openMessages(2, { findRepeatedMessages });
    expect(page.text()).toContain('4 messages trouvés. 2 messages cochés.');
    expect(page.textOf('[data-repeated]')).toMatch(/^2 messages sont déjà gardés : .* ou pas reconnus : 2\.$/);
    expect(page.textOf('[data-list="messages"] li:nth-child(1)')).toContain('déjà gardé');
    await page.press('[data-list="messages"] li:nth-child(2) input');
    await page.choose('#archive-to', '2026-03-01');
    expect(page.textOf('[data-repeated]')).toBe('Ce message est déjà gardé : il est décoché d’avance.');
    expect(page.text()).toContain('1 message trouvé. 0 message coché.');
    await page.press('[data-action="untick-all"]');
    await page.press('[data-action="tick-all"]');
    expect(page.text()).toContain('1 message trouvé. 1 message coché.');
    // What she ticked and unticked stays.
    await page.choose('#archive-to', '');
    await page.press('[data-action="seal-messages"]');
    expect(chosenTexts()).toEqual(['MOTS-MASQUES 0', 'MOTS-MASQUES 3']);
  });
});

describe('who the person is among the senders', () => {
  const senders = [
    { name: 'Blaise', id: null, messages: 2 },
    { name: 'Alix', id: null, messages: 1 },
    { name: 'Alix', id: '111', messages: 1 },
    { name: null, id: '222', messages: 1 },
  ];
  const CONVERSATIONS = [inventConversation('long', { title: 'Blaise', messages: 4, senders })];
  const ask = async (some: Partial<ExportContents> = {}, imports: Partial<CarnetApi['imports']> = {}) => {
    const opened = await open(
      { findOwnSenders: async () => [], ...imports },
      { conversations: CONVERSATIONS, ...some },
    );
    await opened.choose('instagram.zip');
    await opened.page.press('[data-action="read-messages"]');
    const question = () => opened.page.find('#archive-own') as HTMLSelectElement | null;
    const button = () => opened.page.find('[data-action="seal-messages"]');
    const seal = async () => {
      await opened.page.press('[data-action="seal-messages"]');
      return opened.sealMessages.mock.calls[0]?.[0].own;
    };
    return { ...opened, question, button, seal };
  };

  it('is asked before anything is kept, and nothing is chosen for her', async () => {
    const { page, question, button, seal } = await ask();
    expect(optionsOf('#archive-own')).toEqual([
      'choisissez une réponse',
      'Blaise',
      'Alix',
      'Alix · 111',
      'compte n° 222 (nom non lu)',
      'aucune de ces personnes, ou je ne sais pas',
    ]);
    expect(question()?.value).toBe('');
    expect(button()?.hasAttribute('disabled')).toBe(true);
    await page.choose('#archive-own', JSON.stringify(['Alix', '111']));
    expect(await seal()).toEqual([{ name: 'Alix', id: '111', messages: 1 }]);
  });

  it('may stay unsaid', async () => {
    const { page, seal } = await ask();
    await page.choose('#archive-own', 'unknown');
    expect(await seal()).toEqual([]);
  });

  it('is not asked again once she has said it', async () => {
    const { page, question, seal } = await ask({}, { findOwnSenders: async () => [{ name: 'Alix', id: null }] });
    expect(question()).toBeNull();
    expect(page.textOf('[data-known-own]')).toContain('Alix');
    expect(await seal()).toEqual([{ name: 'Alix', id: null }]);
  });

  it('is proposed where a file of the archive names its holder', async () => {
    const { question } = await ask({ holderNames: ['Alix', 'alix_inventee'] });
    expect(question()?.value).toBe(JSON.stringify(['Alix', null]));
  });

  it('is asked where the archive has only what its holder wrote, unless nobody is named', async () => {
    expect((await ask({ hasOwnMessagesOnly: true })).question()).not.toBeNull();
    const { question, button } = await ask({ conversations: [inventConversation('long', { senders: [] })] });
    expect([question(), button()?.hasAttribute('disabled')]).toEqual([null, false]);
  });

  it('attack: is no name that another participant has too', async () => {
    const namesakes = ['Alix'];
    const conversations = CONVERSATIONS.map((one) => ({ ...one, namesakes }));
    const { question } = await ask({ holderNames: namesakes, conversations });
    expect(question()?.value).toBe('');
    expect([...(question()?.options ?? [])].map(({ value }) => value)).not.toContain(JSON.stringify(['Alix', null]));
  });
});
