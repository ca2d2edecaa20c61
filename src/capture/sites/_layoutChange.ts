import { NOT_EXTRACTED_REASONS, type PostExtraction } from '../../domain/capture/extraction.ts';

/** Notices that a platform changed its pages: its reader still finds posts, but no longer what is in them. */

/** Posts read to decide: the first ones of a page. */
export const SAMPLE_SIZE = 10;
/** With fewer posts, one missing field proves nothing: a picture has no text, a deleted account no name. */
const MIN_POSTS = 3;

export function hasLayoutChanged(sample: readonly PostExtraction[]): boolean {
  if (sample.length === 0) return false;
  const [noAuthor, noContent] = [sample.every(lacksAuthor), sample.every(lacksContent)];
  return sample.length < MIN_POSTS ? noAuthor && noContent : noAuthor || noContent;
}

/** Reasons that the page itself gives; `not-found` and a method without a result are the reader's. */
const STATED_REASONS: ReadonlySet<string> = new Set(NOT_EXTRACTED_REASONS.filter((reason) => reason !== 'not-found'));

function lacksAuthor({ author, surface }: PostExtraction): boolean {
  const parts = [author.displayName, author.handle, author.platformId, author.profileUrl];
  if (surface.value === 'message' || parts.some(({ value }) => value !== null)) return false;
  const isStated = [author.displayName, author.handle].every(({ how }) => STATED_REASONS.has(how));
  return !isStated;
}

/** The text of a deleted post is missing for a stated reason; `no-text` is the usual one of a reader that finds none. */
function lacksContent({ text, media, quoted }: PostExtraction): boolean {
  if (text.value !== null || (media.value?.length ?? 0) > 0 || quoted.value !== null) return false;
  return text.how === 'no-text' || !STATED_REASONS.has(text.how);
}
