import { clipRect, hasMoved } from '../../dom/geometry.ts';
import { getTabView, getTabWindow, isInDocument } from '../../dom/iframes.ts';
import { hasLoadingImage } from '../../dom/loadingImages.ts';
import type { PageView } from '../../dom/pageView.ts';
import { waitForTile } from '../../dom/pageWaits.ts';
import { contains } from '../../dom/safeDom.ts';
import type { Rect } from '../../domain/capture/observation.ts';
import type { Transformation, Unfolding } from '../../domain/item/item.ts';
import type { CaptureEnding } from '../../messages/capturePort.ts';
import { isOverlayHost } from '../../overlay/overlayHost.ts';
import { type CaptureStart, sendMeasures, sendReading, sendTexts, takeSource } from '../capturePost.ts';
import { canTile, captureTallPost } from '../captureTallPost.ts';
import { buildPictureKey, ContentWatcher } from '../contentWatcher.ts';
import { countFolded, describeFolded, type FoldedPart } from '../foldedParts.ts';
import { readLooks, takeUnchanged } from '../looks.ts';
import { monitorPost } from '../monitorPost.ts';
import { extractPageText, observe } from '../observe.ts';
import type { PageSession } from '../pageSession.ts';
import type { PageSnapshot } from '../pageSnapshot.ts';
import { clipToShot, isPartlyCovered, measureWords, toShotRect } from '../postInView.ts';
import { listHiddenWords } from '../undrawnWords.ts';
import type { UnfoldLog } from '../unfoldPage.ts';

/** A post on the screen that is about to be captured. */
export interface VisiblePost {
  readonly el: Element;
  /** Its rectangle without the posts inside it, in CSS pixels of the viewport. */
  readonly own: Rect;
  readonly inside: readonly Element[];
  /** Measures `own` again in another view of the page. */
  partOf(view: PageView): Rect;
}

interface ThreadScreen<P extends VisiblePost> {
  readonly posts: readonly P[];
  /** UUID of the thread. */
  readonly thread: string;
  /** Returns a UUID for the screenshot that the posts share. */
  createId(): string;
  readonly transformations: readonly Transformation[];
  /** What the page folds. Each post tells what belongs to it. */
  readonly folded: readonly FoldedPart[];
  readonly unfoldLog: UnfoldLog;
  /** Watches the posts since before the page was drawn. */
  readonly watch: PostsWatch;
  /** The page is drawn as it is now. */
  readonly isDrawn: boolean;
  /** Returns what tells of an earlier attempt at the post. */
  retry(post: P): Pick<CaptureStart, 'insteadOf' | 'again'>;
  /** Returns what identifies the post on its page. */
  identify(post: P): { readonly page: string; readonly key: string };
  /** The part of the viewport where the thread shows. */
  readonly clip: Rect;
  /** Called after the screenshots: the panel may be shown again. The next one is allowed in `freeInMs`. */
  onScreenshot(pictures: number, freeInMs: number): void;
  /** Called when nothing of the page is needed any more: it may be scrolled on while the posts are sealed. */
  onRead(): void;
  /** Returns false to skip the remaining posts. */
  onEnded(post: P, ending: CaptureEnding, session: Pick<PageSession, 'attempt' | 'sentWarnings'>): boolean;
}

/** Measures where a post is and how much of it is visible inside its scroll container. */
function measurePlace(window: Window, view: PageView, { el, own }: VisiblePost, clip: Rect) {
  const { rect: inPane, isCut: cut } = clipRect(own, clip);
  const covered = inPane !== null && isPartlyCovered(view, el, inPane);
  const shown = inPane && clipToShot(window, view, inPane);
  return {
    tall: own.height > clip.height + 1 && canTile(window, view),
    whole: view.rectOf(el),
    top: toShotRect(view, own).y,
    words: measureWords(window, view, el),
    shown: shown?.rect ?? null,
    warnings: [
      ...(cut || shown?.isCut ? ['post-cut-by-window'] : []),
      ...(covered ? ['post-partly-covered'] : []),
      ...listHiddenWords(window, view, el),
      ...(inPane !== null && hasLoadingImage(window, view, inPane, el) ? ['page-still-loading'] : []),
    ],
  };
}

/** Detects what happens to the posts of a screen, in any frame. */
export interface PostsWatch {
  /** Reads in a view of this moment: not every change shows in the page's elements. */
  check(view: PageView): void;
  /** What is scrolled next is no change. */
  stopFrames(): void;
  /** Reads a last time and returns the warnings of each post. */
  finish(): ReadonlyMap<Element, readonly string[]>;
  stop(): void;
}

/** `clip`: the part of the viewport where the thread shows. */
export function watchPosts(
  window: Window,
  readView: () => PageView,
  posts: readonly VisiblePost[],
  clip: Rect,
): PostsWatch {
  const { performance } = getTabWindow(window);
  const readKeys = (view: PageView): readonly string[] =>
    posts.map(
      ({ el, inside }) => attempt(() => buildPictureKey(observe(view, performance, el), view, el, inside)) ?? '',
    );
  const watcher = new ContentWatcher(readView(), () => readKeys(readView()));
  const monitored = posts.map(({ el, inside, partOf }) =>
    attempt(() => monitorPost(readView(), el, (view) => clipRect(partOf(view), clip).rect, inside)),
  );
  watcher.watchFrames(window, () => {
    const view = readView();
    // Each is compared, whatever the ones before it say.
    return monitored.map((post) => post === null || attempt(() => post.compare(view)) !== false).includes(true);
  });
  return {
    check: (view) => watcher.add(readKeys(view)),
    stopFrames: () => watcher.stopFrames(),
    finish: () => {
      const changed = watcher.finish();
      return new Map(
        posts.map(({ el }, place) => [
          el,
          [...(monitored[place]?.warnings ?? []), ...(changed[place] === false ? [] : ['content-changed'])],
        ]),
      );
    },
    stop: () => watcher.stop(),
  };
}

