import { describe, expect, it } from 'vitest';
import { openExport } from '../../../../src/import/exports/openExport.ts';
import { jsonFile, NEVER, NOW, openSample, readAll, textFile, zipFile } from '../../../support/import/exportSamples.ts';

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
    const inbox = 'your_instagram_activity/messages/inbox/theo_1/message_1.json';
    expect(await formats(await zipFile('WhatsApp.zip', { [inbox]: thread([message('a')]) }))).toBe('instagram-json');
  });

  it('leaves every other file to the ordinary import', async () => {
    const open = async (...files: File[]) => openExport(files, () => undefined, NEVER, NOW);
    expect(await open(textFile('a.txt', 'une note'))).toBeNull();
    expect(await open(jsonFile('a.json', { messages: [] }))).toBeNull();
    expect(await open(await zipFile('a.zip', { 'photo.jpg': 'x' }))).toBeNull();
    expect(await open(textFile('vide', ''))).toBeNull();
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
    const picture = { uri: 'your_instagram_activity/messages/inbox/theo_1/photos/1.jpg' };
    const named = { ...message('a'), photos: [picture] };
    const inbox = 'your_instagram_activity/messages/inbox/theo_1/message_1.json';
    const files = [
      await zipFile('instagram-lea-2025-11-17-AbCdEf-1.zip', { [inbox]: thread([named]) }),
      await zipFile('instagram-lea-2025-11-17-AbCdEf-2.zip', { [picture.uri]: 'x' }),
    ];
    expect([...(await openSample(...files)).used]).toEqual([0, 1]);
  });

  it('reports progress while it lists, and none afterwards', async () => {
    let reports = 0;
    const opened = await openExport([textFile('a.txt', CHAT)], () => (reports += 1), NEVER, NOW);
    const listed = reports;
    expect(listed).toBeGreaterThan(0);
    if (opened !== null) await readAll(opened);
    expect(reports).toBe(listed);
  });

  it('lists conversations by counts, and reads each again in the order of the archive', async () => {
    const zip = await zipFile('a.zip', {
      'your_instagram_activity/messages/inbox/theo_1/message_2.json': thread([message('c', 1763200000000)]),
      'your_instagram_activity/messages/inbox/theo_1/message_1.json': thread([
        message('a'),
        message('b', 1763300000000),
      ]),
      'your_instagram_activity/messages/message_requests/x_2/message_1.json': thread([message('d')]),
    });
    const opened = await openSample(zip);
    expect(opened.contents.warnings).toEqual([]);
    expect(opened.contents.conversations).toEqual([
      {
        key: '0/your_instagram_activity/messages/inbox/theo_1',
        id: 'inbox/theo_1',
        title: 'Théo',
        isRequest: false,
        messages: 3,
        senders: [{ name: 'Théo', id: null, messages: 3 }],
        firstDay: '2025-11-15',
        lastDay: '2025-11-17',
        missingMedia: 0,
      },
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
