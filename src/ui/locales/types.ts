import type { fr } from './fr/index.ts';
import type { verifyFr } from './fr/verify.ts';

/** Keys and {placeholders} are derived from the French sentences: a call with a wrong placeholder does not compile. */
type FrenchWords = typeof fr;
export type WordKey = Exclude<keyof FrenchWords, 'lang'>;
export type PluralForms = { readonly one: string; readonly other: string };
type Placeholders<S> = S extends `${string}{${infer Placeholder}}${infer Rest}`
  ? Placeholder | Placeholders<Rest>
  : never;
type PlaceholdersOf<K extends WordKey> = FrenchWords[K] extends string
  ? Placeholders<FrenchWords[K]>
  : 'n' | Placeholders<FrenchWords[K][keyof FrenchWords[K]]>;
export type Params<K extends WordKey> = [PlaceholdersOf<K>] extends [never]
  ? []
  : [Readonly<Record<PlaceholdersOf<K>, string | number>>];

/** The keys of sentences without placeholders. */
export type PlainWordKey = { [K in WordKey]: Params<K> extends [] ? K : never }[WordKey];

/** The words of some keys, for a context that gets no others. */
export type WordsOf<K extends WordKey> = {
  readonly [Key in K]: FrenchWords[Key] extends string ? string : PluralForms;
} & { readonly lang: string };
export type Words = WordsOf<WordKey>;
/** The words of one file: `KeyOf<'picker'>`. */
export type KeyOf<Prefix extends string> = Extract<WordKey, `${Prefix}.${string}`>;

export type VerifyKey = keyof typeof verifyFr;
export type VerifyWords = Readonly<Record<VerifyKey, string>>;
