import { describe, expect, it } from 'vitest';
import {
  jsonFile,
  openFiles,
  openSample,
  readSample,
  textFile,
  zipFile,
} from '../../../support/import/exportSamples.ts';

/** A file that somebody sent in a conversation must not take the place of the conversation, nor stop the import. */

const REAL = '17/11/2025, 18:20 - Théo: vrai\n';
const FORGED = '17/11/2025, 18:20 - Lina: faux\n';
const sent = (name: string) => `17/11/2025, 18:21 - Théo: ${name} (fichier joint)\n`;
const meta = (text: string) => ({
  participants: [{ name: 'Lina' }],
  messages: [{ sender_name: 'Lina', timestamp_ms: 1763400011000, content: text }],
  title: 'Faux',
});
const telegram = (text: string, some: object = {}) => ({
  name: 'Théo',
  type: 'personal_chat',
  id: 1,
  messages: [{ id: 1, type: 'message', date_unixtime: '1763400011', from: 'Théo', text, ...some }],
});
const page = (text: string) =>
  `<!DOCTYPE html><html><body><div class="page_wrap"><div class="history"><div class="message default" id="message1"><div class="body"><div class="from_name">Théo</div><div class="text">${text}</div></div></div></div></div></body></html>`;
const INBOX = 'your_instagram_activity/messages/inbox/theo_1';

const texts = async (...files: File[]) => (await readSample(...files)).map(({ text }) => text);
const zipTexts = async (files: Readonly<Record<string, unknown>>, name = 'a.zip') => texts(await zipFile(name, files));
const refusal = async (...files: File[]) =>
  openFiles(...files).then(
    () => null,
    (error: { code?: string }) => error.code,
  );

describe('attack: a text sent in a conversation of WhatsApp', () => {
  const CHAT = 'Discussion WhatsApp avec Théo.txt';

  it('does not replace the one that has the name of WhatsApp or of the zip', async () => {
    expect(await zipTexts({ [CHAT]: REAL, '_chat.txt': FORGED })).toEqual(['vrai']);
    expect(await zipTexts({ 'Chat WhatsApp mit Théo.txt': FORGED, 'Sohbet.txt': REAL }, 'Sohbet.zip')).toEqual([
      'vrai',
    ]);
    expect(
      await zipTexts(
        { 'Discussion WhatsApp avec Lina.txt': FORGED, [CHAT]: REAL },
        'Discussion WhatsApp avec Théo (1).zip',
      ),
    ).toEqual(['vrai']);
  });

  it('is left out where the conversation names it as a file', async () => {
    const other = 'Discussion WhatsApp avec Lina.txt';
    expect(await zipTexts({ [other]: FORGED, [CHAT]: REAL + sent(other) })).toEqual(['vrai', null]);
    expect(
      await zipTexts({ '_chat.txt': `[17/11/2025, 18:20:11] Théo: \u200e<attached: ${CHAT}>`, [CHAT]: FORGED }),
    ).toEqual([null]);
    expect(await texts(textFile('x.txt', REAL + sent('y.txt')), textFile('y.txt', FORGED))).toEqual(['vrai', null]);
  });

  it('is no other conversation because of its name: N1', async () => {
    const copy = 'Discussion WhatsApp avec Théo (1).txt';
    for (const zip of ['Discussion WhatsApp avec Théo.zip', 'Discussion WhatsApp avec Théo (1).zip'])
      expect(await zipTexts({ [copy]: FORGED, [CHAT]: REAL + sent(copy) }, zip)).toEqual(['vrai', null]);
    for (const name of ['WhatsApp', 'Théo'])
      for (const text of [FORGED, FORGED + sent(CHAT)])
        expect(await zipTexts({ [`${name}.txt`]: text, [CHAT]: REAL }, `${name}.zip`)).toEqual(['vrai']);
    expect(
      await zipTexts({ '_chat.txt': REAL, 'WhatsApp Chat - Théo.txt': FORGED }, 'WhatsApp Chat - Théo.zip'),
    ).toEqual(['vrai']);
  });

  it('is refused where each of two names the other', async () => {
    const files = {
      'WhatsApp a.txt': REAL + sent('WhatsApp b.txt'),
      'WhatsApp b.txt': FORGED + sent('WhatsApp a.txt'),
    };
    expect(await refusal(await zipFile('x.zip', files))).toBe('archive-mixed');
  });

  it('is not read below the top of the zip', async () => {
    expect(await zipTexts({ [CHAT]: REAL, 'x/_chat.txt': FORGED, 'media/_chat.txt': FORGED })).toEqual(['vrai']);
    expect(await zipTexts({ 'un/_chat.txt': REAL, 'photos/_chat.txt': FORGED })).toEqual(['vrai']);
    expect(await zipTexts({ 'a/b/_chat.txt': REAL, 'a/b/c.jpg': 'x' })).toEqual(['vrai']);
    expect((await zipTexts({ 'un/_chat.txt': REAL, 'deux/_chat.txt': FORGED })).toSorted()).toEqual(['faux', 'vrai']);
  });
});

