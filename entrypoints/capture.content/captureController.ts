import { focusedAgain } from '../../src/capture/focus.ts';
import { inTab, windowsIn } from '../../src/capture/inFrame.ts';
import { hintedElement, type Listing, listPosts } from '../../src/capture/listing.ts';
import { liveView } from '../../src/capture/liveView.ts';
import { readProfile } from '../../src/capture/profile.ts';
import { sightOf } from '../../src/capture/sight.ts';
import { postAt, postsOn } from '../../src/capture/sites/registry.ts';
import type { PageView } from '../../src/capture/view.ts';
import type { ContextMenuHint } from '../../src/domain/capture/observation.ts';
import type { ItemLink } from '../../src/domain/item/itemLinks.ts';
import { CAPTURE_PORT, type PageCommand } from '../../src/messages/capturePort.ts';
import { type CaptureEnding, PageSession } from '../../src/messages/pageSession.ts';
import { browser } from '../../src/platform/browser.ts';
import { clock } from '../../src/platform/environment.ts';
import { hideAll } from '../../src/ui/page/layer.ts';
import { showNotice, type Tone } from '../../src/ui/page/notice.ts';
import { startPicker } from '../../src/ui/page/picker.ts';
import { openProgress, type ProgressPanel, type ProgressWords } from '../../src/ui/page/progress.ts';
import { startZone } from '../../src/ui/page/zone.ts';
import { pickWords } from '../../src/ui/words/index.ts';
import {
  noticeWords,
  pickerWords,
  progressWords,
  threadSentence,
  threadWords,
  zoneWords,
} from '../../src/ui/words/page.ts';
import { captureFullPage } from './captureFullPage.ts';
import { type CaptureStart, capturePost } from './capturePost.ts';
import { captureRegion } from './captureRegion.ts';
import { captureThread } from './captureThread.ts';

const WORKING_TOAST_DELAY_MS = 150;

/** What the capture script does on one page: picks, lists, tells the background, shows how it ended. */
export class CaptureController {
  readonly #window: Window;
  readonly #onSaved: () => void;
  readonly #words = pickWords(navigator.language);
  readonly #toastWords = noticeWords(this.#words);
  #listing: Listing | null = null;
  /** One capture at a time: a second order waits for nothing and is told so. */
  #busy = false;
  /** Of the picker or the zone: the next choice, or the popup, ends the last one. */
  #choiceAborter = new AbortController();
  #panel: ProgressPanel | null = null;

  /** `saved` is told of each item, where somebody waits for it. */
  constructor(window: Window, onSaved: () => void = () => undefined) {
    this.#window = window;
    this.#onSaved = onSaved;
  }

