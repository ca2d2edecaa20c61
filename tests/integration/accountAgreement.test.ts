import { expect, it } from 'vitest';
import { listTitleParts } from '../../src/carnet/parts/labels.tsx';
import type { Fiche } from '../../src/domain/item/item.ts';
import type { IndexedItem } from '../../src/domain/item/itemIndex.ts';
import { prepareItems } from '../../src/domain/item/search.ts';
import { isNameOnly } from '../../src/domain/item/seenAccounts.ts';
import { groupAccounts } from '../../src/dossier/data/accountGroups.ts';
import { accountRules, formatAccountName } from '../../src/platforms/platformTable.ts';
import { fr } from '../../src/ui/locales/fr/index.ts';
import { t } from '../../src/ui/locales/index.ts';
import { inventCase } from '../support/dossier/inventedCase.ts';
import { type InventedPost, inventPost } from '../support/dossier/inventedPosts.ts';
import { buildIndexItem } from '../support/indexItem.ts';

const NAMELESS = { handle: null, displayName: null, platformId: null, profileUrl: null };

/** A post of its own address, by an account of which nothing else is read. */
const postBy = (
  author: Parameters<typeof inventPost>[0]['author'],
  platform = 'x',
  address: string = crypto.randomUUID(),
) =>
  inventPost({
    platform,
    author: { ...NAMELESS, ...author },
    address: { page: 'https://reseau.invalid/fil', permalink: `https://reseau.invalid/${address}` },
    reading: { fields: { 'address.permalink': { how: 'link:time', confidence: 'high' } } },
  });

const indexItem = ({ ordinal, id, platform, author, address, text }: Fiche): IndexedItem =>
  buildIndexItem(ordinal, { id, platform, ...author, ...address, isPermalinkSure: true, text });

const CASES: Readonly<Record<string, readonly InventedPost[]>> = {
  'no name, on two platforms': [postBy({}), postBy({}), postBy({}, 'facebook')],
  'a second capture of a post, without the name of the first': [
    postBy({ handle: 'nadia' }, 'x', 'deux-fois'),
    postBy({}, 'x', 'deux-fois'),
    postBy({}),
  ],
  'a renamed account, and one handle in two letter cases': [
    postBy({ handle: 'ancien', platformId: '7' }),
    postBy({ handle: 'nouveau', platformId: '7' }),
    postBy({ handle: 'Nouveau' }),
  ],
  'a handle that two accounts had': [
    postBy({ handle: 'repris', platformId: '8' }),
    postBy({ handle: 'repris', platformId: '9' }),
    postBy({ handle: 'repris' }),
  ],
  'only a display name': [postBy({ displayName: 'Anonyme' }), postBy({ displayName: 'Anonyme' })],
  'a display name captured twice': [
    postBy({ displayName: 'Anonyme' }, 'x', 'une-fois'),
    postBy({ displayName: 'Anonyme' }, 'x', 'une-fois'),
  ],
  'only an identifier': [postBy({ platformId: '12' }, 'facebook'), postBy({ platformId: '13' }, 'facebook')],
  'only an address of a profile': [
    postBy({ profileUrl: 'https://reseau.invalid/u/1' }),
    postBy({ profileUrl: 'https://reseau.invalid/u/1', platformId: '14' }),
    postBy({ profileUrl: 'https://reseau.invalid/u/1' }),
  ],
  'a name that is the name, the handle, the identifier or the address of another': [
    postBy({ handle: 'https://reseau.invalid/u/2' }),
    postBy({ profileUrl: 'https://reseau.invalid/u/2' }),
    postBy({ displayName: 'https://reseau.invalid/u/2' }),
    postBy({ platformId: 'https://reseau.invalid/u/2' }),
    postBy({ handle: '"https://reseau.invalid/u/2"' }),
  ],
};

it.each(Object.entries(CASES))('screens and dossier tell the same accounts: %s', async (_, posts) => {
  const { items } = (await inventCase(posts)).snapshot;
  const { accounts } = prepareItems(
    items.map(({ fiche }) => indexItem(fiche)),
    (iso) => iso,
    accountRules,
  );
  const onScreen = accounts.map((account) => ({
    name: listTitleParts(fr, account)[0],
    handles: account.handles,
    items: account.items.map(({ ordinal }) => ordinal),
    count: account.counts,
    nameOnly: isNameOnly(account, account.counts.total),
  }));
  const inDossier = groupAccounts(items).map((account) => ({
    name: nameOf(account),
    handles: [...(account.handle === null ? [] : [account.handle]), ...account.alsoHandles],
    items: account.exhibits,
    count: account.counts,
    nameOnly: account.nameOnly,
  }));
  const byFirstItem = (one: { readonly items: readonly unknown[] }) => Number(one.items[0]);
  expect(onScreen.toSorted((a, b) => byFirstItem(a) - byFirstItem(b))).toEqual(
    inDossier.toSorted((a, b) => byFirstItem(a) - byFirstItem(b)),
  );
});

/** Screens have the room to say why a number stands for a name. */
const nameOf = (account: ReturnType<typeof groupAccounts>[number]): string =>
  formatAccountName(account.platform, account, (id) => t(fr, 'item.accountNumber', { id })) ?? fr['item.noAccount'];