describe('attack: a file sent that looks like the export of another format', () => {
  it.each(['result.json', 'message_1.json', 'Lina_3.json', 'chat_history.json'])(
    'is left out of WhatsApp, which names it: %s',
    async (name) => {
      const forged = { 'result.json': telegram('faux'), 'message_1.json': meta('faux') }[name] ?? {
        threadName: 'x',
        messages: [{ senderName: 'Lina', text: 'faux', 'Media Type': 'TEXT', Created: 'x' }],
      };
      const opened = await openSample(await zipFile('a.zip', { '_chat.txt': REAL + sent(name), [name]: forged }));
      expect(opened.contents).toMatchObject({
        format: 'whatsapp',
        warnings: ['message-imitable'],
        conversations: [{ messages: 2 }],
      });
      expect(await texts(textFile('chat.txt', REAL + sent(name)), jsonFile(name, forged))).toEqual(['vrai', null]);
    },
  );

  it('is left out of Telegram: files stand in folders of their own', async () => {
    const real = { 'x/result.json': telegram('vrai') };
    expect(await zipTexts({ ...real, 'x/files/result.json': telegram('faux') })).toEqual(['vrai']);
    expect(await zipTexts({ 'messages.html': page('vrai'), 'files/messages2.html': page('faux') })).toEqual(['vrai']);
    expect(await zipTexts({ ...real, 'x/files/mon whatsapp.txt': FORGED })).toEqual(['vrai']);
    expect(await zipTexts({ ...real, 'x/files/message_1.json': meta('faux') })).toEqual(['vrai']);
  });

  it('is left out of Instagram', async () => {
    const real = { [`${INBOX}/message_1.json`]: meta('vrai') };
    expect(await zipTexts({ ...real, [`${INBOX}/files/message_1.json`]: meta('faux') })).toEqual(['vrai']);
    expect(await zipTexts({ ...real, [`${INBOX}/files/result.json`]: telegram('faux') })).toEqual(['vrai']);
  });

  it('is left out beside the text of WhatsApp, even one that names that text, and said where none names it', async () => {
    const forged = telegram('faux', { file: '_chat.txt' });
    const zip = await zipFile('a.zip', { '_chat.txt': REAL, 'result.json': forged });
    expect((await openSample(zip)).contents).toMatchObject({
      format: 'whatsapp',
      warnings: ['file-unreadable', 'message-imitable'],
    });
    expect(await refusal(await zipFile('a.zip', { 'notes.txt': REAL, 'result.json': telegram('b') }))).toBe(
      'archive-mixed',
    );
  });

  it('does not stop the import when it is damaged', async () => {
    const damaged = { '_chat.txt': REAL + sent('message_1.json'), 'message_1.json': '{"sender_name":' };
    expect((await openSample(await zipFile('a.zip', damaged))).contents).toMatchObject({
      format: 'whatsapp',
      warnings: ['message-imitable'],
    });
    const unnamed = { '_chat.txt': REAL, [`${INBOX}/message_1.json`]: '{"sender_name":' };
    expect((await openSample(await zipFile('a.zip', unnamed))).contents).toMatchObject({
      format: 'whatsapp',
      warnings: ['file-unreadable', 'message-imitable'],
    });
  });
});

