import { describe, expect, it } from 'vitest';
import { jsonFile, openSample, readSample, textFile, zipFile } from '../../../support/import/exportSamples.ts';

const entry = (fields: object) => ({
  From: 'theo',
  'Media Type': 'TEXT',
  Created: '2025-11-17 17:20:11 UTC',
  Content: 'tu vas voir',
  'Conversation Title': null,
  IsSender: false,
  'Created(microseconds)': 1763400011123,
  IsSaved: true,
  'Media IDs': '',
  ...fields,
});

describe('the archive of Snapchat', () => {
  it('reads milliseconds that are called microseconds, and who wrote', async () => {
    const [read] = await readSample(jsonFile('a.json', { theo: [entry({})] }));
    expect(read).toMatchObject({
      sender: 'theo',
      fromHolder: false,
      text: 'tu vas voir',
      posting: { raw: '2025-11-17 17:20:11 UTC', iso: '2025-11-17T17:20:11.123Z', precision: 'ms' },
    });
  });

  it.each(['2025-02-31 10:00:00 UTC', '2025-11-17 24:00:00 UTC', '2025-11-17 10:61:00 UTC'])(
    'reads no date that no calendar has: %s',
    async (raw) => {
      const [read] = await readSample(jsonFile('a.json', { theo: [entry({ Created: raw })] }));
      expect(read?.posting).toMatchObject({ raw, iso: null });
    },
  );

  it.each([
    ['that disagrees', 1763400099123, '2025-11-17T17:20:11Z', 's'],
    ['in real microseconds', 1763400011123456, '2025-11-17T17:20:11.123Z', 'ms'],
    ['that is missing', undefined, '2025-11-17T17:20:11Z', 's'],
  ])('does not trust a number %s', async (_, number, iso, precision) => {
    const [read] = await readSample(jsonFile('a.json', { theo: [entry({ 'Created(microseconds)': number })] }));
    expect(read?.posting).toMatchObject({ iso, precision });
  });

  it('reads kinds, groups and files by their id', async () => {
    const opened = await openSample(
      await zipFile('a.zip', {
        'json/chat_history.json': {
          theo: [
            entry({ 'Media Type': 'MEDIA', Content: null, 'Media IDs': 'b~1 | b~2' }),
            entry({ 'Media Type': 'STATUSERASEDMESSAGE', Content: null }),
            entry({ 'Media Type': 'STATUSPARTICIPANTREMOVED', Content: null }),
            entry({ 'Media Type': 'NOTE', Content: null }),
          ],
          'uuid-1': [entry({ 'Conversation Title': 'La bande', IsSender: true })],
        },
        'json/snap_history.json': { theo: [entry({ 'Media Type': 'IMAGE', Content: undefined })] },
        'chat_media/2025-11-17_b~1.jpg': 'x',
        'chat_media/2025-11-17_overlay~zip-1.png': 'x',
        'chat_media/2025-11-17_media~zip-2.mp4': 'x',
        'chat_media/2025-11-17_thumbnail~zip-3.jpg': 'x',
      }),
    );
    expect(opened.contents.unnamedMedia).toBe(2);
    expect(opened.contents).toMatchObject({
      format: 'snapchat',
      conversations: [
        { id: 'theo', title: 'theo', messages: 5, missingMedia: 3 },
        { id: 'uuid-1', title: 'La bande', messages: 1 },
      ],
    });
  });

  it.each(['STICKER', 'SHARE', 'LOCATION'])('says the type of a message that has nothing else: %s', async (type) => {
    const [read] = await readSample(jsonFile('a.json', { theo: [entry({ 'Media Type': type, Content: null })] }));
    expect(read).toMatchObject({ kind: 'message', sender: 'theo', text: null });
    expect(read?.media).toEqual([{ kind: 'file', name: type, path: null }]);
    const [withWords] = await readSample(jsonFile('a.json', { theo: [entry({ 'Media Type': type, Content: 'a' })] }));
    expect(withWords).toMatchObject({ kind: 'message', text: 'a', media: [] });
  });

  it('takes no list of friends for a conversation', async () => {
    const friends = [{ Username: 'theo', 'Display Name': 'Théo', 'Creation Timestamp': '2025-11-17 17:20:11 UTC' }];
    const { contents } = await openSample(jsonFile('a.json', { Friends: friends, theo: [entry({})] }));
    expect(contents.conversations).toMatchObject([{ id: 'theo', messages: 1 }]);
  });
});

