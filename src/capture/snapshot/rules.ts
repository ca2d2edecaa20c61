import { attributeOf } from '../node.ts';

/** What a page's source loses before it is kept: what runs, what loads, what a person typed, what is secret. */

/** Left out with all they hold. Every `<link>` goes: most load, and the rest repeats the page's addresses. */
export const LEFT_OUT = new Set(
  (
    'script noscript template link base noembed noframes param selectedcontent ' +
    // SVG animations can set an address on a link.
    'animate animatemotion animatetransform set discard'
  ).split(' '),
);

/** Other documents: an empty marker stands in their place. */
export const EMBEDDED = new Set('iframe frame object embed applet portal fencedframe'.split(' '));

/** Kept under another name: forms send, and the text of the others would not be escaped when written out. */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  ['form', 'div'],
  ['frameset', 'div'],
  ['xmp', 'pre'],
  ['listing', 'pre'],
  ['plaintext', 'pre'],
]);

/** Written without content and end tag. */
export const VOID = new Set(
  'area br col hr img input meta source track wbr basefont bgsound keygen'.split(' '),
);

/** Attributes that load, send or lead somewhere: kept readable as `data-recueil-…`. */
export const ADDRESSES = new Set(
  (
    'href src srcset poster action formaction ping background data manifest codebase archive classid profile ' +
    'longdesc imagesrcset lowsrc dynsrc attributionsrc icon xlink:href xml:base'
  ).split(' '),
);

/** What was typed or chosen in a field; `value` is it too, except for a button's label and a list item's number. */
export const CHOSEN = new Set('checked selected'.split(' '));
export const TYPED_IN = new Set('input option button select textarea'.split(' '));
export const LABELLED = new Set('submit button reset'.split(' '));

/** Attributes that only a running page needs. */
export const STRIPPED = new Set(
  'autofocus autoplay srcdoc shadowrootmode http-equiv is form contenteditable'.split(' '),
);

/** SVG attributes that may hold `url(…)`. */
export const PAINTED = new Set(
  'fill stroke filter mask clip-path marker marker-start marker-mid marker-end cursor'.split(' '),
);

/** Text a person may be writing at this moment. */
export const DRAFT = '[contenteditable]:not([contenteditable="false" i])';

/** The page's own description of itself; any other `<meta>` may hold a token. */
const DESCRIPTIONS =
  /^(?:viewport|description|author|keywords|robots|application-name|color-scheme|theme-color|generator|(?:og|article|twitter|profile):[\w:-]+)$/i;

export function isDescription(meta: Element): boolean {
  const name = attributeOf(meta, 'property') ?? attributeOf(meta, 'name');
  return name !== null && attributeOf(meta, 'http-equiv') === null && DESCRIPTIONS.test(name);
}

const SECRET =
  'integrity|csrf|xsrf|token|session|nonce|secret|passw|api-?_?key|jwt|bearer|credential|auth(?!or)';
const SECRET_NAME = new RegExp(SECRET, 'i');
const SECRET_PARAMETER = new RegExp(
  `([?&;#](?:sid|phpsessid|jsessionid|[\\w.%-]*(?:${SECRET})[\\w.%-]*)=)[^&#;]+`,
  'gi',
);
/** A key, a hash, a serialised state: long, without spaces, with both letters and digits. */
const OPAQUE = /^(?=.*\d)(?=.*[a-z])[\w+/=.~-]{40,}$/i;
const LONGEST_PAGE_DATA = 512;

export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !name.startsWith('aria-');
}

/** Whether a `data-…` attribute carries a key or the application's own state. */
export function isSecretValue(value: string): boolean {
  if (value.length < 16 || isAddress(value)) return false;
  return (
    OPAQUE.test(value) || value.length > LONGEST_PAGE_DATA || (/^[[{]/.test(value) && SECRET_NAME.test(value))
  );
}

export function isAddress(value: string): boolean {
  return /^(?:https?:)?\/\//i.test(value);
}

/** Addresses stay readable without the values that would let their reader in. */
export function withoutSecrets(address: string): string {
  return address.replace(SECRET_PARAMETER, '$1');
}

/** Functions of CSS that load, unless what they name is in the page itself. */
const LOADING =
  /(?<![\w-])(url|src|image|(?:-webkit-)?image-set|(?:-webkit-)?cross-fade)\((?!\s*['"]?(?:data:image\/|#))/gi;

/** CSS that loads nothing: functions that load and `@import` lose their meaning but stay readable. */
export function inertCss(css: string): string {
  return (
    css
      // `u\72l(` and `u\rl(` are `url(` too.
      .replace(
        /\\0{0,4}(2[8d]|4[0-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])(?![0-9a-f])(?:\r\n|[ \t\r\n\f])?/gi,
        (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)),
      )
      .replace(/\\([g-z@(])/gi, '$1')
      .replace(LOADING, 'recueil-$1(')
      .replace(/@(?=import|namespace|document)/gi, '@recueil-')
      // No tag can begin in a style element, wherever it is read again.
      .replace(/<(?=[a-z/!?])/gi, '\\3c ')
  );
}
