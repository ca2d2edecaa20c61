import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openExport } from '../../../../src/import/exports/openExport.ts';
import { toUtf8 } from '../../../support/exportArchives/invention.ts';
import {
  jsonFile,
  NEVER,
  NOW,
  openFiles,
  openSample,
  readAll,
  readSample,
  textFile,
  zipFile,
  zipOfRecords,
} from '../../../support/import/exportSamples.ts';
import { deflated, unicodePathField, writeZip, type ZipRecord } from '../../../support/zipWriter.ts';

const INBOX = 'your_instagram_activity/messages/inbox';
const CHAT = '17/11/2025, 18:20 - Théo: film.mp4 (fichier joint)\n';
const thread = (...messages: readonly object[]) => ({
  messages: messages.map((fields) => ({ sender_name: 'Théo', timestamp_ms: 1763400011123, ...fields })),
  title: 'Théo',
});

const record = (path: string, text: string) => deflated(path, toUtf8(JSON.stringify(thread({ content: text }))));

/** What opening rejects with. */
const DAMAGED = { code: 'archive-damaged' };
const UNREADABLE = { code: 'file-unreadable' };

describe('archives that cannot be read', () => {
  it('attack: of two files with one path, neither is read', async () => {
    const twice = [record(`${INBOX}/a/message_1.json`, 'un'), record(`${INBOX}/a/message_1.json`, 'deux')];
    const mixed = zipOfRecords([...twice, record(`${INBOX}/b/message_1.json`, 'trois')]);
    expect((await openSample(mixed)).contents.warnings).toEqual(['path-repeated']);
    expect((await readSample(mixed)).map(({ text }) => text)).toEqual(['trois']);
    await expect(openFiles(zipOfRecords(twice))).rejects.toMatchObject(DAMAGED);
    const photo = `${INBOX}/a/photos/1.jpg`;
    const media = zipOfRecords([
      deflated(`${INBOX}/a/message_1.json`, toUtf8(JSON.stringify(thread({ photos: [{ uri: photo }] })))),
      deflated(photo, toUtf8('a')),
      deflated(photo, toUtf8('b')),
    ]);
    expect((await readSample(media)).flatMap(({ media: files }) => files)).toEqual([
      { kind: 'image', name: photo, path: null },
    ]);
  });

  it('says that it has comments, which are not read, unless there are none', async () => {
    const warningsWith = async (files: Record<string, unknown>) =>
      (await openSample(await zipFile('a.zip', { [`${INBOX}/a/message_1.json`]: thread({ content: 'a' }), ...files })))
        .contents.warnings;
    const comment = { string_map_data: { Comment: { value: 'Un mot.' }, Time: { timestamp: 1763400011 } } };
    const folder = 'your_instagram_activity/comments';
    const facebook = 'your_facebook_activity/comments_and_reactions/comments.json';
    const written = { timestamp: 1763400011, data: [{ comment: { comment: 'Un mot.' } }] };
    for (const comments of [
      { [`${folder}/post_comments_1.json`]: [comment] },
      { [`${folder}/post_comments_1.html`]: '<div class="pam _a6-g">a</div>' },
      { [facebook]: { comments_v2: [written] } },
    ])
      expect(await warningsWith(comments)).toEqual(['comments-not-read']);
    expect(await warningsWith({ [facebook]: { comments_v2: [] } })).toEqual([]);
  });

  it('says it of TikTok, whose comments stand in the file of the messages', async () => {
    const chat = { ChatHistory: { 'Chat History with theo:': [{ Date: '2025-11-17 17:20:11', From: 'theo' }] } };
    const warningsWith = async (list: readonly unknown[]) => {
      const data = { Comment: { Comments: { CommentsList: list } }, 'Direct Message': { 'Direct Messages': chat } };
      return (await openSample(await zipFile('a.zip', { 'user_data_tiktok.json': data }))).contents.warnings;
    };
    expect(await warningsWith([{ date: '2025-11-17 10:00:00', comment: 'Un mot.' }])).toEqual(['comments-not-read']);
    expect(await warningsWith([])).toEqual([]);
  });

  it('has the name of the holder of a TikTok account, which stands beside the messages', async () => {
    const messages = { ChatHistory: { 'Chat History with theo:': [{ Date: '2025-11-17 17:20:11', From: 'lea' }] } };
    const profile = { 'Profile Info': { ProfileMap: { userName: 'lea', bioDescription: 'theo' } } };
    const data = { 'Direct Message': { 'Direct Messages': messages }, 'Profile And Settings': profile };
    const { contents } = await openSample(await zipFile('a.zip', { 'user_data_tiktok.json': data }));
    expect(contents.holderNames).toEqual(['lea']);
  });

  it('attack: a zip with a password, half a zip and archives of two platforms each have one code', async () => {
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, password: 'mot' });
    await writer.add('_chat.txt', new TextReader('17/11/2025, 18:20 - Théo: a'));
    await expect(openFiles(new File([await writer.close()], 'a.zip'))).rejects.toMatchObject({
      code: 'archive-encrypted',
    });
    const damagedOne = { code: 'archive-damaged', detail: { name: 'a.zip' } };
    const whole = await zipFile('a.zip', { [`${INBOX}/a/message_1.json`]: thread({ content: 'a'.repeat(5000) }) });
    for (const end of [10, 40, whole.size - 30, whole.size - 1])
      await expect(openFiles(new File([whole.slice(0, end)], 'a.zip'))).rejects.toMatchObject(damagedOne);
    await expect(openFiles(whole, textFile('a.txt', '17/11/2025, 18:20 - Théo: a'))).rejects.toMatchObject({
      code: 'archive-mixed',
    });
  });

  it.each<readonly [string, ZipRecord]>([
    ['a text that Windows packs in Deflate64', { ...deflated('_chat.txt', toUtf8(CHAT)), method: 9 }],
    ['messages in another compression', { ...deflated('json/chat_history.json', toUtf8('{}')), method: 12 }],
    [
      'a zip within a zip',
      { name: 'Téléchargements/export.zip', data: writeZip([deflated('_chat.txt', toUtf8(CHAT))]) },
    ],
  ])('says that it must be unpacked first: %s', async (_, record) => {
    await expect(openFiles(zipOfRecords([record]))).rejects.toMatchObject({ code: 'file-packed' });
  });

  it('reads the messages beside a film that Windows packs in Deflate64, and counts what no message names', async () => {
    const [film, other] = [{ ...deflated('film.mp4', toUtf8('x')), method: 9 }, deflated('autre.jpg', toUtf8('x'))];
    const zip = zipOfRecords([deflated('_chat.txt', toUtf8(CHAT)), film, other]);
    expect((await openSample(zip)).contents).toMatchObject({ unnamedMedia: 1 });
    await expect((await openSample(zip)).readMedia('film.mp4', 0, 100)).rejects.toMatchObject(UNREADABLE);
  });

  it('reads what comes before a fault, and says that a file is unreadable', async () => {
    const json = JSON.stringify(thread({ content: 'a' }, { content: 'b' }));
    const zip = await zipFile('a.zip', {
      [`${INBOX}/a/message_1.json`]: json.slice(0, json.indexOf('"b"')),
      [`${INBOX}/b/message_1.json`]: thread({ content: 'c' }),
    });
    const { contents } = await openSample(zip);
    expect(contents.warnings).toEqual(['file-unreadable']);
    expect((await readSample(zip)).map(({ text }) => text)).toEqual(['a', 'c']);
  });

  it.each([
    ['stored', (name: string, data: Uint8Array): ZipRecord => ({ name, data })],
    ['deflated', (name: string, data: Uint8Array): ZipRecord => deflated(name, data)],
  ])('says that a file was damaged on its way: %s', async (_, record) => {
    const damaged = (name: string, text: string): ZipRecord => ({ ...record(name, toUtf8(text)), crc: 1 });
    const [path, photo] = [`${INBOX}/a/message_1.json`, `${INBOX}/a/photos/1.jpg`];
    const messages = JSON.stringify(thread({ content: 'a', photos: [{ uri: photo }] }));
    await expect(openFiles(zipOfRecords([damaged(path, messages)]))).rejects.toMatchObject(DAMAGED);
    const other = record(`${INBOX}/b/message_1.json`, toUtf8(JSON.stringify(thread({ content: 'b' }))));
    const zip = zipOfRecords([damaged(path, messages), other]);
    expect((await openSample(zip)).contents.warnings).toEqual(['file-unreadable']);
    expect((await readSample(zip)).map(({ text }) => text)).toEqual(['b']);
    // Read piece by piece: its messages come before the fault.
    const long = JSON.stringify(thread({ content: 'a' }, { content: 'a'.repeat(4_500_000) }, { content: 'c' }));
    const html = `<html><div class="pam _a6-g"><div class="_a6-p">a</div><div class="_a6-o">b</div></div>${' '.repeat(99_000)}</html>`;
    for (const [name, text] of [
      [path, long],
      [path.replace('json', 'html'), html],
    ] as const) {
      expect(await openFiles(zipOfRecords([record(name, toUtf8(text))])), name).not.toBeNull();
      await expect(openFiles(zipOfRecords([damaged(name, text)])), name).rejects.toMatchObject(DAMAGED);
    }
    const opened = await openSample(zipOfRecords([record(path, toUtf8(messages)), damaged(photo, 'x')]));
    expect(opened.contents.warnings).toEqual([]);
    await expect(opened.readMedia(photo, 0, 100)).rejects.toMatchObject(UNREADABLE);
  });

  it('attack: a file that inflates without end is refused, whatever size it states', async () => {
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
    const start = new TextEncoder().encode('{"messages":[{"sender_name":"a","timestamp_ms":1}');
    const bomb = new Uint8Array(300 * 1024 * 1024).fill(0x20);
    bomb.set(start);
    await writer.add(`${INBOX}/a/message_1.json`, new Uint8ArrayReader(bomb));
    const zip = new File([await writer.close()], 'a.zip');
    expect(zip.size).toBeLessThan(1_000_000);
    await expect(openFiles(zip)).rejects.toMatchObject({ code: 'archive-too-large' });
  });

  it('says that a part named by another is missing', async () => {
    const zip = (name: string, folder: string) =>
      zipFile(name, { [`${INBOX}/${folder}/message_1.json`]: thread({ content: 'a' }) });
    const [one, two] = [await zip('export-1-of-2.zip', 'a'), await zip('export-2-of-2.zip', 'b')];
    expect((await openSample(one)).contents.warnings).toEqual(['part-missing']);
    expect((await openSample(one, two)).contents.warnings).toEqual([]);
    for (const name of ['Discussion WhatsApp avec 1 sur 3.zip', 'WhatsApp part 2.zip', 'WhatsApp 1-of-2.zip']) {
      const chat = await zipFile(name, { '_chat.txt': '17/11/2025, 18:20 - Théo: a' });
      expect((await openSample(chat)).contents.warnings).toEqual(['message-imitable']);
    }
  });

  it('stops when it is cancelled, while listing and while reading', async () => {
    const zip = await zipFile('a.zip', { [`${INBOX}/a/message_1.json`]: thread({ content: 'a' }, { content: 'b' }) });
    const listing = new AbortController();
    await expect(openExport([zip], () => listing.abort(), listing.signal, NOW)).rejects.toMatchObject({
      code: 'cancelled',
    });
    const opened = await openSample(zip);
    const reading = new AbortController();
    const messages = opened.messages(opened.contents.conversations[0]?.key ?? '', reading.signal);
    const iterator = messages[Symbol.asyncIterator]();
    expect((await iterator.next()).value).toMatchObject({ text: 'a' });
    reading.abort();
    await expect(iterator.next()).rejects.toMatchObject({ code: 'cancelled' });
    expect((await Array.fromAsync(opened.messages('autre', NEVER))).length).toBe(0);
  });
});

