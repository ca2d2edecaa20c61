/** What can be captured beside an item: the page of its account, what it answers and stands among, the person's own reply. */
export const CONTEXT_RELATIONS = ['profile', 'thread', 'reply'] as const;

export type ContextRelation = (typeof CONTEXT_RELATIONS)[number];

/** Why an item was captured beside another: its context, or what was seen at its address later (« Encore en ligne ? »). */
export const ITEM_RELATIONS = [...CONTEXT_RELATIONS, 'check'] as const;
export type ItemRelation = (typeof ITEM_RELATIONS)[number];

export interface ItemLink {
  /** The item that came first. */
  readonly item: string;
  readonly relation: ItemRelation;
}

interface LinkSource {
  readonly author: { readonly profileUrl: string | null };
  readonly address: { readonly permalink: string | null; readonly page: string | null };
}

/** Where that is to be seen, web addresses only; null when the item does not say. */
export function relatedAddress({ author, address }: LinkSource, relation: ItemRelation): string | null {
  const candidate = {
    profile: author.profileUrl,
    thread: address.permalink,
    reply: address.permalink,
    check: address.permalink ?? address.page,
  }[relation];
  return candidate !== null && /^https?:\/\//.test(candidate) ? candidate : null;
}
