import * as v from 'valibot';
import { MAX_LISTED_POSTS } from '../domain/capture/observation.ts';
import type { CaseLabel, OtherCase } from '../domain/case/case.ts';
import type { CaptureEnding } from './capturePort.ts';
import { parseWithinBounds } from './parseWithinBounds.ts';
import { request } from './protocol.ts';

/**
 * Questions of the capture script that need no capture: one message, one reply. The sender is a page's process, which
 * may be hostile: it gets answers to these questions only, never to the requests of our own pages (`requests.ts`).
 */

const id = v.pipe(v.string(), v.uuid());
/** An address or key that is hashed, never kept: once cut, it would be equal to others. */
const hashed = v.string();

const QUESTIONS = {
  /**
   * The person begins to choose on the page. `insteadOf`: their earlier choice there, which no capture followed.
   * Replies the attempt that is stored; `current`: the case that the capture goes to, when there are several.
   */
  choose: request(v.object({ type: v.literal('choose'), insteadOf: v.exactOptional(id) })).replies<{
    readonly attempt: string | null;
    readonly current?: CaseLabel;
  }>(),
  /** The person cancelled the choice stored as this attempt. */
  notChosen: request(v.object({ type: v.literal('notChosen'), attempt: id })).replies<null>(),
  /** The person presses « Pas le bon ? » on a toast: asks for the other cases. */
  otherCases: request(v.object({ type: v.literal('otherCases'), item: id })).replies<readonly OtherCase[]>(),
  /** The person presses « Toute la conversation » on a toast. */
  captureThread: request(v.object({ type: v.literal('captureThread') })).replies<null>(),
  /**
   * Which posts of a thread did an unfinished capture of the page record? `known`: posts recorded in all; `taken`:
   * which of those asked for, in their order; `thread`: the thread to go on with; `mayRepeat`: the store is locked, and
   * posts may be recorded twice.
   */
  findTaken: request(
    v.object({
      type: v.literal('findTaken'),
      page: hashed,
      keys: v.pipe(v.array(hashed), v.maxLength(MAX_LISTED_POSTS)),
    }),
  ).replies<{
    readonly known: number;
    readonly taken: readonly boolean[];
    readonly thread: string | null;
    readonly mayRepeat: boolean;
  }>(),
  /** The capture of a thread reached its end. */
  threadEnded: request(v.object({ type: v.literal('threadEnded'), page: hashed, thread: id })).replies<null>(),
  /** It stopped before. */
  threadStopped: request(v.object({ type: v.literal('threadStopped') })).replies<null>(),
  /** Replies the ids of the tabs that the page opened, and of popup windows. */
  findOpenedTabs: request(v.object({ type: v.literal('findOpenedTabs') })).replies<readonly number[]>(),
  /** The outcome of an attempt after the worker was stopped in the middle. */
  ask: request(v.object({ type: v.literal('ask'), attempt: id })).replies<CaptureEnding>(),
};

export type PageQuestions = {
  readonly [T in keyof typeof QUESTIONS]: v.InferOutput<(typeof QUESTIONS)[T]['schema']>;
};
export type PageQuestion = PageQuestions[keyof PageQuestions];
export type PageAnswers = {
  readonly [T in keyof typeof QUESTIONS]: Exclude<(typeof QUESTIONS)[T]['reply'], undefined>;
};

export const questionSchema = v.variant(
  'type',
  Object.values(QUESTIONS).map(({ schema }) => schema),
);

/** Returns null when the background does not answer, or refuses. */
export type AskBackground = <Q extends PageQuestion>(question: Q) => Promise<PageAnswers[Q['type']] | null>;

/** Returns null when the message is no question. */
export const parsePageQuestion = (message: unknown): PageQuestion | null =>
  parseWithinBounds(questionSchema, message)?.output ?? null;
