/** How a case is shown where there are several. An unnamed case is shown by its place, from 1. */
export interface CaseLabel {
  readonly name: string;
  readonly place: number;
}

/** A case that a capture could go to instead. */
export interface OtherCase extends CaseLabel {
  readonly caseId: string;
}
