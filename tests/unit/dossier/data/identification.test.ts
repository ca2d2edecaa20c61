import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SnapshotItem } from '../../../../src/domain/export/caseSnapshot.ts';
import { PURPOSES } from '../../../../src/domain/export/dossierOptions.ts';
import { compareNumbers, type ExhibitNumber } from '../../../../src/domain/export/exhibitNumber.ts';
import type { Standing } from '../../../../src/domain/item/accountMarks.ts';
import type { Observed } from '../../../../src/domain/item/item.ts';
import { numberAccounts } from '../../../../src/dossier/data/accountGroups.ts';
import {
  hasIdentification,
  type IdentifiedAccount,
  identifyAccounts,
} from '../../../../src/dossier/data/identification.ts';
import {
  accountDetails,
  accountNames,
  expiryText,
  noIdText,
  periodText,
  platformFacts,
  siteLabel,
  utcText,
} from '../../../../src/dossier/data/identificationLines.ts';
import { isOwnPost } from '../../../../src/dossier/data/publications.ts';
import { postOnUnknownSite, postWithoutAccountId, renamedComment } from '../../../support/dossier/identifiedPosts.ts';
import { inventMessage } from '../../../support/dossier/inventedMessages.ts';
import { type InventedPost, inventPost } from '../../../support/dossier/inventedPosts.ts';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Items as a dossier has them, without sealing. */
function itemsOf(
  posts: readonly InventedPost[],
  standingOf: (index: number) => Standing | undefined = () => 'reported',
): SnapshotItem[] {
  return posts.map(({ observed }, index) => {
    const standing = standingOf(index);
    return {
      fiche: {
        ...observed,
        schema: 'recueil/item/1',
        id: idOf(index + 1),
        caseId: idOf(0),
        ordinal: index + 1,
        nonce: '',
        files: [],
      },
      ficheBytes: new Uint8Array(),
      digest: '',
      number: index + 1,
      files: new Map(),
      notes: null,
      ...(standing !== undefined && { standing }),
    };
  });
}

const linked = (relation: 'profile' | 'check' | 'reply', to: number): Pick<Observed, 'context'> => ({
  context: { quoted: null, replyTo: null, linked: { item: idOf(to), relation } },
});

const print = (accounts: readonly IdentifiedAccount[]): string =>
  accounts
    .map((one) =>
      [
        `== ${siteLabel(one)}`,
        ...platformFacts(one).flatMap(({ label, lines }) => [`${label} :`, ...lines.map(({ text }) => `  ${text}`)]),
        ...[...accountNames(one), ...accountDetails(one)].map(({ kind, text }) => `${kind}: ${text}`),
        periodText(one),
        `connexion : ${expiryText(one, '2026-11-20')}`,
      ].join('\n'),
    )
    .join('\n');

const numbersOf = (accounts: readonly IdentifiedAccount[]): ExhibitNumber[] =>
  accounts.flatMap(({ posts }) => posts.flatMap(({ exhibits }) => exhibits));

