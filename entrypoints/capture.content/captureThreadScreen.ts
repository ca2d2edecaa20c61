import { countFolded, describeFolded, type FoldedPart } from '../../src/capture/folded/foldedParts.ts';
import type { UnfoldLog } from '../../src/capture/folded/unfoldLog.ts';
import { applyPinchZoom, clipRect, hasMoved } from '../../src/capture/geometry.ts';
import { isPostBlurred } from '../../src/capture/hiddenContent.ts';
import { getTabView, getTabWindow, isInDocument, toTabRect } from '../../src/capture/iframes.ts';
import { hasContentChanged, observe } from '../../src/capture/observe.ts';
import { extractPageText } from '../../src/capture/pageText.ts';
import type { PageView } from '../../src/capture/pageView.ts';
import { queryAll } from '../../src/capture/safeDom.ts';
import { isPartlyCovered } from '../../src/capture/scroll.ts';
import type { Observation, PageFields, Rect } from '../../src/domain/capture/observation.ts';
import type { Transformation } from '../../src/domain/item/item.ts';
import type { CaptureEnding, PageSession } from '../../src/messages/pageSession.ts';
import { buildObservation, type PageTexts, readTexts, sendTexts } from './capturePost.ts';
import { captureTallPost, type TallPostPicture } from './captureTallPost.ts';

/** A post on the screen that is about to be captured. */
export interface VisiblePost {
  readonly el: Element;
  /** Its rectangle without the posts inside it, in CSS pixels of the viewport. */
  readonly own: Rect;
  /** The posts inside it. */
  readonly inside: readonly Element[];
  /** Measures `own` again in another view of the page. */
  partOf(view: PageView): Rect;
}

export interface ThreadScreen<P extends VisiblePost> {
  readonly posts: readonly P[];
  /** UUID of the thread. */
  readonly thread: string;
  /** UUID of the screenshot that the posts share. */
  readonly id: string;
  readonly transformations: readonly Transformation[];
  /** What the page folds. Each post tells what belongs to it. */
  readonly folded: readonly FoldedPart[];
  readonly unfoldLog: UnfoldLog;
  /** Returns the id of an interrupted attempt at the post. */
  insteadOf(post: P): string | undefined;
  /** Returns what identifies the post on its page. */
  identify(post: P): { readonly page: string; readonly key: string };
  /** The part of the viewport where the thread shows. */
  readonly clip: Rect;
  /** Called after the screenshots: the panel may be shown again. The next one is allowed in `freeInMs`. */
  onScreenshot(pictures: number, freeInMs: number): void;
  /** Returns false to skip the remaining posts. */
  onEnded(post: P, ending: CaptureEnding, session: Pick<PageSession, 'attempt' | 'sentWarnings'>): boolean;
}

/** Texts of a screen that may wait in memory; a post beyond is read only when its turn comes. */
const MAX_WAITING_CHARS = 4_000_000;

/**
 * Captures every post of one screen: reads all, takes one screenshot, reads all again to detect changes, then seals them
 * one after the other. Each has its own session, so that numbers follow the page and at most one attempt is pending.
 * Resolves once the page may be scrolled; `stored` once every post is sealed or refused.
 */
export async function captureThreadScreen<P extends VisiblePost>(
  open: () => PageSession,
  window: Window,
  readView: () => PageView,
  screen: ThreadScreen<P>,
): Promise<{ readonly stored: Promise<void> }> {
  const { promise: pageRead, resolve: onPageRead } = Promise.withResolvers<void>();
  const stored = capturePosts(open, window, readView, screen, onPageRead);
  await Promise.race([pageRead, stored]);
  return { stored };
}

