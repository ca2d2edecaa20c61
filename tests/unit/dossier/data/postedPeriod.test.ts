import { expect, it } from 'vitest';
import type { SnapshotItem } from '../../../../src/domain/export/caseSnapshot.ts';
import { isMessage, listGaps, listOmissions } from '../../../../src/dossier/data/conversations.ts';
import { periodsByPlatform, postedPeriod } from '../../../../src/dossier/data/postedPeriod.ts';
import { inventCase } from '../../../support/dossier/inventedCase.ts';
import { inventConversation } from '../../../support/dossier/inventedMessages.ts';
import { type InventedPost, inventPost } from '../../../support/dossier/inventedPosts.ts';
import { buildReceived } from '../../../support/import/receivedFile.ts';

const post = (iso: string): InventedPost =>
  inventPost({ posting: { iso, precision: 's', source: 'page' }, author: { handle: 'compte_invente' } });

const CHAT = { id: null, title: 'Marie Inventée', isRequest: false } as const;

/** A conversation of WhatsApp, imported as one file: its messages are no items. */
function conversationFile(isDated: boolean): InventedPost {
  const { observed, ...rest } = inventPost({});
  const day = (source: 'messages-first' | 'messages-last', iso: string) => ({
    source,
    raw: iso,
    iso,
    precision: 'day' as const,
  });
  const received = buildReceived({
    name: 'Discussion WhatsApp.txt',
    format: 'whatsapp',
    family: 'conversation',
    dates: isDated ? [day('messages-first', '2026-11-10'), day('messages-last', '2026-11-12')] : [],
  });
  const posting = { raw: null, iso: null, precision: null, source: null };
  return { ...rest, observed: { ...observed, platform: 'whatsapp', posting, text: null, received } };
}

const itemsOf = async (posts: readonly InventedPost[]): Promise<readonly SnapshotItem[]> =>
  (await inventCase(posts)).snapshot.items;

it('ends with the last counted day, and names the file that goes on and is not counted', async () => {
  const posts = [post('2026-11-03T10:00:00.000Z'), post('2026-11-11T10:00:00.000Z')];
  const items = await itemsOf([...posts, conversationFile(true)]);
  const reported = items.map((item, at) => (at < 2 ? { ...item, standing: 'reported' as const } : item));
  expect(postedPeriod(reported)).toMatchObject({
    first: '3 novembre 2026',
    last: '11 novembre 2026 (n° 3, non comptée : 12 novembre)',
  });
  const late = [post('2026-11-11T10:00:00.000Z'), post('2026-11-12T10:00:00.000Z'), conversationFile(true)];
  const before = (await itemsOf(late)).map((item, at) => (at < 2 ? { ...item, standing: 'reported' as const } : item));
  expect(postedPeriod(before)).toMatchObject({
    first: '11 novembre 2026 (n° 3, non comptée : 10 novembre)',
    last: '12 novembre 2026',
  });
  expect(postedPeriod(await itemsOf([...posts, conversationFile(false)]))).toMatchObject({ last: '11 novembre 2026' });
});

it('counts a conversation of one file as dated by its messages, reported or not', async () => {
  const items = await itemsOf([post('2026-11-03T10:00:00.000Z'), conversationFile(true)]);
  expect(postedPeriod(items)).toMatchObject({ last: '12 novembre 2026 (selon le fichier)', unread: 0 });
  const expected = { first: '10 novembre 2026 (selon le fichier)', unread: 0 };
  expect(periodsByPlatform(items).get('WhatsApp')).toMatchObject(expected);
  const undated = await itemsOf([post('2026-11-03T10:00:00.000Z'), conversationFile(false)]);
  expect(postedPeriod(undated)).toMatchObject({ last: '3 novembre 2026', unread: 1 });
});

it('does not take a conversation that is a document of the person', async () => {
  const items = await itemsOf([post('2026-11-03T10:00:00.000Z'), conversationFile(true)]);
  const documented = items.map((item, at) => (at === 1 ? { ...item, isDocument: true as const } : item));
  expect(postedPeriod(documented)).toMatchObject({ last: '3 novembre 2026' });
});

it('gives each platform its own period', async () => {
  const items = await itemsOf([post('2026-11-03T10:00:00.000Z'), conversationFile(true), ...inventConversation()]);
  const periods = periodsByPlatform(items);
  expect(periods.get('X (ex-Twitter)')).toMatchObject({ first: '3 novembre 2026', last: '3 novembre 2026' });
  expect(periods.get('WhatsApp')).toMatchObject({
    first: expect.stringMatching(/^17 novembre 2025 \(/),
    last: '12 novembre 2026 (selon le fichier)',
  });
});

it('lists what a conversation lacks, before, between and after its messages, and files that they name', async () => {
  const items = await itemsOf([post('2026-11-03T10:00:00.000Z'), ...inventConversation()]);
  expect(listOmissions(items)).toEqual([{ number: 2, messages: 4130, files: 1, alike: [] }]);
  expect(listGaps(items.filter(isMessage)).filter((gap) => gap !== null)).toEqual([4102, 14, 14]);
  const [first, second] = items.filter(isMessage).map((item) => ({
    ...item,
    fiche: { ...item.fiche, exported: { ...item.fiche.exported, conversation: { ...CHAT, messages: 2 } } },
  }));
  expect(listOmissions([first, second].flatMap((item) => item ?? []))).toEqual([]);
  // In other formats, a file may have several conversations, or begin with the latest message.
  const asTelegram = items.filter(isMessage).map((item) => ({
    ...item,
    fiche: { ...item.fiche, exported: { ...item.fiche.exported, format: 'telegram-json' as const } },
  }));
  expect(listGaps(asTelegram).filter((gap) => gap !== null)).toEqual([14, 14]);
  // Entries of the file that are no message of this conversation.
  const far = items.filter(isMessage).at(-1);
  const apart = [first, far].flatMap((item) => item ?? []);
  const counted = apart.map((item) => ({
    ...item,
    fiche: { ...item.fiche, exported: { ...item.fiche.exported, conversation: { ...CHAT, messages: 5 } } },
  }));
  expect([listGaps(counted), listOmissions(counted)]).toEqual([
    [null, null, null],
    [{ number: 2, messages: 3, files: 0, alike: [] }],
  ]);
});
