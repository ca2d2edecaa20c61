import { describe, expect, it } from 'vitest';
import { openExport } from '../../../../src/import/exports/openExport.ts';
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
import { inventConversation } from '../../../support/import/inventedMessages.ts';
import { deflated, type ZipRecord, zip64End, zip64Field } from '../../../support/zipWriter.ts';

const INBOX = 'your_instagram_activity/messages/inbox';
const FOLDER = `${INBOX}/theo_1`;
const CHAT = '17/11/2025, 18:20 - Théo: tu vas voir\n17/11/2025, 18:21 - Lina: arrête\n';
const thread = (messages: readonly unknown[]) => ({
  participants: [{ name: 'Lina' }],
  messages,
  title: 'Théo',
  thread_path: 'inbox/theo_1',
});
const message = (text: string, at = 1763400011000) => ({ sender_name: 'Théo', timestamp_ms: at, content: text });

describe('openExport', () => {
  it('recognises archives by their content, whatever their name', async () => {
    const formats = async (...files: File[]) => (await openSample(...files)).contents.format;
    expect(await formats(await zipFile('vacances.zip', { '_chat.txt': CHAT }))).toBe('whatsapp');
    expect(await formats(await zipFile('WhatsApp.zip', { [`${FOLDER}/message_1.json`]: thread([message('a')]) }))).toBe(
      'instagram-json',
    );
  });

  it('leaves every other file to the ordinary import', async () => {
    expect(await openFiles(textFile('a.txt', 'une note'))).toBeNull();
    expect(await openFiles(jsonFile('a.json', { messages: [] }))).toBeNull();
    expect(await openFiles(await zipFile('a.zip', { 'photo.jpg': 'x' }))).toBeNull();
    expect(await openFiles(textFile('vide', ''))).toBeNull();
  });

  it('leaves a text beside an archive to the ordinary import', async () => {
    const files = [textFile('note.txt', 'une note'), await zipFile('a.zip', { '_chat.txt': CHAT })];
    expect([...(await openSample(...files)).used]).toEqual([1]);
  });

  it('leaves a zip that no message names a file of to the ordinary import', async () => {
    const files = [
      await zipFile('WhatsApp Chat.zip', { '_chat.txt': CHAT }),
      await zipFile('photos.zip', { 'plage.jpg': 'x' }),
    ];
    expect([...(await openSample(...files)).used]).toEqual([0]);
  });

  it('uses a zip that holds a picture named by a message in another one', async () => {
    const picture = { uri: `${FOLDER}/photos/1.jpg` };
    const named = { ...message('a'), photos: [picture] };
    const files = [
      await zipFile('instagram-lea-2025-11-17-AbCdEf-1.zip', { [`${FOLDER}/message_1.json`]: thread([named]) }),
      await zipFile('instagram-lea-2025-11-17-AbCdEf-2.zip', { [picture.uri]: 'x' }),
    ];
    expect([...(await openSample(...files)).used]).toEqual([0, 1]);
  });

  it('reports progress up to its total while it lists, and none afterwards', async () => {
    const steps: (readonly [done: number, total: number])[] = [];
    const zip = await zipFile('a.zip', { [`${FOLDER}/message_1.json`]: thread([message('a'.repeat(100_000))]) });
    const opened = await openExport([zip], ({ done, total }) => steps.push([done, total]), NEVER, NOW);
    const listed = steps.length;
    expect(listed).toBeGreaterThan(0);
    for (const [done, total] of steps) expect(done).toBeLessThanOrEqual(total);
    expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
    if (opened !== null) await readAll(opened);
    expect(steps.length).toBe(listed);
  });

  it('lists conversations by counts, and reads each again in the order of the archive', async () => {
    const zip = await zipFile('a.zip', {
      [`${FOLDER}/message_2.json`]: thread([message('c', 1763200000000)]),
      [`${FOLDER}/message_1.json`]: thread([message('a'), message('b', 1763300000000)]),
      'your_instagram_activity/messages/message_requests/x_2/message_1.json': thread([message('d')]),
    });
    const opened = await openSample(zip);
    expect(opened.contents.warnings).toEqual([]);
    expect(opened.contents.conversations).toEqual([
      inventConversation(`0/${FOLDER}`, {
        ...{ id: 'inbox/theo_1', title: 'Théo', senders: [{ name: 'Théo', id: null, messages: 3 }] },
        ...{ firstDay: '2025-11-15', lastDay: '2025-11-17' },
      }),
      expect.objectContaining({ isRequest: true, messages: 1 }),
    ]);
    const read = await readAll(opened);
    expect(read.map(({ path, index, text }) => [path?.slice(-14), index, text])).toEqual([
      ['message_1.json', 0, 'a'],
      ['message_1.json', 1, 'b'],
      ['message_2.json', 0, 'c'],
      ['message_1.json', 0, 'd'],
    ]);
  });
});

