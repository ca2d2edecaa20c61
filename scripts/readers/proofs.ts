import type { PageFields } from '../../src/domain/capture/reading.ts';
import type { PostField } from './compare.ts';
import { findSurface, SURFACES } from './surfaces.ts';

/** What a field of a platform rests on: a real page, one retyped from public sources, or documented selectors only. */
type Proof = 'real' | 'transcribed' | 'shape';

/** What the day in a reader's `confirmed` stands for; every other reading rests on a shape. */
const CONFIRMED_BY: Readonly<Record<string, Exclude<Proof, 'shape'>>> = {
  bluesky: 'transcribed',
  discord: 'real',
  discourse: 'transcribed',
  gmail: 'real',
  linkedin: 'real',
  mastodon: 'real',
  phpbb: 'real',
  reddit: 'transcribed',
  telegram: 'transcribed',
  threads: 'transcribed',
  tiktok: 'transcribed',
  x: 'real',
  youtube: 'transcribed',
};

const PATHS: Readonly<Record<PostField, readonly string[]>> = {
  account: ['author.handle', 'author.displayName', 'author.profileUrl', 'author.platformId'],
  address: ['address.permalink'],
  ids: ['nativeIds.post', 'nativeIds.comment'],
  time: ['posting.iso'],
  text: ['text'],
  media: ['media'],
  context: ['context.quoted', 'context.replyTo'],
};
const FIELDS = Object.keys(PATHS) as PostField[]; // the keys above

/**
 * One row for each platform, kind of page and kind of post: the best proof of each field that the project's own pages
 * have; « none » for a kind of page that none of them draws.
 */
export function buildProofTable(posts: readonly { readonly page: string; readonly seen: PageFields }[]): string[][] {
  const known = posts.filter(({ seen }) => seen.reading.reader !== 'generic');
  const groups = Map.groupBy(known, ({ page, seen: { reading, surface } }) =>
    [reading.reader, findSurface(reading.reader, page), surface].join('\n'),
  );
  const read = [...groups].map(([key, group]) => [...key.split('\n'), ...readProofs(group.map(({ seen }) => seen))]);
  const undrawn = Object.entries(SURFACES).flatMap(([platform, kinds]) =>
    Object.keys(kinds)
      .filter((kind) => !read.some((row) => row[0] === platform && row[1] === kind))
      .map((kind) => [platform, kind, '–', ...FIELDS.map(() => 'none'), '–']),
  );
  const rows = [...read, ...undrawn].sort((a, b) => a.join().localeCompare(b.join()));
  return [['platform', 'page', 'post', ...FIELDS, 'date'], ...rows];
}

function readProofs(group: readonly PageFields[]): string[] {
  const dates = group.flatMap(({ reading }) => reading.confirmed ?? []);
  return [...FIELDS.map((field) => readProof(group, field)), dates[0] ?? '–'];
}

function readProof(group: readonly PageFields[], field: PostField): Proof | '–' {
  const read = group.filter(({ reading }) =>
    PATHS[field].some((path) => (reading.fields[path]?.confidence ?? null) !== null),
  );
  const confirmed = read.find(({ reading }) => reading.confirmed !== null);
  if (confirmed) return CONFIRMED_BY[confirmed.reading.reader] ?? 'transcribed';
  return read.length > 0 ? 'shape' : '–';
}
