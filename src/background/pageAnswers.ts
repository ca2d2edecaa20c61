import { listOpenedTabs } from '../browser/tabs.ts';
import { Refusal } from '../domain/shared/errors.ts';
import type { PageAnswers, PageQuestion, PageQuestions } from '../messages/pageQuestions.ts';
import { type CaptureTab, readAttemptOutcome } from '../workflow/capture/recordItem.ts';
import { findTakenPosts, finishThread } from '../workflow/capture/threadMemory.ts';
import { listOtherCases } from '../workflow/case/currentCase.ts';
import { sendCommand } from './handlers.ts';
import {
  bindToEpoch,
  outcomeReporter,
  readCurrentCase,
  readPlace,
  readShown,
  reportRefusal,
  type ServeDependencies,
} from './serveCapture.ts';

type PageAnswerers = {
  readonly [T in keyof PageQuestions]: (question: PageQuestions[T], tab: CaptureTab) => Promise<PageAnswers[T]>;
};

function createAnswerers(deps: ServeDependencies): PageAnswerers {
  const { store, storeLock, ids, clock } = deps;
  const isThreadAttempt = async (attempt: string): Promise<boolean> =>
    (await store.interruptedAttempts()).some(({ id, thread }) => id === attempt && thread !== undefined);
  return {
    // Stored as soon as the person begins to choose: a click which the page intercepts is listed as interrupted.
    choose: async ({ insteadOf }, tab) => {
      const attempt = ids.uuid();
      const noteChoice = async (): Promise<void> => {
        const reason = await outcomeReporter.choosing(tab.id, attempt);
        await store.noteAttempt(attempt, clock.now().toISOString(), reason);
        if (insteadOf !== undefined) await store.forgetAttempt(insteadOf);
      };
      const [current] = await Promise.all([readCurrentCase(deps), noteChoice()]);
      return { attempt, ...current };
    },
    notChosen: async ({ attempt }, tab) => {
      await Promise.all([store.forgetAttempt(attempt), outcomeReporter.notChosen(tab.id)]);
      return null;
    },
    otherCases: async ({ item }) => {
      if ((await storeLock.state()).kind === 'locked') throw new Refusal('locked');
      return listOtherCases(deps, item);
    },
    captureThread: async (_, tab) => {
      await sendCommand(deps, tab.id, { type: 'thread' });
      return null;
    },
    findTaken: ({ page, keys }) => findTakenPosts(deps, page, keys),
    threadEnded: async ({ page, thread }, tab) => {
      await Promise.all([finishThread(deps, page, thread), outcomeReporter.threadEnded(tab.id)]);
      return null;
    },
    threadStopped: async (_, tab) => {
      outcomeReporter.refused(tab.id, 'interrupted', true);
      return null;
    },
    findOpenedTabs: (_, tab) => listOpenedTabs(tab.id),
    ask: async ({ attempt }, tab) => {
      try {
        const outcome = await readAttemptOutcome(deps, attempt);
        if (outcome === 'interrupted') throw new Refusal('interrupted');
        const shown = await readShown(deps, attempt, await readCurrentCase(deps));
        const place = await readPlace(deps, attempt);
        outcomeReporter.recorded(tab.id, { total: shown.total, isPartial: outcome.isPartial, place });
        return { type: 'sealed', ...shown };
      } catch (error) {
        const isThread = await isThreadAttempt(attempt).catch(() => false);
        return { type: 'refused', code: reportRefusal(tab.id, error, isThread) };
      }
    },
  };
}

/**
 * Answers one question of a capture script. Never rejects: the reply to a question that is refused is null. `token`:
 * the epoch that the page's command was given in.
 */
export async function answerQuestion(
  deps: ServeDependencies,
  question: PageQuestion,
  tab: CaptureTab,
  token: string | null,
) {
  try {
    const bound = await bindToEpoch(deps, tab.id, token);
    return await dispatch(createAnswerers(bound), question.type, question, tab);
  } catch (error) {
    // The other questions record nothing, so that their refusal is no outcome.
    if (question.type === 'choose') reportRefusal(tab.id, error);
    else if (!(error instanceof Refusal)) console.error(error);
    return null;
  }
}

const dispatch = <T extends keyof PageQuestions>(
  answerers: PageAnswerers,
  type: T,
  question: PageQuestions[T],
  tab: CaptureTab,
): Promise<PageAnswers[T]> => answerers[type](question, tab);
