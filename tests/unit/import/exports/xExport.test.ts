import { describe, expect, it } from 'vitest';
import { openSample, readAll, zipFile } from '../../../support/import/exportSamples.ts';

const DIRECT = 'data/direct-messages.js';
const MESSAGES = [
  { messageCreate: { id: '2', senderId: '222', text: 'tu vas voir', createdAt: '2026-03-01T12:01:00.000Z' } },
  { messageCreate: { id: '1', senderId: '111', text: 'arrête', createdAt: '2026-03-01T12:00:00.000Z' } },
];
const script = (name: string, value: unknown) => `window.YTD.${name}.part0 = ${JSON.stringify(value)}`;
const THREAD = script('direct_messages', [{ dmConversation: { conversationId: '111-222', messages: MESSAGES } }]);
const account = (some: object) => script('account', [{ account: { accountId: '111', ...some } }]);
const open = async (files: Readonly<Record<string, unknown>>) => openSample(await zipFile('twitter.zip', files));

describe('openX', () => {
  it('names the holder as the account of the archive does, and a sender known by an id alone by no name', async () => {
    const opened = await open({
      [DIRECT]: THREAD,
      'data/account.js': account({ username: 'lea_invente', accountDisplayName: 'Léa' }),
    });
    expect((await readAll(opened)).map(({ sender, senderId, fromHolder }) => [sender, senderId, fromHolder])).toEqual([
      [null, '222', false],
      ['Léa', '111', true],
    ]);
    expect(opened.contents.conversations[0]?.senders).toEqual([
      { name: null, id: '222', messages: 1 },
      { name: 'Léa', id: '111', messages: 1 },
    ]);
  });

  it('takes the handle of a holder without a name', async () => {
    const opened = await open({ [DIRECT]: THREAD, 'data/account.js': account({ username: 'lea_invente' }) });
    expect((await readAll(opened))[1]?.sender).toBe('lea_invente');
  });

  it.each([
    ['no account', {}],
    ['an account that is no JSON', { 'data/account.js': 'window.YTD.account.part0 = [{' }],
    [
      'two accounts',
      { 'data/account.js': script('account', [{ account: { accountId: '1' } }, { account: { accountId: '2' } }]) },
    ],
    ['an account that somebody sent', { 'data/direct_messages_media/account.js': account({ username: 'lea' }) }],
  ])('knows no holder with %s', async (_, files) => {
    const all = await readAll(await open({ [DIRECT]: THREAD, ...files }));
    expect(all.map(({ sender, fromHolder }) => [sender, fromHolder])).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});
