import { listReadableWindows, toTabRect } from '../dom/iframes.ts';
import { waitForFocus } from '../dom/pageWaits.ts';
import type { ContextMenuHint } from '../domain/capture/observation.ts';
import type { ItemLink } from '../domain/item/item.ts';
import type { PageCommand } from '../messages/capturePort.ts';
import { removeOverlays } from '../overlay/overlayHost.ts';
import { startPicker } from '../overlay/postPicker.ts';
import { startRegionSelector } from '../overlay/regionSelector.ts';
import { choosePack } from '../platforms/platformTable.ts';
import { findPostAt, findPosts } from '../platforms/reading/pagePosts.ts';
import { readProfilePage } from '../platforms/reading/profilePage.ts';
import { LOADED_PACKS } from '../platforms/reading/reader.ts';
import { buildPickerText, buildRegionSelectorText } from '../ui/locales/overlayText.ts';
import type { OverlayWords } from '../ui/locales/overlayWords.ts';
import { CaptureNotices, connect, type NextSteps, type SavedNotice } from './captureNotices.ts';
import { type CaptureStart, capturePost } from './capturePost.ts';
import { captureRegion } from './captureRegion.ts';
import { ChoiceTracker } from './choiceTracker.ts';
import { FIRST_PACE } from './fullPage/pageWalk.ts';
import { isCoverOverPosts } from './hiddenContent.ts';
import { type CaptureRun, LongCaptures } from './longCaptures.ts';
import { type CaptureEnding, PageSession } from './pageSession.ts';
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

const WORKING_TOAST_DELAY_MS = 150;

/** What the person did to start a capture. */
type StartedBy = Omit<CaptureStart, 'unfoldLog'>;

interface CaptureOptions extends NextSteps {
  /** Shows nothing on the page. */
  readonly isSilent?: boolean;
  /** The person captures several posts in a row: a clean save shows no toast. */
  readonly isRepeated?: boolean;
}

/** The capture script of one page: selects and lists posts, runs captures and shows their outcome. */
export class CaptureController {
  readonly #window: Window;
  readonly #onSaved: () => void;
  readonly #words: OverlayWords;
  readonly #notices: CaptureNotices;
  readonly #views: PageViews;
  #listing: Listing | null = null;
  /** True during a capture. */
  #busy = false;
  readonly #choices = new ChoiceTracker(connect);
  readonly #long: LongCaptures;
  readonly #unfoldLog = new UnfoldLog();