/**
 * Captures every post of one screen: reads all, takes one screenshot, reads all again to detect changes, then seals
 * them one after the other. Each has its own session, so that numbers follow the page and at most one attempt is
 * pending.
 */
export async function captureThreadScreen<P extends VisiblePost>(
  open: () => PageSession,
  window: Window,
  readView: () => PageView,
  screen: ThreadScreen<P>,
): Promise<void> {
  const view = readView();
  screen.watch.check(view);
  const readPosts = screen.posts.map((post) =>
    attempt(() => ({
      post,
      observed: observe(view, getTabWindow(window).performance, post.el),
      place: measurePlace(window, view, post, screen.clip),
      // While the posts are watched: the page may change before the last one is sealed.
      source: takeSource(view, post.el),
      text: extractPageText(view, post.el, post.inside),
      unfolded: screen.unfoldLog.describe(view, post.el),
    })),
  );
  let id = screen.createId();
  let changes: readonly (readonly string[])[] | null = null;
  // Returns false when the capture ended before the picture.
  const sendPost = async (session: PageSession, readPost: ReadPost, index: number): Promise<boolean> => {
    const { post, observed, place, source, text, unfolded } = readPost;
    sendMeasures(session, window, place.shown, place.words, place.top);
    const shoot = () =>
      session.shoot(getTabView(view).url.href, { kind: 'window', screen: { id, taken: changes !== null } });
    const readScreen = () =>
      (changes === null && attempt(() => readLooks(window, readView(), screen.clip, isOverlayHost))) || new Map();
    // The other posts are on the picture of the first.
    const picture = await takeUnchanged(shoot, readScreen, () => {
      // The background keeps a picture by its id.
      id = screen.createId();
      return waitForTile(window, readView);
    }).finally(() => screen.watch.stopFrames());
    const tall = picture && place.tall ? await captureTallPost(session, window, readView, post) : undefined;
    if (picture === null || tall === null) return false;
    if (changes === null) {
      const later = readView();
      const warnings = screen.watch.finish();
      const detect = (before: ReadPost | null) =>
        before && attempt(() => detectChanges(later, before, warnings, picture.changed));
      changes = readPosts.map((before) => [...(detect(before) ?? ['content-changed']), ...session.warnings]);
      screen.onScreenshot(1 + (tall?.screens ?? 0), picture.freeInMs);
    }
    const folded = describeFolded(countFolded(screen.folded.filter((part) => part.post === post.el)));
    sendTexts(session, source, text);
    await sendReading(session, window, observed, {
      warnings: [
        ...(tall?.warnings ?? place.warnings),
        ...(changes[index] ?? []),
        ...folded.warnings,
        ...(screen.isDrawn ? [] : ['page-not-drawn']),
        ...session.warnings,
      ],
      transformations: {
        page: [...screen.transformations, ...folded.transformations],
        ...(tall && { post: tall.transformations }),
      },
      source,
      only: post.el,
      unfolded,
    });
    return true;
  };
  // A tall post is scrolled through when its turn comes.
  const hasTall = readPosts.some((read) => read?.place.tall === true);
  for (const [index, post] of screen.posts.entries()) {
    const session = open();
    const { thread } = screen;
    const threadPost = screen.identify(post);
    session.send({ type: 'begin', mode: 'post', entry: 'thread', thread, threadPost, ...screen.retry(post) });
    const read = readPosts[index];
    const sent = (read && (await sendPost(session, read, index).catch(logFailure))) ?? null;
    if (sent === null) session.send({ type: 'gaveUp', code: 'reading-invalid' });
    if (sent === true && index === 0 && !hasTall) screen.onRead();
    if (!screen.onEnded(post, await session.ended, session)) return;
  }
}

/** Returns null when the work throws: a page made to break a reader costs its own post, and no other. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    return logFailure(error);
  }
}

function logFailure(error: unknown): null {
  console.error(error);
  return null;
}

interface ReadPost {
  readonly post: VisiblePost;
  readonly observed: ReturnType<typeof observe>;
  readonly place: ReturnType<typeof measurePlace>;
  readonly source: PageSnapshot;
  readonly text: string;
  readonly unfolded: Unfolding | undefined;
}

const isMoved = (view: PageView, { post: { el }, place }: ReadPost): boolean =>
  !isInDocument(view, el) || hasMoved(place.whole, view.rectOf(el));

/** `restyled`: what the page drew otherwise after the picture. */
function detectChanges(
  later: PageView,
  before: ReadPost,
  warnings: ReadonlyMap<Element, readonly string[]>,
  restyled: readonly Element[],
): readonly string[] {
  const { el } = before.post;
  const changed = !isInDocument(later, el) || restyled.some((one) => contains(el, one));
  return [
    ...(isMoved(later, before) ? ['page-moved'] : []),
    ...(changed ? ['content-changed'] : []),
    ...(warnings.get(el) ?? ['content-changed']),
  ];
}
