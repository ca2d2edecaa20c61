import { describe, expect, it } from 'vitest';
import { jsonFile, openSample, readSample, zipFile } from '../../../support/import/exportSamples.ts';
import { inventMessage } from '../../../support/import/inventedMessages.ts';

const base = {
  type: 'message',
  date: '2025-11-17T18:20:11',
  date_unixtime: '1763400011',
  from: 'Théo',
  from_id: 'user7',
};
const chat = (...messages: readonly object[]) => ({ name: 'Théo', type: 'personal_chat', id: 7, messages });

describe('result.json of Telegram', () => {
  it('reads an instant in seconds, ids and words in parts', async () => {
    const text = ['tu ', { type: 'bold', text: 'vas' }, ' voir', { type: 'link' }, 3];
    expect(await readSample(jsonFile('a.json', chat({ ...base, id: 12, text, edited: 'x' })))).toEqual([
      inventMessage(0, {
        ...{ path: null, sender: 'Théo', senderId: 'user7', id: '12', text: 'tu vas voir', isEdited: true },
        posting: { raw: '1763400011', iso: '2025-11-17T17:20:11Z', precision: 's', source: 'file' },
      }),
    ]);
  });

  it('reads calls, notices, media and reactions', async () => {
    const zip = await zipFile('a.zip', {
      'ChatExport/result.json': chat(
        { ...base, type: 'service', action: 'phone_call', actor: 'Théo', actor_id: 'user7', from: undefined, text: '' },
        { ...base, type: 'service', action: 'phone_call', discard_reason: 'hangup', duration_seconds: 65, text: '' },
        { ...base, type: 'service', action: 'phone_call', discard_reason: 'missed', text: '' },
        { ...base, type: 'service', action: 'pin_message', text: '' },
        { ...base, text: '', photo: 'photos/1.jpg' },
        {
          ...base,
          text: '',
          media_type: 'voice_message',
          file: '(File not included. Change data exporting settings to download.)',
        },
        {
          ...base,
          text: 'a',
          reactions: [{ type: 'emoji', count: 3, emoji: '❤', recent: [{ from: 'Lina', from_id: 'user1' }] }],
        },
      ),
      'ChatExport/photos/1.jpg': 'x',
    });
    const read = await readSample(zip);
    expect(read.map(({ kind, text, sender }) => [kind, text, sender])).toEqual([
      ['call', null, 'Théo'],
      ['call', 'hangup, 65 s', 'Théo'],
      ['call', 'missed', 'Théo'],
      ['notice', 'pin_message', 'Théo'],
      ['message', null, 'Théo'],
      ['message', null, 'Théo'],
      ['message', 'a', 'Théo'],
    ]);
    expect(read[4]?.media).toEqual([{ kind: 'image', name: 'photos/1.jpg', path: 'ChatExport/photos/1.jpg' }]);
    expect(read[5]?.media).toEqual([{ kind: 'audio', name: 'voice_message', path: null }]);
    expect(read[6]?.reactions).toEqual([
      { actor: 'Lina', value: '❤' },
      { actor: null, value: '❤' },
      { actor: null, value: '❤' },
    ]);
  });

  it('reads a game, which has no words of its own', async () => {
    const game = { game_title: 'Jeu', game_description: 'Un jeu.', game_message_id: 2 };
    const [read] = await readSample(jsonFile('a', chat({ ...base, text: '', ...game })));
    expect(read).toMatchObject({ kind: 'message', sender: 'Théo', text: 'Jeu\nUn jeu.', media: [] });
  });

  it('counts entries through all conversations of an account, and knows its holder', async () => {
    const account = {
      about: 'a',
      personal_information: { user_id: 9, first_name: 'Lina' },
      chats: {
        about: 'a',
        list: [
          chat({ ...base, id: 1, text: 'a' }),
          { type: 'private_group', id: 8, messages: [{ ...base, id: 2, from_id: 'user9', text: 'b' }] },
        ],
      },
      left_chats: { list: [chat({ ...base, id: 3, text: 'c' })] },
    };
    const opened = await openSample(jsonFile('a', account));
    expect(opened.contents.conversations.map(({ id, title, messages }) => [id, title, messages])).toEqual([
      ['7', 'Théo', 1],
      ['8', null, 1],
      ['7', 'Théo', 1],
    ]);
    const read = await readSample(jsonFile('a', account));
    expect(read.map(({ index, text, fromHolder }) => [index, text, fromHolder])).toEqual([
      [0, 'a', false],
      [1, 'b', true],
      [2, 'c', false],
    ]);
  });

  it('keeps an id of 64 bits as written', async () => {
    const text = JSON.stringify(chat({ ...base, id: 1, text: 'a' })).replace('"id":7', '"id":9223372036854775807');
    const { contents } = await openSample(new File([text], 'a'));
    expect(contents.conversations).toMatchObject([{ id: '9223372036854775807' }]);
  });

  it('has the author of forwarded words as the archive names them, or none', async () => {
    const read = await readSample(
      jsonFile(
        'a.json',
        chat(
          { ...base, text: 'a', forwarded_from: 'Lina' },
          // Somebody who hides their account, or deleted it.
          { ...base, text: 'b', forwarded_from: null },
          { ...base, text: 'c', forwarded_from_id: 'user9' },
          { ...base, text: 'd' },
        ),
      ),
    );
    expect(read.map(({ sender, forwarded }) => [sender, forwarded])).toEqual([
      ['Théo', { from: 'Lina' }],
      ['Théo', { from: null }],
      ['Théo', { from: null }],
      ['Théo', undefined],
    ]);
  });

  it('attack: counts two senders with one name as two', async () => {
    const { contents } = await openSample(
      jsonFile(
        'a.json',
        chat({ ...base, text: 'a' }, { ...base, text: 'b', from_id: 'user8' }, { ...base, text: 'c' }),
      ),
    );
    expect(contents.conversations[0]?.senders).toEqual([
      { name: 'Théo', id: 'user7', messages: 2 },
      { name: 'Théo', id: 'user8', messages: 1 },
    ]);
  });
});
