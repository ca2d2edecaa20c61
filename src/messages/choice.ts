import type { CaseLabel, OtherCase } from '../domain/case/caseLabel.ts';
import { askOnce } from './askOnce.ts';
import type { Question } from './capturePort.ts';
import type { PortLike } from './captureSession.ts';

/** What the background stored for a choice. */
export interface NotedChoice {
  /** The id of the stored attempt; null when none is stored. */
  readonly attempt: string | null;
  /** The case that the capture goes to; null when there is only one, or while locked. */
  readonly current: CaseLabel | null;
}

/** Reports to the background that the person begins to choose on the page, or cancelled. */
export async function sendChoice(
  connect: () => PortLike,
  message: Extract<Question, { type: 'choose' | 'notChosen' }>,
): Promise<NotedChoice> {
  const answer = await askOnce(connect, message);
  return answer?.type === 'noted'
    ? { attempt: answer.attempt, current: answer.current ?? null }
    : { attempt: null, current: null };
}

/** Returns the open cases that an item of this page is not in; none while locked. */
export async function requestOtherCases(connect: () => PortLike, item: string): Promise<readonly OtherCase[]> {
  const answer = await askOnce(connect, { type: 'otherCases', item });
  return answer?.type === 'otherCases' ? answer.cases : [];
}
