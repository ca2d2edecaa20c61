/**
 * What a person states later, apart from what was observed: one JSON document a subject, kept beside the sealed items
 * and free to change. A sheet knows its name, its parser and how it begins.
 */
export interface CaseDocument<T> {
  /** ASCII, ours, readable at rest: `notes/<itemId>`, `operator`, … */
  readonly name: string;
  readonly empty: T;
  /** Null for anything that is not such a document. */
  parse(value: unknown): T | null;
}

export interface StoredDocuments {
  /** name → document. */
  readonly documents: ReadonlyMap<string, unknown>;
  /** Names of those that do not open: the disk gave other bytes than were written. */
  readonly damaged: readonly string[];
}

/** Throws Refusal `locked`, `record-damaged` (detail: `sheets`, names with a space between), `disk-full`, `store-unavailable`. */
export interface DocumentStore {
  /** Null when nothing was ever written there. */
  readDocument(caseId: string, name: string): Promise<unknown>;
  /** Every sheet whose name begins with `prefix`, at once; one that is damaged hides no other. */
  readDocuments(caseId: string, prefix: string): Promise<StoredDocuments>;
  /** Replaces it whole; `value` is JSON. */
  writeDocument(caseId: string, name: string, value: unknown): Promise<void>;
}
