import { hasMoved, onScreen, visibleIn } from '../../src/capture/frame.ts';
import { inTab, isIn, tabView, tabWindow } from '../../src/capture/inFrame.ts';
import { allIn } from '../../src/capture/node.ts';
import { observe, saysElse } from '../../src/capture/observe.ts';
import { isPartlyCovered } from '../../src/capture/scroll.ts';
import { pageText } from '../../src/capture/text.ts';
import type { PageView } from '../../src/capture/view.ts';
import type { Rect } from '../../src/domain/capture/observation.ts';
import type { Transformation } from '../../src/domain/item/item.ts';
import type { CaptureEnding, PageSession } from '../../src/messages/pageSession.ts';
import { sendObservation, sendTexts } from './capturePost.ts';
import { captureTallPost } from './captureTallPost.ts';

/** A post as it stands on the screen that is about to be shot. */
export interface VisiblePost {
  readonly el: Element;
  /** Without the posts inside it, CSS pixels of the viewport. */
  readonly own: Rect;
  /** Those posts. */
  readonly inside: readonly Element[];
  /** The same, as the page stands. */
  partOf(view: PageView): Rect;
}

export interface ThreadScreen<P extends VisiblePost> {
  readonly posts: readonly P[];
  /** UUID of the picture that the posts share. */
  readonly id: string;
  readonly transformations: readonly Transformation[];
  /** The attempt at a post that was cut short. */
  insteadOf(post: P): string | undefined;
  /** The part of the viewport where the thread shows. */
  readonly clip: Rect;
  /** So many pictures are taken, the next can be in `freeInMs`: our panel may be seen again. */
  onScreenshot(pictures: number, freeInMs: number): void;
  /** False: the posts that are left are not told. `attempt` null: none was begun. */
  onEnded(post: P, ending: CaptureEnding, attempt: string | null): boolean;
}

/**
 * Tells the background every post of one screen: all read, shot once, all read again, then sealed one after the other,
 * each in a session of its own, so that the numbers follow the page and at most one attempt is ever under way.
 */
export async function captureThreadScreen<P extends VisiblePost>(
  open: () => PageSession,
  window: Window,
  readView: () => PageView,
  screen: ThreadScreen<P>,
): Promise<void> {
  const view = readView();
  const read = screen.posts.map((post) => ({
    post,
    seen: observe(view, tabWindow(window).performance, post.el),
    place: measurePlace(window, view, post, screen.clip),
  }));
  let changes: readonly (readonly string[])[] | null = null;
  for (const [index, { post, seen, place }] of read.entries()) {
    const session = open();
    const insteadOf = screen.insteadOf(post);
    const again = insteadOf === undefined ? {} : { insteadOf };
    session.send({ type: 'begin', mode: 'post', entry: 'thread', ...again });
    const area = { kind: 'window', screen: { id: screen.id, taken: changes !== null } } as const;
    const shot = await session.shoot(tabView(view).url.href, area);
    const tall =
      shot !== null && place.tall ? await captureTallPost(session, window, readView, post) : undefined;
    if (shot !== null && tall !== null) {
      if (changes === null) {
        const later = readView();
        changes = read.map((before) => [...detectChanges(window, later, before), ...session.warnings]);
        screen.onScreenshot(1 + (tall?.screens ?? 0), shot);
      }
      const source = sendTexts(session, view, pageText(view, post.el, post.inside), post.el);
      await sendObservation(session, window, seen, {
        rect: place.shown,
        warnings: [...(tall?.warnings ?? place.warnings), ...(changes[index] ?? []), ...session.warnings],
        pageTransformations: screen.transformations,
        ...(tall && { postTransformations: tall.transformations }),
        source,
        only: post.el,
      });
    }
    if (!screen.onEnded(post, await session.ended, session.attempt)) return;
  }
}

interface ReadPost {
  readonly post: VisiblePost;
  readonly seen: ReturnType<typeof observe>;
  readonly place: ReturnType<typeof measurePlace>;
}

function detectChanges(window: Window, later: PageView, { post: { el }, seen, place }: ReadPost): string[] {
  const gone = !isIn(later, el);
  const moved = gone || hasMoved(place.whole, later.rectOf(el));
  const changed = gone || saysElse(seen, observe(later, tabWindow(window).performance, el));
  return [...(moved ? ['page-moved'] : []), ...(changed ? ['content-changed'] : [])];
}

/** Where a post stands and how much of it can be seen, inside the pane that scrolls it. */
function measurePlace(window: Window, view: PageView, { el, own }: VisiblePost, clip: Rect) {
  const { rect: inPane, cut } = visibleIn(own, clip);
  const covered = inPane !== null && isPartlyCovered(view, el, inPane);
  const hasUnloadedImage = allIn(el, 'img').some(
    (img) => 'complete' in img && !img.complete && view.isVisible(img),
  );
  return {
    tall: view.frame === null && own.height > clip.height + 1,
    whole: view.rectOf(el),
    shown: inPane && onScreen(inTab(view, inPane), tabWindow(window).visualViewport),
    warnings: [
      ...(cut ? ['post-cut-by-window'] : []),
      ...(covered ? ['post-partly-covered'] : []),
      ...(hasUnloadedImage ? ['image-not-loaded'] : []),
    ],
  };
}
