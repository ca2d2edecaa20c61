import type { BrowserName } from '../browser/driver.ts';

/** A page with every way of HTML to load from elsewhere, so that a test notices when its saved source does. */
export const EXTERNAL_LOADS_URL = 'https://forum.appeau.example/sujet/1';

const at = (name: string): string => `https://appeau.example/${name}`;
export const SERVED_RESOURCES = [at('ran.js')];
/** Firefox 153 loads the images of a `srcset` whatever the page's policy: only removing the attribute prevents it. */
export const LOADED_DESPITE_POLICY: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [],
  firefox: [at('pixel.png'), at('pixel2.png'), at('source.png')],
};

/** Loads that a page's policy can prevent. */
const POLICY_BLOCKED_HTML = `
<img src="${at('pixel.png')}" srcset="${at('pixel2.png')} 2x" onerror="window.ran = 1" alt="">
<picture><source srcset="${at('source.png')}"><img alt=""></picture>
<video src="${at('film.mp4')}" poster="${at('poster.png')}" autoplay></video><audio src="${at('son.mp3')}" autoplay></audio>
<iframe src="${at('cadre')}"></iframe><iframe srcdoc="<script>parent.ran = 1</script>"></iframe>
<object data="${at('objet')}"></object><embed src="${at('greffon')}">
<svg><image href="${at('dessin.png')}"/><use href="${at('sprite.svg')}#i"/><script>window.ran = 1</script></svg>
<div style="background: u\\72l(${at('fond.png')})">Un message inventé.</div>
<style>@import "${at('import.css')}"; @font-face { font-family: f; src: url(${at('police.woff2')}) } body { font-family: f }</style>
<script src="${at('ran.js')}"></script><script>window.ran = 1; new Image().src = '${at('inline.png')}'</script>`;

/** Loads that only removing the attributes prevents: links and forms. */
const NAVIGATION_HTML = `
<a data-lure href="${at('lien')}" ping="${at('ping')}">Un lien</a> <a data-lure href="javascript:window.ran=1">Un autre</a>
<form action="${at('envoi')}" method="post"><input name="q" value="mot"><button data-lure>Envoyer</button></form>
<button data-lure formaction="${at('envoi2')}" onclick="window.ran = 1">Suite</button>`;

const page = (head: string, body: string): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Appeau</title>${head}</head><body>${body}</body></html>`;

export const EXTERNAL_LOADS_HTML = page(
  `<base href="${at('')}"><meta http-equiv="refresh" content="600; url=${at('rafraichi')}">
<link rel="stylesheet" href="${at('feuille.css')}"><link rel="icon" href="${at('icone.png')}">
<link rel="preconnect" href="${at('')}"><link rel="prefetch" href="${at('suivant')}">`,
  `${POLICY_BLOCKED_HTML}<article><p>Un message inventé, sur une page qui appelle ailleurs.</p></article>${NAVIGATION_HTML}`,
);

/** Adds loading elements to `source`, as if the snapshot had overlooked them. */
export const addExternalLoads = (source: string): string =>
  source.replace('</body>', () => `${POLICY_BLOCKED_HTML}</body>`);
