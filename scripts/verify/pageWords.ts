import { citeNumber, type ExhibitNumber } from '../../src/domain/export/exhibitNumber.ts';
import type { Language } from '../../src/domain/shared/languages.ts';

export interface PageDifference {
  /** Of the exhibit. */
  readonly exhibit?: ExhibitNumber;
  readonly page?: number;
  readonly field:
    | 'unreadable'
    | 'page'
    | 'number'
    | 'account'
    | 'address'
    | 'date'
    | 'text'
    | 'journal'
    | 'footer'
    | 'count'
    | 'omission'
    | 'answer'
    | 'gravest'
    | 'accounts'
    | 'list';
  /** Of an answer on the first page. */
  readonly label?: string;
}

/** What the command says of the pages: verifier.html reads no PDF, and has none of these words. */
interface PageWords {
  readonly same: string;
  readonly differ: (count: number) => string;
  readonly exhibit: (number: string) => string;
  readonly page: (number: number) => string;
  readonly fields: Readonly<Record<PageDifference['field'], string>>;
}

const WORDS: Readonly<Record<Language, PageWords>> = {
  fr: {
    same: 'Les pages disent ce que les pièces disent (texte de dossier.pdf ; les images ne sont pas comparées).',
    differ: (count) => `Les pages ne disent pas ce que les pièces disent. Différences : ${count}.`,
    exhibit: (number) => `pièce n° ${number}`,
    page: (number) => `page ${number}`,
    fields: {
      unreadable: 'dossier.pdf ne se lit pas',
      page: "cette pièce n'a pas de page",
      number: "ce numéro n'est pas celui d'une pièce à cette place",
      account: "ce compte n'est pas celui de la fiche",
      address: "cette adresse n'est pas celle de la fiche",
      date: "cette date n'est pas celle de la fiche",
      text: "ce texte n'est pas celui de la fiche",
      journal: "l'empreinte du journal n'est pas celle du manifeste",
      footer: "le numéro de page ou le nombre de pages n'est pas juste",
      omission: "ce qui n'est pas joint n'est pas ce que disent le manifeste et les pièces",
      count: "le nombre de pièces n'est pas celui du manifeste",
      answer: "cette réponse n'est pas celle que donnent les fiches",
      gravest: 'ces mots, ce compte ou cette date ne sont pas ceux de la fiche, ou ne sont pas parmi les plus graves',
      accounts: "une ligne des comptes n'est pas celle que donnent les fiches",
      list: "une ligne de la liste des pièces n'est pas celle que donne la fiche",
    },
  },
  en: {
    same: 'The pages say what the exhibits say (text of dossier.pdf; images are not compared).',
    differ: (count) => `The pages do not say what the exhibits say. Differences: ${count}.`,
    exhibit: (number) => `exhibit no. ${number}`,
    page: (number) => `page ${number}`,
    fields: {
      unreadable: 'dossier.pdf cannot be read',
      page: 'this exhibit has no page',
      number: 'this is not the number of an exhibit at this place',
      account: 'this account is not that of the fiche',
      address: 'this address is not that of the fiche',
      date: 'this date is not that of the fiche',
      text: 'this text is not that of the fiche',
      journal: 'the digest of the journal is not that of the manifest',
      footer: 'the page number or the number of pages is wrong',
      omission: 'what is not joined is not what the manifest and the exhibits say',
      count: 'the number of exhibits is not that of the manifest',
      answer: 'this answer is not the one that the fiches give',
      gravest: 'these words, account or date are not those of the fiche, or not among the gravest',
      accounts: 'a line of the accounts is not the one that the fiches give',
      list: 'a line of the list of exhibits is not the one that the fiche gives',
    },
  },
};

/** One line, or one more for each difference. */
export function formatPages(lang: Language, differences: readonly PageDifference[]): string[] {
  const words = WORDS[lang];
  if (differences.length === 0) return [words.same];
  return [
    words.differ(differences.length),
    ...differences.map(({ exhibit, page, field, label }) => {
      const where = [
        ...(exhibit === undefined ? [] : [words.exhibit(citeNumber(exhibit))]),
        ...(page === undefined ? [] : [words.page(page)]),
        ...(label === undefined ? [] : [`« ${label} »`]),
      ].join(', ');
      const colon = lang === 'fr' ? ' : ' : ': ';
      return `- ${where === '' ? '' : where + colon}${words.fields[field]}`;
    }),
  ];
}
