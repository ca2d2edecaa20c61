import type { Typeface } from '../../fonts.ts';

/** An A4 page and its margins, in points. */
export const PAGE_METRICS = {
  width: 595.28,
  height: 841.89,
  left: 71,
  right: 71,
  top: 62,
  bottom: 54,
} as const;
export const TEXT_WIDTH = PAGE_METRICS.width - PAGE_METRICS.left - PAGE_METRICS.right;

/** The text area. */
export const FULL_WIDTH = { x: PAGE_METRICS.left, width: TEXT_WIDTH } as const;

export interface TextStyle {
  readonly face: Typeface;
  readonly size: number;
  readonly leading: number;
}
