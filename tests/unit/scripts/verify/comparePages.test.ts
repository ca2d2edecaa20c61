import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { checkPages } from '../../../../scripts/verify/checkPages.ts';
import { comparePages } from '../../../../scripts/verify/comparePages.ts';
import type { PageDifference } from '../../../../scripts/verify/pageWords.ts';
import type { PageText } from '../../../../scripts/verify/readPages.ts';
import type { SnapshotItem } from '../../../../src/domain/export/caseSnapshot.ts';
import { exhibitOf } from '../../../../src/domain/export/exhibitNumber.ts';
import type { Fiche } from '../../../../src/domain/item/item.ts';
import type { DrawText } from '../../../../src/dossier/dossierPlan.ts';
import { reportPdf } from '../../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../../src/dossier/pdf/engine/pdfDocument.ts';
import { seriousHeading } from '../../../../src/dossier/pdf/sections/summaryTables.ts';
import { conversation } from '../../../../src/dossier/strings/conversationWords.ts';
import { cover, method } from '../../../../src/dossier/strings/coverAndMethod.ts';
import { summary } from '../../../../src/dossier/strings/documents.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { runTool } from '../../../support/dossier/externalTools.ts';
import { inventFullPosts } from '../../../support/dossier/fullPosts.ts';
import { buildHostilePost, HOSTILE_TEXTS } from '../../../support/dossier/hostilePosts.ts';
import {
  buildDossierContext,
  changeItems,
  type InventedCase,
  inventCase,
  markItems,
  WITH_SOURCES,
  writeInventedDossier,
} from '../../../support/dossier/inventedCase.ts';
import { inventConversation, inventMessage } from '../../../support/dossier/inventedMessages.ts';
import { type InventedPost, inventPost, inventSixPosts } from '../../../support/dossier/inventedPosts.ts';
import { inventThread } from '../../../support/dossier/inventedThread.ts';
import { inventWave, WAVES } from '../../../support/dossier/inventedWaves.ts';
import { drawGreyText } from '../../../support/dossier/pictures.ts';
import { inventReaderCase, READER_CASES } from '../../../support/dossier/readerCases.ts';
import { exportStoredCase, STORED_CASES } from '../../../support/storedCase.ts';
import { makeTestFolder } from '../../../support/testFolder.ts';
import { readDossierFiles, resignDossier } from '../../../support/vectors/resignDossier.ts';
import type { Files } from '../../../support/vectors/smallDossier.ts';
import { toSource } from '../../../support/vectors/verifyFiles.ts';

const LEFT_OUT = { number: 1, messages: 3, files: 0, alike: [] };
/** Whole dossiers, the longest of 199 exhibits. */
vi.setConfig({ testTimeout: 300_000 });

const folder = makeTestFolder();

async function unzip(zip: Uint8Array): Promise<Files> {
  const path = join(folder, 'dossier.zip');
  writeFileSync(path, zip);
  return readDossierFiles(path);
}

async function compare(files: Files): Promise<readonly PageDifference[] | null> {
  const source = toSource(files);
  const report = await verifyDossier(source);
  expect(report.verdict).toBe('coherent-unanchored');
  // The tables are compared by verifier.html too: only the pages are changed here.
  expect(report.notes.filter(({ code }) => code === 'document-differs')).toEqual([]);
  return checkPages(source, report);
}

const writeFiles = async (invented: InventedCase, more = {}): Promise<Files> =>
  unzip((await writeInventedDossier(invented, more)).zip);

/** The first pages and the list of exhibits repeat what an exhibit says, and the signer had to complete the journal. */
const IN_FRONT: ReadonlySet<PageDifference['field']> = new Set(['answer', 'gravest', 'accounts', 'list', 'journal']);
const isOfExhibit = ({ field }: PageDifference): boolean => !IN_FRONT.has(field);

/** A line of them is not at the indent of quotations, or has its words in the order in which they are drawn. */
const inventMessagesFromRight = (): readonly InventedPost[] =>
  [
    'صباح الخير، كيف حالك اليوم؟ (2954)',
    'Début صباح الخير، كيف حالك اليوم؟ puis https://exemple.example/é — fin',
    'שלום, איפה את? 12',
    'Rien de plus.',
  ].map((text, index) => inventMessage({ index, text, time: `2025-11-16T18:2${index}:05` }));

