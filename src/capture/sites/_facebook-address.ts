/** Addresses of Facebook: the many forms of one post's, and the comment they may name. */

export const HOSTS =
  'facebook.com m.facebook.com web.facebook.com mbasic.facebook.com touch.facebook.com fb.com'.split(' ');

export const isFacebook = (url: URL): boolean => HOSTS.includes(url.hostname.replace(/^www\./, ''));

export interface FacebookAddress {
  /** A number, or an opaque `pfbid…`. */
  readonly post: string;
  /** The comment, or the reply to one. */
  readonly comment: string | null;
  /** The comment that a reply answers. */
  readonly parent: string | null;
  /** Canonical, without its host. */
  readonly path: string;
}

const ID = /^(?:\d{1,25}|pfbid\w{10,100})$/;

/** Null for what is no post's address, and where the comment it names is of unknown form. */
export function readAddress(url: URL): FacebookAddress | null {
  const found = postIn(url);
  if (!found) return null;
  const named = (name: string): string | null | undefined => {
    const value = url.searchParams.get(name);
    return value === null ? null : (numberIn(value) ?? undefined);
  };
  const [comment, reply] = [named('comment_id'), named('reply_comment_id')];
  if (comment === undefined || reply === undefined || (reply && !comment)) return null;
  const also = [
    ...(comment ? [`comment_id=${comment}`] : []),
    ...(reply ? [`reply_comment_id=${reply}`] : []),
  ];
  const sign = found.path.includes('?') ? '&' : '?';
  return {
    post: found.post,
    comment: reply ?? comment,
    parent: reply ? comment : null,
    path: also.length ? `${found.path}${sign}${also.join('&')}` : found.path,
  };
}

/** `900`, or base64 of `comment:{post}_{900}`. */
function numberIn(value: string): string | null {
  if (/^\d{1,25}$/.test(value)) return value;
  if (!/^[\w+/-]{8,200}=*$/.test(value)) return null;
  try {
    return (
      /^comment:\w+_(\d{1,25})$/.exec(atob(value.replaceAll('-', '+').replaceAll('_', '/')))?.[1] ?? null
    );
  } catch {
    return null; // no base64
  }
}

function postIn({ pathname, searchParams }: URL): { readonly post: string; readonly path: string } | null {
  const parts = pathname.split('/').filter((part) => part !== '');
  const [first = '', second = '', third = ''] = parts;
  const last = parts.at(-1) ?? '';
  const made = (post: string | null, path: string): { post: string; path: string } | null =>
    post !== null && ID.test(post) ? { post, path } : null;
  const given = (name: string): string | null => searchParams.get(name);

  if (/^(?:permalink|story)\.php$/.test(first)) {
    const owner = given('id');
    return owner && /^\d{1,25}$/.test(owner)
      ? made(given('story_fbid'), `/permalink.php?story_fbid=${given('story_fbid')}&id=${owner}`)
      : null;
  }
  if (first === 'groups' && /^(?:posts|permalink)$/.test(third) && parts.length === 4) {
    return made(last, `/groups/${second}/posts/${last}/`);
  }
  if (first === 'groups' && parts.length === 2) {
    const post = given('multi_permalinks');
    return made(post, `/groups/${second}/posts/${post}/`);
  }
  if (first === 'photo' || first === 'photo.php') return made(given('fbid'), `/photo/?fbid=${given('fbid')}`);
  if (first === 'watch' && parts.length === 1) return made(given('v'), `/watch/?v=${given('v')}`);
  if (first === 'reel' && parts.length === 2) return made(second, `/reel/${second}/`);
  if (first === 'stories' && parts.length === 3 && /^[\w=-]{1,100}$/.test(third)) {
    return { post: third, path: `/stories/${second}/${third}/` };
  }
  // `/{account}/posts/{words}/{id}`: the words may be there or not.
  if (/^(?:posts|videos|photos)$/.test(second) && parts.length >= 3 && first !== 'groups') {
    return made(last, `/${first}/${second}/${last}/`);
  }
  return null;
}

export interface Profile {
  readonly href: string;
  /** The account's own name in addresses. */
  readonly handle: string | null;
  readonly number: string | null;
}

/** Words that begin an address and name no account. */
const NO_ACCOUNT = new Set(
  'ads bookmarks business events friends gaming groups hashtag help l.php login login.php marketplace me messages notifications pages photo photo.php policies privacy reel reels search settings share stories story.php permalink.php watch'.split(
    ' ',
  ),
);

export function readProfile(url: URL): Profile | null {
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const [first = '', second = '', third = '', fourth = ''] = parts;
  const at = (path: string, handle: string | null, number: string | null): Profile => ({
    href: `https://www.facebook.com${path}`,
    handle,
    number,
  });
  const id = url.searchParams.get('id');
  if (first === 'profile.php')
    return id && /^\d{1,25}$/.test(id) ? at(`/profile.php?id=${id}`, null, id) : null;
  if (first === 'groups' && third === 'user' && /^\d{1,25}$/.test(fourth)) {
    return at(`/groups/${second}/user/${fourth}/`, null, fourth);
  }
  if (first === 'people' && /^\d{1,25}$/.test(third)) return at(`/people/${second}/${third}/`, null, third);
  if (parts.length !== 1 || NO_ACCOUNT.has(first.toLowerCase()) || !/^[\w.-]{2,60}$/.test(first)) return null;
  return /^\d{5,25}$/.test(first) ? at(`/${first}`, null, first) : at(`/${first}`, first, null);
}
