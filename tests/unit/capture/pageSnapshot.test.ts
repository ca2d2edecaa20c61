import fc from 'fast-check';
import { JSDOM, VirtualConsole } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { takePageSnapshot } from '../../../src/capture/pageSnapshot.ts';
import { neutralizeCss } from '../../../src/dom/sourceRules.ts';

const AT = '2026-01-15T14:20:00.000Z';
const ADDRESS = 'https://exemple.fr/fil?a=1';

const pageOf = (html: string): Document =>
  new JSDOM(html, { url: ADDRESS, virtualConsole: new VirtualConsole() }).window.document;
const snap = (document: Document, address = ADDRESS) => takePageSnapshot(document, { address, at: AT });

/** Parses the result as a browser would, with scripts enabled: anything dangerous left would run. */
function reopened(html: string): Document {
  const virtualConsole = new VirtualConsole(); // errors of hostile style sheets are not reported
  return new JSDOM(html, { url: 'file:///copie/page.html', runScripts: 'dangerously', virtualConsole }).window.document;
}

const ACTS =
  'script, noscript, link, base, iframe, frame, frameset, object, embed, portal, form, applet, animate, set, xmp, plaintext';
const LOADS =
  /^(?:href|src|srcset|poster|action|formaction|ping|background|data|xlink:href|srcdoc|attributionsrc|manifest)$/i;

