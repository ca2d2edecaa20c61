import { isPinchZoomed } from '../dom/geometry.ts';
import { listReadableWindows, toTabRect } from '../dom/iframes.ts';
import { scrollIntoView } from '../dom/safeDom.ts';
import type { ContextMenuHint } from '../domain/capture/observation.ts';
import type { ItemLink } from '../domain/item/item.ts';
import type { PageCommand } from '../messages/capturePort.ts';
import { buildPickerText, buildRegionSelectorText } from '../overlay/overlayText.ts';
import { startPicker } from '../overlay/postPicker.ts';
import { startRegionSelector } from '../overlay/regionSelector.ts';
import { choosePack } from '../platforms/platformTable.ts';
import { findPostAt, findPosts } from '../platforms/reading/pagePosts.ts';
import { readProfilePage } from '../platforms/reading/profilePage.ts';
import { LOADED_PACKS } from '../platforms/reading/reader.ts';
import type { OverlayWords } from '../ui/locales/overlayWords.ts';
import { CaptureNotices, type SavedNotice } from './captureNotices.ts';
import { type CaptureStart, capturePost } from './capturePost.ts';
import { captureRegion } from './captureRegion.ts';
import { type CaptureRun, CaptureRuns } from './captureRuns.ts';
import { ChoiceTracker } from './choiceTracker.ts';
import type { WalkPace } from './fullPage/pageWalk.ts';
import { isCoverOverPosts } from './hiddenContent.ts';
import type { LongCaptureDependencies, LongCaptures } from './longCaptures.ts';
import type { PageConnections, PageSession } from './pageSession.ts';
import {
  diagnosePage,
  findHintedElement,
  type Listing,
  listPosts,
  PageViews,
  startTimer,
  windowOf,
} from './pageSurvey.ts';
import { UnfoldLog } from './unfoldPage.ts';

/** What the person did to start a capture. */
type StartedBy = Omit<CaptureStart, 'unfoldLog'>;

type CreateLongCaptures = (deps: LongCaptureDependencies) => LongCaptures;

/** Null while the script of the captures that scroll is not loaded. */
let createLongCaptures: CreateLongCaptures | null = null;

/** Called once by that script, which is injected when one of these captures is asked for. */
export function registerLongCaptures(create: CreateLongCaptures): void {
  createLongCaptures = create;
}

/** The capture script of one page: selects and lists posts, runs captures and shows their outcome. */
export class CaptureController {
  readonly #window: Window;
  readonly #words: OverlayWords;
  readonly #notices: CaptureNotices;
  readonly #views: PageViews;
  #listing: Listing | null = null;
  readonly #runs: CaptureRuns;
  readonly #choices: ChoiceTracker;
  readonly #connections: PageConnections;
  readonly #unfoldLog = new UnfoldLog();

  /** `onSaved` is called after each saved item. */
  constructor(window: Window, words: OverlayWords, connections: PageConnections, onSaved: () => void) {
    this.#window = window;
    this.#words = words;
    this.#views = new PageViews(window, connections.clock);
    this.#choices = new ChoiceTracker(connections.ask);
    this.#notices = new CaptureNotices(window, words, connections.ask);
    this.#runs = new CaptureRuns(window, this.#notices, connections, onSaved);
    this.#connections = connections;
  }

