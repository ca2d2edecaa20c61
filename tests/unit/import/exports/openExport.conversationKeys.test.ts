import { describe, expect, it } from 'vitest';
import { jsonFile, openSample, textFile, zipFile } from '../../../support/import/exportSamples.ts';

/** Two conversations of one title, or of two downloads, are never one. */

const FOLDER = 'your_instagram_activity/messages/inbox/theo_1';
const meta = (some: object = {}) => ({
  messages: [{ sender_name: 'Théo', timestamp_ms: 1763400011000, content: 'a' }],
  title: 'Théo',
  ...some,
});
const block = '<div class="pam _a6-g"><div class="_a6-p">a</div><div class="_a6-o">17 nov. 2025, 18:20</div></div>';
const metaPage = `<html><head><title>Théo</title></head><body>${block}</body></html>`;
const telegramPage =
  '<html><body><div class="page_wrap"><div class="page_header"><div class="text">Théo</div></div><div class="message default" id="message1"><div class="body"><div class="text">a</div></div></div></div></body></html>';
const counts = async (...files: File[]) =>
  (await openSample(...files)).contents.conversations.map(({ messages }) => messages);
const zip = (name: string, files: Readonly<Record<string, unknown>>) => zipFile(name, files);

describe('conversations', () => {
  it('are those of their folder in the parts of one download alone', async () => {
    const files = (number: number) => ({ [`${FOLDER}/message_${number}.json`]: meta() });
    const day = 'instagram-lea-2025-11';
    expect(
      await counts(await zip(`${day}-17-AbC-1.zip`, files(1)), await zip(`${day}-17-AbC-2.zip`, files(2))),
    ).toEqual([2]);
    expect(await counts(await zip('x-part_1.zip', files(1)), await zip('x-part_2.zip', files(2)))).toEqual([2]);
    expect(await counts(await zip('x-1-of-2.zip', files(1)), await zip('x-2-of-2.zip', files(2)))).toEqual([2]);
    expect(await counts(await zip(`${day}-17.zip`, files(1)), await zip(`${day}-18.zip`, files(2)))).toEqual([1, 1]);
    expect(await counts(await zip('a.zip', files(1)), await zip('b.zip', files(1)))).toEqual([1, 1]);
  });

  it('are never told by their title', async () => {
    expect(await counts(jsonFile('a', meta()), jsonFile('b', meta()))).toEqual([1, 1]);
    const path = { thread_path: 'inbox/theo_1' };
    expect(await counts(jsonFile('a', meta(path)), jsonFile('b', meta(path)))).toEqual([2]);
    expect(await counts(textFile('a.html', metaPage), textFile('b.html', metaPage))).toEqual([1, 1]);
    expect(await counts(textFile('a.html', telegramPage), textFile('b.html', telegramPage))).toEqual([1, 1]);
    const root = { 'message_1.json': meta() };
    expect(await counts(await zip('a.zip', root), await zip('b.zip', root))).toEqual([1, 1]);
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
      expect(await counts(await zip('a.zip', { [path]: value }), await zip('b.zip', { [path]: value })), path).toEqual([
        1, 1,
      ]);
  });
});
