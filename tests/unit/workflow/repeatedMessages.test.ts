import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportContents } from '../../../src/domain/item/exportedMessage.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { type ChosenMessage, importMessages } from '../../../src/workflow/importMessages.ts';
import { findRepeatedMessages } from '../../../src/workflow/repeatedMessages.ts';
import { NEVER, openSample, textFile, zipFile } from '../../support/import/exportSamples.ts';
import { inventContents, inventConversation, inventMessage } from '../../support/import/inventedMessages.ts';
import { png } from '../../support/import/sampleFiles.ts';
import { buildImportDependencies } from '../../support/importDependencies.ts';
import { createTestDependencies } from '../../support/testDependencies.ts';

const CONVERSATION = inventConversation('c', { id: 'fil_1', title: 'Alix' });

type Some = Partial<ChosenMessage['message']>;

type Conversation = ChosenMessage['conversation'];

const choose = (some: Some = {}, conversation: Conversation = CONVERSATION): ChosenMessage => ({
  message: { ...inventMessage(0, { text: 'ok', ...some }), archive: some.archive ?? 0 },
  conversation,
});

/** Files of an archive by path; any other cannot be read. */
const FILES: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'a.png': png(4, 3),
  'copy of a.png': png(4, 3),
  'b.png': png(5, 3),
};

const photo = (path: string | null) => [{ kind: 'image' as const, name: path ?? 'absente.png', path }];

const openArchive = (messages: readonly ChosenMessage[], some: Partial<ExportContents> = {}) => ({
  contents: inventContents([CONVERSATION], some),
  messages: async function* () {
    for (const { message } of messages) yield message;
  },
  readMedia: async (path: string) => {
    const bytes = FILES[path];
    if (bytes === undefined) throw new Refusal('file-unreadable');
    return new Blob([bytes]);
  },
});

const signal = new AbortController().signal;

/** A case that keeps these messages, those of one list from one archive. */
async function keep(...lists: readonly (readonly ChosenMessage[])[]) {
  const deps = buildImportDependencies(createTestDependencies());
  for (const [at, listed] of lists.entries()) {
    const chosen = listed.map(({ message, conversation }, index) => ({ message: { ...message, index }, conversation }));
    const opened = openArchive(chosen);
    const archives = [new File([`archive ${at}`], `${at}.zip`)];
    const request = { opened, archives, chosen, withMedia: true, intimate: false, own: [] };
    await importMessages(deps, request, () => undefined, signal);
  }
  const find = async (messages: readonly ChosenMessage[], some: Partial<ExportContents> = {}) => [
    ...(await findRepeatedMessages(deps, { opened: openArchive(messages, some), messages }, signal)),
  ];
  return { deps, find };
}

