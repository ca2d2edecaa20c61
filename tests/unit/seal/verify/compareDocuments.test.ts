import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileSource } from '../../../../src/seal/verify/verifyDossier.ts';
import { inventFullPosts } from '../../../support/dossier/fullPosts.ts';
import {
  type InventedCase,
  inventCase,
  markItems,
  writeInventedDossier,
} from '../../../support/dossier/inventedCase.ts';
import { inventConversation } from '../../../support/dossier/inventedMessages.ts';
import { inventPost, inventSixPosts } from '../../../support/dossier/inventedPosts.ts';
import { readFiles, resignDossier } from '../../../support/vectors/resignDossier.ts';
import type { Files } from '../../../support/vectors/smallDossier.ts';
import { requireFile } from '../../../support/vectors/tamper.ts';
import { verifyFiles } from '../../../support/vectors/verifyFiles.ts';

/** A dossier that somebody changed and signed again with a key of their own is coherent, and always has a remark. */

/** Of the dossier itself, not of those that it received. */
const IS_FICHE = /^(?:pieces|annexes)\/\w+\/fiche\.json$/;

const listRemarks = async (files: Files) => {
  const { verdict, notes } = await verifyFiles(files);
  const codes = notes.map(({ code, path }) => `${code} ${path}`);
  return {
    verdict,
    remarks: codes.filter((code) =>
      /^(?:key-changed|document-differs|counts-differ|timestamp-(?:mi|ta|re))/.test(code),
    ),
  };
};

async function writeFiles(invented: InventedCase): Promise<Files> {
  const { zip } = await writeInventedDossier(invented, { options: { purpose: 'police' } });
  return readFiles(await fileSource(new Blob([new Uint8Array(zip)])));
}

const change = (files: Files, path: string, edit: (text: string) => string): Files => {
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(requireFile(files, path));
  const after = edit(before);
  expect(after).not.toBe(before);
  return new Map(files).set(path, new TextEncoder().encode(after));
};

it('attack: compares the posts of an account that the person did not report', async () => {
  const author = { handle: 'compte_invente', displayName: 'Compte Inventé' };
  const other = { handle: 'autre_compte', displayName: 'Autre' };
  const posts = [author, author, other].map((one, n) =>
    inventPost({ author: one, address: { page: `https://x.com/${n}`, permalink: `https://x.com/${n}` } }),
  );
  const good = await writeFiles(
    markItems(await inventCase(posts), ({ number }) => (number === 2 ? 'visible' : 'reported')),
  );
  const differ = async (from: string, to: string) =>
    (await listRemarks(await resignDossier(change(good, 'comptes.csv', (text) => text.replace(from, to))))).remarks;
  expect((await listRemarks(good)).remarks).toEqual([]);
  for (const [from, to] of [
    [';n° 1;n° 2;', ';n° 1;n° 9;'],
    // Of another account, and one that is counted.
    [';n° 1;n° 2;', ';n° 1;n° 3;'],
    [';n° 1;n° 2;', ';n° 1;n° 1;'],
  ] as const)
    expect(await differ(from, to), to).toContain('document-differs comptes.csv');
});

