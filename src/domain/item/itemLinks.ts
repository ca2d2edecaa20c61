/** The context of an item that can be captured: its account's page, the thread around it, the person's own reply. */
export const CONTEXT_RELATIONS = ['profile', 'thread', 'reply'] as const;

export type ContextRelation = (typeof CONTEXT_RELATIONS)[number];

/** How an item relates to another: as its context, or as a later check of its address (« Encore en ligne ? »). */
export const ITEM_RELATIONS = [...CONTEXT_RELATIONS, 'check'] as const;
export type ItemRelation = (typeof ITEM_RELATIONS)[number];

export interface ItemLink {
  /** Id of the earlier item. */
  readonly item: string;
  readonly relation: ItemRelation;
}

interface LinkSource {
  readonly author: { readonly profileUrl: string | null };
  readonly address: { readonly permalink: string | null; readonly page: string | null };
}

/** Returns the address to open for that relation; null when the item has no web address for it. */
export function relatedAddress({ author, address }: LinkSource, relation: ItemRelation): string | null {
  const candidate = {
    profile: author.profileUrl,
    thread: address.permalink,
    reply: address.permalink,
    check: address.permalink ?? address.page,
  }[relation];
  return candidate !== null && /^https?:\/\//.test(candidate) ? candidate : null;
}
