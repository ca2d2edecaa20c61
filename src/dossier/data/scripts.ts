/**
 * Scripts other than Latin, with the language tag (BCP 47) of a text in it. The tag names a language only when one
 * language uses the script; nothing else about the language is read.
 */
const SCRIPTS = [
  ['Arabic', 'arabe', 'und-Arab'],
  ['Cyrillic', 'cyrillique', 'und-Cyrl'],
  ['Greek', 'grecque', 'el'],
  ['Hebrew', 'hébraïque', 'und-Hebr'],
  ['Armenian', 'arménienne', 'hy'],
  ['Georgian', 'géorgienne', 'und-Geor'],
  ['Devanagari', 'devanagari', 'und-Deva'],
  ['Bengali', 'bengali', 'und-Beng'],
  ['Tamil', 'tamoule', 'ta'],
  ['Thai', 'thaïe', 'th'],
  ['Hangul', 'coréenne', 'ko'],
  ['Hiragana', 'japonaise', 'ja'],
  ['Katakana', 'japonaise', 'ja'],
  ['Han', 'chinoise', 'und-Hani'],
  ['Ethiopic', 'éthiopienne', 'und-Ethi'],
] as const;
const PATTERNS = SCRIPTS.map(([script, name, lang]) => ({
  name,
  lang,
  pattern: new RegExp(`\\p{Script=${script}}`, 'gu'),
}));

export interface ForeignScript {
  /** « écriture … », feminine. */
  readonly name: string;
  readonly lang: string;
}

/** Returns the script other than Latin of at least a third of the letters of a text; null when there is none. */
export function findForeignScript(text: string | null): ForeignScript | null {
  const letters = text?.match(/\p{L}/gu)?.length ?? 0;
  if (text === null || letters === 0) return null;
  const counts = PATTERNS.map(({ name, lang, pattern }) => ({ name, lang, count: text.match(pattern)?.length ?? 0 }));
  const [most] = counts.toSorted((a, b) => b.count - a.count);
  return most !== undefined && most.count * 3 >= letters ? { name: most.name, lang: most.lang } : null;
}