  /** `onSaved` is called after each saved item. */
  constructor(window: Window, words: OverlayWords, onSaved: () => void = () => undefined) {
    this.#window = window;
    this.#words = words;
    this.#onSaved = onSaved;
    this.#views = new PageViews(window);
    this.#notices = new CaptureNotices(window, this.#words);
    this.#long = new LongCaptures({
      window,
      words: this.#words,
      views: this.#views,
      notices: this.#notices,
      choices: this.#choices,
      unfoldLog: this.#unfoldLog,
      isBusy: () => this.#isBusy,
      openSession: () => this.#openSession(),
      capture: (run, options) => this.#capture(run, options),
      setBusy: (isBusy) => {
        this.#busy = isBusy;
      },
    });
  }

  /**
   * Returns the reply for the popup: the listed posts, a refusal code, or `ok` when the capture has started. `clicked`: the
   * element that the person clicked before the picker was shown.
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
      this.#choices.abort();
      if (command.stop) this.#long.panel?.stop();
      return this.#long.panel !== null;
    }
    if (command.type === 'diagnose') return diagnosePage(this.#views.all(), startTimer(this.#window));
    if (this.#isBusy) return 'already-running';
    if (command.type === 'pick') void this.#pick(command.hint, clicked, command.link);
    else if (command.type === 'screen')
      void this.#captureScreen({ entry: 'screen', ...(command.link && { link: command.link }) });
    else if (command.type === 'profile')
      void this.#captureScreen({ entry: 'profile', link: command.link, read: readProfilePage });
    else if (command.type === 'zone') void this.#captureRegion();
    else if (command.type === 'thread') void this.#long.captureThread();
    else if (command.type === 'page') void this.#long.captureFullPage();
    else {
      const element = this.#listing?.findElement(command.index, (el) => this.#views.ofElement(el)) ?? null;
      if (element === null) return 'post-gone';
      void this.#captureElement(element, { entry: 'list' });
    }
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
        windows: () => listReadableWindows(this.#window),
      },
      // `noopener,noreferrer`: the page gets no reference to the new tab.
      openFrame: (address) => void this.#window.open(address, '_blank', 'noopener,noreferrer'),
      preselected: hinted,
      clicked,
      words: buildPickerText(this.#words, before?.text),
      caseName: choice.noted.then(({ current }) => current && this.#notices.text.inCase(current)),
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
    return this.#capture((session) => this.#capturePost(session, element, start), {
      isRepeated,
      captureAnother: (notice) => void this.#pick({}, null, undefined, notice),
      // The context of an item stays in the item's case.
      ...(start.link === undefined && {
        captureInCase: (wrongCase) => void this.#captureElement(element, { entry: start.entry, wrongCase }),
      }),
    });
  }

  async #captureRegion(): Promise<void> {
    const choice = this.#choices.begin();
    const region = await startRegionSelector(this.#window, buildRegionSelectorText(this.#words), choice.signal);
    if (region === null) return this.#choices.cancel(choice);
    const insteadOf = await this.#choices.complete(choice);
    const start = { unfoldLog: this.#unfoldLog, ...insteadOf };
    await this.#capture((session) => captureRegion(session, this.#window, () => this.#views.of(), region, start), {
      captureAnother: () => void this.#captureRegion(),
    });
  }

  /** Shows nothing on the page and does not request the focus: the popup and the toolbar button show the outcome. */
  async #captureScreen(start: StartedBy): Promise<void> {
    await this.#capture((session) => this.#capturePost(session, null, start), { isSilent: true });
  }

  #capturePost(session: PageSession, element: Element | null, start: StartedBy): Promise<void> {
    const readView = () => (element === null ? this.#views.of(this.#window, true) : this.#views.ofElement(element));
    const unfoldLog = this.#unfoldLog;
    return capturePost(session, windowOf(element) ?? this.#window, readView, element, { unfoldLog, ...start });
  }

  /** Runs a capture, and repeats it from the start at the pace that it returns. */
  async #capture(
    run: CaptureRun,
    { isSilent = false, isRepeated = false, ...next }: CaptureOptions = {},
  ): Promise<SavedNotice | null> {
    if (this.#isBusy) return null;
    this.#busy = true;
    try {
      await waitForFocus(this.#window, { isSilent });
      let session = this.#openSession();
      for (let pace = await run(session, FIRST_PACE); pace; pace = await run(session, pace)) {
        session = this.#openSession();
      }
      const outcome = await this.#awaitEnding(session, isSilent);
      if (outcome.type === 'sealed') {
        this.#onSaved();
        const notice = this.#notices.describeSaved(outcome, session, next);
        if (isRepeated && !notice.isUrgent) {
          removeOverlays();
          return notice;
        }
        if (!isSilent) notice.show();
      } else if (!isSilent) this.#notices.showRefusal(outcome.code);
    } catch (error) {
      console.error(error);
      if (!isSilent) this.#notices.showRefusal('interrupted');
    } finally {
      this.#busy = false;
    }
    return null;
  }

  /** Shows a toast only after a delay: most captures end before, and drawing it would slow them down. */
  async #awaitEnding(session: PageSession, isSilent: boolean): Promise<CaptureEnding> {
    if (isSilent) return session.ended;
    const { text } = this.#notices;
    const timer = this.#window.setTimeout(() => this.#notices.show('working', text.working), WORKING_TOAST_DELAY_MS);
    return session.ended.finally(() => this.#window.clearTimeout(timer));
  }

  /** A second command is refused at once. */
  get #isBusy(): boolean {
    return this.#busy || this.#long.panel !== null;
  }

  #openSession(): PageSession {
    const { document } = this.#window;
    return new PageSession(
      connect,
      () => document.hasFocus(),
      () => this.#long.panel?.cover ?? null,
    );
  }
}