describe('formats that no published structure confirms', () => {
  it('reads X, whose accounts are numbers', async () => {
    const data = [
      {
        dmConversation: {
          conversationId: '1-2',
          messages: [
            {
              messageCreate: {
                id: '5',
                senderId: '2',
                recipientId: '1',
                text: 'a',
                mediaUrls: ['https://ton.invalid/dm/5/6/b.jpg'],
                createdAt: '2025-11-17T17:20:11.123Z',
              },
            },
            { joinConversation: { initiatingUserId: '2', createdAt: '2025-11-17T17:20:12.000Z' } },
          ],
        },
      },
    ];
    const script = `window.YTD.direct_messages.part0 = ${JSON.stringify(data)};\n`;
    const zip = await zipFile('a.zip', {
      'data/direct-messages.js': script,
      'data/direct_messages_media/5-b.jpg': 'x',
    });
    expect((await openSample(zip)).contents).toMatchObject({
      format: 'x',
      isConfirmed: false,
      conversations: [{ id: '1-2' }],
    });
    const [message, notice] = await readSample(zip);
    expect(message).toMatchObject({
      id: '5',
      sender: null,
      senderId: '2',
      posting: { iso: '2025-11-17T17:20:11.123Z' },
      media: [{ path: 'data/direct_messages_media/5-b.jpg' }],
    });
    expect(notice).toMatchObject({ index: 1, kind: 'notice', text: 'joinConversation' });
    expect((await readSample(textFile('a', script)))[0]?.text).toBe('a');
  });

  it("reads Discord, which has only the holder's messages", async () => {
    const messages =
      '[{"ID":1234567890123456789,"Timestamp":"2025-11-17 17:20:11","Contents":"a","Attachments":"https://cdn.invalid/a.png?x=1"}]';
    const zip = await zipFile('a.zip', {
      'Messages/c1234567890/messages.json': messages,
      'Messages/c1234567890/channel.json': { id: '1234567890', name: 'général' },
      'Messages/c1234567891/messages.json': messages,
      'Messages/c1234567891/channel.json': { id: '1234567891', type: 'DM' },
      'Messages/c1234567892/messages.json': messages,
      'Messages/c1234567892/channel.json': { id: '1234567892', name: 'devoirs' },
      'Messages/index.json': {
        '1234567890': 'général in Classe inventée',
        '1234567891': 'Direct Message with alix#0',
      },
    });
    expect((await openSample(zip)).contents).toMatchObject({
      hasOwnMessagesOnly: true,
      conversations: [
        // With its server.
        { id: '1234567890', title: 'général in Classe inventée' },
        { id: '1234567891', title: 'Direct Message with alix#0' },
        { id: '1234567892', title: 'devoirs' },
      ],
    });
    expect((await readSample(zip))[0]).toMatchObject({
      id: '1234567890123456789',
      fromHolder: true,
      posting: { iso: '2025-11-17', precision: 'day' },
      localTime: '2025-11-17T17:20:11',
      media: [{ kind: 'image', path: null }],
      sender: null,
    });
    const user = {
      id: '871122334455667788',
      username: 'lea_mrx',
      relationships: [{ id: '5', user: { username: 'x' } }],
    };
    const path = 'Messages/c1234567890/messages.json';
    for (const file of ['Account/user.json', 'Compte/user.json']) {
      const [message] = await readSample(await zipFile('a.zip', { [path]: messages, [file]: user }));
      expect(message).toMatchObject({ sender: 'lea_mrx', senderId: '871122334455667788', fromHolder: true });
    }
  });
});
