import type { Video } from '../domain/capture/extraction.ts';
import { absoluteAddress } from './dom.ts';
import { allIn, attributeOf, nameOf } from './node.ts';
import type { PageView } from './view.ts';

/** What each film of a post shows at this moment; a picture of it is one frame. */
export function filmsIn(post: Element, view: PageView): Video[] {
  try {
    const films = nameOf(post) === 'video' ? [post] : allIn(post, 'video');
    return films.filter((film) => view.isVisible(film)).map((film) => frameOf(film, view));
  } catch {
    return []; // a page made to break a reader must not break the capture
  }
}

function frameOf(film: Element, view: PageView): Video {
  const source = 'currentSrc' in film && typeof film.currentSrc === 'string' ? film.currentSrc : '';
  const seconds =
    'currentTime' in film && typeof film.currentTime === 'number' ? film.currentTime : Number.NaN;
  return {
    // Often a `blob:` that leads nowhere outside this page: told as it is.
    url: source || attributeOf(film, 'src') || null,
    poster: absoluteAddress(attributeOf(film, 'poster'), view)?.href ?? null,
    frameMs: Number.isFinite(seconds) ? Math.round(seconds * 1000) : null,
  };
}
