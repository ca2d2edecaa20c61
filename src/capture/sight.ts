import type { Extracted, PostExtraction } from '../domain/capture/extraction.ts';
import {
  DIAGNOSED_FIELDS,
  type DiagnosedField,
  type Diagnostics,
  type DiagnosticsField,
  MAX_LISTED_POSTS,
} from '../domain/capture/observation.ts';
import { readPost, survey } from './sites/registry.ts';
import type { PageView } from './view.ts';

const MOST_REASONS = 10;
/** The page stands still meanwhile. */
const LONGEST_MS = 3000;

/**
 * What is recognised on the page and in the frames that may be read, counted: figures and codes of ours, no word of
 * theirs. `elapsed`: milliseconds since it began.
 */
export function sightOf(
  views: readonly PageView[],
  elapsed: () => number,
  most = MAX_LISTED_POSTS,
): Diagnostics {
  const readings: PostExtraction[] = [];
  let passed: Diagnostics['passed'] | undefined;
  let stopped: Diagnostics['stopped'] = null;
  for (const view of views) {
    if (passed !== undefined && elapsed() > LONGEST_MS) stopped = 'time';
    if (stopped !== null) break;
    const seen = survey(view);
    if (passed === undefined) passed = seen.passed;
    for (const one of seen.found) {
      if (readings.length === most) stopped = 'count';
      else if (readings.length > 0 && elapsed() > LONGEST_MS) stopped = 'time';
      if (stopped !== null) break;
      readings.push(readPost(one, view));
    }
  }
  return {
    posts: readings.length,
    reader: readings[0]?.reader ?? null,
    passed: passed ?? null,
    fields: readings.length === 0 ? [] : DIAGNOSED_FIELDS.map((name) => counted(name, readings)),
    stopped,
  };
}

const FIELDS: Readonly<Record<DiagnosedField, (reading: PostExtraction) => Extracted<unknown>>> = {
  handle: ({ author }) => author.handle,
  displayName: ({ author }) => author.displayName,
  profileUrl: ({ author }) => author.profileUrl,
  permalink: ({ permalink }) => permalink,
  posting: ({ posting }) => (posting.value?.iso ? posting : { ...posting, value: null }),
  text: ({ text }) => text,
};

function counted(name: DiagnosedField, readings: readonly PostExtraction[]): DiagnosticsField {
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
