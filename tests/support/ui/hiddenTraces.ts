import type { CaptureTrace, HiddenTraces } from '../../../src/workflow/export/hiddenAnswers.ts';

/** A capture where a hidden word stands in the record, and that nobody decided about. */
export const buildCaptureTrace = (
  part: Pick<CaptureTrace, 'id' | 'ordinal'> & Partial<CaptureTrace>,
): CaptureTrace => ({
  isInRecord: true,
  isInNotes: false,
  inImages: [],
  toCheck: [],
  unsearched: [],
  isKept: false,
  isKeptForOther: false,
  ...part,
});

export const buildHiddenTraces = (part: Partial<HiddenTraces>): HiddenTraces => ({
  recipient: null,
  hasWords: true,
  captures: [],
  copied: [],
  withoutPage: [],
  unreadImages: [],
  neverReadImages: [],
  own: [],
  received: [],
  earlier: [],
  ...part,
});
