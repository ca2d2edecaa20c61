import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AUTHORITY_ROOTS } from '../../../../src/domain/case/timestampAuthorities.ts';
import type { CaseSnapshot, SnapshotItem } from '../../../../src/domain/export/caseSnapshot.ts';
import { countAccounts } from '../../../../src/dossier/data/accountGroups.ts';
import {
  computeOnlineState,
  findLinkingSentences,
  findSum,
  listThreats,
  readJournalTimestamp,
  selectQuotedGravest,
  withholdsWords,
} from '../../../../src/dossier/data/summaryFacts.ts';
import { listAnswers, nameAccounts } from '../../../../src/dossier/pdf/sections/summaryAnswers.ts';
import { inventCase } from '../../../support/dossier/inventedCase.ts';
import { inventPost } from '../../../support/dossier/inventedPosts.ts';
import { buildReceived } from '../../../support/import/receivedFile.ts';

const AT = '2026-11-19T10:00:00.000Z';

async function itemsOf(...handles: readonly string[]): Promise<readonly SnapshotItem[]> {
  const posts = handles.map((handle, index) =>
    inventPost({
      author: { handle },
      address: { permalink: `https://x.com/${handle}/status/${index}` },
      posting: { iso: `2026-11-${String(index + 1).padStart(2, '0')}T10:00:00.000Z`, precision: 's' },
    }),
  );
  return (await inventCase(posts)).snapshot.items;
}

const noted = (
  item: SnapshotItem,
  notes: Omit<NonNullable<SnapshotItem['notes']>, 'schema' | 'item'>,
): SnapshotItem => ({ ...item, notes: { schema: 'recueil/notes/1', item: item.fiche.id, ...notes } });

it('countAccounts puts very grave before grave, then most publications first', async () => {
  const items = await itemsOf('nyx', 'lac', 'lac', 'eau');
  const read = (of: readonly SnapshotItem[]) =>
    countAccounts(of).accounts.map(({ handle, counts }) => [handle, counts.total]);
  expect(read(items)).toEqual([
    ['lac', 2],
    ['nyx', 1],
    ['eau', 1],
  ]);
  const rate = (ratings: readonly (2 | 3 | null)[]) =>
    items.map((item, index) => ({ ...item, rating: { seriousness: ratings[index] ?? null } }));
  expect(read(rate([null, null, null, 2]))[0]).toEqual(['eau', 1]);
  expect(read(rate([3, null, null, 2]))).toEqual([
    ['nyx', 1],
    ['eau', 1],
    ['lac', 2],
  ]);
});

it('listThreats returns what the person marked and hands over, and guesses nothing from words', async () => {
  const [first, second] = await itemsOf('nyx', 'lac');
  if (first === undefined || second === undefined) throw new Error('no items');
  const threat = noted(second, { categories: { value: ['threat'], at: AT } });
  expect(listThreats([first, threat])).toEqual([threat]);
  expect(listThreats([first, second])).toEqual([]);
});

/** Answers of page 1, by label. */
async function answersOf(items: readonly SnapshotItem[]) {
  const { snapshot } = await inventCase([inventPost({})]);
  return new Map(listAnswers({ snapshot: { ...snapshot, items }, options: {}, timeZone: 'Europe/Paris' }));
}

it('page 1 names the gravest that cites money, and how many others, however late the screenshots without words', async () => {
  const [first, ...others] = await itemsOf('nyx', 'lac', 'eau', 'bois', 'feu');
  if (first === undefined) throw new Error('no items');
  const grave = { seriousness: 3 } as const;
  const silent = others.map((item) => ({ ...item, rating: grave, fiche: { ...item.fiche, text: null } }));
  const items = [{ ...first, rating: grave, fiche: { ...first.fiche, text: '300 € ou je publie' } }, ...silent];
  const { quoted, others: more } = selectQuotedGravest(items);
  expect([quoted.map(({ number }) => number), more]).toEqual([[1, 4, 5], 2]);
  expect((await answersOf(items)).get('Le plus grave')).toBe('n° 1 (« 300 € ») ; n° 4 ; n° 5 et 2 autres.');
});