describe('hostile archives', () => {
  it('attack: 25,000 entries with hostile names are listed', async () => {
    const names = Array.from({ length: 25_000 }, (_, index) => `../..\\con/\u202e${index}`);
    const path = `${INBOX}/__proto__/message_1.json`;
    const data = toUtf8(JSON.stringify(thread({ content: 'a' })));
    const opened = await openSample(zipOfRecords([...names, path].map((name) => ({ name, data }))));
    expect(opened.contents.conversations).toMatchObject([{ key: `0/${INBOX}/__proto__`, messages: 1 }]);
  });

  const beside = (content: string | Uint8Array, path = `${INBOX}/c/message_1.json`): ZipRecord =>
    deflated(path, typeof content === 'string' ? toUtf8(content) : content);
  const zeros = beside(new Uint8Array(10 * 1024 * 1024));
  const unread = ['file-unreadable'];
  it.each<readonly [string, ZipRecord, readonly string[]]>([
    ['10 MB of zeros', zeros, unread],
    ['10 MB that state 1,000 bytes', { ...zeros, size: 1000 }, unread],
    ['sizes larger than the archive', { ...zeros, size: 0xfffffff0, compressedSize: 0xfffffff0 }, unread],
    ['a page under its name', beside('<html><body><h1>Connexion</h1></body></html>'), unread],
    ['no message among its entries', beside(JSON.stringify({ messages: [null, 3, 'x', []], title: 'x' })), unread],
    ...[{}, 'rien', 12, null].map(
      (messages) =>
        [
          `messages that are ${JSON.stringify(messages)}`,
          beside(JSON.stringify({ participants: [], messages, title: 'x' })),
          [],
        ] as const,
    ),
    ...['../../a.json', `${INBOX}/../../message_1.json`, '/etc/message_1.json', 'C:\\message_1.json', '__proto__'].map(
      (path) => [`the path ${path}`, beside('{}', path), []] as const,
    ),
    ['a path that shows backwards', beside('{}', `${INBOX}/a/photos/\u202egpj.exe`), []],
    ['a path of 5,000 letters', beside('{}', `${INBOX}/${'a'.repeat(5000)}/message_1.json`), []],
    ['a null character in its path', beside('{}', `${INBOX}/a/mess\0age_1.json`), []],
  ])('attack: messages beside a file with %s are read', async (_, record, warnings) => {
    const good = beside(JSON.stringify(thread({ content: 'a' })), `${INBOX}/a/message_1.json`);
    const opened = await openSample(zipOfRecords([good, record]));
    expect(opened.contents.warnings).toEqual(warnings);
    expect((await readAll(opened)).map(({ text }) => text)).toEqual(['a']);
  });

  it('attack: keys of prototypes and other types are no values', async () => {
    const hostile =
      '{"messages":[{"__proto__":{"content":"a"},"sender_name":{"toString":1},"timestamp_ms":[],"content":[["b"]],"photos":{"length":9},"reactions":[null,1,{"reaction":{}}],"share":"x"},7,null,"c",[]],"title":["d"],"sender_name":1}';
    const [read, ...others] = await readSample(textFile('a.json', hostile));
    const nothing = { sender: null, text: null, media: [], reactions: [], posting: { iso: null } };
    expect(read).toMatchObject({ index: 0, ...nothing });
    expect(others).toEqual([]);
    expect(({} as { content?: string }).content).toBeUndefined();
  });

  it('attack: lone surrogates become well-formed text', async () => {
    const text =
      '{"messages":[{"sender_name":"a\\ud800","timestamp_ms":1763400011123,"content":"b\\udc00"}],"title":"\\ud83d"}';
    const opened = await openSample(textFile('a.json', text));
    expect(opened.contents.conversations[0]?.title?.isWellFormed()).toBe(true);
    const [read] = await readSample(textFile('a.json', text));
    expect([read?.sender, read?.text]).toEqual(['a\ufffd', 'b\ufffd']);
  });

  it.each([
    ['below 100,000 others', `${'{"a":'.repeat(100_000)}{"b":1,"b":2}${'}'.repeat(100_000)}`],
    ['in each of 6,000', `${'{"a":1,"a":'.repeat(6000)}1${'}'.repeat(6000)}`],
    ['9,000 times', `{${Array.from({ length: 9000 }, (_, index) => `"k${index % 4000}":1`).join()}}`],
  ])('attack: N11: a field given twice %s ends its file at once', async (_, value) => {
    const json = `{"messages":[{"sender_name":"a","timestamp_ms":1,"content":"b","x":${value}}]}`;
    await expectQuickRefusal(textFile('a.json', json));
  });

  const page = (words: string, name = '') =>
    `<!DOCTYPE html><html><body><div class="pam _a6-g"><h2 class="_a6-i ${name}">Théo</h2><div class="_a6-p">${words}</div><div class="_a6-o">Sep 22, 2017 6:33 am</div></div></body></html>`;
  const numbers = (count: number, prefix: string) => Array.from({ length: count }, (_, i) => `${prefix}${i}`).join(' ');
  it.each([
    ['80,000 marks in each other', page('<i>'.repeat(80_000))],
    ['100,000 marks in one message', page('<p>a</p>'.repeat(100_000))],
    ['200,000 classes', page('a', numbers(200_000, 'c'))],
    ['50,000 attributes', page(`<p ${numbers(50_000, 'a')}>a</p>`)],
  ])('attack: N11: a page with %s ends at once', async (_, html) => {
    await expectQuickRefusal(await zipFile('a.zip', { [`${INBOX}/a/message_1.html`]: html }));
  });

  /** Two seconds on any machine; here, some hundredths. */
  async function expectQuickRefusal(file: File): Promise<void> {
    const start = performance.now();
    await expect(openFiles(file)).rejects.toMatchObject(DAMAGED);
    expect(performance.now() - start).toBeLessThan(2000);
  }

  it('attack: N12: of two files whose paths are one in other writings, neither is read', async () => {
    const zipOf = (...paths: readonly string[]) =>
      zipOfRecords([record(`${INBOX}/b/message_1.json`, 'b'), ...paths.map((path) => record(path, 'a'))]);
    for (const other of [
      `${INBOX}//é/message_1.json`,
      `./${INBOX}/./é/message_1.json`,
      `${INBOX}\\e\u0301/message_1.json`,
    ])
      expect((await openSample(zipOf(`${INBOX}/é/message_1.json`, other))).contents).toMatchObject({
        conversations: [{ messages: 1 }],
        warnings: ['path-repeated'],
      });
    for (const other of [
      `${INBOX}/A/message_1.json`,
      `/${INBOX}/a/message_1.json`,
      `${INBOX}/x/../a/message_1.json`,
      `${INBOX}/a. /message_1.json`,
    ])
      expect((await openSample(zipOf(`${INBOX}/a/message_1.json`, other))).contents, other).toMatchObject({
        warnings: ['other-reading'],
      });
  });

  it('attack: N12: says that another zip stands before the one that is read', async () => {
    const [one, two] = [
      await zipFile('a.zip', { [`${INBOX}/a/message_1.json`]: thread({ content: 'a' }) }),
      await zipFile('b.zip', { [`${INBOX}/b/message_1.json`]: thread({ content: 'b' }) }),
    ];
    const opened = await openSample(new File([one, two], 'a.zip'));
    expect(opened.contents.warnings).toEqual(['other-reading']);
    expect((await readAll(opened)).map(({ text }) => text)).toEqual(['b']);
  });

  it('attack: N12: says that the zip has a file or bytes which its directory does not list', async () => {
    const listed = record(`${INBOX}/a/message_1.json`, 'a');
    const hidden = { ...record(`${INBOX}/b/message_1.json`, 'b'), listed: false };
    const last = record(`${INBOX}/c/message_1.json`, 'c');
    const warningsOf = async (...zip: Parameters<typeof zipOfRecords>) =>
      (await openSample(zipOfRecords(...zip))).contents.warnings;
    for (const records of [
      [hidden, listed],
      [listed, hidden],
      [listed, hidden, last],
    ])
      expect(await warningsOf(records)).toEqual(['other-reading']);
    expect(await warningsOf([listed], { gap: 'x'.repeat(31) })).toEqual(['other-reading']);
    // What programs add to a header, and after a file whose size they learn as they write it.
    expect(await warningsOf([{ ...listed, localExtra: new Uint8Array(40) }, last])).toEqual([]);
    expect(await warningsOf([listed, { ...last, flags: 8 }], { gap: 'x'.repeat(24) })).toEqual([]);
  });

  it('attack: N12: says that the second name of a file is the first name of another', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((one) => `${INBOX}/${one}/message_1.json`) as [string, string, string];
    const warningsOf = async (first: string, second: string) => {
      const records = [
        { ...record(a, 'a'), extra: unicodePathField(first, a) },
        { ...record(b, 'b'), extra: unicodePathField(second, b) },
      ];
      return (await openSample(zipOfRecords(records))).contents.warnings;
    };
    expect(await warningsOf(a, c)).toEqual([]);
    expect(await warningsOf(b, a)).toEqual(['other-reading']);
  });

  it('attack: N12: reads no file that the zip names twice differently', async () => {
    const zip = await zipFile('a.zip', {
      'a/message_1.json': thread({ content: 'a' }),
      'b/message_1.json': thread({}),
    });
    const bytes = Buffer.from(await zip.arrayBuffer());
    bytes[bytes.indexOf('a/message_1.json')] = 'c'.charCodeAt(0);
    expect((await openSample(new File([bytes], 'a.zip'))).contents).toMatchObject({
      conversations: [{ messages: 1 }],
      warnings: ['file-unreadable'],
    });
  });

  it('finds a file whose name has its accents in another writing', async () => {
    const text = '17/11/2025, 18:20 - Théo: été.jpg (fichier joint)\n';
    const [read] = await readSample(await zipFile('a.zip', { '_chat.txt': text, 'e\u0301te\u0301.jpg': 'x' }));
    expect(read?.media[0]?.path).toBe('e\u0301te\u0301.jpg');
  });

  it('attack: values nested 200,000 deep are read past', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const json = `{"messages":[{"sender_name":"a","timestamp_ms":1,"content":"b","x":${deep}},{"sender_name":"a","content":"c"}]}`;
    expect((await readSample(textFile('a.json', json))).map(({ text }) => text)).toEqual(['b', 'c']);
  });

  it('attack: a text of 20 million characters and 5,000 reactions are cut, and say so', async () => {
    const long = 'a'.repeat(20_000_000);
    const [read] = await readSample(textFile('a.txt', `17/11/2025, 18:20 - Théo: ${long}\n${long}`));
    expect([read?.text?.length, read?.isCut]).toEqual([5_000_000, true]);
    const reactions = Array.from({ length: 5000 }, () => ({ reaction: '!', actor: 'a' }));
    const [meta, short] = await readSample(jsonFile('a.json', thread({ content: long, reactions }, { content: 'b' })));
    expect([meta?.text?.length, meta?.reactions.length, meta?.isCut]).toEqual([5_000_000, 1000, true]);
    expect(short?.isCut).toBeUndefined();
  });

  it('attack: no value of a message stops the others, and every text is well-formed', async () => {
    const known = 'sender_name timestamp_ms content photos reactions share is_unsent type sticker'.split(' ');
    const telegram = 'from from_id date date_unixtime text photo file media_type reactions action'.split(' ');
    const messages = (names: readonly string[]) =>
      fc.array(fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 3 })), { maxLength: 5 });
    const files = fc.oneof(
      messages(known).map((list) => jsonFile('a', { messages: [{ sender_name: 'a' }, ...list] })),
      messages(telegram).map((list) => jsonFile('a', { messages: [{ date_unixtime: '1', from_id: 'a' }, ...list] })),
      fc
        .array(fc.string({ unit: 'binary' }))
        .map((list) => textFile('a', `17/11/2025, 18:20 - Théo: ${list.join('\n')}`)),
    );
    await fc.assert(
      fc.asyncProperty(files, async (file) => {
        const read = await readSample(file);
        expect(read.length).toBeGreaterThan(0);
        expect(JSON.stringify(read)).not.toMatch(/\\ud[89a-f]/i);
      }),
    );
  });
});