const inventNamesakes = (): readonly InventedPost[] =>
  [3, 0].map((id) => {
    const profileUrl = `https://forum.invalid/profil.php?u=${id}`;
    const author = { handle: null, displayName: 'kevin_b', platformId: null, profileUrl };
    return inventPost({ platform: 'web', author, address: { page: profileUrl, permalink: `${profileUrl}#p` } });
  });

const casesOf: readonly (readonly [string, () => readonly InventedPost[]])[] = [
  ['six posts', inventSixPosts],
  ['posts with every value', inventFullPosts],
  ['a thread', () => inventThread(30)],
  ['a conversation of an archive', () => [inventPost({}), ...inventConversation()]],
  ['messages written from the right', inventMessagesFromRight],
  ['accounts of one name', inventNamesakes],
  ['texts that break software', () => HOSTILE_TEXTS.map(buildHostilePost)],
  ['posts of several accounts in one wave', () => WAVES.slice(0, 6).flatMap(inventWave)],
];

describe('words written from the right, between which a PDF of a browser gives punctuation as it is drawn', () => {
  const differ = async (printed: string) => {
    const text = 'Début كيف حالك اليوم؟ puis fin';
    const { snapshot } = await inventCase([inventMessage({ index: 0, text, time: '2025-11-16T18:20:05' })]);
    const texts = ['Message 1 · Marie Inventée · 16/11/2025 18:20:05', printed].map((one, line) => ({
      text: one,
      page: 1,
      x: [77, 84][line] ?? 0,
      y: 600 - line * 15,
    }));
    const place = { page: 1, y: 610 };
    const pages = { count: 1, texts, destinations: new Map([['P0001-M0001', place]]), bookmarks: [] };
    const exhibits = snapshot.items.map((item) => ({ ...item, digest: '', hasOtherDate: false, removed: new Set('') }));
    const facts = { exhibits, head: '', isVolume: true, counts: null, rebuilt: null };
    return comparePages(pages, facts).filter(({ field }) => field === 'text');
  };

  it('are those of the fiche', async () => expect(await differ('Début كيف حالك اليومp ؟uis fin')).toEqual([]));
  it('are not when one sign is another', async () =>
    expect(await differ('Début كيف حالك اليوبp ؟uis fin')).toHaveLength(1));
  it('are not when words changed places', async () =>
    expect(await differ('Début حالك كيف اليومp ؟uis fin')).toHaveLength(1));
  it('are not when a word was added', async () =>
    expect(await differ('Début كيف حالك اليومp ؟uis fin. Non')).toHaveLength(1));
});

