/** What erasing a case now would lose. */
export interface EraseImpact {
  /** Number of items now in the case. */
  readonly items: number;
  /** Among these, how many are in no completed dossier. */
  readonly neverExported: number;
  /** UTC instant of the last dossier; null when there is none. */
  readonly lastExport: string | null;
}

export interface CaseEraseImpact extends EraseImpact {
  readonly caseId: string;
  /** The person's name for the case; may be empty. */
  readonly name: string;
  readonly openedAt: string;
  /** Whether new captures go to it. */
  readonly current: boolean;
}
