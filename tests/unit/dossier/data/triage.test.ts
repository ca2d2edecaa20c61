import { expect, it } from 'vitest';
import { CATEGORIES, type Category } from '../../../../src/domain/item/itemNotes.ts';
import { triageAccounts } from '../../../../src/dossier/data/triage.ts';
import { findRequestAnswer } from '../../../../src/law/connectionRequests.ts';
import { inventCase, markItems } from '../../../support/dossier/inventedCase.ts';
import { inventPost } from '../../../support/dossier/inventedPosts.ts';

const TODAY = '2026-11-20';

const post = (handle: string, iso: string | null) =>
  inventPost({
    author: { handle, displayName: handle, profileUrl: `https://x.com/${handle}` },
    address: { page: `https://x.com/${handle}`, permalink: `https://x.com/${handle}/${iso}` },
    posting: { iso, precision: iso === null ? null : 's' },
  });

async function triage(
  posts: readonly ReturnType<typeof post>[],
  ratings: readonly (readonly [seriousness: 1 | 2 | 3 | null, ...categories: Category[]])[],
) {
  const { snapshot } = markItems(await inventCase(posts));
  const items = snapshot.items.map((item, index) => {
    const [seriousness = null, ...categories] = ratings[index] ?? [];
    return { ...item, rating: { seriousness, categories } };
  });
  return triageAccounts(items, TODAY).map(({ account, posts: [first] }) => [
    account.account.handle,
    first.answer,
    first.expiry,
  ]);
}

it('puts the gravest account first, then the data that are erased soonest, and what is gone last', async () => {
  const posts = [
    post('recent', '2026-11-10T10:00:00Z'),
    post('grave', '2026-11-09T10:00:00Z'),
    post('passe', '2025-11-01T10:00:00Z'),
    post('bientot', '2025-12-01T10:00:00Z'),
    post('sans_date', null),
  ];
  const ratings = [
    [2, 'insistence'],
    [3, 'insistence'],
    [3, 'blackmail'],
    [2, 'insistence'],
    [2, 'insistence'],
  ] as const;
  expect(await triage(posts, ratings)).toEqual([
    ['grave', 'depends', '2027-11-08'],
    ['bientot', 'depends', '2026-11-30'],
    ['recent', 'depends', '2027-11-09'],
    ['sans_date', 'depends', null],
    ['passe', 'yes', '2026-10-31'],
  ]);
});

it('gives the gravest post of an account, and another one whose data are erased before', async () => {
  const posts = [post('deux', '2026-01-10T10:00:00Z'), post('deux', '2026-10-10T10:00:00Z'), post('un', null)];
  const { snapshot } = markItems(await inventCase(posts));
  const items = snapshot.items.map((item) => ({
    ...item,
    rating: { seriousness: item.number === 2 ? (3 as const) : null, categories: [] },
  }));
  const days = triageAccounts(items, TODAY).map(({ posts: [first], soonest }) => [first.expiry, soonest?.expiry]);
  expect(days).toEqual([
    ['2027-10-09', '2027-01-09'],
    [null, undefined],
  ]);
});

it('counts from the clock of a telephone too, as the deadlines of the same document do', async () => {
  const { snapshot } = markItems(await inventCase([post('telephone', '2026-11-10T10:00:00Z')]));
  const items = snapshot.items.map((item) => ({
    ...item,
    fiche: { ...item.fiche, posting: { ...item.fiche.posting, source: 'file' as const } },
  }));
  expect(triageAccounts(items, TODAY).map(({ posts: [first] }) => first.expiry)).toEqual(['2027-11-09']);
});

it('takes no vague day that has begun for gone: the data may last to its last day', async () => {
  const posts = [post('injure', '2026-11-10T10:00:00Z'), post('menace', '2025-11')];
  const ratings = [[1, 'insistence'] as const, [3, 'threat'] as const];
  expect((await triage(posts, ratings)).map(([handle, , day]) => [handle, day])).toEqual([
    ['menace', '2026-10-31'],
    ['injure', '2027-11-09'],
  ]);
});

it('orders an account by the gravest of its posts, and at the same gravity by what can be asked for', async () => {
  const posts = [
    post('injure', '2026-11-01T10:00:00Z'),
    post('deux', '2026-11-02T10:00:00Z'),
    post('deux', '2026-11-03T10:00:00Z'),
  ];
  expect(
    await triage(posts, [
      [3, 'insult'],
      [1, 'insult'],
      [3, 'intimate-image'],
    ]),
  ).toEqual([
    ['deux', 'yes', '2027-11-02'],
    ['injure', 'depends', '2027-10-31'],
  ]);
});

it('takes the most favourable of what was ticked, and says « perhaps » when nothing was', () => {
  expect(findRequestAnswer([], false)).toBe('depends');
  expect(findRequestAnswer(['insult'], false)).toBe('no');
  expect(findRequestAnswer(['insult', 'insistence'], false)).toBe('depends');
  expect(findRequestAnswer(['insult'], true)).toBe('depends');
  // A lie to the police or to an employer is punished by five years (226-10).
  expect(findRequestAnswer(['accusation'], false)).toBe('depends');
  for (const category of CATEGORIES) expect(findRequestAnswer([category, 'blackmail'], false)).toBe('yes');
});
