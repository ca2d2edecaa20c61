import type { fr } from './fr.ts';

/** Every sentence a person reads: French has them all, and the types ask for exactly the {holes} that the French has. */
type Source = typeof fr;
export type WordKey = Exclude<keyof Source, 'lang'>;
export type Counted = { readonly one: string; readonly other: string };
type Holes<S> = S extends `${string}{${infer Hole}}${infer Rest}` ? Hole | Holes<Rest> : never;
type HolesOf<K extends WordKey> = Source[K] extends string
  ? Holes<Source[K]>
  : 'n' | Holes<Source[K][keyof Source[K]]>;
export type Params<K extends WordKey> = [HolesOf<K>] extends [never]
  ? []
  : [Readonly<Record<HolesOf<K>, string | number>>];

export type Words = { readonly [K in WordKey]: Source[K] extends string ? string : Counted } & {
  readonly lang: string;
};