it('quotes a grave e-mail, whose words are in its file, before what has no words', async () => {
  const [first, ...others] = await itemsOf('nyx', 'lac', 'ida', 'sol');
  if (first === undefined) throw new Error('no items');
  const rating = { seriousness: 3 } as const;
  const received = buildReceived({ name: 'menace.eml', format: 'eml', family: 'email' });
  const email = { ...first, rating, fiche: { ...first.fiche, text: null, received } };
  const silent = others.map((item) => ({ ...item, rating, fiche: { ...item.fiche, text: null } }));
  expect(selectQuotedGravest([email, ...silent]).quoted.map(({ number }) => number)).toEqual([1, 3, 4]);
});

it('page 1 dates no threat by the instant of an import', async () => {
  const [first, second] = await itemsOf('nyx', 'lac');
  if (first === undefined || second === undefined) throw new Error('no items');
  const undated = { ...first.fiche, posting: { ...first.fiche.posting, iso: null, precision: null } };
  const items = [{ ...first, fiche: undated }, second].map((item) =>
    noted(item, { categories: { value: ['threat'], at: AT } }),
  );
  expect((await answersOf(items)).get('Menaces notées')).toMatch(/: n° 2, lundi 2 novembre .* ; n° 1, date non lue\.$/);
});

it.each([
  ['500 euros ou je l’envoie', '500 euros'],
  ['500\u00a0€', '500\u00a0€'],
  ['envoie 1\u202f000\u202feuros', '1\u202f000\u202feuros'],
  ['1.200,50 € avant ce soir', '1.200,50 €'],
  ['le 12, 5 euros', '5 euros'],
  ['donne 50 balles', '50 balles'],
  ['€20 by tonight', '€20'],
  ['rdv à 20 h', null],
  ['les européens sont 3', null],
  ['3 europeans', null],
])('findSum: %s', (text, sum) => expect(findSum(text)).toBe(sum));

it.each([
  ['Elle habite 12B rue du Lac-Inventé', true],
  ['12 r. du Lac', true],
  ['on t’attend 3 place des Fêtes', true],
  ['son numéro : 06 12 34 56 78', true],
  ['t’as 2 cours demain avec moi', false],
  ['tu prends la route demain à 8', false],
  ['500 euros ou j’envoie tout', false],
])('withholdsWords of a school: %s', async (text, isWithheld) => {
  const [item] = (await inventCase([inventPost({ text })])).snapshot.items;
  if (item === undefined) throw new Error('no item');
  expect(withholdsWords(item, { purpose: 'school' })).toBe(isWithheld);
  expect(withholdsWords(item, { purpose: 'police' })).toBe(false);
  expect(
    withholdsWords({ ...item, rating: { seriousness: 3, categories: ['private-life'] } }, { purpose: 'police' }),
  ).toBe(true);
});

it('computeOnlineState counts the last check of each publication', async () => {
  const [first, second, third] = await itemsOf('nyx', 'lac', 'eau');
  if (first === undefined || second === undefined || third === undefined) throw new Error('no items');
  const check = (at: string, result: 'present' | 'deleted') => ({ at, address: '', result, item: null });
  const items = [
    noted(first, { online: [check('2026-11-20T10:00:00.000Z', 'deleted'), check(AT, 'present')] }),
    noted(second, { online: [check(AT, 'present')] }),
    third,
  ];
  const { results, unchecked, checked } = computeOnlineState(items);
  expect([...results]).toEqual([
    ['present', 1],
    ['deleted', 1],
  ]);
  expect([unchecked, checked]).toEqual([1, { first: AT, last: '2026-11-20T10:00:00.000Z' }]);
});

it('computeOnlineState leaves out what has no address to check', async () => {
  const [first, second] = await itemsOf('nyx', 'lac');
  if (first === undefined || second === undefined) throw new Error('no items');
  const { fiche } = second;
  const image = { ...second, fiche: { ...fiche, address: { ...fiche.address, page: null, permalink: null } } };
  expect(computeOnlineState([first, image]).unchecked).toBe(1);
});

it('computeOnlineState leaves out what the first page does not count', async () => {
  const [first, second] = await itemsOf('nyx', 'lac');
  if (first === undefined || second === undefined) throw new Error('no items');
  const author = { handle: null, displayName: null, platformId: null, profileUrl: null };
  const nameless = { ...second, fiche: { ...second.fiche, author } };
  expect(computeOnlineState([first, nameless]).unchecked).toBe(2);
  expect(computeOnlineState([{ ...first, standing: 'reported' }, nameless]).unchecked).toBe(1);
});

