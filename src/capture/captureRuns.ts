import { waitForFocus } from '../dom/pageWaits.ts';
import type { CaptureEnding } from '../messages/capturePort.ts';
import { removeOverlays } from '../overlay/overlayHost.ts';
import type { ProgressPanel } from '../overlay/progressPanel.ts';
import type { CaptureNotices, NextSteps, SavedNotice } from './captureNotices.ts';
import { FIRST_PACE, type WalkPace } from './fullPage/pageWalk.ts';
import { type PageConnections, PageSession } from './pageSession.ts';

const WORKING_TOAST_DELAY_MS = 150;

/** Runs one attempt at a capture. Returns the pace of another attempt, if there is one. */
export type CaptureRun = (session: PageSession, pace: WalkPace) => Promise<void> | Promise<WalkPace | undefined>;

interface CaptureOptions extends NextSteps {
  /** Shows nothing on the page. */
  readonly isSilent?: boolean;
  /** The person captures several posts in a row: a clean save shows no toast. */
  readonly isRepeated?: boolean;
}

/** Runs the captures of one page, one at a time, and shows their outcome. */
export class CaptureRuns {
  readonly notices: CaptureNotices;
  /** The panel of a long capture; null while none is shown. */
  panel: ProgressPanel | null = null;
  readonly #window: Window;
  readonly #connections: PageConnections;
  readonly #onSaved: () => void;
  #isOccupied = false;

  /** `onSaved` is called after each saved item. */
  constructor(window: Window, notices: CaptureNotices, connections: PageConnections, onSaved: () => void) {
    this.#window = window;
    this.notices = notices;
    this.#connections = connections;
    this.#onSaved = onSaved;
  }

  /** A second command is refused at once. */
  get isBusy(): boolean {
    return this.#isOccupied || this.panel !== null;
  }

  openSession(): PageSession {
    const { document } = this.#window;
    return new PageSession(
      this.#connections,
      () => document.hasFocus(),
      () => this.panel?.cover ?? null,
    );
  }

  /** Does work during which no other capture begins. Returns null when one runs. */
  async occupy<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.isBusy) return null;
    this.#isOccupied = true;
    try {
      return await work();
    } finally {
      this.#isOccupied = false;
    }
  }

  /**
   * Runs a capture, and repeats it from the start at the pace that it returns. Returns the notice of a clean save
   * during a repeated capture, which is not shown.
   */
  capture(run: CaptureRun, options: CaptureOptions = {}): Promise<SavedNotice | null> {
    return this.occupy(async () => {
      try {
        return await this.#runAttempts(run, options);
      } catch (error) {
        console.error(error);
        if (options.isSilent !== true) this.notices.showRefusal('interrupted');
        return null;
      }
    });
  }

  async #runAttempts(
    run: CaptureRun,
    { isSilent = false, isRepeated = false, ...next }: CaptureOptions,
  ): Promise<SavedNotice | null> {
    await waitForFocus(this.#window, { isSilent });
    let session = await this.#repeat(run, FIRST_PACE);
    let outcome = await this.#awaitEnding(session, isSilent);
    const { attempt } = session;
    if (outcome.type === 'refused' && outcome.code === 'picture-blank' && attempt !== null) {
      // In another way, once: a picture that is blank again is kept, and said to be incomplete.
      session = await this.#repeat(run, { ...FIRST_PACE, tiles: true, again: true, insteadOf: attempt });
      outcome = await this.#awaitEnding(session, isSilent);
    }
    if (outcome.type === 'refused') {
      if (!isSilent) this.notices.showRefusal(outcome.code);
      return null;
    }
    this.#onSaved();
    const notice = this.notices.describeSaved(outcome, session, next);
    if (isRepeated && !notice.isUrgent) {
      removeOverlays();
      return notice;
    }
    if (!isSilent) notice.show();
    return null;
  }

  /** Returns the session of the last attempt. */
  async #repeat(run: CaptureRun, first: WalkPace): Promise<PageSession> {
    let session = this.openSession();
    for (let pace = await run(session, first); pace; pace = await run(session, pace)) session = this.openSession();
    return session;
  }

  /** Shows a toast only after a delay: most captures end before, and drawing it would slow them down. */
  async #awaitEnding(session: PageSession, isSilent: boolean): Promise<CaptureEnding> {
    if (isSilent) return session.ended;
    const { text } = this.notices;
    const timer = this.#window.setTimeout(() => this.notices.show('working', text.working), WORKING_TOAST_DELAY_MS);
    return session.ended.finally(() => this.#window.clearTimeout(timer));
  }
}
