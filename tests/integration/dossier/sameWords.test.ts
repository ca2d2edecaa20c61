import { describe, expect, it } from 'vitest';
import { exhibitOf } from '../../../src/domain/export/exhibitNumber.ts';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { runTool } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, changeItems, inventCase, markItems } from '../../support/dossier/inventedCase.ts';
import { inventWave, WAVES, type WavePost } from '../../support/dossier/inventedWaves.ts';
import { withPdf } from '../../support/dossier/withPdf.ts';

const postsOf = (...names: readonly string[]): WavePost[] =>
  names.flatMap((name) => WAVES.find((wave) => wave.name === name)?.posts ?? []);

/** Returns the text of the section in dossier.pdf, without empty lines; '' when there is no section. */
async function readSection(
  posts: readonly WavePost[],
  isMarked = true,
  rated: readonly number[] = [],
): Promise<string> {
  const invented = changeItems(await inventCase(inventWave({ name: '', posts })), (item) =>
    rated.includes(exhibitOf(item.number)) ? { ...item, rating: { seriousness: 2 } } : item,
  );
  const marked = isMarked
    ? markItems(invented, ({ number }) => posts[exhibitOf(number) - 1]?.standing ?? 'reported')
    : invented;
  const text = await withPdf(
    reportPdf(buildDossierContext(marked), () => {}),
    (path) => runTool('pdftotext', ['-enc', 'UTF-8', '-layout', path, '-']),
  );
  const pages = text.replace(/\f?Dossier de captures du .* · .*\n|journal\.jsonl, dernière ligne, .*\n/g, '');
  const [, after = ''] = pages.split('\nMêmes mots, mêmes fichiers\n');
  const [section = ''] = after.split(/\n\f?(?:Pièces|Méthode, .*)\n/);
  const lines = section.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return lines.filter((line) => line !== '').join('\n');
}

const FORBIDDEN =
  /\b(?:raids?|complots?|meutes?|auteurs?|attaques?|concert\w*|coordon\w*|organis\w*|preuves?|constats?|authenti\w*)\b/iu;

describe('« Mêmes mots, mêmes fichiers »', () => {
  it('names the grave ones below a copied text, and measures near texts only where there are some', async () => {
    const near = postsOf('one typing mistake in each copy');
    expect(await readSection(near, true, [1, 3])).toContain('Graves, selon qui remet le dossier : n° 1, 3.');
    expect(await readSection(near)).toContain('Textes très proches');
    const same = near.map((post) => ({ ...post, text: near[0]?.text ?? '' }));
    const section = await readSection(same);
    expect(section).toContain('textes identiques');
    expect(section).not.toMatch(/Textes très proches|Graves/);
  });

  it('states what is the same, with the exhibits, and its measure', async () => {
    expect(
      await readSection(postsOf('one typing mistake in each copy', 'a slogan and a meme of supporters')),
    ).toMatchInlineSnapshot(`
      "Publications signalées par qui remet le dossier, de comptes différents. Ces tableaux disent ce qui est pareil. Ils ne
      disent pas pourquoi et n’établissent aucun lien entre les comptes. * : lecture probable ou incertaine, ou date
      supposée, indiquée par qui remet le dossier ou prise d’un fichier.
      Textes identiques : les mêmes mots dans le même ordre, 6 mots au moins. Majuscules, accents,
      ponctuation, émojis, mentions, mots-dièse et adresses ne comptent pas.
      Textes très proches : 8 mots au moins chacun. Mesure : les paires de mots qui se suivent. Sur toutes les
      paires différentes des deux textes, 50 % au moins sont dans l’un et dans l’autre. « 12 paires sur 17 » : 17
      paires différentes en tout, dont 12 communes.
      Non comparés : les mots entre guillemets, les lignes citées (« > ») et ce qui suit « RT @ ».
      Texte 1 : 8 publications de 5 comptes, textes identiques ou très proches
      Texte de la pièce n° 1, avec lequel les autres sont comparés :
      « Quitte le club avant vendredi ou tout le lycée verra les photos que ta sœur a envoyées à Malo »
      Pièce Publiée le Compte Texte
      n° 1 17/11/2026 20:05 @a1 texte comparé
      n° 2 17/11/2026 20:07 @a2 très proche (17 paires sur 19, 89 %)
      Mots communs : « le club avant vendredi ou tout le lycée verra les photos que ta sœur a
      envoyées à Malo »
      n° 3 17/11/2026 20:09 @a3 très proche (16 paires sur 20, 80 %)
      Mots communs : « Quitte le club avant vendredi ou tout le » … « verra les photos que ta sœur a
      envoyées à Malo »
      n° 4 17/11/2026 20:11 @a4 très proche (16 paires sur 20, 80 %)
      Mots communs : « Quitte le club avant vendredi ou tout le lycée verra les » … « que ta sœur a
      envoyées à Malo »
      n° 5 17/11/2026 20:13 @a5 très proche (16 paires sur 20, 80 %)
      Mots communs : « Quitte le club avant vendredi ou tout le lycée verra les photos que ta sœur a »
      … « à Malo »
      n° 8 17/11/2026 20:19 @a1 identique
      n° 9 17/11/2026 20:21 @a2 identique
      n° 10 17/11/2026 20:23 @a3 identique
      Fichiers identiques : la même empreinte SHA-256, donc les mêmes octets. Les images que Recueil fait des
      pages ne sont pas comparées. Un fichier importé peut être une capture d’écran : la page de la pièce le
      montre.
      Fichier 1 : 3 publications de 3 comptes, fichiers identiques
      SHA-256 bf3f795d4bdeb5b070a878da64bad79a6c2a4c1f3039768d8dfd6ee85e845f55
      Type image/jpeg
      Pièce Publiée le Compte
      n° 8 17/11/2026 20:19 @a1
      n° 9 17/11/2026 20:21 @a2
      n° 10 17/11/2026 20:23 @a3
      Publications par heure
      Heures de 5 publications signalées au moins, de deux comptes au moins, dans le fuseau horaire de chaque
      capture. La même heure ne rapproche pas deux publications.
      Heure Publications Comptes distincts Pièces
      17/11/2026, 20 h 11 8 n° 1 à 10, 16
      D’après les 11 publications enregistrées par qui remet le dossier, non l’ensemble des messages."
    `);
  });

  it('draws any text of any wave, in words that accuse nobody', async () => {
    const posts = WAVES.flatMap(({ posts }, wave) =>
      posts.map((post) => ({ ...post, account: `${post.account}_${wave}` })),
    );
    const section = (await readSection(posts)).replaceAll('\n', ' ');
    expect(section).toContain('très proche');
    expect(section).toContain('ce qui suit « RT @ » ; les publications republiées ou transférées (pièces n° ');
    expect(section).not.toMatch(FORBIDDEN);
  });

  it('cuts a long text, of which the page of the exhibit has the whole', async () => {
    const text = Array.from({ length: 900 }, (_, index) => `mot${index}`).join(' ');
    const section = await readSection([
      { account: 'a', text, copyOf: 'long' },
      { account: 'b', text: `${text} fin`, copyOf: 'long' },
    ]);
    expect(section).toContain('(suite à la page de la pièce)');
    expect(section).toContain('très proche (899 paires sur 900, 99 %)');
    expect(section).not.toContain('mot500');
  });

  it('is not there when nothing is marked, or nothing is shared', async () => {
    const posts = postsOf('the same words by six accounts');
    expect(await readSection(posts, false)).toBe('');
    expect(await readSection(posts.slice(0, 1))).toBe('');
    expect(await readSection(posts)).not.toBe('');
  });
});
