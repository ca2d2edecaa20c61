import type { Counsel } from '../../src/ui/help/counsel.ts';
import {
  clearAnswers,
  deadlineBoard,
  isDue,
  isReminding,
  keepAnswer,
  keepReminding,
  readAnswers,
} from '../../src/workflow/counsel.ts';
import type { StoreDesk } from './desk.ts';

/** Deadlines and answers, read in the page itself: a case of thousands need not cross as messages. */
export function counselOf(open: StoreDesk): Counsel {
  const timeZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    dates: () => deadlineBoard(open, timeZone()),
    answers: () => readAnswers(open),
    answer: (question, answer) => keepAnswer(open, question, answer),
    clear: () => clearAnswers(open),
    reminding: () => isReminding(open),
    remind: (on) => keepReminding(open, on),
    due: () => isDue(open, timeZone()),
  };
}
