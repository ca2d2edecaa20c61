import type { Surface } from '../capture/extraction.ts';
import { applyUtcOffset } from '../shared/localDates.ts';
import type { IndexedItem } from './itemIndex.ts';
import { isFromFile } from './kind.ts';
import { localPostedTime } from './postingWindow.ts';

/**
 * Tells from the captures alone that posts of a platform are read worse than before: its pages may have changed.
 * Nothing is counted while capturing and nothing is stored; docs/decisions.md has the rule and its reasons.
 */

const LACKS = {
  author: ({ displayName, handle, platformId, profileUrl }) =>
    [displayName, handle, platformId, profileUrl].every((part) => part === null),
  address: ({ permalink }) => permalink === null,
  time: (item) => localPostedTime(item, (iso) => iso) === null,
} as const satisfies Record<string, (item: IndexedItem) => boolean>;

type DeclinedField = keyof typeof LACKS;

/**
 * The fields that posts of each kind normally have. A message of a private or a group conversation may have neither
 * address nor name, a story and an e-mail have no address, and a picture alone has no text. A screen, a profile and a
 * file have no fields of one post.
 */
const FIELDS = {
  post: ['author', 'address', 'time'],
  reply: ['author', 'address', 'time'],
  comment: ['author', 'address', 'time'],
  review: ['author', 'address', 'time'],
  message: ['time'],
  story: ['author', 'time'],
  email: ['author', 'time'],
} as const satisfies Partial<Record<Surface, readonly DeclinedField[]>>;
type PostSurface = keyof typeof FIELDS;
const POST_SURFACES = Object.keys(FIELDS) as readonly PostSurface[]; // the keys of a constant

/** How many posts there are, and in how many of them the field was not read. */
interface UnreadCount {
  readonly posts: number;
  readonly unread: number;
}

export interface ReadingDecline {
  readonly platform: string;
  readonly surface: PostSurface;
  readonly field: DeclinedField;
  /** When the first post since the change was captured. */
  readonly since: string;
  readonly before: UnreadCount;
  readonly after: UnreadCount;
}

/** Posts of one kind before and after a change. With fewer, a field that some posts lack decides. */
export const MIN_POSTS = 10;
const MAX_UNREAD_BEFORE = 0.1;
const MIN_UNREAD_AFTER = 0.6;
/** Outside the day that has the most: on one day, all of them may be of one page. */
const MIN_UNREAD_ON_OTHER_DAYS = 3;
const MAX_AGE_MS = 30 * 24 * 3600 * 1000;

/**
 * `isSelfHosted`: whether a platform is many sites, each with pages of its own: they are left out. `now`: ISO instant.
 * The order of `items` does not matter.
 */
export function findReadingDeclines(
  items: readonly IndexedItem[],
  isSelfHosted: (platform: string) => boolean,
  now: string,
): readonly ReadingDecline[] {
  const posts = items
    .filter((item) => item.unread !== true && !isFromFile(item) && !isSelfHosted(item.platform))
    .toSorted((a, b) => a.ordinal - b.ordinal);
  return [...Map.groupBy(posts, ({ platform }) => platform)].flatMap(([platform, own]) =>
    POST_SURFACES.flatMap((surface) => {
      const kind = own.filter((post) => post.surface === surface);
      return FIELDS[surface].flatMap((field) => {
        const change = findChange(kind, LACKS[field], now);
        return change === null ? [] : [{ platform, surface, field, ...change }];
      });
    }),
  );
}

/** Returns the change after which the most posts more lack the field, if they lack it still. */
function findChange(
  posts: readonly IndexedItem[],
  lacks: (post: IndexedItem) => boolean,
  now: string,
): Pick<ReadingDecline, 'since' | 'before' | 'after'> | null {
  const total = posts.filter(lacks).length;
  let best: { readonly at: number; readonly unread: number; readonly rise: number } | null = null;
  let unread = 0;
  for (const [at, post] of posts.entries()) {
    const [before, after] = [unread / at, (total - unread) / (posts.length - at)];
    const isLongEnough = at >= MIN_POSTS && at <= posts.length - MIN_POSTS;
    if (isLongEnough && before <= MAX_UNREAD_BEFORE && after >= MIN_UNREAD_AFTER && after - before > (best?.rise ?? 0))
      best = { at, unread, rise: after - before };
    unread += lacks(post) ? 1 : 0;
  }
  const since = best && posts[best.at]?.acquiredAt;
  if (!best || !since || Date.parse(now) - Date.parse(since) > MAX_AGE_MS) return null;
  const missed = posts.slice(best.at).filter(lacks);
  const isMended = posts.slice(-MIN_POSTS).filter(lacks).length < MIN_UNREAD_AFTER * MIN_POSTS;
  const days = [...Map.groupBy(missed, acquiredDay).values()].map(({ length }) => length);
  if (isMended || missed.length - Math.max(...days) < MIN_UNREAD_ON_OTHER_DAYS) return null;
  return {
    since,
    before: { posts: best.at, unread: best.unread },
    after: { posts: posts.length - best.at, unread: missed.length },
  };
}

/** By the clock of the device: 01:30 and 02:30 of a summer night in Paris are two days in UTC. */
const acquiredDay = ({ acquiredAt, utcOffset }: IndexedItem): string =>
  applyUtcOffset(new Date(acquiredAt), utcOffset).toISOString().slice(0, 10);
