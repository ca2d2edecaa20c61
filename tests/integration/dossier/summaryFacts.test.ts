import { expect, it } from 'vitest';
import type { SnapshotItem } from '../../../src/domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../../src/domain/export/dossierOptions.ts';
import { summaryPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { runTool, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, changeItems, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../support/dossier/inventedMessages.ts';
import { type InventedPost, inventPost } from '../../support/dossier/inventedPosts.ts';
import { withPdf } from '../../support/dossier/withPdf.ts';
import { buildReceived } from '../../support/import/receivedFile.ts';

/** Returns the text of the two first pages of dossier.pdf: seven accounts, the last of which is the gravest. */
async function readFirstPages(options: DossierOptions = {}): Promise<string> {
  const posts = [2, 2, 2, 2, 2, 2, 1].flatMap((count, account) =>
    Array.from({ length: count }, (_, n) =>
      inventPost({
        text: account === 6 ? 'Elle habite au 3.' : 'Un message inventé.',
        author: { handle: `compte_${account + 1}`, displayName: null, platformId: null, profileUrl: null },
        address: { page: `https://x.com/${account}/${n}`, permalink: `https://x.com/${account}/${n}` },
      }),
    ),
  );
  return readCase(
    posts,
    (item) => (item.number === posts.length ? { ...item, rating: { seriousness: 3 as const } } : item),
    options,
  );
}

async function readCase(
  posts: readonly InventedPost[],
  change: (item: SnapshotItem) => SnapshotItem,
  options: DossierOptions = {},
): Promise<string> {
  const invented = await inventCase(posts);
  return withPdf(summaryPdf(buildDossierContext(changeItems(invented, change), { options })), (path) => {
    expect(runTool('pdfinfo', [path])).toMatch(/Pages: +2\n/);
    return stripWhitespace(runTool('pdftotext', ['-layout', path, '-']));
  });
}

it('the two first pages give accounts of one name the number of the list of exhibits', async () => {
  const posts = [3, 0, 5].map((id) => {
    const profileUrl = `https://forum.invalid/profil.php?u=${id}`;
    const author = { handle: null, displayName: id === 5 ? 'autre' : 'kevin_b', platformId: null, profileUrl };
    return inventPost({ platform: 'web', author, address: { page: profileUrl, permalink: `${profileUrl}#p` } });
  });
  const text = await readCase(posts, (item) => item);
  for (const name of ['kevin_b (compte 1)', 'kevin_b (compte 2)'])
    expect(text.split(stripWhitespace(name))).toHaveLength(3);
  expect(text).not.toMatch(/autre\(compte/);
});

it('page 1 cites the money that an imported text names', async () => {
  const received = buildReceived({ name: 'menace.txt', format: 'text', family: 'text' });
  const post = inventPost({ text: null, surface: 'imported', received });
  const content = 'Bonjour.\nVous allez payer les 500 euros.\n';
  const files = [{ path: 'document-1.txt', role: 'document', mediaType: 'text/plain', content } as const];
  const text = await readCase([{ ...post, files }, inventPost({})], (item) => item);
  expect(text).toContain(stripWhitespace('Non évalué : n° 1 : « Vous allez payer les 500 euros. »'));
});

it('a name that does not fit in its column keeps its number whole', async () => {
  const posts = [3, 4].map((id) => {
    const profileUrl = `https://forum.invalid/profil.php?u=${id}`;
    const author = { handle: null, displayName: 'MARGUERITE WAMMEN-BOMMAWAM', platformId: null, profileUrl };
    return inventPost({ platform: 'web', author, address: { page: profileUrl, permalink: `${profileUrl}#p` } });
  });
  const text = await readCase(posts, (item) => item);
  for (const number of [1, 2]) expect(text).toMatch(new RegExp(`MARG\\p{L}*…\\(compte${number}\\)`, 'u'));
});

it('the two first pages name the account of the gravest words, and as many others as fit', async () => {
  const text = await readFirstPages();
  for (const account of [1, 2, 3, 4, 5, 6, 7]) expect(text).toContain(`@compte_${account}`);
  expect(text.indexOf('@compte_7')).toBeLessThan(text.indexOf('@compte_1'));
  expect(text).not.toContain(stripWhitespace('identifiant numérique : non lu'));
});

it('the two first pages have the last démarches with their references, when the dossier has them', async () => {
  const steps = (['pharos', 'platform', '3018', 'plainte-police', 'plainte-procureur'] as const).map((kind, index) => ({
    id: String(index),
    at: '2026-11-20T09:00:00.000Z',
    kind,
    where: `Lieu ${index + 1}`,
    date: `2026-11-1${index}`,
    reference: `Réf. ${index + 1}`,
    answer: '',
    next: '',
    nextDate: null,
    items: [],
    receipts: [],
  }));
  const text = await readFirstPages({ steps, parts: { steps: true } });
  expect(text).toContain(
    stripWhitespace('14 novembre 2026 : Plainte au procureur de la République, Lieu 5, référence Réf. 5.'),
  );
  expect(text).toContain(stripWhitespace('Avant : 1 autre démarche, plus loin.'));
  expect(text).not.toContain(stripWhitespace('Lieu 1'));
  expect(await readFirstPages({ steps, parts: { steps: false } })).not.toContain(stripWhitespace('Démarches'));
});

it('the two first pages never say that the person did not state what she only keeps out of this dossier', async () => {
  const text = await readFirstPages();
  expect(text).toContain(stripWhitespace('Menaces notées Non indiqué dans ce dossier.'));
  expect(text).toContain(stripWhitespace('Comptes liés Non indiqué dans ce dossier.'));
  expect(text).not.toContain(stripWhitespace('Non indiqué par qui remet le dossier'));
});

it('page 1 dates as many threats as fit, and says how many more there are', async () => {
  const posts = [1, 2, 3, 4, 5, 6, 7].map((index) =>
    inventMessage({ index, text: 'Je vais te trouver.', time: `2025-11-1${index}T18:20:05` }),
  );
  const threat = { value: ['threat' as const], at: '2026-11-20T09:00:00.000Z' };
  const text = await readCase(posts, (item) => ({
    ...item,
    notes: { schema: 'recueil/notes/1', item: item.fiche.id, categories: threat },
  }));
  const [, answer = ''] = text.split('Menacesnotées');
  expect(answer).toMatch(/^[^.]*11novembre2025[^.]*et[56]autres\./);
});

it('page 1 says how many publications are on platforms that it does not name', async () => {
  const platforms = ['x', 'instagram', 'tiktok', 'facebook', 'youtube', 'reddit', 'bluesky'];
  const on = (count: number) =>
    readCase(
      platforms.slice(0, count).map((platform) => inventPost({ platform, author: { handle: 'compte' } })),
      (item) => item,
    );
  expect(await on(5)).not.toContain('ailleurs(');
  expect(await on(7)).toContain(stripWhitespace(', ailleurs (2) ; 7 pièces.'));
});

it('a dossier made by a professional says so, and one of unknown maker says nothing of them', async () => {
  const professional = { requester: { role: 'professional', name: 'Une intervenante', concerned: 'Camille' } } as const;
  const text = await readCase([inventPost({})], (item) => item, professional);
  expect(text).toContain(stripWhitespace('Établi par un professionnel le'));
  expect(text).toContain(
    stripWhitespace('Relevé fait par un professionnel avec un logiciel, non par un commissaire de justice'),
  );
  expect(text).not.toContain('particulier');
  // Nobody said who.
  expect(await readCase([inventPost({})], (item) => item)).not.toContain('particulier');
});

it('the two first pages count each exhibit that is not counted once, messages apart', async () => {
  const posts = [
    inventMessage({ index: 1, text: 'Réponds.' }),
    inventMessage({ index: 2, text: 'Arrêtez.', sender: 'Paul' }),
    inventMessage({ index: 3, text: 'Laisse-moi.', sender: 'Camille', exported: { fromHolder: true } }),
    // The platform names the account that the person reports.
    inventMessage({ index: 4, text: 'Marie vous a bloqué.', exported: { kind: 'notice' } }),
  ];
  const text = await readCase(posts, (item) => {
    const name = item.fiche.author.displayName;
    if (name === 'Camille' || name === null) return item;
    return { ...item, standing: name === 'Paul' ? 'visible' : 'reported' };
  });
  const [, counted = ''] = text.split(stripWhitespace('Ce qui est compté'));
  expect(counted).toContain(stripWhitespace('1 message non signalé par qui remet le dossier, non compté.'));
  expect(counted).toContain(
    stripWhitespace('2 messages de la victime, du titulaire de l’archive ou de la plateforme, non comptés.'),
  );
  expect(counted).not.toMatch(/-\d+pi|pièces?decontexte/);
});
