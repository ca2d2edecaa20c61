/** The cases of this computer; each has its own journal, and nothing of one shows in another. */
export interface StoredCase {
  readonly caseId: string;
  readonly openedAt: string;
  /** Put away: it takes no more captures until it is opened again. */
  readonly closedAt: string | null;
  /** Items ever sealed in it. */
  readonly items: number;
  /** Captures go to this one. */
  readonly current: boolean;
}

/** Readable while locked. Throws Refusal `nothing-there` for a case that is not there, `store-unavailable`. */
export interface CaseRepository {
  /** By the day they were opened. */
  cases(): Promise<readonly StoredCase[]>;
  /** Captures go there from now on; a closed case opens again. */
  select(caseId: string): Promise<void>;
  /** If it was the current one, the next capture opens a new case. */
  close(caseId: string, at: string): Promise<void>;
  /** Everything of it, its journal too, in one transaction; attempts and the device key stay. */
  erase(caseId: string): Promise<void>;
}
