/** What a page folds: replies or comments, at least, since a page may show no number; and texts that it cuts. */
export interface FoldedCounts {
  readonly replies: number;
  readonly texts: number;
}
