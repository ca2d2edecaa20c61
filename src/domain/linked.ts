/** Why an item was captured beside another: the page of its account, or what it answers and stands among. */
export const RELATIONS = ['profile', 'thread'] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Linked {
  /** The item that came first. */
  readonly item: string;
  readonly relation: Relation;
}

interface Around {
  readonly author: { readonly profileUrl: string | null };
  readonly address: { readonly permalink: string | null };
}

/** Where the context of an item is to be seen, web addresses only; null when the item does not say. */
export function contextAddress({ author, address }: Around, relation: Relation): string | null {
  const said = relation === 'profile' ? author.profileUrl : address.permalink;
  return said !== null && /^https?:\/\//.test(said) ? said : null;
}