describe('the dossier of posts with every value', () => {
  let good: Files;
  let texts: string[];
  beforeAll(async () => {
    good = await writeFiles(await inventCase([...inventSixPosts(), ...inventFullPosts()]));
    const fiches = [...good].filter(([path]) => IS_FICHE.test(path));
    texts = fiches.flatMap(([, bytes]) => {
      const { text } = JSON.parse(new TextDecoder().decode(bytes));
      return typeof text === 'string' && /^[\p{L} .,’]{12,}$/u.test(text) ? [text] : [];
    });
  });

  it('has no remark', async () => {
    expect(await listRemarks(good)).toMatchObject({ verdict: expect.stringMatching(/^coherent/), remarks: [] });
  });

  it('has one of the key when somebody else signs', async () => {
    const { verdict, remarks } = await listRemarks(await resignDossier(good));
    expect(verdict).toBe('coherent-unanchored');
    expect(remarks).toContain('key-changed journal.jsonl');
  });

  it.each(['chronologie.csv', 'index.html'])('has one of %s when a text in it changes', async (path) => {
    const text = texts[0] ?? expect.fail('no text');
    const forged = await resignDossier(change(good, path, (page) => page.replaceAll(text, 'Je vous remercie.')));
    const { verdict, remarks } = await listRemarks(forged);
    expect(verdict).toBe('coherent-unanchored');
    expect(remarks).toContain(`document-differs ${path}`);
  });

  it('has one of each document when an exhibit is taken out of it', async () => {
    const without = change(good, 'chronologie.csv', (table) => table.replace(/\r\n1;[^\r]*\r\n/, '\r\n'));
    const both = change(without, 'index.html', (page) => page.replace(/<article id="p1">[\s\S]*?<\/article>\n?/, ''));
    const { remarks } = await listRemarks(await resignDossier(both));
    expect(remarks).toEqual(
      expect.arrayContaining(['document-differs chronologie.csv', 'document-differs index.html']),
    );
  });

  it('has one of index.html when it shows an exhibit twice', async () => {
    const doubled = change(good, 'index.html', (page) => page.replace(/<article id="p1">[\s\S]*?<\/article>/, '$&$&'));
    expect((await listRemarks(await resignDossier(doubled))).remarks).toContain('document-differs index.html');
  });

  it('has one of the page or table for every change of a text, an account or an address', async () => {
    const facts = [...good].flatMap(([path, bytes]) => {
      if (!IS_FICHE.test(path)) return [];
      const { text, author, address } = JSON.parse(new TextDecoder().decode(bytes));
      return [text, author.handle, address.permalink].filter((fact) => /^[\p{L}\p{N} .,’:/_-]{5,}$/u.test(fact ?? ''));
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...new Set<string>(facts)),
        fc.nat(),
        fc.constantFrom('x', 'é', '7'),
        async (fact, at, sign) => {
          const place = at % fact.length;
          if (fact[place] === sign || fact[place] === ' ') return;
          const other = fact.slice(0, place) + sign + fact.slice(place + 1);
          const forged = change(good, 'chronologie.csv', (table) => table.replaceAll(fact, other));
          expect((await listRemarks(await resignDossier(forged))).remarks).toContain(
            'document-differs chronologie.csv',
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});

it('attack: N14: compares who sent a message, and who posted, with index.html', async () => {
  const nameOnly = inventPost({ author: { handle: null, displayName: 'Compte Inventé' } });
  const good = await writeFiles(await inventCase([...inventConversation(), nameOnly]));
  expect((await listRemarks(good)).remarks).toEqual([]);
  const page = new TextDecoder().decode(requireFile(good, 'index.html'));
  const senders = [...page.matchAll(/<h3 dir="auto">[^·]* · ([^·<]*) · /g)].map(([line, sender]) => [line, sender]);
  const other = senders.find(([, sender]) => sender !== senders[0]?.[1])?.[1] ?? expect.fail('one sender');
  for (const [from, to] of [
    // A message of one as a message of the other.
    [senders[0]?.[0] ?? '', (senders[0]?.[0] ?? '').replace(senders[0]?.[1] ?? '', other)],
    ['>Compte Inventé', '>Camille'],
  ] as const) {
    const forged = change(good, 'index.html', (text) => text.replace(from, to));
    expect((await listRemarks(await resignDossier(forged))).remarks, to).toContain('document-differs index.html');
  }
});

const TABLES = ['comptes.csv', 'adresses.csv', 'fiche-identification.csv'] as const;

it('attack: compares what index.html counts as joined and not joined with journal and manifest', async () => {
  const files = await writeFiles(await inventCase([inventPost({}), inventPost({})], 1));
  expect((await listRemarks(files)).remarks).toEqual([]);
  const forged = change(files, 'index.html', (page) =>
    page.replace(/2 éléments[^.]*\./, '1 élément enregistré, 1 joint, 0 retiré pour toujours, 0 non joint.'),
  );
  expect((await listRemarks(await resignDossier(forged))).remarks).toContain('counts-differ index.html');
});

describe('the tables of a dossier of marked accounts', () => {
  let good: Files;
  beforeAll(async () => {
    const posts = Array.from({ length: 6 }, (_, index) =>
      inventPost({
        text: `Message inventé ${index}.`,
        author: {
          handle: `compte_${index % 3}`,
          displayName: `Compte ${index % 3}`,
          profileUrl: `https://x.com/compte_${index % 3}`,
          platformId: `90000${index % 3}`,
        },
        address: {
          permalink: `https://x.com/compte_${index % 3}/status/21227622216${index}`,
          canonical: null,
          dropped: [],
          page: 'https://x.com/compte_0/status/212276222160',
        },
        posting: { raw: `1${index} oct.`, iso: `2026-10-1${index}T08:30:15.000Z`, precision: 's', source: 'attribute' },
        acquiredAt: `2026-11-18T20:14:1${index}.250Z`,
      }),
    );
    // One account is only visible beside the reported ones.
    const marked = markItems(await inventCase(posts), ({ fiche }) =>
      fiche.author.handle === 'compte_2' ? 'visible' : 'reported',
    );
    good = await writeFiles(marked);
  });

  it('have no remark', async () => {
    expect(TABLES.filter((path) => !good.has(path))).toEqual([]);
    expect((await listRemarks(good)).remarks).toEqual([]);
  });

  const CHANGES: readonly (readonly [(typeof TABLES)[number], string, string | RegExp, string])[] = [
    ['comptes.csv', 'a name', 'x;compte_0;', 'x;camille_r;'],
    ['comptes.csv', 'a displayed name', ';Compte 1;', ';Camille;'],
    ['comptes.csv', 'a number', '900001', '900009'],
    ['comptes.csv', 'a profile', 'https://x.com/compte_0;', 'https://x.com/camille_r;'],
    ['comptes.csv', 'a first date', '2026-10-10T08:30:15.000Z;2026-10', '2026-09-10T08:30:15.000Z;2026-10'],
    ['comptes.csv', 'a first date in local time', '2026-10-10T10:30:15.000+02:00', '2026-10-10T11:30:15.000+02:00'],
    ['comptes.csv', 'a last date in local time', '2026-10-13T10:30:15.000+02:00', '2026-10-12T10:30:15.000+02:00'],
    ['comptes.csv', 'a last date that is the first', '2026-10-13T08:30:15.000Z', '2026-10-10T08:30:15.000Z'],
    ['comptes.csv', 'a count', ';lue;2;n° 1, 4;', ';lue;1;n° 1, 4;'],
    ['comptes.csv', 'an exhibit that another account has', 'n° 1, 4', 'n° 1, 5'],
    ['comptes.csv', 'an exhibit left out, with its count', ';2;n° 1, 4;', ';1;n° 1;'],
    ['comptes.csv', 'an account left out', /x;compte_1;[^\r]*\r\n/, ''],
    ['comptes.csv', 'an account twice', /(x;compte_1;[^\r]*\r\n)/, '$1$1'],
    ['comptes.csv', 'what was read as not read', 'x;compte_0;Compte 0;', 'x;compte_0;non lu;'],
    ['adresses.csv', 'an address', '/status/212276222163', '/status/212276222169'],
    ['adresses.csv', 'an account', ';compte_1;', ';camille_r;'],
    ['adresses.csv', 'a date', ';2026-10-12T08:30:15.000Z;', ';2026-10-12T08:30:16.000Z;'],
    ['adresses.csv', 'a time of capture', '2026-11-18T20:14:13.250Z', '2026-11-18T20:14:14.250Z'],
    ['adresses.csv', 'an address left out', /\d+;3;x;[^\r]*\r\n/, ''],
    ['adresses.csv', 'an address of no exhibit', /(\d+);3;x;/, '$1;9;x;'],
    ['fiche-identification.csv', 'an address', '/status/212276222163;', '/status/212276222169;'],
    ['fiche-identification.csv', 'a name', '@compte_1 (vu', '@camille_r (vu'],
    ['fiche-identification.csv', 'a displayed name', 'Compte 1 (vu', 'Camille (vu'],
    ['fiche-identification.csv', 'a number', ';900001;', ';900009;'],
    ['fiche-identification.csv', 'a profile', ';https://x.com/compte_0;', ';https://x.com/camille_r;'],
    ['fiche-identification.csv', 'a date', ';2026-10-13 08:30:15 UTC;', ';2026-10-13 08:30:16 UTC;'],
    ['fiche-identification.csv', 'a displayed date', '13 oct.;', '14 oct.;'],
    ['fiche-identification.csv', 'a time of capture', '20:14:13 UTC;2026', '20:14:14 UTC;2026'],
    ['fiche-identification.csv', 'a post left out', /1;X[^\r]*;n° 4;[^\r]*\r\n/, ''],
    ['fiche-identification.csv', 'a post of no exhibit', ';n° 4;', ';n° 9;'],
    ['comptes.csv', 'another heading', 'dernier message (UTC)', 'autre date'],
    ['adresses.csv', 'another heading', 'adresse à ouvrir', 'adresse'],
    ['fiche-identification.csv', 'another heading', 'noms affichés', 'autres noms'],
  ];

  it.each(CHANGES)('%s has one when it says something else: %s', async (path, _, before, after) => {
    const forged = await resignDossier(change(good, path, (table) => table.replace(before, after)));
    expect((await listRemarks(forged)).remarks).toContain(`document-differs ${path}`);
  });

  it('has one of the list of exhibits for another local time, name, time of capture or heading', async () => {
    for (const [before, after] of [
      ['nom affiché', 'nom choisi'],
      ['2026-10-13T10:30:15.000+02:00', '2026-10-13T11:30:15.000+02:00'],
      ['Compte 1', 'Camille'],
      ['2026-11-18T20:14:13.250Z', '2026-11-18T20:14:14.250Z'],
    ] as const) {
      const forged = await resignDossier(change(good, 'chronologie.csv', (table) => table.replace(before, after)));
      expect((await listRemarks(forged)).remarks).toContain('document-differs chronologie.csv');
    }
  });
});