describe('messages that were kept before', () => {
  it('are found again in another download, whatever their place there', async () => {
    const { find } = await keep([choose(), choose({ text: null, media: photo('a.png') })]);
    expect(
      await find([
        choose({ text: 'autre' }),
        choose({ index: 70, path: 'autre.json' }),
        choose({ text: null, media: photo('copy of a.png') }),
      ]),
    ).toEqual([1, 2]);
    expect(await find([])).toEqual([]);
  });

  it.each<[string, Some]>([
    ['words', { text: 'Ok' }],
    ['spaces', { text: 'ok ' }],
    ['no words', { text: null }],
    ['a sender', { sender: 'Camille' }],
    ['an id of the sender', { senderId: 'user1' }],
    ['a letter of another alphabet in the name', { sender: 'Al\u0456x' }],
    ['an id', { id: '7' }],
    ['a kind', { kind: 'unsent' }],
    ['a reaction', { reactions: [{ actor: 'Camille', value: '👍' }] }],
    ['a file', { media: photo('a.png') }],
    ['another author', { forwarded: { from: null } }],
  ])('attack: are others with %s', async (_, some) => {
    const { find } = await keep([choose()]);
    expect(await find([choose(some)])).toEqual([]);
    expect(await find([choose(some), choose()])).toEqual([1]);
  });

  it('attack: are others at another time, and never the same without a time of day', async () => {
    const { posting } = inventMessage(0);
    const at = (iso: string | null, localTime: string | null = null) =>
      choose({ posting: { ...posting, raw: iso ?? '01/02/26', iso }, localTime });
    for (const one of [at('2026-03-01'), at(null)]) expect(await (await keep([one])).find([one])).toEqual([]);
    const { find } = await keep([at('2026-03-01', '2026-03-01T13:00'), at('2026-03-01T12:00:00.000Z')]);
    expect(await find([at('2026-03-01', '2026-03-01T13:00')])).toEqual([0]);
    expect(await find([at('2026-03-01T12:00:00.000Z')])).toEqual([0]);
    const others = [at('2026-03-01', '2026-03-01T13:01'), at('2026-03-01T12:00:00.001Z'), at('2026-03-01T12:00:00Z')];
    expect(await find(others)).toEqual([]);
  });

  it('attack: are others with another file of the same name, and never the same without their file', async () => {
    const { find } = await keep([choose({ media: [{ kind: 'image', name: 'x.png', path: 'a.png' }] })]);
    const named = (path: string | null) => choose({ media: [{ kind: 'image', name: 'x.png', path }] });
    expect(await find([named('a.png')])).toEqual([0]);
    expect([await find([named('b.png')]), await find([named(null)]), await find([named('illisible')])]).toEqual([
      [],
      [],
      [],
    ]);
    const without = await keep([named(null)]);
    expect([await without.find([named('a.png')]), await without.find([named(null)])]).toEqual([[], []]);
  });

  it('attack: are others without a sender, in another format or in another conversation', async () => {
    const { find } = await keep([choose()]);
    expect(await find([choose()], { format: 'instagram-html' })).toEqual([]);
    expect(await find([choose({}, inventConversation('c', { id: 'fil_2', title: 'Alix' }))])).toEqual([]);
    expect(await find([choose({}, inventConversation('c', { id: 'fil_1', title: 'Autre nom' }))])).toEqual([0]);
    const nobody = choose({ sender: null });
    expect(await (await keep([nobody])).find([nobody])).toEqual([]);
    const untitled = (title: string | null) => choose({}, inventConversation('c', { id: null, title }));
    expect(await (await keep([untitled(null)])).find([untitled(null)])).toEqual([]);
    expect(await (await keep([untitled('Alix')])).find([untitled('Alix'), untitled('Lina')])).toEqual([0]);
  });

  it('attack: are never the same where a value was cut, or given twice and not read', async () => {
    for (const some of [{ isCut: true }, { hasRepeatedField: true as const, text: null }]) {
      const one = choose(some);
      const whole = choose({ text: one.message.text });
      expect(await (await keep([one])).find([one, whole])).toEqual([]);
      expect(await (await keep([whole])).find([one])).toEqual([]);
    }
    // Cut by the bounds of a record.
    const long = (end: string) => choose({ text: 'a'.repeat(5_000_000) + end });
    expect(await (await keep([long('b')])).find([long('c')])).toEqual([]);
  });

  it('attack: the same words twice in one minute are never taken for one message', async () => {
    const twice = [choose({ index: 1 }), choose({ index: 2 })];
    expect(await (await keep([choose()])).find(twice)).toEqual([]);
    expect(await (await keep(twice)).find(twice)).toEqual([0, 1]);
    // Two archives that had one each are not one that had two.
    expect(await (await keep([choose()], [choose()])).find(twice)).toEqual([]);
    // Two parts of one download, each with one of them.
    expect(await (await keep([choose()])).find([choose(), choose({ archive: 1 })])).toEqual([]);
    // The file of one of them is not there: it may be the one that was kept.
    const photos = [choose({ media: photo('a.png') }), choose({ media: photo(null) })];
    expect(await (await keep([choose({ media: photo('a.png') })])).find(photos)).toEqual([]);
  });

  it('attack: are never more than one archive had of them', async () => {
    const some = fc.record({
      text: fc.constantFrom('ok', 'non'),
      minute: fc.constantFrom(0, 1),
      file: fc.constantFrom('none', 'a.png', 'b.png', 'missing'),
    });
    type Drawn = { text: string; minute: number; file: string };
    const toMessage = ({ text, minute, file }: Drawn) =>
      choose({
        text,
        localTime: `2026-03-01T13:0${minute}`,
        media: file === 'none' ? [] : photo(file === 'missing' ? null : file),
      });
    const isSame = (a: Drawn, b: Drawn) => a.text === b.text && a.minute === b.minute && a.file === b.file;
    const list = fc.array(some, { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(list, list, list, async (first, second, now) => {
        const { find } = await keep(first.map(toMessage), second.map(toMessage));
        const found = await find(now.map(toMessage));
        for (const position of found) {
          const one = now[position] ?? { text: '', minute: 0, file: '' };
          const countIn = (drawn: readonly Drawn[]) => drawn.filter((other) => isSame(one, other)).length;
          expect(one.file).not.toBe('missing');
          expect(Math.max(countIn(first), countIn(second))).toBeGreaterThanOrEqual(countIn(now));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stay possible once they were withdrawn, and stop when she stops', async () => {
    const { deps, find } = await keep([choose()]);
    const stopped = AbortSignal.abort();
    await expect(
      findRepeatedMessages(deps, { opened: openArchive([]), messages: [choose()] }, stopped),
    ).rejects.toMatchObject({ code: 'cancelled' });
    const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
    const [kept] = await deps.store.listItems(caseId);
    deps.store.withdrawnItems = async () => new Set([kept?.id ?? '']);
    expect(await find([choose()])).toEqual([]);
  });

  it('attack: a hundred thousand messages that are the same are compared in no time', async () => {
    const { find } = await keep([choose()]);
    expect(await find(Array.from({ length: 100_000 }, (_, index) => choose({ index })))).toEqual([]);
  });
});

const ANDROID = `17/11/2025, 18:20 - Les messages et les appels sont chiffrés de bout en bout.
17/11/2025, 18:20 - Alix: ok
17/11/2025, 18:21 - Alix: IMG-20251117-WA0001.jpg (fichier joint)
17/11/2025, 18:22 - Lina: non
18/11/2025, 18:22 - Lina: non
`;

const IPHONE = `[17/11/2025 18:20:01] Alix: \u200eLes messages et les appels sont chiffrés de bout en bout.\r
[17/11/2025 18:20:11] Alix: ok\r
[17/11/2025 18:21:11] Alix: \u200e<pièce jointe : 00000002-PHOTO.jpg>\r
[17/11/2025 18:22:12] Lina: non
deux lignes\r
[18/11/2025 18:22:12] Lina: non\r
`;

/** As the telephone exports the text alone. */
const withoutFiles = (text: string): string =>
  text
    .replace('IMG-20251117-WA0001.jpg (fichier joint)', '<Médias omis>')
    .replace('<pièce jointe : 00000002-PHOTO.jpg>', 'image absente');

const androidZip = (text = ANDROID) =>
  zipFile('Discussion WhatsApp avec Alix.zip', {
    'Discussion WhatsApp avec Alix.txt': text,
    'IMG-20251117-WA0001.jpg': 'image',
  });

const iphoneZip = (text = IPHONE) =>
  zipFile('Discussion WhatsApp - Alix.zip', { '_chat.txt': text, '00000002-PHOTO.jpg': 'image' });

async function read(file: File) {
  const opened = await openSample(file);
  const chosen: ChosenMessage[] = [];
  for (const conversation of opened.contents.conversations)
    for await (const message of opened.messages(conversation.key, NEVER)) chosen.push({ message, conversation });
  return { opened, chosen };
}

/** Keeps messages of one file, all by default, then returns the positions in the other that are kept already. */
async function keepThenRead(first: File, second: File, isKept: (text: string | null) => boolean = () => true) {
  const deps = buildImportDependencies(createTestDependencies());
  const { opened, chosen } = await read(first);
  const kept = chosen.filter(({ message }) => isKept(message.text));
  const request = { opened, archives: [first], chosen: kept, withMedia: true, intimate: false, own: [] };
  await importMessages(deps, request, () => undefined, NEVER);
  const now = await read(second);
  const found = await findRepeatedMessages(deps, { opened: now.opened, messages: now.chosen }, NEVER);
  return [...found].sort((a, b) => a - b);
}

/** All but the message with a file. */
const WITHOUT_FILE = [0, 1, 3, 4];

describe('the same conversation of WhatsApp, as a text and in a zip', () => {
  it.each([
    ['Android', textFile('Discussion WhatsApp avec Alix.txt', ANDROID), androidZip()],
    ['Android, files left out', textFile('Discussion WhatsApp avec Alix.txt', withoutFiles(ANDROID)), androidZip()],
    ['Android, renamed', textFile('messages.txt', ANDROID), androidZip()],
    ['iPhone', textFile('_chat.txt', IPHONE), iphoneZip()],
    ['iPhone, files left out', textFile('_chat.txt', withoutFiles(IPHONE)), iphoneZip()],
  ])('is recognised in both orders: %s', async (_, text, zip) => {
    expect(await keepThenRead(text, await zip)).toEqual(WITHOUT_FILE);
    expect(await keepThenRead(await zip, text)).toEqual(WITHOUT_FILE);
  });

  it('is recognised when it is longer now, and when a part of it was kept', async () => {
    const longer = `${IPHONE}[19/11/2025 08:00:00] Alix: encore\r\n`;
    expect(await keepThenRead(textFile('_chat.txt', IPHONE), await iphoneZip(longer))).toEqual(WITHOUT_FILE);
    const text = textFile('_chat.txt', IPHONE);
    expect(await keepThenRead(text, await iphoneZip(), (words) => words === 'ok' || words === 'non')).toEqual([1, 4]);
  });

  const all = [...WITHOUT_FILE, 2].sort();
  const again = (name: string, text: string) => textFile(name, withoutFiles(text));

  it('is recognised whole when neither has the file that it names', async () => {
    const android = 'Discussion WhatsApp avec Alix.txt';
    expect(await keepThenRead(again(android, ANDROID), again(android, ANDROID))).toEqual(all);
    expect(await keepThenRead(again('_chat.txt', IPHONE), again('_chat.txt', IPHONE))).toEqual(all);
    // Its name alone, of which one has the file.
    const text = textFile(android, ANDROID);
    expect(await keepThenRead(text, textFile(android, ANDROID))).toEqual(all);
    expect(await keepThenRead(text, await androidZip())).toEqual(WITHOUT_FILE);
  });

  it('attack: a message without its file is another one when it says something else', async () => {
    const android = 'Discussion WhatsApp avec Alix.txt';
    const first = again(android, ANDROID);
    for (const [from, to] of [
      ['18:21 - Alix', '18:22 - Alix'],
      ['18:21 - Alix', '18:21 - Lina'],
      ['<Médias omis>', '<Médias omis>\nRegarde'],
      ['<Médias omis>', '<Fichier omis>'],
    ] as const) {
      const other = textFile(android, withoutFiles(ANDROID).replace(from, to));
      expect(await keepThenRead(first, other)).toEqual(WITHOUT_FILE);
    }
  });

  it('attack: is another one when a message kept of it says something else, or has another place', async () => {
    const text = textFile('_chat.txt', IPHONE);
    expect(await keepThenRead(text, await iphoneZip(IPHONE.replace('Lina: non\r', 'Lina: oui\r')))).toEqual([]);
    const shifted = IPHONE.replace('[17/11/2025 18:20:11] Alix: ok\r\n', '');
    expect(await keepThenRead(text, await iphoneZip(shifted))).toEqual([]);
  });

  it('attack: is another one under another name, or where one message alone is the same', async () => {
    const other = textFile('Discussion WhatsApp avec Camille.txt', ANDROID);
    expect(await keepThenRead(other, await androidZip())).toEqual([]);
    const text = textFile('_chat.txt', IPHONE);
    expect(await keepThenRead(text, await iphoneZip(), (words) => words === 'ok')).toEqual([]);
  });
});