describe('identifyAccounts', () => {
  it('says that an archive gives neither number nor id of a sender, and what the person stated has none', () => {
    const linesOf = (sender: string, overrides: Parameters<typeof inventMessage>[0]['overrides'] = {}) =>
      print(identifyAccounts(itemsOf([inventMessage({ index: 0, sender, text: 'Réponds.', overrides })])));
    const unread = 'own: numéro de téléphone : non donné par l’archive ; à relever sur le téléphone';
    expect(linesOf('Marie Inventée')).toContain(unread);
    expect(linesOf('+33 6 39 98 00 00')).not.toContain(unread);
    expect(linesOf('Marie Inventée', { platform: 'facebook' })).toContain('own: identifiant : non donné par l’archive');
    const author = { handle: null, displayName: 'Marie Inventée', platformId: null, profileUrl: null };
    const stated = inventPost({ platform: 'whatsapp', author });
    expect(print(identifyAccounts(itemsOf([stated])))).toContain('own: numéro de téléphone : non lu');
  });

  it('gives an account with two names the days of each, and its id once', () => {
    const accounts = identifyAccounts(itemsOf([renamedComment(3), renamedComment(5), renamedComment(12)]));
    expect(print(accounts)).toMatchInlineSnapshot(`
      "== YouTube, www.youtube.com
      Société destinataire :
        Google Ireland Limited, Gordon House, Barrow Street, Dublin 4, Irlande
        à vérifier ; source : Google, conditions d’utilisation (France), et page sur les demandes (LERS), 2024-05-22, consultée le 2026-11-23
      Contact publié pour les autorités :
        https://support.google.com/transparencyreport/answer/7381738
        à vérifier
      exact: @ombre_du_lac
      exact: @rive_gauche
      theirs: Ombre du lac
      theirs: Rive gauche
      exact: identifiant permanent UCinvente000000000000001
      address: https://www.youtube.com/channel/UCinvente000000000000001
      3 publications : de 2026-11-03* à 2026-11-12*
      connexion : 2027-11-02 à 2027-11-11, ou bien avant"
    `);
  });

  it('says that the addresses lead to an account only where they do', () => {
    const idText = (post: InventedPost) => identifyAccounts(itemsOf([post])).map(noIdText)[0];
    const designated = 'Les adresses ci-dessous désignent le compte.';
    const permalink = { page: 'https://x.com/fil', permalink: 'https://x.com/a/status/1' };
    expect(idText(inventPost({ author: { handle: 'a' }, address: permalink }))).toContain(designated);
    expect(idText(inventPost({ author: { displayName: 'A', profileUrl: 'https://x.com/a' } }))).toContain(designated);
    expect(idText(inventPost({ author: { handle: 'a' } }))).toBe('non lu');
    expect(idText(inventPost({ author: { displayName: 'A' }, address: permalink }))).toBe('non lu');
    expect(idText(inventPost({ address: permalink }))).toBe('non lu');
  });

  it('says why no id was read, and gives the time in the id of the post', () => {
    expect(print(identifyAccounts(itemsOf([postWithoutAccountId(0)])))).toMatchInlineSnapshot(`
      "== X (ex-Twitter), x.com
      Société destinataire :
        X Internet Unlimited Company, One Cumberland Place, Fenian Street, Dublin 2, D02 AX07, Irlande
        à vérifier ; source : X, politique de confidentialité citée par des sites, et guide public des demandes, 2026, consultée le 2026-11-23
      Contact publié pour les autorités :
        https://legalrequests.x.com
        à vérifier
      exact: @compte_invente
      theirs: Compte Inventé
      address: https://x.com/compte_invente
      1 publication : 2026-11-03 15:02:41 UTC
      connexion : 2027-11-02, ou bien avant"
    `);
  });

  it('states nothing of the company of an unknown site', () => {
    expect(print(identifyAccounts(itemsOf([postOnUnknownSite()])))).toMatchInlineSnapshot(`
      "== forum.example.org
      Société destinataire :
        aucune source dans Recueil : à vérifier
      theirs: Vague 7*
      1 publication ; 1 sans date lue
      connexion : non calculée"
    `);
  });

  it('says that data may be erased already, by a date that nothing verifies', () => {
    const [one = expect.fail('no account')] = identifyAccounts(
      itemsOf([inventMessage({ index: 1, text: 'Mots.', time: '2025-11-17T18:20' })]),
    );
    expect(expiryText(one, '2026-11-20')).toBe('peut-être déjà effacées (date non vérifiée)');
    expect(expiryText(one, '2026-11-17')).toBe('non calculée');
  });

  it('numbers an account as the pages of the dossier do', () => {
    const posts = ['a', 'b', 'c'].map((handle, index) =>
      inventPost({ author: { handle }, address: { permalink: `https://x.com/${handle}/status/${index}` } }),
    );
    const items = itemsOf(posts);
    const numbers = new Map(numberAccounts(items).map(({ account, number }) => [account.handle, number]));
    expect(identifyAccounts(items).map(({ account, number }) => [account.handle, number])).toEqual([...numbers]);
  });

  it('is empty where no account is marked, whatever the rating', () => {
    const items = itemsOf([postWithoutAccountId(0), renamedComment(3)], () => undefined);
    expect(identifyAccounts(items)).toEqual([]);
    expect(identifyAccounts(items.map((item) => ({ ...item, rating: { seriousness: 3 as const } })))).toEqual([]);
    expect(identifyAccounts([])).toEqual([]);
  });

  it('names what the person typed as theirs, apart from what was read', () => {
    const declared = { how: 'declared', confidence: 'low' } as const;
    const typed = inventPost({
      author: { handle: 'compte_invente', platformId: '9000000000000000001' },
      reading: { fields: { 'author.handle': declared, 'author.platformId': declared } },
    });
    const [one] = identifyAccounts(itemsOf([postWithoutAccountId(0), typed]));
    expect(one?.ids).toMatchObject([{ value: '9000000000000000001', way: 'person', exhibits: [2] }]);
    expect(one?.handles.map(({ way, exhibits }) => [way, exhibits])).toEqual([
      ['link', [1]],
      ['person', [2]],
    ]);
  });

  it('takes names from the captured page of the account and from later checks of its posts', () => {
    const first = postWithoutAccountId(0);
    const renamed = (relation: 'profile' | 'check', handle: string): InventedPost => ({
      ...first,
      observed: { ...first.observed, ...linked(relation, 1), author: { ...first.observed.author, handle } },
    });
    const other = (handle: string): InventedPost => ({
      ...renamed('check', handle),
      observed: { ...renamed('check', handle).observed, nativeIds: { post: '1' } },
    });
    const posts = [first, renamed('profile', 'page'), renamed('check', 'plus_tard'), other('une_autre')];
    const [one, ...others] = identifyAccounts(itemsOf(posts, (index) => (index === 0 ? 'reported' : 'visible')));
    expect(one?.handles.map(({ value }) => value)).toEqual(['@compte_invente', '@page', '@plus_tard']);
    expect(one?.profileExhibits).toEqual([2]);
    expect(numbersOf(one === undefined ? [] : [one])).toEqual([1]);
    expect(others).toEqual([]);
  });

  it('lists a publication once, with every exhibit of it', () => {
    const accounts = identifyAccounts(itemsOf([renamedComment(3), renamedComment(5), renamedComment(3)]));
    expect(accounts.flatMap(({ posts }) => posts.map(({ exhibits }) => exhibits))).toEqual([[1, 3], [2]]);
  });

  it('does not take the post that a comment is on for the comment', () => {
    const { observed, ...rest } = renamedComment(3);
    const unread = { ...rest, observed: { ...observed, nativeIds: { comment: null, post: 'lac' } } };
    expect(identifyAccounts(itemsOf([unread]))[0]?.posts[0]?.id).toBeNull();
  });

  it('has each reported post exactly once, no other post and no account of the person', () => {
    const post = fc.record({
      handle: fc.constantFrom('a', 'b', 'c', 'moi', null),
      platformId: fc.constantFrom('1', '2', null, null),
      day: fc.integer({ min: 1, max: 4 }),
      relation: fc.constantFrom(undefined, undefined, undefined, 'profile', 'check', 'reply'),
      to: fc.integer({ min: 1, max: 4 }),
      isLoggedIn: fc.boolean(),
      standing: fc.constantFrom<Standing | undefined>('reported', 'reported', 'own', 'visible', undefined),
    });
    fc.assert(
      fc.property(fc.array(post, { maxLength: 12 }), (drawn) => {
        const posts = drawn.map(({ handle, platformId, day, relation, to, isLoggedIn }) =>
          inventPost({
            author: { handle: handle === 'moi' ? 'moi' : handle, platformId: handle === 'moi' ? null : platformId },
            address: { page: `https://x.com/${handle}/${day}`, permalink: `https://x.com/${handle}/${day}` },
            warnings: isLoggedIn && handle === 'moi' ? ['own-message'] : [],
            reading: { fields: { 'address.permalink': { how: 'link:time', confidence: 'high' } } },
            ...(relation !== undefined && linked(relation, to)),
          }),
        );
        // A person never reports the account that they say is theirs.
        const standing = (index: number) => (drawn[index]?.handle === 'moi' ? 'own' : drawn[index]?.standing);
        const items = itemsOf(posts, standing);
        const accounts = identifyAccounts(items);
        const expected = items.filter(
          ({ standing: one, fiche }) => one === 'reported' && fiche.context.linked === undefined,
        );
        expect(numbersOf(accounts).toSorted(compareNumbers)).toEqual(expected.map(({ number }) => number));
        const shown = accounts.flatMap(({ ids, handles, displayNames, profiles, profileExhibits }) => [
          ...profileExhibits,
          ...[...ids, ...handles, ...displayNames, ...profiles].flatMap(({ exhibits }) => exhibits),
        ]);
        const own = items.filter((item) => item.standing === 'own' || item.fiche.author.handle === 'moi');
        expect(own.filter(({ number }) => [...shown, ...numbersOf(accounts)].includes(number))).toEqual([]);
        expect(
          items.filter((item) => isOwnPost(item.fiche) && item.standing !== 'reported' && shown.includes(item.number)),
        ).toEqual([]);
        expect(JSON.stringify(accounts.map(({ handles }) => handles))).not.toContain('@moi');
      }),
    );
  });
});

