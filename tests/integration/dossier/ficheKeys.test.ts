import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { indexPage } from '../../../src/dossier/page/indexPage.ts';
import { stripWhitespace } from '../../support/dossier/externalTools.ts';
import { inventFullPosts } from '../../support/dossier/fullPosts.ts';
import { buildDossierContext, inventCase } from '../../support/dossier/inventedCase.ts';
import { readReport } from '../../support/dossier/withPdf.ts';

/** Objects whose keys are data. */
const MAPS = /^(?:nativeIds|engagement|received\.facts|reading\.fields)$/;
/** A transformation has keys of its own, which are data except for its name. */
const isData = (path: string): boolean => path.startsWith('files[].transformations[].') && !path.endsWith('.name');

/** Returns the path of every value: `author.handle`, `films[].url`, `reading.fields.*.how`. */
function listPaths(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    const inside = value.flatMap((element) => listPaths(element, `${path}[]`));
    return inside.every((one) => one === `${path}[]`) ? [path] : inside;
  }
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    listPaths(inner, MAPS.test(path) ? `${path}.*` : path === '' ? key : `${path}.${key}`),
  );
}

async function inventFullCase() {
  const inventedCase = await inventCase(inventFullPosts());
  const fiches = inventedCase.snapshot.items.map(({ ficheBytes }) => JSON.parse(new TextDecoder().decode(ficheBytes)));
  const all = [...new Set(fiches.flatMap((fiche) => listPaths(fiche)))].filter((path) => !isData(path)).sort();
  // A null or empty value of one fiche is an object or list in the other.
  const isParent = (path: string) => all.some((one) => one.startsWith(`${path}.`) || one.startsWith(`${path}[]`));
  const paths = all.filter((path) => !isParent(path));
  return { inventedCase, paths };
}

/** Returns the paths in a code span: `films[] {url, poster}` is `films[].url` and `films[].poster`. */
function expandSpan(span: string): string[] {
  const [, parent = '', keys = ''] = /^(\S+) \{(.*)\}$/.exec(span) ?? [];
  return parent === '' ? [span] : keys.split(', ').map((key) => `${parent}.${key}`);
}

/** Where dossier.pdf prints each value: the text of the samples. */
const SHOWN: Readonly<Record<string, string>> = {
  acquiredAt: '18 novembre 2026, 21:14:09 (UTC+01:00) ; 20:14:09 UTC',
  utcOffset: '18 novembre 2026, 21:14:09 (UTC+01:00)',
  timeZone: 'Europe/Paris',
  'address.page': 'https://reseau.example/page',
  'address.frame': 'https://reseau.example/cadre',
  'address.permalink': 'https://reseau.example/publication',
  platform: 'YouTube',
  surface: 'commentaire',
  visibility: 'visibilité : publique',
  'author.displayName': 'Nom Inventé',
  'author.handle': '@compte_complet',
  'author.profileUrl': 'https://reseau.example/profil',
  'author.platformId': 'identifiant numérique UC0001',
  'author.verified': 'Compte vérifié par la plateforme oui, selon la page (« Validé »)',
  'posting.raw': 'affichée sur la page « hier à 16 h »',
  'posting.iso': '17 novembre 2026, 16:00:00 (UTC+01:00)',
  'posting.precision': '17 novembre 2026, 16:00:00',
  'posting.source': 'date lue dans le code de la page',
  text: 'Texte complet.',
  'films[].url': 'adresse : blob:https://reseau.example/5d0f',
  'films[].poster': 'image d’aperçu : https://reseau.example/apercu.jpg',
  'films[].frameMs': 'vidéo 1 : lecture à 1:05 lors de la capture',
  'unfolded.total': '3 boutons de la page, pressés par Recueil',
  'unfolded.pressed[].label': '« Lire la suite »',
  'unfolded.pressed[].at': '18 novembre 2026, 20:14:01 UTC',
  'context.quoted.author': 'cite @citee',
  'context.quoted.permalink': 'https://reseau.example/citee',
  'context.quoted.text': 'Texte cité.',
  'context.replyTo': 'en réponse à @quelquun',
  'context.linked.item': 'la pièce n° 2',
  'context.linked.relation': 'ce qui précède, capturé pour la pièce n° 2',
  'accessPath.referrer': 'https://reseau.example/accueil',
  'accessPath.captured': 'dans le même onglet, avant : la pièce n° 2',
  'received.name': 'IMG_4521.png',
  'received.format': 'image (png)',
  'received.family': 'image (png)',
  'received.pixels.width': '1 170 × 2 532 pixels',
  'received.pixels.height': '1 170 × 2 532 pixels',
  'received.dates[].raw': '17 novembre 2025, 18:20:11',
  'received.dates[].source': '(écrite par l’appareil)',
  'received.takenBy': 'Dominique Exemple',
  'environment.browser.name': 'Chromium',
  'environment.browser.version': '156.0.7812.10',
  'environment.viewport.width': '1 280 × 720 pixels CSS',
  'environment.viewport.height': '1 280 × 720 pixels CSS',
  'environment.zoom': 'zoom 1,25',
  'environment.devicePixelRatio': 'rapport de pixels 2,5',
  'environment.privateWindow': 'fenêtre privée',
  'provenance.version': 'Recueil 0.1.0',
  outcome: 'Capture partielle',
  warnings: 'La page indique que la publication a été modifiée.',
  'reading.reader': 'lecteur-invente',
  'reading.version': '7.8.9',
  'reading.confirmed': '02/11/2026',
  'files[].path': 'publication.png',
};

