import type { UnfoldLog } from '../../src/capture/folded/unfoldLog.ts';
import type { WalkPace } from '../../src/capture/fullPage/walk.ts';
import { getTabWindow } from '../../src/capture/iframes.ts';
import { waitForNextPaint } from '../../src/capture/nextPaint.ts';
import { waitForFocus } from '../../src/capture/waitForFocus.ts';
import { pickMarkColours } from '../../src/domain/capture/coverMarks.ts';
import { MAX_PAGE_SCREENS, MAX_THREAD_SCREENS } from '../../src/domain/shared/limits.ts';
import { findOpenedTabs, openThreadMemory } from '../../src/messages/pageQuestions.ts';
import type { PageSession } from '../../src/messages/pageSession.ts';
import { ids } from '../../src/platform/environment.ts';
import {
  buildProgressText,
  buildThreadProgressText,
  buildUnfoldProgressText,
  formatThreadOutcome,
} from '../../src/ui/locales/overlayText.ts';
import type { OverlayWords } from '../../src/ui/locales/overlayWords.ts';
import { removeOverlays } from '../../src/ui/overlay/overlayHost.ts';
import {
  DEFAULT_SCREEN_LIMIT,
  openProgressPanel,
  type ProgressPanel,
  type ProgressText,
} from '../../src/ui/overlay/progressPanel.ts';
import { captureFullPage } from './captureFullPage.ts';
import type { CaptureNotices, NextSteps } from './captureNotices.ts';
import { captureThread } from './captureThread.ts';
import type { ChoiceTracker } from './choiceTracker.ts';
import { connect } from './connect.ts';
import type { PageViews } from './pageViews.ts';
import { type PanelStart, type PreparedCapture, prepareCapture } from './prepareCapture.ts';

/** Runs one attempt at a capture. Returns the pace of another attempt, if there is one. */
export type CaptureRun = (session: PageSession, pace: WalkPace) => Promise<void> | Promise<WalkPace | undefined>;

interface LongCaptureDependencies {
  readonly window: Window;
  readonly words: OverlayWords;
  readonly views: PageViews;
  readonly notices: CaptureNotices;
  readonly choices: ChoiceTracker;
  readonly unfoldLog: UnfoldLog;
  isBusy(): boolean;
  setBusy(isBusy: boolean): void;
  openSession(): PageSession;
  capture(run: CaptureRun, options?: NextSteps): Promise<unknown>;
}

/** Captures that scroll, with a progress panel or a cover over the page. */
export class LongCaptures {
  readonly #deps: LongCaptureDependencies;
  #panel: ProgressPanel | null = null;

  constructor(deps: LongCaptureDependencies) {
    this.#deps = deps;
  }

  /** Null while none runs. */
  get panel(): ProgressPanel | null {
    return this.#panel;
  }

  async captureFullPage(): Promise<void> {
    const { window, words, views, notices, unfoldLog, capture } = this.#deps;
    const prepared = await this.#prepare(window, 'page');
    if (prepared === null) return;
    let { isCovered, toEnd } = prepared;
    let coverRemoved = false;
    const run: CaptureRun = (session, pace) => {
      const panel = this.#openPanel(buildProgressText(words), MAX_PAGE_SCREENS, { isCovered, toEnd });
      const page = { window, readView: () => views.of(), panel, pace, unfoldLog, ...prepared.attempt };
      return captureFullPage(session, page).finally(() => {
        // The next attempt goes on as this one.
        isCovered ||= panel.cover.isOn;
        toEnd ||= isCovered;
        coverRemoved ||= panel.cover.wasRemoved;
        this.#closePanel();
      });
    };
    await capture(run, { note: () => (coverRemoved ? notices.text.coverRemoved : '') });
  }

  /** Captures every post in its own session, then shows one toast for all. */
  async captureThread(): Promise<void> {
    const { window, words, views, notices, unfoldLog, isBusy, setBusy, openSession } = this.#deps;
    const thread = views.threadWindow();
    const prepared = await this.#prepare(thread, 'thread');
    if (prepared === null || isBusy()) return;
    setBusy(true);
    const panel = this.#openPanel(buildThreadProgressText(words), MAX_THREAD_SCREENS, prepared);
    try {
      await waitForFocus(window);
      const page = getTabWindow(thread).location.href.replace(/#.*$/s, '');
      const start = { unfoldLog, memory: openThreadMemory(connect, page), ...prepared.attempt };
      const end = await captureThread(openSession, thread, () => views.of(thread), panel, start);
      const outcome = { ...end, coverRemoved: panel.cover.wasRemoved };
      const whole = end.ordinals.length > 0 && end.missed + end.partial === 0 && end.refusal === null;
      notices.show(whole ? 'saved' : 'sorry', formatThreadOutcome(words, outcome));
    } catch (error) {
      console.error(error);
      notices.showRefusal('interrupted');
    } finally {
      this.#closePanel();
      setBusy(false);
    }
  }

  /** Asks what the person decides before a long capture. Returns null when no capture follows. */
  async #prepare(window: Window, entry: 'page' | 'thread'): Promise<PreparedCapture | null> {
    const { words, views, choices, unfoldLog, isBusy, capture } = this.#deps;
    const endLimit = entry === 'page' ? MAX_PAGE_SCREENS : MAX_THREAD_SCREENS;
    const prepared = await prepareCapture({
      window,
      readView: () => views.of(window),
      words,
      choices,
      unfoldLog,
      findOpenedTabs: () => findOpenedTabs(connect),
      openPanel: (start) => (isBusy() ? null : this.#openPanel(buildUnfoldProgressText(words), endLimit, start)),
      closePanel: () => this.#closePanel(),
    });
    if (prepared === null || prepared.stop === null) return prepared;
    const { stop, attempt } = prepared;
    await capture(async (session) => {
      session.send({ type: 'begin', mode: entry === 'page' ? 'page' : 'post', entry, ...attempt });
      session.send({ type: 'gaveUp', code: stop });
    });
    return null;
  }

  #openPanel(text: ProgressText, endLimit: number, { isCovered, toEnd }: PanelStart): ProgressPanel {
    const { window } = this.#deps;
    removeOverlays();
    this.#panel = openProgressPanel(window, text, {
      limit: toEnd ? endLimit : DEFAULT_SCREEN_LIMIT,
      endLimit,
      isCovered,
      colours: pickMarkColours(ids.uuid()),
      waitForPaint: () => waitForNextPaint(window),
    });
    return this.#panel;
  }

  #closePanel(): void {
    this.#panel?.remove();
    this.#panel = null;
  }
}