  /**
   * Returns the reply for the popup: the listed posts, a refusal code, or `ok` when the capture has started. `clicked`:
   * the element that the person clicked before the picker was shown.
   */
  handleCommand(command: PageCommand, clicked: Element | null = null): unknown {
    // Without its readers a platform's page would be read by the generic one, and nobody would notice.
    if (!LOADED_PACKS.has(choosePack(this.#window.location.hostname))) return 'readers-missing';
    if (this.#window.document.contentType === 'application/pdf') return 'page-pdf';
    if (command.type === 'list') {
      this.#listing = listPosts(this.#views.all(), startTimer(this.#window));
      return this.#listing.offered;
    }
    // A page may intercept every key and click on our buttons: the popup can always stop the capture.
    if (command.type === 'runningCapture') {
      if (!command.keepsChoice) this.#choices.abort();
      if (command.clears) this.#notices.clear(command.stop ? 'erased' : 'locked');
      if (command.stop) this.#runs.panel?.stop();
      return this.#runs.panel !== null;
    }
    if (command.type === 'diagnose') return diagnosePage(this.#views.all(), startTimer(this.#window));
    if (this.#runs.isBusy) return 'already-running';
    // An earlier notice would take the first Escape, which is meant for the choice.
    this.#notices.clear(null);
    if (command.type === 'pick') void this.#pick(command.hint, clicked, command.link);
    else if (command.type === 'screen')
      void this.#captureScreen({ entry: 'screen', ...(command.link && { link: command.link }) });
    else if (command.type === 'profile')
      void this.#captureScreen({ entry: 'profile', link: command.link, read: readProfilePage });
    else if (command.type === 'zone') void this.#captureRegion();
    else if (command.type === 'thread' || command.type === 'page') return this.#captureScrolling(command.type);
    else {
      const element = this.#listing?.findElement(command.index, (el) => this.#views.ofElement(el)) ?? null;
      if (element === null) return 'post-gone';
      void this.#captureElement(element, { entry: 'list' });
    }
    return 'ok';
  }

  #captureScrolling(mode: 'thread' | 'page'): 'ok' | 'page-pinch-zoomed' | 'readers-missing' {
    // A screenshot shows a part of the window then, and scrolling moves the page under it by another amount.
    if (isPinchZoomed(this.#window.visualViewport)) return 'page-pinch-zoomed';
    const long = createLongCaptures?.({
      window: this.#window,
      words: this.#words,
      views: this.#views,
      choices: this.#choices,
      unfoldLog: this.#unfoldLog,
      runs: this.#runs,
      connections: this.#connections,
    });
    if (long === undefined) return 'readers-missing';
    void (mode === 'thread' ? long.captureThread() : long.captureFullPage());
    return 'ok';
  }

  /** `before`: the toast from which the person chose to capture several posts in a row. */
  async #pick(
    hint: ContextMenuHint,
    clicked: Element | null,
    link?: ItemLink,
    before: SavedNotice | null = null,
  ): Promise<void> {
    const choice = this.#choices.begin();
    const hinted =
      this.#views
        .all()
        .map((view) => findHintedElement(hint, view))
        .find((found) => found !== null) ?? null;
    const element = await startPicker({
      window: this.#window,
      posts: {
        isCover: (el) => isCoverOverPosts(windowOf(el) ?? this.#window, this.#views.ofElement(el), el),
        at: (el) => findPostAt(el, this.#views.ofElement(el))?.el ?? null,
        list: () => this.#views.all().flatMap((view) => findPosts(view).map(({ el }) => el)),
        rectOf: (post) => {
          const view = this.#views.ofElement(post);
          return toTabRect(view, view.rectOf(post));
        },
        scrollTo: (post) => scrollIntoView(post, { block: 'nearest' }),
        windows: () => listReadableWindows(this.#window),
      },
      // `noopener`: the page gets no reference to the new tab. The site of the frame gets the referrer that the frame
      // itself sent, and the item says on which site it was embedded (`accessPath`).
      openFrame: (address) => void this.#window.open(address, '_blank', 'noopener'),
      preselected: hinted,
      clicked,
      words: buildPickerText(this.#words, before?.text, isTouched(this.#window)),
      caseName: choice.noted.then(({ current }) => (current ? this.#notices.text.inCase(current) : null)),
      signal: choice.signal,
    });
    const entry = hinted === null ? 'picker' : 'menu';
    if (element === null) {
      if (!choice.signal.aborted) before?.show();
      return this.#choices.cancel(choice);
    }
    const insteadOf = await this.#choices.complete(choice);
    const start = { entry, ...insteadOf, ...(link && { link }) } as const;
    const saved = await this.#captureElement(element, start, before !== null);
    if (saved !== null) void this.#pick({}, null, undefined, saved);
  }

  /** Returns the notice of a clean save during a repeated capture, which is not shown. */
  #captureElement(element: Element, start: StartedBy, isRepeated = false): Promise<SavedNotice | null> {
    return this.#runs.capture((session, pace) => this.#capturePost(session, element, start, pace), {
      isRepeated,
      captureAnother: (notice) => void this.#pick({}, null, undefined, notice),
      isInThread: findPosts(this.#views.ofElement(element)).length > 1,
      // The context of an item stays in the item's case.
      ...(start.link === undefined && {
        captureInCase: (wrongCase) => void this.#captureElement(element, { entry: start.entry, wrongCase }),
      }),
    });
  }

  /** `before`: the toast from which the person chose to capture another region. */
  async #captureRegion(before: SavedNotice | null = null): Promise<void> {
    const choice = this.#choices.begin();
    const text = buildRegionSelectorText(this.#words, before?.text, isTouched(this.#window));
    const region = await startRegionSelector(this.#window, text, choice.signal);
    if (region === null) {
      if (!choice.signal.aborted) before?.show();
      return this.#choices.cancel(choice);
    }
    const insteadOf = await this.#choices.complete(choice);
    const start = { unfoldLog: this.#unfoldLog, ...insteadOf };
    const run: CaptureRun = (session, pace) =>
      captureRegion(session, this.#window, () => this.#views.of(), region, { ...start, ...pickAttempt(pace) });
    await this.#runs.capture(run, {
      captureAnother: (notice) => void this.#captureRegion(notice),
    });
  }

  /** Shows nothing on the page and does not request the focus: the popup and the toolbar button show the outcome. */
  async #captureScreen(start: StartedBy): Promise<void> {
    await this.#runs.capture((session, pace) => this.#capturePost(session, null, start, pace), { isSilent: true });
  }

  #capturePost(session: PageSession, element: Element | null, start: StartedBy, pace: WalkPace): Promise<void> {
    const readView = () => (element === null ? this.#views.of(this.#window, true) : this.#views.ofElement(element));
    const unfoldLog = this.#unfoldLog;
    return capturePost(session, windowOf(element) ?? this.#window, readView, element, {
      unfoldLog,
      ...start,
      ...pickAttempt(pace),
    });
  }
}

/** Whether the person has a finger and no keyboard, as on a tablet. */
const isTouched = (window: Window): boolean => window.matchMedia('(pointer: coarse)').matches;

/** Returns what an attempt after another one begins with. */
const pickAttempt = ({ again, insteadOf }: WalkPace) => ({
  ...(again && { again }),
  ...(insteadOf !== undefined && { insteadOf }),
});
