import type { Video } from '../domain/capture/extraction.ts';
import { resolveHttpUrl } from './dom.ts';
import type { PageView } from './pageView.ts';
import { getAttribute, getLocalName, queryAll } from './safeDom.ts';

/** Returns the state of each video of a post; a screenshot shows one frame of it. */
export function readVideos(post: Element, view: PageView): Video[] {
  try {
    const videos = getLocalName(post) === 'video' ? [post] : queryAll(post, 'video');
    return videos.filter((video) => view.isVisible(video)).map((video) => readVideo(video, view));
  } catch {
    return []; // a page made to break a reader must not break the capture
  }
}

function readVideo(video: Element, view: PageView): Video {
  const source = 'currentSrc' in video && typeof video.currentSrc === 'string' ? video.currentSrc : '';
  const seconds = 'currentTime' in video && typeof video.currentTime === 'number' ? video.currentTime : Number.NaN;
  return {
    // Often a `blob:` URL that is invalid outside this page; recorded unchanged.
    url: source || getAttribute(video, 'src') || null,
    poster: resolveHttpUrl(getAttribute(video, 'poster'), view)?.href ?? null,
    frameMs: Number.isFinite(seconds) ? Math.round(seconds * 1000) : null,
  };
}
