/** Addresses of YouTube: videos, comments on them, community posts. */

export const HOSTS = ['youtube.com', 'm.youtube.com', 'music.youtube.com'];

const VIDEO_PATH = /^\/(?:shorts|live|embed|v)\/([\w-]{11})\/?$/;
const VIDEO = /^[\w-]{11}$/;
const COMMUNITY = /^Ug[\w-]{10,60}$/;
/** A reply's id begins with that of the comment it answers. */
const COMMENT = /^[\w-]{10,60}(?:\.[\w-]{10,60})?$/;

export interface YoutubeAddress {
  readonly video: string | null;
  /** A community post. */
  readonly post: string | null;
  readonly comment: string | null;
  /** Canonical, without its host. */
  readonly path: string;
}

export const isYoutube = (url: URL): boolean => HOSTS.includes(url.hostname.replace(/^www\./, ''));

/** What the address of a video or a community post names; null for any other, and for a comment of unknown form. */
export function readAddress(url: URL): YoutubeAddress | null {
  const comment = url.searchParams.get('lc');
  if (comment !== null && !COMMENT.test(comment)) return null;
  const also = (sign: string): string => (comment === null ? '' : `${sign}lc=${comment}`);
  const post = postIn(url);
  if (post) return { video: null, post, comment, path: `/post/${post}${also('?')}` };
  const video = videoIn(url);
  return video ? { video, post: null, comment, path: `/watch?v=${video}${also('&')}` } : null;
}

function postIn({ pathname, searchParams }: URL): string | null {
  const named = /^\/post\/([^/]+)\/?$/.exec(pathname)?.[1];
  const old = /^\/(?:channel\/[^/]+|@[^/]+)\/community\/?$/.test(pathname) ? searchParams.get('lb') : null;
  const post = named ?? old;
  return post && COMMUNITY.test(post) ? post : null;
}

function videoIn({ hostname, pathname, searchParams }: URL): string | null {
  const short = hostname === 'youtu.be' ? /^\/([^/]+)\/?$/.exec(pathname)?.[1] : undefined;
  const watched = pathname === '/watch' ? searchParams.get('v') : undefined;
  const video = short ?? watched ?? VIDEO_PATH.exec(pathname)?.[1];
  return video && VIDEO.test(video) ? video : null;
}
