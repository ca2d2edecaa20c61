/** What the pure rooms are handed from outside. */

export interface Clock {
  now(): Date;
}

export interface Ids {
  uuid(): string;
}

/** Progress of anything over a second; `total` 0 while it is not known. */
export type Progress = (step: {
  readonly name: string;
  readonly done: number;
  readonly total: number;
}) => void;

/** Mutual exclusion across our worker and pages (Web Locks in the browser). */
export interface Locks {
  hold<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Names held right now, by any of our contexts. */
  held(): Promise<ReadonlySet<string>>;
}
