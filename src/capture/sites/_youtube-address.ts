/** Addresses of YouTube: videos, comments on them, community posts. */

export const YOUTUBE_HOSTS = ['youtube.com', 'm.youtube.com', 'music.youtube.com'];

const VIDEO_PATH = /^\/(?:shorts|live|embed|v)\/([\w-]{11})\/?$/;
const VIDEO = /^[\w-]{11}$/;
const COMMUNITY = /^Ug[\w-]{10,60}$/;
/** The id of a reply starts with that of the comment it answers. */
const COMMENT = /^[\w-]{10,60}(?:\.[\w-]{10,60})?$/;

export interface YoutubeAddress {
  readonly video: string | null;
  /** A community post. */
  readonly post: string | null;
  readonly comment: string | null;
  /** The canonical path, without the host. */
  readonly path: string;
}

export const isYoutube = (url: URL): boolean => YOUTUBE_HOSTS.includes(url.hostname.replace(/^www\./, ''));

/** Parses the address of a video or a community post; null for any other, and for a comment in an unknown form. */
export function parseYoutubeAddress(url: URL): YoutubeAddress | null {
  const comment = url.searchParams.get('lc');
  if (comment !== null && !COMMENT.test(comment)) return null;
  const formatCommentParameter = (separator: string): string => (comment === null ? '' : `${separator}lc=${comment}`);
  const post = readCommunityPostId(url);
  if (post) return { video: null, post, comment, path: `/post/${post}${formatCommentParameter('?')}` };
  const video = readVideoId(url);
  return video ? { video, post: null, comment, path: `/watch?v=${video}${formatCommentParameter('&')}` } : null;
}

function readCommunityPostId({ pathname, searchParams }: URL): string | null {
  const pathId = /^\/post\/([^/]+)\/?$/.exec(pathname)?.[1];
  const old = /^\/(?:channel\/[^/]+|@[^/]+)\/community\/?$/.test(pathname) ? searchParams.get('lb') : null;
  const post = pathId ?? old;
  return post && COMMUNITY.test(post) ? post : null;
}

function readVideoId({ hostname, pathname, searchParams }: URL): string | null {
  const short = hostname === 'youtu.be' ? /^\/([^/]+)\/?$/.exec(pathname)?.[1] : undefined;
  const watched = pathname === '/watch' ? searchParams.get('v') : undefined;
  const video = short ?? watched ?? VIDEO_PATH.exec(pathname)?.[1];
  return video && VIDEO.test(video) ? video : null;
}
