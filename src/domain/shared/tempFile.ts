/** A file written during an export or a backup. It is not encrypted, so it must be removed afterwards. */
export interface TempFile {
  readonly out: WritableStream<Uint8Array<ArrayBuffer>>;
  file(): Promise<File>;
  remove(): Promise<void>;
  /** Aborted with Refusal `copy-gone` when another context removed the file: the store was locked or erased. */
  readonly removedSignal: AbortSignal;
}
