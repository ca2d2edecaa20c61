/**
 * Pages kept beside the project, not in it: what their INDEX.md says of each. Names and words of real people stand
 * here only as the first twelve figures of their SHA-256.
 */
export interface SharedPost {
  /** Name and handle as read; a digest where they are somebody's. */
  readonly name: string | null;
  readonly handle: string | null;
  readonly id: string | null;
  readonly permalink: string | null;
  readonly iso: string | null;
  /** First words; a digest where they are somebody's. */
  readonly text: string | null;
  readonly warnings?: readonly string[];
}

export interface SharedPage {
  readonly page: string;
  readonly url: string;
  readonly reader: string;
  readonly surface: string;
  readonly posts: readonly SharedPost[];
  /** How many posts the page has beside those. */
  readonly more?: number;
}
