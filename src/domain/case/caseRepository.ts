/** A case of this computer. Each case has its own journal; no case shows data of another. */
export interface StoredCase {
  readonly caseId: string;
  readonly openedAt: string;
  /** When it was closed: a closed case takes no captures. Null while open. */
  readonly closedAt: string | null;
  /** Number of items ever sealed in it. */
  readonly items: number;
  /** Whether new captures go to it. */
  readonly current: boolean;
}

/** Readable while locked. Throws Refusal `nothing-there` for an unknown case, and `store-unavailable`. */
export interface CaseRepository {
  /** In order of opening. */
  cases(): Promise<readonly StoredCase[]>;
  /** Makes it the current case, and reopens it when closed. */
  select(caseId: string): Promise<void>;
  /** Closes the case. If it was current, the next capture opens a new one. */
  close(caseId: string, at: string): Promise<void>;
  /** Erases the case and its journal in one transaction; attempts and the device key stay. */
  erase(caseId: string): Promise<void>;
}
