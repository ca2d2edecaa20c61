import type { HeldItem } from '../domain/holdings.ts';
import type { Fiche } from '../domain/item.ts';
import type { Relation } from '../domain/linked.ts';
import { foldHandle } from '../domain/platforms.ts';

/** What the items of a dossier are to whoever counts: every one is a pièce, not every one is another publication. */
export interface Posts {
  /** Publications, each once, by number. */
  readonly posts: readonly HeldItem[];
  /** The same publication recorded once more, and the one it is counted with. */
  readonly again: ReadonlyMap<HeldItem, HeldItem>;
  /** What stands around them. */
  readonly aside: readonly HeldItem[];
}

export function postsOf(items: readonly HeldItem[]): Posts {
  const posts: HeldItem[] = [];
  const again = new Map<HeldItem, HeldItem>();
  const aside: HeldItem[] = [];
  const byKey = new Map<string, HeldItem>();
  for (const item of items) {
    const key = keyOf(item);
    const first = key === null ? undefined : byKey.get(key);
    if (aroundOf(item) !== null) aside.push(item);
    else if (first !== undefined) again.set(item, first);
    else {
      posts.push(item);
      if (key !== null) byKey.set(key, item);
    }
  }
  return { posts, again, aside };
}

/** The page of an account, what came before, the person's own words, a later look, their papers. */
export type Around = Relation | 'own' | 'paper';

/** Null for a publication. Nobody is « mis en cause » for what only stands around one, but for the page of its account. */
export function aroundOf(item: HeldItem): Around | null {
  const { fiche, notes } = item;
  const relation = fiche.context.linked?.relation ?? null;
  // The person says what they see in it: they captured it for itself too.
  const isNamed = notes?.categories != null || notes?.seriousness != null;
  if (relation !== null && !(relation === 'thread' && isNamed)) return relation;
  if (item.paper === true) return 'paper';
  return isOwn(fiche) ? 'own' : null;
}

/** Of the account that was logged in. */
function isOwn({ platform, author, session, warnings }: Fiche): boolean {
  if (warnings.includes('own-message')) return true;
  if (author.handle === null || session.account === null) return false;
  return foldHandle(platform, author.handle) === foldHandle(platform, session.account);
}

/** Alike only for one publication: its own address, and where that was not read surely, its account and words too. */
function keyOf({ fiche: { platform, address, author, text, reading } }: HeldItem): string | null {
  if (address.permalink === null) return null;
  const sure = reading.fields['address.permalink']?.confidence === 'high';
  return JSON.stringify([
    platform,
    address.permalink,
    ...(sure ? [] : [author.handle ?? author.displayName, text]),
  ]);
}