describe('a post written from the right, of which a PDF of a browser gives each letter with its place', () => {
  const TEXT = 'سنجدك أينما كنت يا إيناس';
  // As pdf.js reads the pages of a dossier that Firefox made: no space between words, one at the end.
  const LETTERS = 'سنجدكأينماكنتياإيناس';
  const LEFTS = [
    247.3, 240.2, 233.1, 226, 218.9, 204.7, 197.6, 190.5, 183.4, 176.3, 162.1, 155, 147.9, 133.7, 126.6, 112.4, 105.3,
    98.2, 91.1, 84,
  ];
  const drawn = (
    letters: string,
    at: { readonly page: number; readonly y: number },
    left = 84,
  ): readonly PageText[] => [
    ...[...letters].map((text, index) => ({ text, ...at, x: (LEFTS[index] ?? 76.9) + left - 84 })),
    { text: ' ', ...at, x: left + 7.1 },
  ];
  const differ = async (
    letters: string,
    places: (texts: readonly PageText[]) => readonly PageText[] = (all) => all,
  ) => {
    const rated = changeItems(await inventCase([inventPost({ text: TEXT })]), (item) => ({
      ...item,
      rating: { seriousness: 3 as const },
    }));
    const { items, journal, timestamps } = rated.snapshot;
    const label = { text: 'Enregistrée le', page: 2, x: 71, y: 564.3 };
    const after = { text: 'Observations de la capture', page: 2, x: 71, y: 443.9 };
    const line = { page: 1, y: 440.7 };
    const texts = [
      ...items.map((item) => ({ text: seriousHeading(item), page: 1, x: 71, y: 458.2 })),
      { text: '«', ...line, x: 83 },
      ...places(drawn(letters, line, 97.2)),
      { text: '»', ...line, x: 274.8 },
      label,
      ...places(drawn(letters, { page: 2, y: 543.8 })),
      after,
    ];
    const destinations = new Map([['P0001', { page: 2, y: 750 }]]);
    const exhibits = items.map((item) => ({ ...item, digest: '', hasOtherDate: false, removed: new Set('') }));
    const rebuilt = { items, hasRatings: true, isCertain: true, journal: { journal, timestamps } };
    const facts = { exhibits, head: '', isVolume: true, counts: null, rebuilt };
    return comparePages({ count: 2, texts, destinations, bookmarks: [] }, facts)
      .map(({ field }) => field)
      .filter((field) => field === 'text' || field === 'gravest');
  };

  it('is that of the fiche', async () => expect(await differ(LETTERS)).toEqual([]));
  it.each([
    ['one letter is another', LETTERS.replace('ج', 'ح')],
    ['a letter is missing', LETTERS.replace('ج', '')],
    ['the last letter is missing', LETTERS.slice(0, -1)],
    ['a letter was added', `${LETTERS}ا`],
    ['two letters changed places', LETTERS.replace('سن', 'نس')],
    ['all letters changed places', [...LETTERS].reverse().join('')],
  ])('is not when %s', async (_, letters) => expect(await differ(letters)).toEqual(['gravest', 'text']));
  it('is not when two letters are drawn at each other’s place', async () => {
    const places = ([first, second, ...rest]: readonly PageText[]) =>
      first === undefined || second === undefined
        ? rest
        : [{ ...first, x: second.x }, { ...second, x: first.x }, ...rest];
    expect(await differ(LETTERS, places)).toEqual(['gravest', 'text']);
  });
});

describe('the pages of a dossier that nobody changed', () => {
  it.each(casesOf)('say what the fiches say: %s', async (_, posts) => {
    expect(await compare(await writeFiles(await inventCase(posts())))).toEqual([]);
  });

  // In a browser, letters of other scripts are images, over a layer of text; a line of it may begin with a space.
  it.each([
    ['Arabic', 'سنجدك أينما كنت يا إيناس، ولن تختبئ منا أبدا '],
    ['Arabic with Latin words', 'سنجدك Inès 12 أينما كنت '],
    ['Arabic with marks', 'سَنَجِدُكِ يا إيناس '],
    ['Hebrew', 'שָׁלוֹם עולם, איפה את? '],
    ['Korean', '우리는 너를 찾을 것이다 어디에 있든지 말이야 '],
  ])('say what the fiches say: a post drawn in a browser, %s', async (_, words) => {
    const posts = [1, 9].map((times) => inventPost({ text: words.repeat(times).trim() }));
    const drawText: DrawText = async (text, { widthPt, sizePt }) =>
      drawGreyText(widthPt, sizePt * 1.4 * Math.max(1, Math.ceil((text.length * sizePt) / (2 * widthPt))));
    expect(await compare(await writeFiles(rateFirst(await inventCase(posts)), { drawText }))).toEqual([]);
  });

  it.each(READER_CASES)('say what the fiches say: the dossier of recipients, %s', async (kind) => {
    const { case: invented, options } = await inventReaderCase(kind);
    expect(await compare(await writeFiles(invented, { options }))).toEqual([]);
  });

  // Nothing else in the dossier tells which is the gravest; the first one asks for money, which is printed beside it.
  it.each(['1-3', '1-5'])('say what the fiches say of a conversation rated elsewhere: message %s', async (gravest) => {
    const rated = changeItems(await inventCase(inventConversation()), (item) =>
      item.number === gravest ? { ...item, rating: { seriousness: 3 as const } } : item,
    );
    expect(await compare(await writeFiles(rated))).toEqual([]);
  });

  it('say what the fiches say where more are the gravest than page 1 names, which no file tells', async () => {
    const rated = changeItems(await inventCase(inventSixPosts()), (item) => ({
      ...item,
      rating: { seriousness: 3 as const },
    }));
    expect(await compare(await writeFiles(rated))).toEqual([]);
  });

  it('say what the fiches say of an account whose posts were not all reported', async () => {
    const accused = { handle: 'compte_invente', displayName: 'Compte Inventé' };
    const posts = [1, 2, 3].map((n) =>
      inventPost({ author: accused, address: { page: `https://x.com/${n}`, permalink: `https://x.com/${n}` } }),
    );
    const marked = changeItems(await inventCase(posts), (item) => ({
      ...item,
      standing: item.number === 2 ? ('visible' as const) : ('reported' as const),
    }));
    const files = await writeFiles(marked);
    expect(new TextDecoder().decode(files.get('comptes.csv'))).toMatch(/;n° 1, 3;n° 2;/);
    expect(await compare(files)).toEqual([]);
  });

  it.each(STORED_CASES)('say what the fiches say: the %s stored case', async (name) => {
    expect(await compare(await exportStoredCase(name))).toEqual([]);
  });
});

