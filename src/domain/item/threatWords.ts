import { foldText } from './search.ts';

/**
 * Words of threats, in French and English. They only sort a list, so that what may be urgent is read first: nothing is
 * hidden, and the list says which words it found. A person wrote them; they are incomplete, and a match proves nothing.
 */
export const THREAT_WORDS = {
  /** The day the list was last read. */
  readOn: '2026-11-21',
  /** Folded as by `foldText`. `*` stands for the end of a word. */
  fr: [
    'tuer*',
    'te tue*',
    'vais te crever',
    'creve*',
    'buter*',
    'te bute*',
    'egorg*',
    'planter',
    'poignard*',
    'saigner',
    'fumer ta',
    'viol',
    'te viole',
    'violee*',
    'violer*',
    'bruler*',
    'brule*',
    'gazer',
    'tabass*',
    'frapper',
    'defonc*',
    'lynch*',
    'etrangl*',
    'noyer',
    'pendre',
    'pends toi',
    'pends-toi',
    'suicide*',
    'casser la gueule',
    'peter la gueule',
    'mort a',
    'mort aux',
    'tu es mort*',
    "t'es mort*",
    'tu vas mourir',
    'tu vas payer',
    'tu vas le payer',
    'tu vas regretter',
    'tu vas le regretter',
    'tu vas voir',
    'fais gaffe',
    'je vais te retrouver',
    'on va te retrouver',
    'ou tu habites',
    "ou t'habites",
    'ou tu travailles',
    'ton adresse',
    "t'attendre",
    'tes nudes',
    'tes photos',
    'acide',
    'couteau*',
    'flingue*',
    'kalach*',
  ],
  en: [
    'kill*',
    'murder*',
    'kys',
    'die',
    'rape*',
    'raping',
    'stab*',
    'shoot*',
    'gun',
    'knife',
    'behead*',
    'strangle*',
    'burn you*',
    'beat you*',
    'hurt you*',
    'find you*',
    'slit your*',
    'hang yourself',
    'watch your back',
    'you will pay',
    "you'll pay",
    'you will regret',
    "you'll regret",
    'where you live',
    'where you work',
    'your address',
    'your nudes',
    'leak your*',
    'acid',
    'lynch*',
    'swat*',
  ],
} as const;

const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...THREAT_WORDS.fr, ...THREAT_WORDS.en]
    // Longest first: « te tuer » rather than « tuer ».
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace('*', '\\p{L}*'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
);

/** Returns the words of the lexicon in a text, folded, each once. */
export function findThreatWords(text: string): readonly string[] {
  return [...new Set(Array.from(foldText(text).matchAll(PATTERN), ([found]) => found))];
}