/** What people have instead of a whole archive: each is read as far as it goes, or refused with one code. */

const threadOf = (...texts: readonly string[]) => ({
  messages: texts.map((content) => ({ sender_name: 'Théo', timestamp_ms: 1763400011123, content })),
  title: 'Théo',
});
const record = (path: string, content: string): ZipRecord => deflated(path, Buffer.from(content));
const MESSAGES = record(`${FOLDER}/message_1.json`, JSON.stringify(threadOf('a', 'b')));

it('a zip as large tools write it is read with the fields of Zip64', async () => {
  const full = 0xffffffff;
  const { length } = MESSAGES.data;
  const sizes = zip64Field(MESSAGES.size ?? length, length);
  const zip = zipOfRecords([{ ...MESSAGES, size: full, compressedSize: full, extra: sizes }], {
    zip64: (offset, count, size) => zip64End({ count, size, offset, at: offset + size }),
  });
  expect((await readSample(zip)).map(({ text }) => text)).toEqual(['a', 'b']);
  expect((await openSample(zip)).contents.warnings).toEqual([]);
});

describe('a part of an archive', () => {
  it('is refused where one file alone has a password', async () => {
    const photo = { ...record(`${FOLDER}/photos/1.jpg`, 'x'), flags: 0x801 };
    await expect(openFiles(zipOfRecords([MESSAGES, photo]))).rejects.toMatchObject({ code: 'archive-encrypted' });
  });

  it.each([
    ['export-1-of-3.zip', 'export-3-of-3.zip'],
    ['instagram-lea-part_1.zip', 'instagram-lea-part_3.zip'],
    ['facebook-lea-2025-11-17-AbCdEf-1.zip', 'facebook-lea-2025-11-17-AbCdEf-3.zip'],
    ['instagram 1 sur 3.zip', 'instagram 3 sur 3.zip'],
  ])('says that the second of three is missing: %s, %s', async (first, third) => {
    const part = (name: string, folder: string) =>
      zipFile(name, { [`${INBOX}/${folder}/message_1.json`]: threadOf(folder) });
    const { contents } = await openSample(await part(first, 'a'), await part(third, 'c'));
    expect(contents.warnings).toEqual(['part-missing']);
    expect(contents.conversations.map(({ messages }) => messages)).toEqual([1, 1]);
  });

  it.each(['instagram-lea-2025-11-17.zip', 'instagram-lea-2026-11-20-Ab3dE9fG.zip'])(
    'takes the day or the id at the end of a name for no part: %s',
    async (name) => {
      const one = await zipFile(name, { [`${INBOX}/a/message_1.json`]: threadOf('a') });
      expect((await openSample(one)).contents.warnings).toEqual([]);
    },
  );

  it('is no archive where it is a page of HTML in the place of the download', async () => {
    const page = '<!DOCTYPE html><html><body>Connectez-vous pour continuer</body></html>';
    for (const name of ['instagram.zip', 'message_1.json', 'result.json', '_chat.txt'])
      expect(await openFiles(textFile(name, page)), name).toBeNull();
  });
});

it.each([
  ['of a parent folder', '../../etc/passwd'],
  ['that Windows keeps for itself', 'con'],
  ['that shows backwards', '\u202egpj.exe'],
  ['of 5,000 letters', 'a'.repeat(5000)],
  ['of half a character', '\ud800'],
  ['of a prototype', '__proto__'],
  ['of a space', ' '],
  ['of markup', '<img src=x>'],
])('attack: a file with a hostile name is read as any other: one %s', async (_, name) => {
  const path = `${INBOX}/${name}/message_1.json`;
  const zip = new File([await zipFile('x', { [path]: threadOf('a') })], `${name}.zip`);
  expect((await readSample(zip)).map(({ text }) => text)).toEqual(['a']);
});

