/**
 * A case document: what the person states about one subject, as opposed to what was observed. One JSON value, stored
 * beside the sealed items, and editable.
 */
export interface CaseDocument<T> {
  /** ASCII, not from the person, readable at rest: `notes/<itemId>`, `operator`… */
  readonly name: string;
  readonly empty: T;
  /** Returns null for any other value. */
  parse(value: unknown): T | null;
}

export interface StoredDocuments {
  /** Name → document. */
  readonly documents: ReadonlyMap<string, unknown>;
  /** Names of the documents that cannot be decrypted or parsed. */
  readonly damaged: readonly string[];
}

/**
 * Throws Refusal `locked`, `record-damaged` (detail `sheets`: names separated by spaces), `disk-full`,
 * `store-unavailable`.
 */
export interface DocumentStore {
  /** Returns null when the document was never written. */
  readDocument(caseId: string, name: string): Promise<unknown>;
  /** Reads every document whose name begins with `prefix`. A damaged one does not affect the others. */
  readDocuments(caseId: string, prefix: string): Promise<StoredDocuments>;
  /** Replaces the whole document; `value` is JSON. */
  writeDocument(caseId: string, name: string, value: unknown): Promise<void>;
}