it('the pages of a conversation signed again differ for changed words, senders and times, and for nothing else', async () => {
  const conversation = await inventCase(inventConversation());
  const files = await writeFiles(conversation);
  const draw = async (number: string, change: (fiche: Fiche) => Partial<Fiche>) => {
    const changed = changeItems(conversation, (item) =>
      item.number === number ? { ...item, fiche: { ...item.fiche, ...change(item.fiche) } } : item,
    );
    const pages = await collectBytes(reportPdf(buildDossierContext(changed), () => {}));
    const differences = (await compare(await resignDossier(new Map(files).set('dossier.pdf', pages)))) ?? [];
    return differences.filter(isOfExhibit).map(({ exhibit, field }) => [exhibit, field]);
  };
  expect(await draw('1-3', ({ text }) => ({ text: `${text} Pardon.` }))).toEqual([['1-3', 'text']]);
  expect(await draw('1-2', () => ({ text: 'Viens.' }))).toEqual([['1-2', 'text']]);
  expect(await draw('1-3', ({ author }) => ({ author: { ...author, displayName: 'Paul' } }))).toEqual([
    ['1-3', 'account'],
  ]);
  expect(
    await draw('1-3', ({ exported }) => (exported ? { exported: { ...exported, localTime: '2025-11-16T18:21' } } : {})),
  ).toEqual([['1-3', 'date']]);
});

const DAY = '2026-10-';
const TEXTS = [
  'Je vais te crever mardi soir à la sortie de l’entraînement.',
  'Elle habite au 12 rue du Lac-Inventé, passez lui dire bonjour.',
  'Deux lignes :\nla seconde dit « menteuse ».',
  'Toujours pas de réponse ? Tu vas regretter d’avoir parlé. '.repeat(8).trim(),
];
const invented = await inventCase(
  TEXTS.map((text, index) =>
    inventPost({
      text,
      author: { handle: `compte_${index}`, displayName: `Compte ${index}`, profileUrl: null, platformId: null },
      address: {
        permalink: `https://x.com/compte_${index}/status/21227622216${index}`,
        canonical: null,
        dropped: [],
        page: 'https://x.com/compte_0/status/212276222160',
      },
      posting: { raw: null, iso: `${DAY}1${index}T08:30:15.000Z`, precision: 's', source: 'attribute' },
    }),
  ),
);
const good = await writeFiles(markItems(invented));

/** The pages that the changed items would have, in the dossier of the true ones, signed again. */
async function withPages(pages: Uint8Array<ArrayBuffer>): Promise<readonly PageDifference[]> {
  return (await compare(await resignDossier(new Map(good).set('dossier.pdf', pages)))) ?? [];
}

async function drawChanged(change: Parameters<typeof changeItems>[1]): Promise<readonly PageDifference[]> {
  const context = buildDossierContext(markItems(changeItems(invented, change)));
  return withPages(await collectBytes(reportPdf(context, () => {})));
}

