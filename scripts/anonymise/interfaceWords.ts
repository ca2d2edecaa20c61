import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORD } from './replacer.ts';

/**
 * Words that an anonymised page keeps. The list is reviewed by hand and counted in the tests: interface words, dates
 * and ages in French and English, never a name.
 */
const TEXT_WORDS = `
a à ago about after afficher aimer aime am an and août aout april as at au aujourd aujourdhui august aux autre autres avant avec avis
avr avril by cent cet cest commentaire commentaires comment comments commented commenté copier copy d dans day days de dec
december déc décembre delete deleted des dim dimanche du edited edit effacé en est et eest eet edt feb february février févr
fichier file for followers forwarded fri friday from gmt h hier hour hours hr hrs il image images in is j jan janv janvier
january jeu jeudi jour jours juil juillet juin july jul june jun just k l la le les like likes lire liked load log login lu
lun lundi m ma mai mar mardi march mars may membre mer mercredi message messages min mins minute minutes mn mo modifié
modifiée mois mon monday month months more msk n new noon nov novembre november now o oct octobre october of on ou
par partager pdt photo photos pinned épinglé plus pm post posted posts posté postée pst publication publications publié
publiée quote quoted read reaction reactions réaction réactions répondre répondu réponse réponses repost reposted reposté
replied replies reply replying report s sam samedi sat saturday sec second seconde secondes seconds see semaine semaines
sep sept septembre september share shared show signaler since st nd rd th suite sun sunday supprimé supprimée thu
thursday the time timestamp to today tue tuesday u un une utc video videos view views voir vue vues w wed wednesday week
weeks wet west write wrote écrit y year years yesterday yr yrs ans an z è er ème
`
  .trim()
  .split(/\s+/);

export const INTERFACE_WORDS: ReadonlySet<string> = new Set(TEXT_WORDS);

const READER_SOURCES = ['platforms/**/*.ts', 'dom/foldedControls.ts', 'dom/pageDates.ts'];
const SOURCE = join(import.meta.dirname, '../../src');

/**
 * Words of selectors and addresses in the readers' own code: ids, classes, test ids and paths made of them stay, in
 * attributes only. Comments do not count: they have examples of names.
 */
export function listReaderWords(): ReadonlySet<string> {
  const files = globSync(READER_SOURCES, { cwd: SOURCE });
  const words = files.flatMap((file) => {
    const code = readFileSync(join(SOURCE, file), 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/^\s*\/\/.*$|\s\/\/ .*$/gm, '');
    const literals = code.match(
      /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/(?![/*\s])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g,
    );
    return (literals ?? []).flatMap((literal) => [
      ...(literal.match(/\p{L}+/gu) ?? []),
      ...(literal.match(WORD) ?? []),
    ]);
  });
  return new Set([...words.map((word) => word.toLowerCase()), ...MARKUP_WORDS]);
}

/** Parts of addresses and attributes that every page has. */
const MARKUP_WORDS =
  'https http www blob background url com fr org net html htm php true false none date published created modified main entity graph person headline schema button link img dialog feed list listitem'.split(
    ' ',
  );
