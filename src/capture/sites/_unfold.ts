import { FACEBOOK_HOSTS } from './_facebook-address.ts';
import { INSTAGRAM_HOSTS } from './_instagram-parts.ts';
import { REDDIT_HOSTS } from './_reddit-address.ts';
import { X_HOSTS, X_SELECTORS } from './_x-post.ts';
import { YOUTUBE_HOSTS } from './_youtube-address.ts';

/** A button that « Déplier puis capturer » may press. In other languages than these labels it is only counted. */
interface AllowedButton {
  readonly selector: string;
  /** The whole label, in French or English, without the signs around it. */
  readonly label: RegExp;
  /** Where its markup was read. */
  readonly source: string;
}

interface AllowedButtons {
  /** Complete host names, without `www.`. */
  readonly hosts: readonly string[];
  readonly buttons: readonly AllowedButton[];
}

const MORE_TEXT =
  /^(?:(?:afficher|voir|en voir) (?:plus|la suite)|(?:show|see) more|lire la suite|read more|plus|more)$/iu;
const NUMBER = String.raw`\d[\d\s.,]*[kKM]?`;
const MORE_REPLIES = new RegExp(
  `^(?:${[
    `(?:afficher|voir) (?:les |toutes les |la |plus de |d’autres )?(?:${NUMBER}\\s?)?(?:autres )?(?:réponses?|commentaires?)(?: supplémentaires| précédentes?)?(?:, y compris .{1,80})?`,
    `(?:show|view) (?:all |the )?(?:${NUMBER} )?(?:more |additional |previous )?(?:replies|reply|comments?)(?:, including .{1,80})?`,
    `(?:voir les réponses|view (?:more )?replies) \\(${NUMBER}\\)?`,
    `${NUMBER}\\s?(?:réponses?|more replies|more reply|replies|reply)(?: supplémentaires?)?`,
    `.{1,60} (?:a répondu|ont répondu|replied) [·•] ${NUMBER}\\s?(?:réponses?|replies|reply)`,
  ].join('|')})$`,
  'iu',
);

/**
 * Platforms alone: on software that anybody hosts, and on pages that the generic reader reads, a page's owner decides
 * what a button does. Every source was read on 21 November 2026; none could be tried with an account.
 */
export const ALLOWED_BUTTONS: ReadonlyMap<string, AllowedButtons> = new Map([
  [
    'x',
    {
      hosts: X_HOSTS,
      buttons: [
        {
          selector: '[data-testid="tweet-text-show-more-link"]',
          label: MORE_TEXT,
          source: 'AaronLil/XTwitterAutoShowMore; a link in some timelines, which is not pressed',
        },
        {
          selector: X_SELECTORS.moreReplies,
          label: new RegExp(`${MORE_REPLIES.source}|^(?:afficher|show)$`, 'iu'),
          source: 'webrecorder/browsertrix-behaviors, twitter.ts',
        },
      ],
    },
  ],
  [
    'youtube',
    {
      hosts: YOUTUBE_HOSTS,
      buttons: [
        {
          selector: 'ytd-expander[collapsed] > [id="more"]:not([hidden])',
          label: MORE_TEXT,
          source: 'saved comment page of 2024, and the selectors of our reader',
        },
        {
          selector:
            '[id="more-replies"]:not([hidden]) button, [id="more-replies-sub-thread"]:not([hidden]) button, ytd-comment-replies-renderer ytd-continuation-item-renderer button',
          label: MORE_REPLIES,
          source: 'public comment exporters that press `ytd-button-renderer#more-replies button`',
        },
      ],
    },
  ],
  [
    'facebook',
    {
      hosts: FACEBOOK_HOSTS,
      buttons: [
        {
          selector: 'div[dir="auto"] [role="button"]',
          label: MORE_TEXT,
          source: 'the selectors of our reader (feed-free, supersocks-media-scraper)',
        },
        { selector: '[role="button"]', label: MORE_REPLIES, source: 'webrecorder/browsertrix-behaviors, facebook.ts' },
      ],
    },
  ],
  [
    'instagram',
    {
      hosts: INSTAGRAM_HOSTS,
      buttons: [
        {
          selector: 'button, [role="button"]',
          label: MORE_REPLIES,
          source: 'webrecorder/browsertrix-behaviors, instagram.ts',
        },
      ],
    },
  ],
  [
    'linkedin',
    {
      hosts: ['linkedin.com', 'fr.linkedin.com'],
      buttons: [
        {
          selector: '.feed-shared-inline-show-more-text__see-more-less-toggle, [data-testid="expandable-text-button"]',
          label: MORE_TEXT,
          source: 'saved activity page of April 2026; public extensions of 2026 that press expandable-text-button',
        },
      ],
    },
  ],
  [
    'reddit',
    {
      hosts: REDDIT_HOSTS,
      buttons: [
        {
          selector: 'faceplate-partial[loading="action"][src*="/more-comments/"] button',
          label: MORE_REPLIES,
          source: 'public userscripts that press this button of shreddit',
        },
      ],
    },
  ],
  [
    'whatsapp',
    {
      hosts: ['web.whatsapp.com'],
      buttons: [
        {
          selector: '.read-more-button, [data-testid="read-more-button"]',
          label: MORE_TEXT,
          source: 'the selectors of our reader (quyennguyenvu/goetia, August 2026)',
        },
      ],
    },
  ],
]);
