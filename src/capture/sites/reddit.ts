import type { PageView } from '../pageView.ts';
import { matches } from '../safeDom.ts';
import { REDDIT_2018_ITEM, readReddit2018Id, readReddit2018Item } from './_reddit-2018.ts';
import { isReddit, REDDIT_HOSTS } from './_reddit-address.ts';
import { OLD_REDDIT_ITEM, OLD_REDDIT_MORE, readOldRedditId, readOldRedditItem } from './_reddit-old.ts';
import { readShredditId, readShredditItem, SHREDDIT_ITEM } from './_reddit-shreddit.ts';
import { closestVisible, queryVisible } from './_shared.ts';
import type { Site } from './_site.ts';
import { MORE_REPLIES } from './_unfold.ts';

/** Three layouts of one site: custom elements since 2023, old.reddit.com, and the React pages in between. */

/** `/comments/{post}/{title}/{comment}/`, and since 2023 `/comments/{post}/comment/{comment}/`. */
const POST = /^((?:\/(?:r|u|user)\/[\w.-]+)?)\/comments\/(\w+)(?:\/[^/]*(?:\/(\w+))?)?\/?$/;

const ITEM = [SHREDDIT_ITEM, OLD_REDDIT_ITEM, REDDIT_2018_ITEM].join();

export const reddit: Site = {
  id: 'reddit',
  version: '5',
  confirmed: '2026-03-01',
  address: {
    hosts: REDDIT_HOSTS,
    host: 'www.reddit.com',
    shortHosts: ['redd.it'],
    shortPath: /^\/(?:r|u|user)\/[^/]+\/s\/[^/]+\/?$/,
    drop: [
      'share_id',
      'rdt',
      'context',
      'correlation_id',
      'ref_campaign',
      'ref_source',
      '$deep_link',
      '$3p',
      '_branch_match_id',
    ],
    post: readPostPath,
  },
  unfold: {
    hosts: REDDIT_HOSTS,
    buttons: [
      {
        selector: 'faceplate-partial[loading="action"][src*="/more-comments/"] button',
        label: MORE_REPLIES,
        source: 'public userscripts that press this button of shreddit',
      },
    ],
  },
  matches: ({ url }) => isReddit(url),
  folded: { replies: OLD_REDDIT_MORE },
  findItem: (el, view) => closestVisible(el, ITEM, view),
  listItems: (view) => queryVisible(ITEM, view).filter((el) => !matches(el, '[data-promoted="true"], .promotedlink')),
  readKey: (el) =>
    matches(el, SHREDDIT_ITEM)
      ? readShredditId(el)
      : matches(el, OLD_REDDIT_ITEM)
        ? readOldRedditId(el)
        : readReddit2018Id(el),
  readItem: (el, view) =>
    matches(el, SHREDDIT_ITEM)
      ? readShredditItem(reddit, el, view)
      : matches(el, OLD_REDDIT_ITEM)
        ? readOldRedditItem(reddit, el, view)
        : readReddit2018Item(reddit, el, view),
  findBreakage: ({ url }: PageView) => (/^\/(?:login|account\/login)\b/.test(url.pathname) ? 'login-wall' : null),
};

function readPostPath({ hostname, pathname }: URL): string | null {
  const short = hostname.endsWith('redd.it') ? /^\/(\w+)\/?$/.exec(pathname)?.[1] : undefined;
  if (short) return `/comments/${short}/`;
  const match = POST.exec(pathname);
  if (!match?.[2]) return null;
  const prefix = (match[1] ?? '').replace(/^\/u\//, '/user/');
  return `${prefix}/comments/${match[2]}/${match[3] ? `comment/${match[3]}/` : ''}`;
}
