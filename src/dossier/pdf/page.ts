import type { Face } from '../fonts.ts';

/** A page of A4 in points, and where our text stands on it. */
export const PAGE = { width: 595.28, height: 841.89, left: 71, right: 71, top: 70, bottom: 60 } as const;
export const COLUMN = PAGE.width - PAGE.left - PAGE.right;

/** The whole width of the text. */
export const WIDE = { x: PAGE.left, width: COLUMN } as const;

export interface Style {
  readonly face: Face;
  readonly size: number;
  readonly leading: number;
}