describe('attack: a message never takes a file of another conversation', () => {
  const PHOTO = 'IMG-20251117-WA0001.jpg';
  const media = async (...files: File[]) => (await readSample(...files)).flatMap((one) => one.media);

  it('looks in its own archive, then nowhere else', async () => {
    const [one, two] = [
      await zipFile('Discussion WhatsApp avec A.zip', { 'Discussion WhatsApp avec A.txt': sent(PHOTO) }),
      await zipFile('Discussion WhatsApp avec B.zip', { 'Discussion WhatsApp avec B.txt': sent(PHOTO), [PHOTO]: 'b' }),
    ];
    const opened = await openSample(one, two);
    expect(opened.contents.conversations.map(({ missingMedia }) => missingMedia)).toEqual([1, 0]);
    const own = await zipFile('C.zip', { '_chat.txt': sent(PHOTO), [PHOTO]: 'c' });
    const both = await openSample(two, own);
    expect(both.contents.conversations.map(({ missingMedia }) => missingMedia)).toEqual([0, 0]);
    expect(await (await both.readMedia(PHOTO, 0, 10)).text()).toBe('b');
    expect(await (await both.readMedia(PHOTO, 1, 10)).text()).toBe('c');
    expect(
      await media(await zipFile('d.zip', { 'a/_chat.txt': sent(PHOTO), 'b/_chat.txt': REAL, [`b/${PHOTO}`]: 'x' })),
    ).toMatchObject([{ path: null }]);
  });

  it('finds the parts of a download of Meta by the whole path, and says which archive', async () => {
    const uri = `${INBOX}/photos/1.jpg`;
    const thread = { ...meta('a'), messages: [{ sender_name: 'Lina', timestamp_ms: 1, photos: [{ uri }] }] };
    const one = await zipFile('instagram-lea-2025-11-17-AbC-1.zip', { [`${INBOX}/message_1.json`]: thread });
    const two = await zipFile('instagram-lea-2025-11-17-AbC-2.zip', { [uri]: 'image' });
    expect(await media(one, two)).toEqual([{ kind: 'image', name: uri, path: uri, archive: 1 }]);
    const other = await zipFile('instagram-lea-2025-11-17-AbC-2.zip', { 'x/photos/1.jpg': 'image' });
    expect(await media(one, other)).toMatchObject([{ path: null }]);
  });

  it('never offers a file of messages', async () => {
    const other = `${INBOX.replace('theo_1', 'mia_2')}/message_1.json`;
    const thread = { ...meta('a'), messages: [{ sender_name: 'Lina', timestamp_ms: 1, files: [{ uri: other }] }] };
    const zip = await zipFile('a.zip', { [`${INBOX}/message_1.json`]: thread, [other]: meta('b') });
    expect(await media(zip)).toMatchObject([{ path: null }]);
  });

  it('keeps all words around the name of a file that are not WhatsApp’s', async () => {
    const chat = '17/11/2025, 18:20 - Théo: vois a.jpg (ma photo)\n17/11/2025, 18:20 - Théo: a.jpg (page 3)\n';
    const read = await readSample(await zipFile('x.zip', { '_chat.txt': chat, 'vois a.jpg': 'x', 'a.jpg': 'x' }));
    expect(read.map(({ text, media: files }) => [text, files.length])).toEqual([
      ['vois a.jpg (ma photo)', 1],
      ['a.jpg (page 3)', 1],
    ]);
  });
});

it('several texts of WhatsApp in one zip are as many conversations where none was sent', async () => {
  const zip = await zipFile('a.zip', {
    'Discussion WhatsApp avec Théo.txt': REAL,
    'Discussion WhatsApp avec Lina.txt': FORGED,
  });
  const { contents } = await openSample(zip);
  expect(contents.conversations.map(({ title }) => title)).toEqual(['Théo', 'Lina']);
  // Nothing says that one of them was not sent.
  expect(contents.isConfirmed).toBe(false);
});
