import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMetaText } from '../../../../src/import/exports/metaText.ts';
import {
  jsonFile,
  mojibake,
  openSample,
  readSample,
  textFile,
  zipFile,
} from '../../../support/import/exportSamples.ts';
import { inventMessage } from '../../../support/import/inventedMessages.ts';

const FOLDER = 'your_instagram_activity/messages/inbox/theo_1';
const AT = 1763400011123;

const thread = (...messages: readonly unknown[]) => ({
  participants: [{ name: mojibake('Théo') }, { name: 'Lina' }],
  messages,
  title: mojibake('Théo 😀'),
  is_still_participant: true,
  thread_path: 'inbox/theo_1',
});
const message = (fields: object) => ({ sender_name: mojibake('Théo'), timestamp_ms: AT, ...fields });

async function readOne(fields: object, files: Record<string, unknown> = {}) {
  const [read] = await readSample(
    await zipFile('a.zip', { [`${FOLDER}/message_1.json`]: thread(message(fields)), ...files }),
  );
  return read;
}

describe('decodeMetaText', () => {
  it('gives back every text that Meta wrote', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => decodeMetaText(mojibake(text)) === text));
  });

  it('leaves a text with a character above U+00FF, or that is no UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (Array.from(text).some((char) => char > '\u00ff')) expect(decodeMetaText(text)).toBe(text);
      }),
    );
    expect(decodeMetaText('Ã© €')).toBe('Ã© €');
    expect(decodeMetaText('é')).toBe('é');
    expect(decodeMetaText('\ud800')).toBe('\ud800');
  });
});

