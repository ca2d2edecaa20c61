import { getAttribute } from './safeDom.ts';

/** What is removed from a page's source: scripts, loaded resources, what a person typed, secrets. */

/** Dropped with their content. Most `<link>`s load a resource, and the others repeat addresses of the page. */
export const OMITTED_ELEMENTS = new Set(
  (
    'script noscript template link base noembed noframes param selectedcontent ' +
    // SVG animations can set an address on a link.
    'animate animatemotion animatetransform set discard'
  ).split(' '),
);

/** Embedded documents: replaced by an empty marker. */
export const EMBEDDED_DOCUMENTS = new Set('iframe frame object embed applet portal fencedframe'.split(' '));

/** Renamed: forms submit, and the text of the others would not be escaped when written. */
export const REPLACED_TAGS: ReadonlyMap<string, string> = new Map([
  ['form', 'div'],
  ['frameset', 'div'],
  ['xmp', 'pre'],
  ['listing', 'pre'],
  ['plaintext', 'pre'],
]);

/** Written without content and end tag. */
export const VOID_ELEMENTS = new Set(
  'area br col hr img input meta source track wbr basefont bgsound keygen'.split(' '),
);

/** Attributes with an address to load, submit to or navigate to: kept readable as `data-recueil-…`. */
export const ADDRESS_ATTRIBUTES = new Set(
  (
    'href src srcset poster action formaction ping background data manifest codebase archive classid profile ' +
    'longdesc imagesrcset lowsrc dynsrc attributionsrc icon xlink:href xml:base'
  ).split(' '),
);

/** State of a field set by the person. `value` is too, except the label of a button and the number of a list item. */
export const SELECTION_ATTRIBUTES = new Set('checked selected'.split(' '));
export const FORM_FIELDS = new Set('input option button select textarea'.split(' '));
export const BUTTON_TYPES = new Set('submit button reset'.split(' '));

/** Attributes that only a running page needs. */
export const STRIPPED_ATTRIBUTES = new Set(
  'autofocus autoplay srcdoc shadowrootmode http-equiv is form contenteditable'.split(' '),
);

/** SVG attributes that may contain `url(…)`. */
export const SVG_PAINT_ATTRIBUTES = new Set(
  'fill stroke filter mask clip-path marker marker-start marker-mid marker-end cursor'.split(' '),
);

/** Text that the person may be writing. */
export const EDITABLE = '[contenteditable]:not([contenteditable="false" i])';

/** Metadata that describes the page; any other `<meta>` may contain a token. */
const DESCRIPTIVE_META =
  /^(?:viewport|description|author|keywords|robots|application-name|color-scheme|theme-color|generator|(?:og|article|twitter|profile):[\w:-]+)$/i;

export function isDescriptiveMeta(meta: Element): boolean {
  const name = getAttribute(meta, 'property') ?? getAttribute(meta, 'name');
  return name !== null && getAttribute(meta, 'http-equiv') === null && DESCRIPTIVE_META.test(name);
}

const SECRET = 'integrity|csrf|xsrf|token|session|nonce|secret|passw|api-?_?key|jwt|bearer|credential|auth(?!or)';
const SECRET_NAME = new RegExp(SECRET, 'i');
const SESSION_NAME = /^(?:sid|phpsessid|jsessionid)$/i;
const PARAMETER_NAME = /[?&;#]([\w.%-]+)=/g;
/** A key, a hash or a serialised state: long, without spaces, with both letters and digits. */
const OPAQUE_TOKEN = /^(?=.*\d)(?=.*[a-z])[\w+/=.~-]{40,}$/i;
const MAX_DATA_ATTRIBUTE_LENGTH = 512;

export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !name.startsWith('aria-');
}

/** Returns whether a `data-…` attribute contains a key or the application's state. */
export function isSecretValue(value: string): boolean {
  if (value.length < 16 || isAddress(value)) return false;
  return (
    OPAQUE_TOKEN.test(value) ||
    value.length > MAX_DATA_ATTRIBUTE_LENGTH ||
    (/^[[{]/.test(value) && SECRET_NAME.test(value))
  );
}

export function isAddress(value: string): boolean {
  return /^(?:https?:)?\/\//i.test(value);
}

/** Removes credentials from an address, which stays readable. */
export function removeSecrets(address: string): string {
  return address
    .split(/(?=[&;#])/)
    .map((part) => {
      const secret = part
        .matchAll(PARAMETER_NAME)
        .find(([, name = '']) => SESSION_NAME.test(name) || SECRET_NAME.test(name));
      return secret ? part.slice(0, secret.index + secret[0].length) : part;
    })
    .join('');
}

/** CSS functions that load a resource, unless it is in the page itself. */
const LOADING_FUNCTIONS =
  /(?<![\w-])(url|src|image|(?:-webkit-)?image-set|(?:-webkit-)?cross-fade)\((?!\s*['"]?(?:data:image\/|#))/gi;

/** Disables all loading in CSS: loading functions and `@import` have no effect but stay readable. */
export function neutralizeCss(css: string): string {
  return (
    css
      // `u\72l(` and `u\rl(` are also `url(`.
      .replace(
        /\\0{0,4}(2[8d]|4[0-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])(?![0-9a-f])(?:\r\n|[ \t\r\n\f])?/gi,
        (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)),
      )
      .replace(/\\([g-z@(])/gi, '$1')
      .replace(LOADING_FUNCTIONS, 'recueil-$1(')
      .replace(/@(?=import|namespace|document)/gi, '@recueil-')
      // No tag can start in a style element, whatever parser reads it again.
      .replace(/<(?=[a-z/!?])/gi, '\\3c ')
  );
}