/** Values that no document prints, and why. Each is in fiche.json. */
const NOT_SHOWN: Readonly<Record<string, string>> = {
  schema: 'format name',
  id: 'exhibits have numbers; the manifest and the journal have the ids',
  caseId: 'in the journal',
  'clock.source': 'always the device, as « Limites » states',
  'clock.offsetMs': 'always null: no other clock is read during a capture',
  'address.canonical': 'an index derived from the address',
  'address.dropped': 'derived from the address',
  'engagement.*': 'in index.html, and the image shows them',
  'page.title': 'the address identifies the page',
  'page.lang': 'technical',
  'nativeIds.*': 'technical; the address contains them',
  'media[].kind': 'the image shows them',
  'media[].url': 'technical; they expire',
  'media[].alt': 'the image shows it',
  'http.status': 'technical',
  'http.protocol': 'technical',
  'session.account': 'always null',
  network: 'never read, as « Environnement » states',
  cacheState: 'never read, as « Environnement » states',
  'operator.role': 'the requester of the dossier is printed instead',
  'operator.name': 'the requester of the dossier is printed instead',
  'operator.forWhom': 'the requester of the dossier is printed instead',
  'operator.since': 'the requester of the dossier is printed instead',
  'operator.authorisation': 'the requester of the dossier is printed instead',
  'received.dates[].iso': 'derived from the date as written',
  'received.dates[].precision': 'derived from the date as written',
  'received.facts.*': 'technical; never verified',
  'environment.colorScheme': 'technical',
  'provenance.tool': 'always recueil',
  'provenance.options.mode': 'the files and the kind show it',
  'provenance.options.entry': 'technical',
  'reading.fields.*.how': 'printed as sentences beside the values that are missing or uncertain',
  'reading.fields.*.confidence': 'printed as sentences beside the values that are uncertain',
  'reading.fields.*.codeUnits': 'technical; a warning is printed',
  ordinal: 'the number in the journal; exhibits have one number',
  nonce: 'random',
  'files[].commitment': 'of random bytes; empreintes.csv has the digests of the files that are there',
  'files[].transformations[].name': 'in empreintes.csv',
  'files[].role': 'the file names show it',
  'files[].mediaType': 'the file names show it',
};

describe('the keys of a fiche', () => {
  it('are all documented in docs/format.md', async () => {
    const format = readFileSync(new URL('../../../docs/format.md', import.meta.url), 'utf8');
    const section = format.slice(format.indexOf('\n## 2.'), format.indexOf('\n## 3.'));
    const documented = new Set([...section.matchAll(/`([^`\n]+)`/g)].flatMap(([, span = '']) => expandSpan(span)));
    const { paths } = await inventFullCase();
    expect(paths.filter((path) => !documented.has(path))).toEqual([]);
  });

  it('are each printed in dossier.pdf, or listed as deliberately not printed', async () => {
    const { inventedCase, paths } = await inventFullCase();
    expect([...Object.keys(SHOWN), ...Object.keys(NOT_SHOWN)].sort()).toEqual(paths);
    const text = await readReport(inventedCase);
    for (const [key, expected] of Object.entries(SHOWN)) expect(text, key).toContain(stripWhitespace(expected));
  });
});

it('verified account and videos are in index.html', async () => {
  const { inventedCase } = await inventFullCase();
  const html = new TextDecoder().decode(await indexPage(buildDossierContext(inventedCase)));
  expect(html).toContain(
    '<dt>Compte vérifié par la plateforme</dt>\n<dd dir="auto">oui, selon la page (« Validé »)</dd>',
  );
  expect(html).toContain(
    '<dt>Vidéos de la publication</dt>\n<dd dir="auto">1 vidéo ; l’image n’en montre qu’un instant</dd>',
  );
});