describe('message_N.json', () => {
  it('reads an instant, a sender and words in their letters', async () => {
    expect(await readOne({ content: mojibake('ça va être ta fête 🔪') })).toEqual(
      inventMessage(0, {
        path: `${FOLDER}/message_1.json`,
        sender: 'Théo',
        text: 'ça va être ta fête 🔪',
        posting: { raw: '1763400011123', iso: '2025-11-17T17:20:11.123Z', precision: 'ms', source: 'file' },
      }),
    );
  });

  it('reads calls without a duration, and shared addresses', async () => {
    expect((await readOne({ type: 'Call', content: 'a' }))?.kind).toBe('call');
    const share = { link: 'https://exemple.invalid/p' };
    expect((await readOne({ share }))?.text).toBe('https://exemple.invalid/p');
    expect((await readOne({ content: 'vois', share }))?.text).toBe('vois\nhttps://exemple.invalid/p');
  });

  it.each([
    ['none', undefined],
    ['words', 'hier'],
    ['too far', 8.64e15 + 1],
    ['before any platform', 0],
    ['before 2009', Date.UTC(2008, 11, 31)],
    ['after tomorrow', Date.UTC(2026, 10, 25)],
    ['negative', -1],
    ['a fraction beyond', 1e300],
    ['a list', [1]],
  ])('states no instant for a date that is %s', async (_, timestamp_ms) => {
    const read = await readOne({ timestamp_ms, content: 'a' });
    expect(read?.posting).toMatchObject({ iso: null, precision: null });
    expect(read?.text).toBe('a');
  });

  it('reads any instant of a platform exactly', async () => {
    const instants = fc.integer({ min: Date.UTC(2009, 0), max: Date.UTC(2026, 10) });
    await fc.assert(
      fc.asyncProperty(instants, async (at) => {
        const read = await readOne({ timestamp_ms: at });
        expect(Date.parse(read?.posting.iso ?? '')).toBe(at);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps requests apart, and says that a file of the middle is missing', async () => {
    const requests = 'your_facebook_activity/messages/message_requests/x_9';
    const { contents } = await openSample(
      await zipFile('a.zip', {
        [`${requests}/message_1.json`]: thread(message({ content: 'a' })),
        [`${requests}/message_3.json`]: thread(message({ content: 'b' })),
      }),
    );
    expect(contents).toMatchObject({ format: 'messenger-json', platform: 'messenger', warnings: ['part-missing'] });
    expect(contents.conversations).toMatchObject([{ isRequest: true, messages: 2, title: 'Théo 😀' }]);
  });

  it('joins the parts of one download', async () => {
    const photo = `${FOLDER}/photos/1.jpg`;
    const opened = await openSample(
      await zipFile('instagram-lea-2025-11-17-AbC-1.zip', {
        [`${FOLDER}/message_1.json`]: thread(message({ photos: [{ uri: photo }] })),
      }),
      await zipFile('instagram-lea-2025-11-17-AbC-2.zip', {
        [`${FOLDER}/message_2.json`]: thread(message({ content: 'b' })),
        [photo]: 'image',
      }),
    );
    expect(opened.contents).toMatchObject({ warnings: [], conversations: [{ messages: 2, missingMedia: 0 }] });
    expect(await (await opened.readMedia(photo, 1, 10)).text()).toBe('image');
    await expect(opened.readMedia(photo, 1, 4)).rejects.toMatchObject({ code: 'item-too-large' });
    await expect(opened.readMedia(photo, 0, 4)).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it('counts what was sent in its conversations and no message names', async () => {
    const zip = await zipFile('a.zip', {
      [`${FOLDER}/message_1.json`]: thread(message({ photos: [{ uri: `${FOLDER}/photos/1.jpg` }] })),
      ...Object.fromEntries(['photos/1.jpg', 'photos/2.jpg', 'audio/3.mp4'].map((name) => [`${FOLDER}/${name}`, 'x'])),
      'media/posts/4.jpg': 'x',
    });
    expect((await openSample(zip)).contents.unnamedMedia).toBe(2);
  });

  it('says that a part is missing where the media of a numbered part are', async () => {
    const { contents } = await openSample(
      await zipFile('instagram-lea-2025-11-17-AbC-1.zip', {
        [`${FOLDER}/message_1.json`]: thread(message({ photos: [{ uri: `${FOLDER}/photos/1.jpg` }] })),
      }),
    );
    expect(contents).toMatchObject({ warnings: ['part-missing'], conversations: [{ missingMedia: 1 }] });
  });

  it('takes files that do not say their platform for one download, whatever addresses their words have', async () => {
    const old = (name: string, content: string) => ({
      [`messages/inbox/${name}/message_1.json`]: thread(message({ content })),
    });
    const unsure = await zipFile('a.zip', { ...old('a', 'vois'), ...old('b', 'https://www.instagram.com/theo') });
    const { contents } = await openSample(unsure);
    expect(contents).toMatchObject({ platform: 'messenger', isConfirmed: false });
    expect(contents.conversations).toHaveLength(2);
    const photo = { photos: [{ uri: 'your_instagram_activity/messages/inbox/b/photos/1.jpg' }] };
    const one = { 'messages/inbox/b/message_1.json': thread(message(photo)) };
    const known = await openSample(await zipFile('a.zip', { ...old('a', 'vois'), ...one }));
    expect(known.contents).toMatchObject({ platform: 'instagram', isConfirmed: false });
    expect(known.contents.conversations).toHaveLength(2);
  });

  it('reads lone files of one conversation, and says when the platform is not sure', async () => {
    const opened = await openSample(
      jsonFile('message_1.json', thread(message({ content: 'b' }))),
      jsonFile('message_2.json', thread(message({ content: 'a' }))),
    );
    expect(opened.contents).toMatchObject({ isConfirmed: false, conversations: [{ messages: 2, id: 'inbox/theo_1' }] });
    expect((await readSample(jsonFile('a', thread(message({ content: 'b' })))))[0]?.path).toBeNull();
  });
});

describe('the encrypted conversations of Messenger', () => {
  const thread = (...texts: readonly string[]) => ({
    threadName: 'x_3',
    messages: texts.map((text) => ({ senderName: 'a', text, timestamp: AT, type: 'text', media: [] })),
  });
  const texts = async (content: string) => (await readSample(textFile('x_3.json', content))).map(({ text }) => text);
  const escaped = (value: unknown) =>
    JSON.stringify(value).replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

  it('decodes nothing of a file with a character that Latin-1 does not have', async () => {
    for (const write of [JSON.stringify, escaped]) {
      expect(await texts(write(thread('Ã©', 'œuf')))).toEqual(['Ã©', 'œuf']);
      expect(await texts(write(thread('Ã©', mojibake('😀 été'))))).toEqual(['é', '😀 été']);
    }
  });

  it('keeps a number that is not the one of its file', async () => {
    const titleOf = async (threadName: string) => {
      const messages = [{ senderName: 'a', text: 'b' }];
      const file = jsonFile('Salle_7.json', { participants: [], threadName, messages });
      return (await openSample(file)).contents.conversations[0]?.title;
    };
    expect(await titleOf('Salle_7')).toBe('Salle');
    expect(await titleOf('Salle_12')).toBe('Salle_12');
    expect(await titleOf('Salle')).toBe('Salle');
  });
});

describe('whose archive it is', () => {
  const inbox = 'your_instagram_activity/messages/inbox/theo_1/message_1.json';
  const threadOf = (names: readonly string[]) => ({
    participants: names.map((name) => ({ name: mojibake(name) })),
    messages: [{ sender_name: mojibake('Léa'), timestamp_ms: AT, content: 'a' }],
    title: 'Théo',
    thread_path: 'inbox/theo_1',
  });
  const contentsOf = async (files: Readonly<Record<string, unknown>>) =>
    (await openSample(await zipFile('a.zip', files))).contents;

  it('is what a file about the holder says, in the language of the account', async () => {
    const fields = { [mojibake('Nom d’utilisateur')]: { value: 'lea_i' }, Nom: { value: mojibake('Léa') } };
    const other = { Bio: { value: 'Théo' }, 'Adresse e-mail': { value: 'lea@exemple.example' } };
    const about = 'personal_information/personal_information/personal_information.json';
    const profile = { profile_user: [{ string_map_data: { ...fields, ...other } }] };
    expect((await contentsOf({ [inbox]: threadOf([]), [about]: profile })).holderNames).toEqual(['lea_i', 'Léa']);
    const facebook = 'your_facebook_activity/messages/inbox/theo_1/message_1.json';
    const named = { profile_v2: { name: { full_name: mojibake('Léa') }, about_me: 'Théo' } };
    const path = 'personal_information/profile_information/profile_information.json';
    expect((await contentsOf({ [facebook]: threadOf([]), [path]: named })).holderNames).toEqual(['Léa']);
  });

  it('is unknown without such a file, or when it is damaged', async () => {
    const about = 'personal_information/personal_information.json';
    expect((await contentsOf({ [inbox]: threadOf([]) })).holderNames).toBeUndefined();
    expect((await contentsOf({ [inbox]: threadOf([]), [about]: '{"profile_user":[' })).holderNames).toBeUndefined();
  });

  it('attack: knows the names that two participants have', async () => {
    const namesakesOf = async (names: readonly string[]) =>
      (await contentsOf({ [inbox]: threadOf(names) })).conversations[0]?.namesakes;
    expect(await namesakesOf(['Léa', 'Théo', 'Léa'])).toEqual(['Léa']);
    expect(await namesakesOf(['Léa', 'Théo'])).toBeUndefined();
    const [alike] = (await contentsOf({ [inbox]: threadOf(['Léa', 'L\u00e9\u0430', 'Théo']) })).conversations;
    expect([alike?.namesakes, alike?.alikeNames]).toEqual([undefined, ['Léa', 'L\u00e9\u0430']]);
    const encrypted = {
      participants: ['Léa', 'Léa'],
      threadName: 'Léa_3',
      messages: [{ senderName: 'Léa', text: 'a' }],
    };
    expect((await contentsOf({ 'Léa_3.json': encrypted })).conversations[0]?.namesakes).toEqual(['Léa']);
  });
});
