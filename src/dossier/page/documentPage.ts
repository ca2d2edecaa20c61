import { sha256Hex } from '../../seal/digest.ts';
import { type Child, element, type HtmlElement, htmlBytes } from './html.ts';

const STYLE = `
:root{color-scheme:light}
body{font:1.05rem/1.5 Georgia,"Source Serif 4",serif;max-width:46rem;margin:0 auto;padding:1rem;color:#111;background:#fff}
h1{font-size:1.7rem;margin:.5rem 0}
h2{font-size:1.25rem;margin:2.5rem 0 .5rem;border-top:1px solid #111;padding-top:.75rem}
h3{font-size:1rem;margin:1rem 0 .25rem}
dl{display:grid;grid-template-columns:minmax(7rem,12rem) 1fr;gap:.25rem 1rem;margin:.5rem 0}
dt{font-style:italic}
dd{margin:0;overflow-wrap:anywhere}
.posted{white-space:pre-wrap;overflow-wrap:anywhere;border-left:3px solid #777;padding-left:.75rem;margin:.5rem 0}
.note{font-style:italic;font-size:.92rem}
code{font-size:.8rem;overflow-wrap:anywhere}
a{color:#003a75}
summary{cursor:pointer;padding:.5rem;border:1px solid #777}
summary:focus-visible,a:focus-visible{outline:3px solid #003a75;outline-offset:2px}
img{max-width:100%;height:auto;border:1px solid #777;margin-top:.5rem}
ol.list{columns:3 9rem;padding:0;list-style:none}
@media(max-width:30rem){dl{grid-template-columns:1fr}}
`;

interface DocumentHead {
  readonly title: string;
  /** Rules beside those of every page. */
  readonly style?: string;
}

/** A page of the dossier opens in any browser, without network or scripts, and sends no address. */
export async function documentBytes(
  { title, style = '' }: DocumentHead,
  ...body: readonly Child[]
): Promise<Uint8Array<ArrayBuffer>> {
  const policy = await contentSecurityPolicy(STYLE + style);
  return htmlBytes(
    element(
      'html',
      { lang: 'fr' },
      element(
        'head',
        {},
        element('meta', { charset: 'utf-8' }),
        element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
        element('meta', { name: 'referrer', content: 'no-referrer' }),
        element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        element('title', {}, title),
        element('style', {}, STYLE + style),
      ),
      element('body', {}, ...body),
    ),
  );
}

/** Returns the Content-Security-Policy: only our style, by its hash, and images of the dossier. */
async function contentSecurityPolicy(style: string): Promise<string> {
  const hex = await sha256Hex(new TextEncoder().encode(style));
  const bytes = (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  return `default-src 'none'; img-src 'self' file:; style-src 'sha256-${btoa(bytes.join(''))}'; base-uri 'none'; form-action 'none'`;
}

/** A link to a web address; the address as text when it is no web address, or when no link may lead to it. */
export function linkElement(address: string, open: boolean): HtmlElement | string {
  const isWeb = open && /^https?:\/\//i.test(address) && URL.canParse(address);
  return isWeb ? element('a', { href: address, rel: 'noreferrer noopener', dir: 'ltr' }, address) : address;
}
