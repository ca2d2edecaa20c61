/** A button of the page that was pressed on the person's word, before the capture. */
export interface PressedButton {
  /** Its words on the page. */
  readonly label: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What « Déplier puis capturer » pressed on the page before an item was captured. */
export interface Unfolding {
  /** Presses on the page, those in other posts included. */
  readonly total: number;
  /** Those in this post or under it; of a whole page, all. In order. */
  readonly pressed: readonly PressedButton[];
}