/** Two conversations of one title, or of two downloads, are never one. */

const block = '<div class="pam _a6-g"><div class="_a6-p">a</div><div class="_a6-o">17 nov. 2025, 18:20</div></div>';
const metaPage = `<html><head><title>Théo</title></head><body>${block}</body></html>`;
const telegramPage =
  '<html><body><div class="page_wrap"><div class="page_header"><div class="text">Théo</div></div><div class="message default" id="message1"><div class="body"><div class="text">a</div></div></div></div></body></html>';
const counts = async (...files: File[]) =>
  (await openSample(...files)).contents.conversations.map(({ messages }) => messages);

describe('conversations', () => {
  it('are those of their folder in the parts of one download alone', async () => {
    const files = (number: number) => ({ [`${FOLDER}/message_${number}.json`]: threadOf('a') });
    const day = 'instagram-lea-2025-11';
    expect(
      await counts(await zipFile(`${day}-17-AbC-1.zip`, files(1)), await zipFile(`${day}-17-AbC-2.zip`, files(2))),
    ).toEqual([2]);
    expect(await counts(await zipFile('x-part_1.zip', files(1)), await zipFile('x-part_2.zip', files(2)))).toEqual([2]);
    expect(await counts(await zipFile('x-1-of-2.zip', files(1)), await zipFile('x-2-of-2.zip', files(2)))).toEqual([2]);
    expect(await counts(await zipFile(`${day}-17.zip`, files(1)), await zipFile(`${day}-18.zip`, files(2)))).toEqual([
      1, 1,
    ]);
    expect(await counts(await zipFile('a.zip', files(1)), await zipFile('b.zip', files(1)))).toEqual([1, 1]);
  });

  it('are never told by their title', async () => {
    expect(await counts(jsonFile('a', threadOf('a')), jsonFile('b', threadOf('a')))).toEqual([1, 1]);
    const path = { thread_path: 'inbox/theo_1' };
    expect(
      await counts(jsonFile('a', { ...threadOf('a'), ...path }), jsonFile('b', { ...threadOf('a'), ...path })),
    ).toEqual([2]);
    expect(await counts(textFile('a.html', metaPage), textFile('b.html', metaPage))).toEqual([1, 1]);
    expect(await counts(textFile('a.html', telegramPage), textFile('b.html', telegramPage))).toEqual([1, 1]);
    const root = { 'message_1.json': threadOf('a') };
    expect(await counts(await zipFile('a.zip', root), await zipFile('b.zip', root))).toEqual([1, 1]);
  });

  it('of the other formats are those of their archive', async () => {
    const encrypted = { threadName: 'Théo_3', messages: [{ senderName: 'Théo', text: 'a', timestamp: 1763400011000 }] };
    const snapchat = {
      theo: [{ From: 'theo', 'Media Type': 'TEXT', Created: '2025-11-17 17:20:11 UTC', Content: 'a' }],
    };
    const tiktok = {
      'Direct Message': {
        'Direct Messages': {
          ChatHistory: { 'Chat History with theo:': [{ Date: '2025-11-17 17:20:11', From: 'theo', Content: 'a' }] },
        },
      },
    };
    for (const [path, value] of [
      ['Theo_3.json', encrypted],
      ['json/chat_history.json', snapchat],
      ['user_data_tiktok.json', tiktok],
      ['c12345/messages.json', [{ ID: 1, Timestamp: '2025-11-17 17:20:11', Contents: 'a' }]],
      [
        'data/direct-messages.js',
        'window.YTD.direct_messages.part0 = [{"dmConversation":{"conversationId":"1-2","messages":[{"messageCreate":{"id":"1","text":"a"}}]}}]',
      ],
    ] as const)
      expect(
        await counts(await zipFile('a.zip', { [path]: value }), await zipFile('b.zip', { [path]: value })),
        path,
      ).toEqual([1, 1]);
  });
});
