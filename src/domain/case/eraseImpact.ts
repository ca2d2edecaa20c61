/** What would be lost if a case were erased now. */
export interface EraseImpact {
  /** Kept now. */
  readonly items: number;
  /** Of these, in no dossier that was ever written to its end. */
  readonly neverExported: number;
  /** UTC, of the last dossier; null when there is none. */
  readonly lastExport: string | null;
}

export interface CaseEraseImpact extends EraseImpact {
  readonly caseId: string;
  /** The person's own; empty when they gave none. */
  readonly name: string;
  readonly openedAt: string;
  /** Captures go to this one. */
  readonly current: boolean;
}
