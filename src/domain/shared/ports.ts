/** Interfaces of what the pure modules receive from the platform. */

export interface Clock {
  now(): Date;
}

export interface Ids {
  uuid(): string;
}

/** Progress of anything that takes over a second; `total` is 0 while unknown. */
export type Progress = (step: { readonly name: string; readonly done: number; readonly total: number }) => void;

/** Mutual exclusion across the worker and the pages (Web Locks in the browser). */
export interface Locks {
  hold<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Names of the locks now held by any context. */
  held(): Promise<ReadonlySet<string>>;
}
