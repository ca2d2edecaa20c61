import { describe, expect, test } from 'vitest';
import type { SnapshotItem } from '../../../../src/domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../../../src/domain/export/dossierOptions.ts';
import { fitStatement, formLength } from '../../../../src/domain/export/statementText.ts';
import type { ItemNotes } from '../../../../src/domain/item/itemNotes.ts';
import { countKinds } from '../../../../src/domain/item/kind.ts';
import type { Account, CountedAccounts } from '../../../../src/dossier/data/accountGroups.ts';
import { statementParts, statementSites } from '../../../../src/dossier/data/statementParts.ts';
import * as documents from '../../../../src/dossier/strings/documents.ts';
import { OFFENCES } from '../../../../src/law/suggestions.ts';
import { inventCase } from '../../../support/dossier/inventedCase.ts';
import { inventPost, inventSixPosts } from '../../../support/dossier/inventedPosts.ts';

const ZIP = { fileName: 'recueil-2026-11-20-0931.zip', manifestDigest: 'ab'.repeat(32) };
const AT = '2026-11-19T10:00:00.000Z';

const six = await inventCase(inventSixPosts());

const write = (options: DossierOptions, max = 2000, items = six.snapshot.items) =>
  fitStatement(statementParts({ snapshot: { ...six.snapshot, items }, options }, ZIP), max);

/** Marks the first exhibit as the gravest, with a category. */
const marked = (): SnapshotItem[] =>
  six.snapshot.items.map((item) => {
    if (item.number !== 1) return item;
    const notes: Pick<ItemNotes, 'seriousness' | 'categories'> = {
      seriousness: { value: 3, at: AT },
      categories: { value: ['threat', 'insult'], at: AT },
    };
    return { ...item, rating: { seriousness: 3 }, notes: { schema: 'recueil/notes/1', item: item.fiche.id, ...notes } };
  });

describe('the statement', () => {
  test('has the counts, the accounts and the digest of the dossier', () => {
    const text = write({});
    expect(text).toMatch(/^\d publications enregistrées ; \d comptes lus sur les captures\./);
    expect(text).toContain('Comptes lus sur les captures : ');
    expect(text).toContain('@compte_invente (X (ex-Twitter), 2)');
    expect(text).toContain(`SHA-256 de manifest.json : ${ZIP.manifestDigest}`);
  });

  test('quotes no words that give her address', () => {
    const quote = /Pièce n° 1\b/;
    expect(write({}, 5000, marked())).toMatch(quote);
    const items = marked().map((item) => ({
      ...item,
      ...(item.rating && { rating: { ...item.rating, categories: ['private-life'] as const } }),
    }));
    expect(write({}, 5000, items)).not.toMatch(quote);
    expect(write({ parts: { address: true } }, 5000, items)).toMatch(quote);
  });

  test('counts what the first page of the dossier counts, once accounts are reported', async () => {
    const posting = { iso: '2026-11-03T10:00:00.000Z', precision: 's' as const };
    const address = { page: null, permalink: null };
    const [named, image] = (
      await inventCase([inventPost({ author: { handle: 'nyx' }, posting, address }), inventPost({ posting, address })])
    ).snapshot.items;
    if (named === undefined || image === undefined) throw new Error('two items');
    expect(write({}, 2000, [named, image])).toMatch(/^2 publications enregistrées ; 1 compte lu/);
    expect(write({}, 2000, [{ ...named, standing: 'reported' }, image])).toMatch(
      /^1 publication de 1 compte signalé\.\nDate de publication : 3 novembre 2026\./,
    );
  });

  test('begins with the person’s own words, unchanged', () => {
    const narrative = 'Tout a commencé en mars.\r\n\r\nJe n’ose plus publier.';
    expect(write({ narrative, asked: 'Que cela cesse.', danger: 'yes' })).toMatch(
      /^Tout a commencé en mars\.\nJe n’ose plus publier\.\n[\s\S]*selon moi : oui\.\n[\s\S]*Ce que je demande : Que cela cesse\./,
    );
  });

  test('says that there is a danger, never that there is none', () => {
    expect(write({ danger: 'yes' })).toContain('Danger actuel, selon moi : oui.');
    for (const options of [{}, { danger: 'no' }] as const) expect(write(options)).not.toMatch(/danger/i);
  });

  test('quotes the publication marked as the gravest, and names no qualification', () => {
    const text = write({}, 2000, marked());
    expect(text).toContain('Pièce n° 1, @compte_invente, 3 novembre 2026');
    expect(text).toContain('« Voici un texte inventé');
    const withoutQuotes = text.replace(/«[^»]*»/gu, '');
    expect(withoutQuotes).not.toMatch(/menace|injure|diffam|harcèl|harcel|chantage|infraction|délit/i);
    expect(OFFENCES.filter(({ label }) => withoutQuotes.includes(label.fr))).toEqual([]);
  });

  test('keeps counts and the digest when a long account leaves no room for the rest', () => {
    const narrative = 'Des mots encore. '.repeat(400);
    for (const max of [1000, 1500, 2000]) {
      const text = write({ narrative }, max, marked());
      expect(formLength(text)).toBeLessThanOrEqual(max);
      expect(formLength(text)).toBeGreaterThan(max - 40);
      expect(text).toMatch(/^Des mots encore\.[\s\S]*(Des|mots|encore\.) \[…\]\n\d publications/);
      expect(text).toContain(ZIP.manifestDigest);
    }
  });

  test('lists the sites of the publications once each', () => {
    expect(statementSites(six.snapshot.items).split(', ')).toEqual(['x.com', 'forum.example.org', 'social.example']);
  });
});

describe('the counts', () => {
  const posts = (count: number) => countKinds(Array.from({ length: count }, () => 'post' as const));
  const figuresOf = (
    count: number,
    names: readonly string[],
    { publications = 0, ...more }: Partial<CountedAccounts> & { readonly publications?: number },
  ) => {
    const accounts = names.map((handle) => ({ handle }) as Account);
    const counted = { accounts, others: 0, isReported: true, counts: posts(publications), ...more };
    return documents.statement.figures(posts(count), counted);
  };

  test.each([
    [
      figuresOf(12, ['a', 'b', 'c'], { publications: 12, others: 5 }),
      '12 publications de 3 comptes signalés ; 5 autres comptes lus sur les captures.',
    ],
    [
      figuresOf(3, ['a'], { publications: 1, others: 1 }),
      '3 publications enregistrées ; 1 publication de 1 compte signalé ; 1 autre compte lu sur les captures.',
    ],
    [figuresOf(2, [], {}), '2 publications enregistrées.'],
    [figuresOf(2, [], { isReported: false }), '2 publications enregistrées.'],
    [
      figuresOf(2, ['a', 'b'], { isReported: false, publications: 2 }),
      '2 publications enregistrées ; 2 comptes lus sur les captures.',
    ],
    [
      documents.statement.figures(countKinds(['post', 'message', 'picture', 'email']), {
        accounts: [],
        others: 0,
        isReported: true,
        counts: countKinds([]),
      }),
      '1 publication, 1 message et 2 fichiers importés, enregistrés.',
    ],
    [
      documents.statement.figures(countKinds(['sound']), {
        accounts: [],
        others: 0,
        isReported: true,
        counts: countKinds([]),
      }),
      '1 fichier importé, enregistré.',
    ],
  ])('say of which accounts they are: %s', (text, expected) => {
    expect(text).toBe(expected);
  });
});