async function capturePosts<P extends VisiblePost>(
  open: () => PageSession,
  window: Window,
  readView: () => PageView,
  screen: ThreadScreen<P>,
  onPageRead: () => void,
): Promise<void> {
  const view = readView();
  const address = getTabView(view).url.href;
  const readPosts = screen.posts.map((post): ReadPost<P> => {
    const observed = observe(view, getTabWindow(window).performance, post.el);
    return { post, observed, place: measurePlace(window, view, post, screen.clip) };
  });
  let changes: readonly (readonly string[])[] | null = null;
  let messages: ReadonlyMap<VisiblePost, PostMessages> = new Map();
  for (const [index, read] of readPosts.entries()) {
    const { post, place } = read;
    const session = open();
    const insteadOf = screen.insteadOf(post);
    const threadPost = screen.identify(post);
    const again = insteadOf === undefined ? {} : { insteadOf };
    session.send({ type: 'begin', mode: 'post', entry: 'thread', thread: screen.thread, threadPost, ...again });
    const area = { kind: 'window', screen: { id: screen.id, taken: changes !== null } } as const;
    const shot = await session.shoot(address, area);
    const tall = shot !== null && place.tall ? await captureTallPost(session, window, readView, post) : undefined;
    if (shot !== null && tall !== null) {
      const { warnings } = session;
      if (changes === null) {
        const later = readView();
        const found = readPosts.map((before) => [...detectChanges(window, later, before), ...warnings]);
        changes = found;
        screen.onScreenshot(1 + (tall?.screens ?? 0), shot);
        const rest = readPosts.slice(index);
        messages = readWaitingMessages(rest, (one, place) =>
          readMessages(window, view, screen, one, { changes: found[index + place], warnings }),
        );
        if (messages.size === rest.length) onPageRead();
      }
      const { texts, observation } =
        messages.get(post) ?? readMessages(window, view, screen, read, { changes: changes[index], warnings, tall });
      sendTexts(session, texts);
      session.send({ type: 'observed', observation });
    }
    if (!screen.onEnded(post, await session.ended, session)) return;
  }
}

interface ReadPost<P extends VisiblePost> {
  readonly post: P;
  readonly observed: PageFields;
  readonly place: ReturnType<typeof measurePlace>;
}

/** What is sent of one post. */
interface PostMessages {
  readonly texts: PageTexts;
  readonly observation: Observation;
}

/** What was found after the reading. */
interface Checks {
  readonly changes: readonly string[] | undefined;
  /** About the screenshot. */
  readonly warnings: readonly string[];
  readonly tall?: TallPostPicture | undefined;
}

/** Reads what is sent of the posts, except of those that need the page later. */
function readWaitingMessages<P extends VisiblePost>(
  posts: readonly ReadPost<P>[],
  read: (post: ReadPost<P>, index: number) => PostMessages,
): Map<VisiblePost, PostMessages> {
  const messages = new Map<VisiblePost, PostMessages>();
  let chars = 0;
  for (const [index, one] of posts.entries()) {
    if (one.place.tall || chars > MAX_WAITING_CHARS) continue;
    const found = read(one, index);
    messages.set(one.post, found);
    chars += found.texts.source.html.length + found.texts.text.length;
  }
  return messages;
}

function readMessages<P extends VisiblePost>(
  window: Window,
  view: PageView,
  screen: ThreadScreen<P>,
  { post, observed, place }: ReadPost<P>,
  { changes = [], warnings, tall }: Checks,
): PostMessages {
  const { el, inside } = post;
  const folded = describeFolded(countFolded(screen.folded.filter((part) => part.post === el)));
  const texts = readTexts(view, extractPageText(view, el, inside), el);
  const observation = buildObservation(window, observed, {
    rect: place.shown,
    warnings: [...(tall?.warnings ?? place.warnings), ...changes, ...folded.warnings, ...warnings],
    pageTransformations: [...screen.transformations, ...folded.transformations],
    ...(tall && { postTransformations: tall.transformations }),
    source: texts.source,
    unfolded: screen.unfoldLog.describe(view, el),
  });
  return { texts, observation };
}

function detectChanges<P extends VisiblePost>(
  window: Window,
  later: PageView,
  { post: { el }, observed, place }: ReadPost<P>,
): string[] {
  const gone = !isInDocument(later, el);
  const moved = gone || hasMoved(place.whole, later.rectOf(el));
  const changed = gone || hasContentChanged(observed, observe(later, getTabWindow(window).performance, el));
  return [...(moved ? ['page-moved'] : []), ...(changed ? ['content-changed'] : [])];
}

/** Measures where a post is and how much of it is visible inside its scroll container. */
function measurePlace(window: Window, view: PageView, { el, own }: VisiblePost, clip: Rect) {
  const { rect: inPane, isCut: cut } = clipRect(own, clip);
  const covered = inPane !== null && isPartlyCovered(view, el, inPane);
  const hasUnloadedImage = queryAll(el, 'img').some((img) => 'complete' in img && !img.complete && view.isVisible(img));
  return {
    tall: view.frameHost === null && own.height > clip.height + 1,
    whole: view.rectOf(el),
    shown: inPane && applyPinchZoom(toTabRect(view, inPane), getTabWindow(window).visualViewport),
    warnings: [
      ...(cut ? ['post-cut-by-window'] : []),
      ...(covered ? ['post-partly-covered'] : []),
      ...(isPostBlurred(window, el) ? ['content-blurred'] : []),
      ...(hasUnloadedImage ? ['image-not-loaded'] : []),
    ],
  };
}