type FicheChange = (fiche: Fiche) => Partial<Fiche>;
const CHANGES: readonly (readonly [string, PageDifference['field'], FicheChange])[] = [
  ['one word replaced', 'text', ({ text }) => ({ text: text?.replace(/\p{L}{4,}/u, 'gentille') ?? null })],
  ['one letter replaced', 'text', ({ text }) => ({ text: `${text?.slice(0, -2)}x.` })],
  ['words added', 'text', ({ text }) => ({ text: `${text} Pardon.` })],
  ['words put before', 'text', ({ text }) => ({ text: `Non. ${text}` })],
  ['words left out', 'text', ({ text }) => ({ text: text?.slice(0, 20) ?? null })],
  ['no words left', 'text', () => ({ text: '…' })],
  ['another account', 'account', ({ author }) => ({ author: { ...author, handle: 'camille_exemple' } })],
  ['another name', 'account', ({ author }) => ({ author: { ...author, displayName: 'Camille' } })],
  ['a letter of the account', 'account', ({ author }) => ({ author: { ...author, handle: `l${author.handle}` } })],
  ['another address', 'address', ({ address }) => ({ address: { ...address, permalink: 'https://x.com/a/status/9' } })],
  [
    'a digit of the address',
    'address',
    ({ address }) => ({ address: { ...address, permalink: `${address.permalink?.slice(0, -1)}9` } }),
  ],
  [
    'another day',
    'date',
    ({ posting }) => ({ posting: { ...posting, iso: posting.iso?.replace(DAY, '2026-09-') ?? null } }),
  ],
  [
    'another second',
    'date',
    ({ posting }) => ({ posting: { ...posting, iso: posting.iso?.replace(':15.', ':16.') ?? null } }),
  ],
];

/** The person finds the first exhibit the gravest, a threat, and found the second one deleted; the dossier says so. */
function rateFirst({ snapshot, ...rest }: InventedCase): InventedCase {
  const at = '2026-11-19T10:00:00.000Z';
  const items = snapshot.items.map((item): SnapshotItem => {
    const notes = { schema: 'recueil/notes/1', item: item.fiche.id } as const;
    if (item.number === 2) {
      const address = item.fiche.address.permalink ?? '';
      return { ...item, notes: { ...notes, online: [{ at, address, result: 'deleted', item: null }] } };
    }
    if (item.number !== 1) return item;
    const stated = { categories: { value: ['threat' as const], at }, seriousness: { value: 3 as const, at } };
    return { ...item, rating: { seriousness: 3 }, notes: { ...notes, ...stated } };
  });
  return { ...rest, snapshot: { ...snapshot, items } };
}

const answer = (label: string) => ({ field: 'answer', label, page: 1 }) as const;
/** What a page would say if these words, and nothing else, were changed. */
const FORGED: readonly (readonly [string, PageDifference, () => { mockRestore(): void }])[] = [
  [
    'fewer accounts',
    answer(summary.who),
    () => vi.spyOn(summary, 'accounts').mockReturnValue('1 compte signalé : @compte_0 (4).'),
  ],
  [
    'fewer publications',
    answer(summary.howMany),
    () =>
      vi.spyOn(summary, 'counts').mockReturnValue('1 publication de comptes signalés : X (ex-Twitter) (1) ; 4 pièces.'),
  ],
  [
    'another period',
    answer(summary.since),
    () => vi.spyOn(summary, 'period').mockReturnValue('10 octobre 2026 – 12 octobre 2026.'),
  ],
  [
    'on line',
    answer(summary.online),
    () => vi.spyOn(summary, 'onlineText').mockReturnValue('oui : 4 (vérifié le 19 novembre 2026).'),
  ],
  ['no threat', answer(summary.threats), () => vi.spyOn(summary, 'threatsText').mockReturnValue(summary.noThreat)],
  [
    'another exhibit in the answer',
    answer(summary.gravest),
    () => vi.spyOn(summary, 'gravestText').mockReturnValue('n° 3.'),
  ],
  [
    'more items recorded',
    { page: 2, field: 'count' },
    () =>
      vi
        .spyOn(cover, 'counts')
        .mockReturnValue('9 éléments enregistrés, 4 joints, 0 retiré pour toujours, 5 non joints.'),
  ],
  [
    'something not joined',
    { page: 2, field: 'omission' },
    () => vi.spyOn(method, 'notIncludedText').mockReturnValue('Un élément n’est pas joint.'),
  ],
  [
    'an omission in a conversation',
    { page: 2, field: 'omission' },
    () => vi.spyOn(method, 'notIncludedText').mockReturnValue(`${method.allJoined} ${conversation.leftOut(LEFT_OUT)}`),
  ],
  [
    'another account of the gravest words',
    { exhibit: 1, page: 1, field: 'gravest' },
    () =>
      vi.spyOn(summary, 'seriousLine').mockReturnValue('Pièce n° 1, @camille_r, 10 octobre 2026, 10:30:15 (UTC+02:00)'),
  ],
];