it('findLinkingSentences quotes the sentences that name two captured accounts, word for word', async () => {
  const items = await itemsOf('nyx_31', 'lac.bleu', 'eau');
  const linking = 'Je pense que @nyx_31 et Lac.Bleu sont la même personne.';
  expect(findLinkingSentences(`Bonjour. ${linking} @eau est une amie.`, items)).toEqual([linking]);
  expect(findLinkingSentences('@nyx_310 et eaux : rien.', items)).toEqual([]);
  expect(findLinkingSentences(undefined, items)).toEqual([]);
});

it('findLinkingSentences only returns parts of the narrative', async () => {
  const items = await itemsOf('nyx', 'lac');
  fc.assert(
    fc.property(fc.array(fc.constantFrom('@nyx', 'lac', 'et', '.', '\n', '!', 'mot')), (words) => {
      const narrative = words.join(' ');
      for (const sentence of findLinkingSentences(narrative, items)) expect(narrative).toContain(sentence);
    }),
  );
});

it('readJournalTimestamp returns the latest time of a line whose response is in the dossier, and who gave it', () => {
  const line = (number: number, genTime: string) =>
    JSON.stringify({ event: 'timestamp.obtained', payload: { line: number, genTime } });
  const journal = {
    bytes: new TextEncoder().encode(`${line(2, AT)}\n${line(4, '2026-11-21T10:00:00.000Z')}\n`),
    entries: 2,
    head: '',
  };
  const stamp = { response: new Uint8Array(), chain: AUTHORITY_ROOTS.slice(AUTHORITY_ROOTS.indexOf('-----BEGIN')) };
  const expected = { at: AT, authority: 'DigiCert Trusted Root G4' };
  expect(readJournalTimestamp({ journal, timestamps: [{ ...stamp, seq: 2 }] })).toEqual(expected);
  expect(readJournalTimestamp({ journal, timestamps: [{ ...stamp, chain: '', seq: 2 }] })?.authority).toBe('');
  expect(readJournalTimestamp({ journal, timestamps: [] })).toBeNull();
});

it('the first page names the authority, the time and what it proves', async () => {
  const invented = await inventCase([inventPost({})]);
  const line = JSON.stringify({ event: 'timestamp.obtained', payload: { line: 2, genTime: AT } });
  const journal = { bytes: new TextEncoder().encode(`${line}\n`), entries: 1, head: '' };
  const timestamps = [{ seq: 2, response: new Uint8Array(), chain: AUTHORITY_ROOTS }];
  const answers = (snapshot: CaseSnapshot) =>
    new Map(listAnswers({ snapshot, options: {}, timeZone: 'Europe/Paris' })).get('Intégrité, date');
  expect(answers({ ...invented.snapshot, journal, timestamps })).toBe(
    'À vérifier ; selon DigiCert Trusted Root G4, l’historique existait déjà le 19 novembre 2026, 11:00 (UTC+01:00). La suite : voir remise.pdf.',
  );
  expect(answers(invented.snapshot)).toBe('Non horodaté ; empreintes : remise.pdf.');
});

it.each([
  [
    'was not read',
    [{ handle: null, displayName: null, platformId: null, profileUrl: null }],
    'Compte non lu : 1 pièce.',
  ],
  ['has no post', [], 'Aucun compte de publication lu.'],
] as const)('counts no account where one %s: a picture may name it', async (_, authors, expected) => {
  const { snapshot } = await inventCase(authors.map((author) => inventPost({ author })));
  expect(nameAccounts(snapshot.items).text([])).toBe(expected);
});

it('leaves no blank for those who complete nothing by hand', async () => {
  const { snapshot } = await inventCase([inventPost({})]);
  const blanks = (purpose: 'police' | 'school') =>
    listAnswers({ snapshot, options: { purpose }, timeZone: 'Europe/Paris' }).filter(([, answer]) => answer === null);
  expect(blanks('police').map(([label]) => label)).toEqual(['Demande', 'Le plus grave', 'Auteur connu']);
  expect(blanks('school')).toEqual([]);
});
