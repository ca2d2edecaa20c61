/** What can be captured beside an item: the page of its account, what it answers and stands among, the person's own reply. */
export const CONTEXTS = ['profile', 'thread', 'reply'] as const;

export type Context = (typeof CONTEXTS)[number];

/** Why an item was captured beside another: its context, or what was seen at its address later (« Encore en ligne ? »). */
export const RELATIONS = [...CONTEXTS, 'check'] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Linked {
  /** The item that came first. */
  readonly item: string;
  readonly relation: Relation;
}

interface Around {
  readonly author: { readonly profileUrl: string | null };
  readonly address: { readonly permalink: string | null; readonly page: string | null };
}

/** Where that is to be seen, web addresses only; null when the item does not say. */
export function linkedAddress({ author, address }: Around, relation: Relation): string | null {
  const said = {
    profile: author.profileUrl,
    thread: address.permalink,
    reply: address.permalink,
    check: address.permalink ?? address.page,
  }[relation];
  return said !== null && /^https?:\/\//.test(said) ? said : null;
}