  /** The reply goes back to the popup: choices, a refusal's code, or `ok` once the order is under way. */
  handleCommand(command: PageCommand): unknown {
    if (this.#window.document.contentType === 'application/pdf') return 'page-pdf';
    if (command.type === 'list') {
      this.#listing = listPosts(this.#views(), this.#elapsed());
      return this.#listing.offered;
    }
    // A page may keep every key and press from our buttons on it: the popup is the way out.
    if (command.type === 'runningCapture') {
      this.#choiceAborter.abort();
      if (command.stop) this.#panel?.stop();
      return this.#panel !== null;
    }
    if (command.type === 'diagnose') return sightOf(this.#views(), this.#elapsed());
    if (this.#busy) return 'already-running';
    if (command.type === 'pick') void this.#pick(command.hint, command.link);
    else if (command.type === 'screen') {
      const start = { entry: 'screen', ...(command.link && { link: command.link }) } as const;
      void this.#capture((session) => this.#capturePost(session, null, start));
    } else if (command.type === 'profile') {
      const start = { entry: 'profile', link: command.link, read: readProfile } as const;
      void this.#capture((session) => this.#capturePost(session, null, start));
    } else if (command.type === 'zone') void this.#captureRegion();
    else if (command.type === 'thread') void this.#captureThread();
    else if (command.type === 'page')
      void this.#capture((session, isRetry) => this.#captureFullPage(session, isRetry));
    else {
      const element = this.#listing?.elementOf(command.index, (el) => this.#viewOf(el)) ?? null;
      if (element === null) return 'post-gone';
      void this.#capture((session) => this.#capturePost(session, element, { entry: 'list' }));
    }
    return 'ok';
  }

  async #pick(hint: ContextMenuHint, link?: ItemLink): Promise<void> {
    const hinted =
      this.#views()
        .map((view) => hintedElement(hint, view))
        .find((found) => found !== null) ?? null;
    const element = await startPicker({
      window: this.#window,
      posts: {
        at: (el) => postAt(el, this.#viewOf(el))?.el ?? null,
        list: () => this.#views().flatMap((view) => postsOn(view).map(({ el }) => el)),
        rectOf: (post) => {
          const view = this.#viewOf(post);
          return inTab(view, view.rectOf(post));
        },
        windows: () => windowsIn(this.#window),
      },
      // Beside the page, which learns nothing of it.
      openFrame: (address) => void this.#window.open(address, '_blank', 'noopener,noreferrer'),
      preselected: hinted,
      words: pickerWords(this.#words),
      signal: this.#beginChoice(),
    });
    const entry = hinted === null ? 'picker' : 'menu';
    if (element !== null)
      await this.#capture((session) => this.#capturePost(session, element, { entry, ...(link && { link }) }));
  }

  async #captureRegion(): Promise<void> {
    const region = await startZone(this.#window, zoneWords(this.#words), this.#beginChoice());
    if (region !== null)
      await this.#capture((session) => captureRegion(session, this.#window, () => this.#view(), region));
  }

  #beginChoice(): AbortSignal {
    this.#choiceAborter.abort();
    this.#choiceAborter = new AbortController();
    return this.#choiceAborter.signal;
  }

  #capturePost(session: PageSession, element: Element | null, start: CaptureStart): Promise<void> {
    return capturePost(
      session,
      windowOf(element) ?? this.#window,
      () => this.#viewOf(element),
      element,
      start,
    );
  }

  #captureFullPage(session: PageSession, isRetry: boolean): Promise<'resized' | undefined> {
    const panel = this.#openPanel(progressWords(this.#words));
    const ended = captureFullPage(session, {
      window: this.#window,
      readView: () => this.#view(),
      panel,
      isRetry,
    });
    return ended.finally(() => this.#closePanel());
  }

  /** A window that was resized on the way: once more, from the beginning. */
  async #capture(run: (session: PageSession, isRetry: boolean) => Promise<unknown>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await focusedAgain(this.#window);
      let session = this.#openSession();
      if ((await run(session, false)) === 'resized') {
        session = this.#openSession();
        await run(session, true);
      }
      const outcome = await this.#awaitEnding(session);
      if (outcome.type === 'sealed') {
        this.#showToast('saved', this.#toastWords.saved(outcome.ordinal));
        this.#onSaved();
      } else this.#showToast('sorry', this.#toastWords.refused(outcome.code));
    } catch (error) {
      console.error(error);
      this.#showToast('sorry', this.#toastWords.refused('interrupted'));
    } finally {
      this.#busy = false;
    }
  }

  /** Said once it takes long enough to be read: most captures are sealed before, and drawing it would hold them up. */
  async #awaitEnding(session: PageSession): Promise<CaptureEnding> {
    const late = this.#window.setTimeout(
      () => this.#showToast('working', this.#toastWords.working),
      WORKING_TOAST_DELAY_MS,
    );
    return session.ended.finally(() => this.#window.clearTimeout(late));
  }

  /** Every post in a session of its own: how each ended is told together. */
  async #captureThread(): Promise<void> {
    this.#busy = true;
    const panel = this.#openPanel(threadWords(this.#words));
    try {
      await focusedAgain(this.#window);
      const thread = this.#threadWindow();
      const end = await captureThread(
        () => this.#openSession(),
        thread,
        () => this.#view(thread),
        panel,
      );
      const whole = end.ordinals.length > 0 && end.missed === 0 && end.refusal === null;
      this.#showToast(whole ? 'saved' : 'sorry', threadSentence(this.#words, end));
    } catch (error) {
      console.error(error);
      this.#showToast('sorry', this.#toastWords.refused('interrupted'));
    } finally {
      this.#closePanel();
      this.#busy = false;
    }
  }

  #openPanel(words: ProgressWords): ProgressPanel {
    hideAll();
    this.#panel = openProgress(this.#window, words);
    return this.#panel;
  }

  #closePanel(): void {
    this.#panel?.remove();
    this.#panel = null;
  }

  #openSession(): PageSession {
    const { document } = this.#window;
    return new PageSession(
      () => browser.runtime.connect({ name: CAPTURE_PORT }),
      () => document.hasFocus(),
    );
  }

  #showToast(tone: Tone, text: string): void {
    const { close } = this.#toastWords;
    showNotice({ window: this.#window, text, tone, close });
  }

  /** Milliseconds since now. */
  #elapsed(): () => number {
    const { performance } = this.#window;
    const from = performance.now();
    return () => performance.now() - from;
  }

  #view(window = this.#window): PageView {
    return liveView(window, clock.now());
  }

  /** Of the page, or of the frame that the element stands in. */
  #viewOf(element: Element | null): PageView {
    return this.#view(windowOf(element) ?? this.#window);
  }

  #views(): PageView[] {
    return windowsIn(this.#window).map((window) => this.#view(window));
  }

  /** The page has posts, or a frame in it: a live chat stands in one. */
  #threadWindow(): Window {
    const found = windowsIn(this.#window).find((window) => postsOn(this.#view(window)).length > 0);
    return found ?? this.#window;
  }
}

const windowOf = (element: Element | null): Window | null => element?.ownerDocument.defaultView ?? null;
