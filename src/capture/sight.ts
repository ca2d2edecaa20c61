import { SIGHT_NAMES, type Sight, type SightField, type SightName } from '../domain/observation.ts';
import type { PostReading, Read } from '../domain/reading.ts';
import { readPost, survey } from './sites/registry.ts';
import type { PageView } from './view.ts';

/** As many as the popup lists. */
const MOST_POSTS = 5000;
const MOST_REASONS = 10;

/** What is recognised on the page and in the frames that may be read, counted: figures and codes of ours, no word of theirs. */
export function sightOf(...views: readonly PageView[]): Sight {
  const surveys = views.map((view) => ({ view, ...survey(view) }));
  const readings = surveys
    .flatMap(({ view, found }) => found.map((one) => ({ view, one })))
    .slice(0, MOST_POSTS)
    .map(({ view, one }) => readPost(one, view));
  return {
    posts: readings.length,
    reader: readings[0]?.reader ?? null,
    passed: surveys[0]?.passed ?? null,
    fields: readings.length === 0 ? [] : SIGHT_NAMES.map((name) => counted(name, readings)),
  };
}

const FIELDS: Readonly<Record<SightName, (reading: PostReading) => Read<unknown>>> = {
  handle: ({ author }) => author.handle,
  displayName: ({ author }) => author.displayName,
  profileUrl: ({ author }) => author.profileUrl,
  permalink: ({ permalink }) => permalink,
  posting: ({ posting }) => (posting.value?.iso ? posting : { ...posting, value: null }),
  text: ({ text }) => text,
};

function counted(name: SightName, readings: readonly PostReading[]): SightField {
  const fields = readings.map(FIELDS[name]);
  const read = fields.filter(({ value }) => value !== null);
  const ways = Map.groupBy(
    fields.filter(({ value }) => value === null).map(({ how }) => how.split(/[:+]/)[0] ?? how),
    (way) => way,
  );
  return {
    name,
    read: read.length,
    unsure: read.filter(({ confidence }) => confidence !== 'high').length,
    whyNot: [...ways]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([way]) => way)
      .slice(0, MOST_REASONS),
  };
}
