/**
 * What a person states later, apart from what was observed: one JSON document a subject, kept beside the sealed items
 * and free to change. A sheet knows its name, its parser and how it begins.
 */
export interface Sheet<T> {
  /** ASCII, ours, readable at rest: `notes/<itemId>`, `operator`, … */
  readonly name: string;
  readonly empty: T;
  /** Null for anything that is not such a document. */
  parse(value: unknown): T | null;
}

/** Throws Refusal `locked`, `record-damaged`, `disk-full`, `store-unavailable`. */
export interface SheetStore {
  /** Null when nothing was ever written there. */
  readSheet(caseId: string, name: string): Promise<unknown>;
  /** Every sheet whose name begins with `prefix`, at once: name → document. */
  readSheets(caseId: string, prefix: string): Promise<ReadonlyMap<string, unknown>>;
  /** Replaces it whole; `value` is JSON. */
  writeSheet(caseId: string, name: string, value: unknown): Promise<void>;
}
