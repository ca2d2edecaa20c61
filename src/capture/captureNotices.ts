import { listUrgentWarnings } from '../domain/capture/captureWarnings.ts';
import type { WrongCase } from '../domain/case/case.ts';
import type { RefusalCode } from '../domain/shared/errors.ts';
import type { CaptureEnding } from '../messages/capturePort.ts';
import type { AskBackground } from '../messages/pageQuestions.ts';
import { buildToastText } from '../overlay/overlayText.ts';
import { removeToast, showToast, type ToastAction, type ToastTone } from '../overlay/toast.ts';
import type { OverlayWords } from '../ui/locales/overlayWords.ts';
import type { PageSession } from './pageSession.ts';

/** The toast of a saved item. */
export interface SavedNotice {
  readonly text: string;
  /** Something about the item needs to be read. */
  readonly isUrgent: boolean;
  show(): void;
}

/** What a person may do from the toast of a saved item. */
export interface NextSteps {
  /** What else to tell about the capture; empty when there is nothing. */
  readonly note?: () => string;
  /** « Une autre ». `notice`: the toast that was pressed. */
  readonly captureAnother?: (notice: SavedNotice) => void;
  /** The post is one of several: the whole thread may be captured too. */
  readonly isInThread?: boolean;
  /** « Pas le bon ? », once a case is chosen. */
  readonly captureInCase?: (wrongCase: WrongCase) => void;
}

/** The toasts of the captures of one page. They are a convenience: the popup and the toolbar button are the proof. */
export class CaptureNotices {
  readonly #window: Window;
  readonly #ask: AskBackground;
  readonly text: ReturnType<typeof buildToastText>;
  /** Why notices were taken away. `locked`: nothing kept may be named. `erased`: nothing is told of what ran. */
  #cleared: 'locked' | 'erased' | null = null;

  constructor(window: Window, words: OverlayWords, ask: AskBackground) {
    this.#window = window;
    this.#ask = ask;
    this.text = buildToastText(words);
  }

  show(tone: ToastTone, text: string, actions: readonly ToastAction[] = []): void {
    if (this.#cleared !== 'erased') showToast({ window: this.#window, text, tone, actions, close: this.text.close });
  }

  get mayName(): boolean {
    return this.#cleared === null;
  }

  clear(why: 'locked' | 'erased' | null): void {
    this.#cleared = why;
    removeToast();
  }

  showRefusal(code: RefusalCode | 'bug'): void {
    this.show('sorry', this.text.refused(code));
  }

  describeSaved(
    ending: Pick<Extract<CaptureEnding, { type: 'sealed' }>, 'total' | 'current'>,
    { reading, sentWarnings, attempt }: Pick<PageSession, 'reading' | 'sentWarnings' | 'attempt'>,
    { note, captureAnother, isInThread, captureInCase }: NextSteps,
  ): SavedNotice {
    const { total, current }: typeof ending = this.mayName ? ending : { total: null };
    const isUrgent = listUrgentWarnings(sentWarnings).length > 0;
    const saved = this.text.saved({ total, seen: reading, current: current ?? null });
    const text = `${saved} ${note?.() ?? ''}`.trim();
    const notice: SavedNotice = {
      text,
      isUrgent,
      show: () => this.show(isUrgent ? 'sorry' : 'saved', text, actions),
    };
    const actions: readonly ToastAction[] = [
      ...(captureAnother ? [{ label: this.text.another, press: () => captureAnother(notice) }] : []),
      ...(isInThread ? [{ label: this.text.thread, press: () => void this.#ask({ type: 'captureThread' }) }] : []),
      ...(captureInCase && current !== undefined && attempt !== null
        ? [{ label: this.text.wrongCase, press: () => void this.#askRightCase(attempt, captureInCase) }]
        : []),
    ];
    return notice;
  }

  async #askRightCase(item: string, captureInCase: (wrongCase: WrongCase) => void): Promise<void> {
    // None when the background refuses, as while the store is locked.
    const others = (await this.#ask({ type: 'otherCases', item })) ?? [];
    const actions = others.map((other) => ({
      label: this.text.caseName(other),
      press: () => captureInCase({ item, caseId: other.caseId }),
    }));
    if (actions.length === 0) this.show('sorry', this.text.noOtherCase);
    else this.show('working', this.text.whichCase, actions);
  }
}
