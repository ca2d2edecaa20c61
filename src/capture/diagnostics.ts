import type { Extracted, PostExtraction } from '../domain/capture/extraction.ts';
import {
  DIAGNOSED_FIELDS,
  type DiagnosedField,
  type Diagnostics,
  type DiagnosticsField,
  MAX_LISTED_POSTS,
} from '../domain/capture/observation.ts';
import type { PageView } from './pageView.ts';
import { isLayoutChanged, readPost, surveyPosts } from './sites/registry.ts';

const MAX_REASONS = 10;
/** The page is blocked during the check. */
const MAX_DURATION_MS = 3000;

/**
 * Counts what is recognised on the page and in its readable iframes. The result has only counts and our own codes, no
 * text of the page. `elapsed` returns the milliseconds since the start.
 */
export function diagnosePage(
  views: readonly PageView[],
  elapsed: () => number,
  maxPosts = MAX_LISTED_POSTS,
): Diagnostics {
  const extractions: PostExtraction[] = [];
  let passed: Diagnostics['passed'] | undefined;
  let stopped: Diagnostics['stopped'] = null;
  let changed = false;
  for (const view of views) {
    if (passed !== undefined && elapsed() > MAX_DURATION_MS) stopped = 'time';
    if (stopped !== null) break;
    const surveyed = surveyPosts(view);
    if (passed === undefined) passed = surveyed.skippedPlatform;
    changed ||= isLayoutChanged(view);
    for (const one of surveyed.found) {
      if (extractions.length === maxPosts) stopped = 'count';
      else if (extractions.length > 0 && elapsed() > MAX_DURATION_MS) stopped = 'time';
      if (stopped !== null) break;
      extractions.push(readPost(one, view));
    }
  }
  return {
    posts: extractions.length,
    reader: extractions[0]?.reader ?? null,
    passed: passed ?? null,
    isLayoutChanged: changed,
    fields: extractions.length === 0 ? [] : DIAGNOSED_FIELDS.map((name) => summarizeField(name, extractions)),
    stopped,
  };
}

const FIELD_READERS: Readonly<Record<DiagnosedField, (extraction: PostExtraction) => Extracted<unknown>>> = {
  handle: ({ author }) => author.handle,
  displayName: ({ author }) => author.displayName,
  profileUrl: ({ author }) => author.profileUrl,
  permalink: ({ permalink }) => permalink,
  posting: ({ posting }) => (posting.value?.iso ? posting : { ...posting, value: null }),
  text: ({ text }) => text,
};

function summarizeField(name: DiagnosedField, extractions: readonly PostExtraction[]): DiagnosticsField {
  const fields = extractions.map(FIELD_READERS[name]);
  const readFields = fields.filter(({ value }) => value !== null);
  const reasons = Map.groupBy(
    fields.filter(({ value }) => value === null).map(({ how }) => how.split(/[:+]/)[0] ?? how),
    (reason) => reason,
  );
  return {
    name,
    read: readFields.length,
    unsure: readFields.filter(({ confidence }) => confidence !== 'high').length,
    whyNot: [...reasons]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([reason]) => reason)
      .slice(0, MAX_REASONS),
  };
}