/** Lists everything under `root` that could run, load, submit or refresh. */
function dangersIn(root: ParentNode): string[] {
  const found = [...root.querySelectorAll(ACTS)].map((el) => el.localName);
  for (const el of root.querySelectorAll('*')) {
    for (const name of el.getAttributeNames()) {
      const value = el.getAttribute(name) ?? '';
      if (/^on/i.test(name)) found.push(name);
      if (LOADS.test(name) && !value.startsWith('#') && !/^data:image\//.test(value)) found.push(`${name}=${value}`);
      if (name === 'style' && neutralizeCss(value) !== value) found.push(value);
    }
    if (el.localName === 'style' && neutralizeCss(el.textContent ?? '') !== el.textContent)
      found.push(el.textContent ?? '');
    if (el.localName === 'template') found.push(...dangersIn((el as HTMLTemplateElement).content));
  }
  return found;
}

const FULL = `<!DOCTYPE html><html lang="fr" manifest="/app.manifest"><head>
<meta charset="iso-8859-1"><title>Un fil &lt;ici&gt;</title><base href="https://ailleurs.exemple/">
<meta name="csrf-token" content="SECRET-1"><meta http-equiv="refresh" content="0;url=https://ailleurs.exemple/">
<meta name="viewport" content="width=device-width"><meta property="og:title" content="Un fil">
<link rel="preconnect" href="https://ailleurs.exemple"><link rel="stylesheet" href="/a.css"><link rel="dns-prefetch" href="//b">
<style>@import "/b.css"; .a { background: url(/c.png) } .b { background: url("data:image/png;base64,AA==") }</style>
<script>window.ran = 1; const t = 'SECRET-2';</script></head>
<body onload="window.ran = 1" background="/fond.gif">
<!-- SECRET-3 -->
<a href="https://exemple.fr/p/1?id=4&amp;csrf_token=SECRET-4&amp;sid=SECRET-5#c2" ping="/p" target="_blank">Le lien</a>
<a href="javascript:window.ran = 1">Un autre</a><a href="#bas">Plus bas</a>
<img src="/i.png" srcset="/i2.png 2x" alt="Une image" onerror="window.ran = 1"><img src="data:image/png;base64,AA==" alt="Petite">
<video poster="/v.jpg" src="/v.mp4" autoplay><source src="/w.mp4"><track src="/t.vtt"></video>
<svg viewBox="0 0 1 1"><use xlink:href="#icone"></use><use href="/sprite.svg#i"></use><image href="https://ailleurs.exemple/x.png"></image>
<rect fill="url(https://ailleurs.exemple/f.svg#p)"></rect><a xlink:href="javascript:1"><animate attributeName="href" to="javascript:window.ran=1"></animate>svg</a><script>window.ran = 1</script></svg>
<form action="/envoyer" method="post"><input type="hidden" name="jeton" value="SECRET-6"><input name="q" value="SECRET-7">
<input type="checkbox" checked><input type="submit" value="Envoyer"><textarea>SECRET-8</textarea>
<select><option value="SECRET-9" selected>Un</option><option>Deux</option></select><button formaction="/autre" value="SECRET-10">OK</button></form>
<div contenteditable="true"><p>SECRET-11</p></div><div data-replicated-value="SECRET-12"></div>
<iframe src="https://ailleurs.exemple/cadre" srcdoc="<script>window.ran=1</script>"></iframe><object data="/o.swf"><p>repli</p></object><embed src="/e">
<noscript><img src="/n.gif"></noscript><template><img src="/t.gif"></template>
<div data-session-id="SECRET-13" nonce="SECRET-14" data-state='{"token":"SECRET-15"}' data-key="SECRET16aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" data-testid="bloc" style="color:red;background:u\\72l(/z.png)">Texte</div>
<div data-recueil-href="https://menti.exemple/">Faux</div>
<p id="bas">Fin.</p></body></html>`;

describe('page.html', () => {
  const live = pageOf(FULL);
  const before = live.documentElement.outerHTML;
  const { html, dropped } = snap(live);
  const copy = reopened(html);

  it('is written without changing the page', () => expect(live.documentElement.outerHTML).toBe(before));

  it('contains nothing that runs, loads, submits or refreshes', () => {
    expect(dangersIn(copy)).toEqual([]);
    expect(copy.defaultView).not.toHaveProperty('ran');
    expect(copy.querySelectorAll('meta[http-equiv="refresh" i]')).toHaveLength(0);
  });

  it('contains no secret, no field value and no draft', () => expect(html.match(/SECRET-?\d+/g) ?? []).toEqual([]));

  it('starts with a policy that forbids loading', () => {
    const [charset, policy, referrer, prefetch] = copy.head.children;
    expect(charset?.getAttribute('charset')).toBe('utf-8');
    expect(policy?.getAttribute('content')).toBe("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
    expect(referrer?.getAttribute('content')).toBe('no-referrer');
    expect(prefetch?.getAttribute('content')).toBe('off');
  });

  it('keeps displayed content, and addresses as text', () => {
    expect(copy.title).toBe('Un fil <ici>');
    expect(copy.documentElement.lang).toBe('fr');
    expect(copy.body.textContent).toContain('Le lien');
    const link = copy.querySelector('a');
    expect(link?.getAttribute('data-recueil-href')).toBe('https://exemple.fr/p/1?id=4&csrf_token=&sid=#c2');
    expect(copy.querySelector('a[href="#bas"]')?.textContent).toBe('Plus bas');
    expect(copy.querySelector('img[alt="Une image"]')?.getAttribute('data-recueil-src')).toBe('/i.png');
    expect(copy.querySelector('img[alt="Petite"]')?.getAttribute('src')).toBe('data:image/png;base64,AA==');
    expect(copy.querySelector('[data-recueil-was="iframe"]')?.getAttribute('data-recueil-src')).toBe(
      'https://ailleurs.exemple/cadre',
    );
    expect(copy.querySelector('[data-recueil-was="form"] input[type="submit"]')?.getAttribute('value')).toBe('Envoyer');
    expect(copy.querySelector('[data-testid="bloc"]')?.textContent).toBe('Texte');
    expect(copy.querySelector('style')?.textContent).toContain('url("data:image/png;base64,AA==")');
    expect(copy.querySelector('svg')?.getAttribute('viewBox')).toBe('0 0 1 1');
    expect(copy.querySelector('[data-recueil-href="https://menti.exemple/"]')).toBeNull();
  });

  it('lists what was dropped', () => {
    expect(dropped).toEqual(
      expect.arrayContaining([
        'link × 3',
        'script × 2',
        'meta × 3',
        'token-like-attribute × 4',
        'iframe × 1',
        'hidden-input × 1',
        'draft × 2',
      ]),
    );
    expect(dropped).toEqual([...dropped].sort((a, b) => Number(b.split(' × ')[1]) - Number(a.split(' × ')[1])));
  });

  it('has address and time in a comment that no text can end', () => {
    expect(html.split('\n').slice(0, 2)).toEqual([
      '<!DOCTYPE html>',
      `<!-- recueil page.html | ${ADDRESS} | ${AT} -->`,
    ]);
    const hostile = snap(pageOf('<p>a</p>'), 'https://x/?--><script>window.ran=1</script><!--!-->').html;
    expect(dangersIn(reopened(hostile))).toEqual([]);
    expect(reopened(hostile).body.textContent?.trim()).toBe('a');
  });

  it('keeps open shadow roots, marked', () => {
    const document = pageOf('<div id="h"><span>clair</span></div>');
    const root = document.querySelector('#h')?.attachShadow({ mode: 'open' });
    const inner = document.createElement('p');
    inner.textContent = 'ombre';
    inner.setAttribute('onclick', 'window.ran = 1');
    root?.append(inner);
    const again = reopened(snap(document).html);
    const template = again.querySelector('template[data-recueil-shadow="open"]') as HTMLTemplateElement;
    expect(template.content.textContent).toBe('ombre');
    expect(dangersIn(again)).toEqual([]);
    expect(again.querySelector('#h > span')?.textContent).toBe('clair');
  });

  it('replaces lone surrogates', () => {
    const document = pageOf('<p></p>');
    document.querySelector('p')?.append('\ud83d');
    document.querySelector('p')?.setAttribute('title', '\udc00');
    expect(snap(document).html.isWellFormed()).toBe(true);
  });

  it('accepts any nesting depth', () => {
    const document = pageOf('<body></body>');
    let at: Element = document.body;
    for (let depth = 0; depth < 600; depth++) at = at.appendChild(document.createElement('div'));
    at.append('au fond');
    expect(snap(document).html).toContain('au fond');
  });
});

describe('page.html of a hostile page', () => {
  const names =
    'div style title textarea xmp plaintext noscript iframe noembed svg math p a table select option form template img'.split(
      ' ',
    );
  const evil = fc.constantFrom(
    '</style><img src=x onerror=alert(1)>',
    '</title><script>window.ran=1</script>',
    '"><script>window.ran=1</script>',
    "' onload='window.ran=1",
    '--><script>window.ran=1</script>',
    ']]><img src=x>',
    '<!--',
    '</textarea></xmp></noscript></svg><iframe src=x>',
    '\u0000<\u0000script>',
    'url(//x)',
  );
  const element = fc.record({
    name: fc.constantFrom(...names),
    space: fc.constantFrom(
      'http://www.w3.org/1999/xhtml',
      'http://www.w3.org/2000/svg',
      'http://www.w3.org/1998/Math/MathML',
    ),
    depth: fc.integer({ min: 0, max: 4 }),
    attribute: fc.constantFrom('title', 'src', 'href', 'style', 'onclick', 'srcset', 'data-x', 'alt'),
    value: evil,
    text: evil,
  });

  it('is inert for any DOM tree', () => {
    fc.assert(
      fc.property(fc.array(element, { minLength: 10, maxLength: 40 }), (elements) => {
        const document = pageOf('<!DOCTYPE html><body></body>');
        let at: Element = document.body;
        for (const { name, space, depth, attribute, value, text } of elements) {
          const made = document.createElementNS(space, name);
          made.setAttribute(attribute, value);
          made.append(text);
          at.append(made);
          at = depth > 1 ? made : document.body;
        }
        const copy = reopened(snap(document).html);
        expect(dangersIn(copy)).toEqual([]);
        expect(copy.defaultView).not.toHaveProperty('ran');
      }),
      { numRuns: 40 },
    );
  });
});

describe('neutralizeCss', () => {
  it.each([
    ['a{background:url(x.png)}', 'a{background:recueil-url(x.png)}'],
    ['a{background:URL( "x.png" )}', 'a{background:recueil-URL( "x.png" )}'],
    ['a{background:u\\72l(x)}', 'a{background:recueil-url(x)}'],
    ['a{background:u\\000072 l(x)}', 'a{background:recueil-url(x)}'],
    ['a{background:u\\rl(x)}', 'a{background:recueil-url(x)}'],
    ['a{background:image-set("x" 1x)}', 'a{background:recueil-image-set("x" 1x)}'],
    ['@import url(x)', '@recueil-import recueil-url(x)'],
    ['@\\69mport "x"', '@recueil-import "x"'],
    ['a{background:url(#p) url(data:image/gif;base64,R0)}', 'a{background:url(#p) url(data:image/gif;base64,R0)}'],
    ['a{background:url(data:text/css,x)}', 'a{background:recueil-url(data:text/css,x)}'],
    ['.\\31 2\\:a::before{content:"\\f101"}', '.\\31 2\\:a::before{content:"\\f101"}'],
    ['@media (width <600px){}', '@media (width <600px){}'],
    ['</style><b>', '\\3c /style>\\3c b>'],
  ])('neutralizes %s', (css, inert) => expect(neutralizeCss(css)).toBe(inert));

  it('is idempotent', () => {
    const parts = 'url(|URL(|\\75 |\\75|rl(|@|import|\\|<|a|/|"|)| |image-set(|#|data:image/png|\\40|u|\\0075';
    const part = fc.constantFrom(...parts.split('|'));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (some) => {
        const once = neutralizeCss(some.join(''));
        expect(/(?<![\w-])url\((?!\s*['"]?(?:data:image\/|#))/i.test(once)).toBe(false);
        expect(/@import/i.test(once)).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});