describe('the pages of a dossier that was signed again', () => {
  const found: string[] = [];
  const missed: string[] = [];
  const count = (title: string, differences: readonly PageDifference[], expected: PageDifference) => {
    const isFound = differences.some((one) =>
      Object.entries(expected).every(([key, value]) => one[key as keyof PageDifference] === value),
    );
    (isFound ? found : missed).push(title);
  };

  it('differ for each change of the words, account, address or date of an exhibit, and of nothing else', async () => {
    for (const exhibit of TEXTS.map((_, index) => index + 1))
      for (const [title, field, change] of CHANGES) {
        const differences = await drawChanged((item) =>
          item.number === exhibit ? { ...item, fiche: { ...item.fiche, ...change(item.fiche) } } : item,
        );
        const own = differences.filter(isOfExhibit);
        expect(new Set(differences.flatMap((one) => one.exhibit ?? []))).toEqual(new Set([exhibit]));
        count(`${title}, exhibit ${exhibit}`, own, { exhibit, field });
        expect(own, title).toEqual([expect.objectContaining({ exhibit, field })]);
      }
  });

  it('differ when an exhibit has another number', async () => {
    for (const number of [2, 4]) {
      const differences = await drawChanged((item) => (item.number === number ? { ...item, number: 9 } : item));
      count(`exhibit ${number} as 9`, differences, { exhibit: number, field: 'page' });
      count(`exhibit 9 for ${number}`, differences, { exhibit: 9, field: 'number' });
    }
    const swapped = await drawChanged((item) =>
      exhibitOf(item.number) < 3 ? { ...item, number: 3 - exhibitOf(item.number) } : item,
    );
    count('exhibits 1 and 2 swapped', swapped, { exhibit: 1, field: 'text' });
  });

  it('differ when a page was removed, added or moved', async () => {
    const [whole, changed] = [join(folder, 'whole.pdf'), join(folder, 'changed.pdf')];
    writeFileSync(whole, good.get('dossier.pdf') ?? new Uint8Array());
    const last = Number(runTool('qpdf', ['--show-npages', whole]));
    for (const order of ['1-2,4-z', '1,3-z', '1-3,3-z', '1-z,2', `1-${last - 1}`, '1,3,2,4-z']) {
      runTool('qpdf', [whole, '--pages', whole, order, '--', changed]);
      count(`pages ${order}`, await withPages(new Uint8Array(readFileSync(changed))), { field: 'footer' });
    }
  });

  it('differ when the line that counts the exhibits was removed', async () => {
    const counts = vi.spyOn(summary, 'counts').mockReturnValue('Plusieurs publications.');
    const differences = await drawChanged((item) => item);
    counts.mockRestore();
    count('no count', differences, { page: 1, field: 'count' });
  });

  it.each(FORGED)('differ when the first pages say otherwise: %s', async (title, expected, forge) => {
    const rated = rateFirst(markItems(invented));
    const files = await writeFiles(rated);
    const forged = forge();
    const pages = await collectBytes(reportPdf(buildDossierContext(rated, { options: WITH_SOURCES }), () => {}));
    forged.mockRestore();
    const differences = (await compare(await resignDossier(new Map(files).set('dossier.pdf', pages)))) ?? [];
    const own = differences.filter(({ field }) => field !== 'journal');
    count(title, own, expected);
    expect(own, title).toEqual([expect.objectContaining(expected)]);
  });

  it('differ from the manifest whose journal the signer had to complete', async () => {
    const differences = await withPages(good.get('dossier.pdf') ?? new Uint8Array());
    expect(new Set(differences.map(({ field }) => field))).toEqual(new Set(['journal']));
  });

  it('were found to differ each time', () => {
    console.log(`${found.length} of ${found.length + missed.length} changes of pages found`);
    expect(missed).toEqual([]);
    expect(found).toHaveLength(74);
  });
});
