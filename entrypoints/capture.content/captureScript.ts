import { focusedAgain } from '../../src/capture/focus.ts';
import { inTab, windowsIn } from '../../src/capture/inFrame.ts';
import { hintedElement, type Listing, listPosts } from '../../src/capture/listing.ts';
import { liveView } from '../../src/capture/liveView.ts';
import { readProfile } from '../../src/capture/profile.ts';
import { sightOf } from '../../src/capture/sight.ts';
import { postAt, postsOn } from '../../src/capture/sites/registry.ts';
import type { PageView } from '../../src/capture/view.ts';
import type { Linked } from '../../src/domain/linked.ts';
import type { PickHint } from '../../src/domain/observation.ts';
import { CAPTURE_PORT, type PageOrder } from '../../src/messages/capture.ts';
import { type Ending, PageSession } from '../../src/messages/pageSession.ts';
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
import { type Beginning, tellPage } from './tellPage.ts';
import { tellThread } from './tellThread.ts';
import { tellWholePage } from './tellWholePage.ts';
import { tellZone } from './tellZone.ts';

const WORKING_SAID_AFTER_MS = 150;

/** What the capture script does on one page: picks, lists, tells the background, shows how it ended. */
export class CaptureScript {
  readonly #window: Window;
  readonly #saved: () => void;
  readonly #words = pickWords(navigator.language);
  readonly #notice = noticeWords(this.#words);
  #listing: Listing | null = null;
  /** One capture at a time: a second order waits for nothing and is told so. */
  #busy = false;
  /** Of the picker or the zone: the next choice, or the popup, ends the last one. */
  #choosing = new AbortController();
  #panel: ProgressPanel | null = null;

  /** `saved` is told of each item, where somebody waits for it. */
  constructor(window: Window, saved: () => void = () => undefined) {
    this.#window = window;
    this.#saved = saved;
  }

  /** The reply goes back to the popup: choices, a refusal's code, or `ok` once the order is under way. */
  obey(order: PageOrder): unknown {
    if (this.#window.document.contentType === 'application/pdf') return 'page-pdf';
    if (order.type === 'list') {
      this.#listing = listPosts(this.#views(), this.#elapsed());
      return this.#listing.offered;
    }
    // A page may keep every key and press from our buttons on it: the popup is the way out.
    if (order.type === 'underway') {
      this.#choosing.abort();
      if (order.stop) this.#panel?.stop();
      return this.#panel !== null;
    }
    if (order.type === 'look') return sightOf(this.#views(), this.#elapsed());
    if (this.#busy) return 'already-running';
    if (order.type === 'pick') void this.#pick(order.hint, order.link);
    else if (order.type === 'screen') {
      const begun = { entry: 'screen', ...(order.link && { link: order.link }) } as const;
      void this.#capture((session) => this.#tell(session, null, begun));
    } else if (order.type === 'profile') {
      const begun = { entry: 'profile', link: order.link, read: readProfile } as const;
      void this.#capture((session) => this.#tell(session, null, begun));
    } else if (order.type === 'zone') void this.#zone();
    else if (order.type === 'thread') void this.#captureThread();
    else if (order.type === 'page') void this.#capture((session, last) => this.#tellWhole(session, last));
    else {
      const element = this.#listing?.elementOf(order.index, (el) => this.#viewOf(el)) ?? null;
      if (element === null) return 'post-gone';
      void this.#capture((session) => this.#tell(session, element, { entry: 'list' }));
    }
    return 'ok';
  }

  async #pick(hint: PickHint, link?: Linked): Promise<void> {
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
      await this.#capture((session) => this.#tell(session, element, { entry, ...(link && { link }) }));
  }

  async #zone(): Promise<void> {
    const zone = await startZone(this.#window, zoneWords(this.#words), this.#beginChoice());
    if (zone !== null)
      await this.#capture((session) => tellZone(session, this.#window, () => this.#view(), zone));
  }

  #beginChoice(): AbortSignal {
    this.#choosing.abort();
    this.#choosing = new AbortController();
    return this.#choosing.signal;
  }

  #tell(session: PageSession, element: Element | null, begun: Beginning): Promise<void> {
    return tellPage(session, windowOf(element) ?? this.#window, () => this.#viewOf(element), element, begun);
  }

  #tellWhole(session: PageSession, last: boolean): Promise<'resized' | undefined> {
    const panel = this.#openPanel(progressWords(this.#words));
    const ended = tellWholePage(session, { window: this.#window, look: () => this.#view(), panel, last });
    return ended.finally(() => this.#closePanel());
  }

  /** A window that was resized on the way: once more, from the beginning. */
  async #capture(tell: (session: PageSession, last: boolean) => Promise<unknown>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await focusedAgain(this.#window);
      let session = this.#openSession();
      if ((await tell(session, false)) === 'resized') {
        session = this.#openSession();
        await tell(session, true);
      }
      const ending = await this.#ending(session);
      if (ending.type === 'sealed') {
        this.#say('saved', this.#notice.saved(ending.ordinal));
        this.#saved();
      } else this.#say('sorry', this.#notice.refused(ending.code));
    } catch (error) {
      console.error(error);
      this.#say('sorry', this.#notice.refused('interrupted'));
    } finally {
      this.#busy = false;
    }
  }

  /** Said once it takes long enough to be read: most captures are sealed before, and drawing it would hold them up. */
  async #ending(session: PageSession): Promise<Ending> {
    const late = this.#window.setTimeout(
      () => this.#say('working', this.#notice.working),
      WORKING_SAID_AFTER_MS,
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
      const end = await tellThread(
        () => this.#openSession(),
        thread,
        () => this.#view(thread),
        panel,
      );
      const whole = end.ordinals.length > 0 && end.missed === 0 && end.refusal === null;
      this.#say(whole ? 'saved' : 'sorry', threadSentence(this.#words, end));
    } catch (error) {
      console.error(error);
      this.#say('sorry', this.#notice.refused('interrupted'));
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

  #say(tone: Tone, text: string): void {
    const { close } = this.#notice;
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
