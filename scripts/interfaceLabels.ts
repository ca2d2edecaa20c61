import type { Language } from '../src/domain/shared/languages.ts';
import { typeset } from '../src/ui/locales/typeset.ts';
import { VERIFY_WORDS } from '../src/ui/locales/verify.ts';
import { WORDS } from '../src/ui/locales/words.ts';

/** A placeholder stands for any text, so a sentence of placeholders alone would match everything. */
const LITERAL_LETTERS_MIN = 3;

/** Spaces are compared as one: a no-break space is drawn, and typed as a space. */
const normalise = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Returns a function that finds out whether a text is a sentence of the interface or of verifier.html, in full. */
export function createLabelTest(language: Language): (text: string) => boolean {
  const { lang: _, ...words } = WORDS[language];
  const sentences = [...Object.values(words), ...Object.values(VERIFY_WORDS[language])].flatMap((entry) =>
    typeof entry === 'string' ? [entry] : Object.values(entry),
  );
  const labels = sentences.map((sentence) => normalise(typeset(language, sentence)));
  const exact = new Set(labels);
  const templates = labels
    .filter((label) => label.includes('{') && countLiteralLetters(label) >= LITERAL_LETTERS_MIN)
    .map(toPattern);
  return (text) => {
    const label = normalise(typeset(language, text));
    return exact.has(label) || templates.some((template) => template.test(label));
  };
}

const countLiteralLetters = (label: string): number => label.replace(/\{\w+\}/g, '').match(/\p{L}/gu)?.length ?? 0;

/** `{n}` stands for a number, any other placeholder for any text. */
const toPattern = (label: string): RegExp =>
  new RegExp(
    `^${label
      .split(/(\{\w+\})/)
      .map((part, index) => (index % 2 === 0 ? RegExp.escape(part) : part === '{n}' ? '\\d+' : '.+'))
      .join('')}$`,
    'u',
  );
