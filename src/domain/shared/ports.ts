/** Interfaces of what the pure modules receive from the platform. */

export interface Clock {
  now(): Date;
}

/** A clock for durations too. */
export interface SteadyClock extends Clock {
  /**
   * Milliseconds since 1970 by the device's clock when the process of our pages began, then counted without it: setting
   * the device's clock changes nothing until another process answers.
   */
  steadyNow(): number;
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

/** A file written during an export or a backup. It is not encrypted, so it must be removed afterwards. */
export interface TempFile {
  readonly out: WritableStream<Uint8Array<ArrayBuffer>>;
  file(): Promise<File>;
  remove(): Promise<void>;
  /** Aborted with Refusal `copy-gone` when another context removed the file: the store was locked or erased. */
  readonly removedSignal: AbortSignal;
}