it('hasIdentification is for police, procureur, avocat, or nobody in particular', () => {
  const items = itemsOf([renamedComment(3)]);
  const expected = ['police', 'prosecutor', 'lawyer'];
  expect(PURPOSES.filter((purpose) => hasIdentification(items, { purpose }))).toEqual(expected);
  expect(hasIdentification(items, {})).toBe(true);
  expect(
    hasIdentification(
      itemsOf([renamedComment(3)], () => 'visible'),
      { purpose: 'police' },
    ),
  ).toBe(false);
});

it('the times have no part that was not read', () => {
  const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(instant, (at) => {
      const iso = at.toISOString();
      const text = `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
      expect(utcText(iso, 'ms')).toBe(text);
      expect(utcText(iso, 's')).toBe(text);
      expect(utcText(iso, null)).toBe(text);
      expect(utcText(`${iso.slice(0, 16)}Z`, null)).toBe(`${text.slice(0, 16)} UTC`);
      expect(utcText(iso, 'min')).toBe(`${text.slice(0, 16)} UTC`);
      expect(utcText(iso, 'hour')).toBe(`${text.slice(0, 13)} h UTC`);
      expect(utcText(iso.slice(0, 10), 'day')).toBe(iso.slice(0, 10));
      expect(utcText(iso.slice(0, 7), 'month')).toBe(iso.slice(0, 7));
    }),
  );
  expect(utcText('hier', null)).toBe('hier');
});
