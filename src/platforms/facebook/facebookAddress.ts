import { isOnHost } from '../reading/canonicalAddress.ts';

export const SITE_HOSTS =
  'facebook.com m.facebook.com web.facebook.com mbasic.facebook.com touch.facebook.com fb.com'.split(' ');

/** Addresses of Facebook: the many forms of a post's address, and the comment in it. */

export const isFacebook = (url: URL): boolean => isOnHost(url, SITE_HOSTS);

export interface FacebookAddress {
  /** A number, or an opaque `pfbid…`. */
  readonly post: string;
  /** The comment, or a reply to one. */
  readonly comment: string | null;
  /** The comment that the reply answers. */
  readonly parent: string | null;
  /** The canonical path, without the host. */
  readonly path: string;
}

const POST_ID = /^(?:\d{1,25}|pfbid\w{10,100})$/;

/** Returns null when the address is not a post's, or when it has a comment in an unknown form. */
export function parseFacebookAddress(url: URL): FacebookAddress | null {
  const found = parsePostPath(url);
  if (!found) return null;
  const readCommentId = (name: string): string | null | undefined => {
    const value = url.searchParams.get(name);
    return value === null ? null : (decodeCommentId(value) ?? undefined);
  };
  const [comment, reply] = [readCommentId('comment_id'), readCommentId('reply_comment_id')];
  if (comment === undefined || reply === undefined || (reply && !comment)) return null;
  const parameters = [...(comment ? [`comment_id=${comment}`] : []), ...(reply ? [`reply_comment_id=${reply}`] : [])];
  const separator = found.path.includes('?') ? '&' : '?';
  return {
    post: found.post,
    comment: reply ?? comment,
    parent: reply ? comment : null,
    path: parameters.length ? `${found.path}${separator}${parameters.join('&')}` : found.path,
  };
}

/** `900`, or base64 of `comment:{post}_{900}`. */
function decodeCommentId(value: string): string | null {
  if (/^\d{1,25}$/.test(value)) return value;
  if (!/^[\w+/-]{8,200}=*$/.test(value)) return null;
  try {
    return /^comment:\w+_(\d{1,25})$/.exec(atob(value.replaceAll('-', '+').replaceAll('_', '/')))?.[1] ?? null;
  } catch {
    return null; // not base64
  }
}

function parsePostPath({ pathname, searchParams }: URL): { readonly post: string; readonly path: string } | null {
  const parts = pathname.split('/').filter((part) => part !== '');
  const [first = '', second = '', third = ''] = parts;
  const last = parts.at(-1) ?? '';
  const buildPost = (post: string | null, path: string): { post: string; path: string } | null =>
    post !== null && POST_ID.test(post) ? { post, path } : null;
  const getParameter = (name: string): string | null => searchParams.get(name);

  if (/^(?:permalink|story)\.php$/.test(first)) {
    const owner = getParameter('id');
    return owner && /^\d{1,25}$/.test(owner)
      ? buildPost(getParameter('story_fbid'), `/permalink.php?story_fbid=${getParameter('story_fbid')}&id=${owner}`)
      : null;
  }
  if (first === 'groups' && /^(?:posts|permalink)$/.test(third) && parts.length === 4) {
    return buildPost(last, `/groups/${second}/posts/${last}/`);
  }
  if (first === 'groups' && parts.length === 2) {
    const post = getParameter('multi_permalinks');
    return buildPost(post, `/groups/${second}/posts/${post}/`);
  }
  if (first === 'photo' || first === 'photo.php')
    return buildPost(getParameter('fbid'), `/photo/?fbid=${getParameter('fbid')}`);
  if (first === 'watch' && parts.length === 1) return buildPost(getParameter('v'), `/watch/?v=${getParameter('v')}`);
  if (first === 'reel' && parts.length === 2) return buildPost(second, `/reel/${second}/`);
  if (first === 'stories' && parts.length === 3 && /^[\w=-]{1,100}$/.test(third)) {
    return { post: third, path: `/stories/${second}/${third}/` };
  }
  // `/{account}/posts/{words}/{id}`: the words are optional.
  if (/^(?:posts|videos|photos)$/.test(second) && parts.length >= 3 && first !== 'groups') {
    return buildPost(last, `/${first}/${second}/${last}/`);
  }
  return null;
}

export interface FacebookProfile {
  readonly href: string;
  /** The account's name in addresses. */
  readonly handle: string | null;
  readonly number: string | null;
}

/** First path segments that are not accounts. */
const RESERVED_PATHS = new Set(
  'ads bookmarks business events friends gaming groups hashtag help l.php login login.php marketplace me messages notifications pages photo photo.php policies privacy reel reels search settings share stories story.php permalink.php watch'.split(
    ' ',
  ),
);

export function parseFacebookProfile(url: URL): FacebookProfile | null {
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const [first = '', second = '', third = '', fourth = ''] = parts;
  const buildProfile = (path: string, handle: string | null, number: string | null): FacebookProfile => ({
    href: `https://www.facebook.com${path}`,
    handle,
    number,
  });
  const id = url.searchParams.get('id');
  if (first === 'profile.php')
    return id && /^\d{1,25}$/.test(id) ? buildProfile(`/profile.php?id=${id}`, null, id) : null;
  if (first === 'groups' && third === 'user' && /^\d{1,25}$/.test(fourth)) {
    return buildProfile(`/groups/${second}/user/${fourth}/`, null, fourth);
  }
  if (first === 'people' && /^\d{1,25}$/.test(third)) return buildProfile(`/people/${second}/${third}/`, null, third);
  if (parts.length !== 1 || RESERVED_PATHS.has(first.toLowerCase()) || !/^[\w.-]{2,60}$/.test(first)) return null;
  return /^\d{5,25}$/.test(first) ? buildProfile(`/${first}`, null, first) : buildProfile(`/${first}`, first, null);
}
