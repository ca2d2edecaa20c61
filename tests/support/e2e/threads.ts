import type { ServedPage } from '../browser/network.ts';

/** Threads of invented posts: a static one, an endless one, one that recycles a few elements, and a conversation. */
const HOST = 'https://fils.essai.example';

export const STATIC_THREAD = `${HOST}/sujets/messages`;
export const STATIC_POSTS = 36;
export const ENDLESS_THREAD = `${HOST}/sujets/sans-fin`;
export const VIRTUAL_THREAD = `${HOST}/sujets/recycles`;
export const VIRTUAL_POSTS = 40;
export const CHAT = `${HOST}/salons/discussion`;
export const CHAT_POSTS = 30;

const html = (css: string, body: string): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Fil d’essai</title><style>
body { margin: 0 auto; width: 700px; font: 16px/24px sans-serif; }
header { position: sticky; top: 0; height: 50px; background: #dddddd; }
article { box-sizing: border-box; border-bottom: 1px solid #999999; padding: 8px; overflow: hidden; }
${css}</style></head><body>${body}</body></html>`;

/** Several heights, none of which divides the window's. */
export const heightOf = (n: number): number => 90 + (n % 5) * 37;
export const textOfPost = (n: number): string => `Message numéro ${n}, inventé.`;

const article = (n: number, extra = ''): string =>
  `<article id="m${n}" style="height:${heightOf(n)}px${extra}"><a rel="author" href="/membres/essai_${n % 7}">essai_${n % 7}</a>
<a href="#m${n}"><time datetime="2025-11-16T19:${String(n % 60).padStart(2, '0')}:00+01:00">heure</time></a><p>${textOfPost(n)}</p></article>`;

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const staticThread: ServedPage = {
  body: html(
    '',
    `<header>Forum</header>${numbers(STATIC_POSTS)
      .map((n) => article(n))
      .join('')}`,
  ),
};

/** Adds posts as it is scrolled, so that a capture of it ends only when it is stopped. */
const endlessThread: ServedPage = {
  body: html(
    '',
    `<header>Forum</header><main></main><script>
    const main = document.querySelector('main');
    let last = 0;
    const add = () => {
      while (main.lastElementChild === null || main.lastElementChild.getBoundingClientRect().top < 3 * innerHeight) {
        last += 1;
        const node = main.appendChild(document.createElement('article'));
        node.id = 'm' + last; node.style.height = '130px';
        const link = node.appendChild(document.createElement('a'));
        link.href = '/membres/essai_' + last % 7; link.rel = 'author'; link.textContent = 'essai_' + last % 7;
        node.appendChild(document.createElement('p')).textContent = 'Message numéro ' + last + ', inventé.';
      }
    };
    add();
    addEventListener('scroll', add);
    </script>`,
  ),
};

/** Posts of one height, so that the page can place them. They have no address and no id, so only their texts differ. */
const ROW = 130;
const virtualThread: ServedPage = {
  body: html(
    `main { position: relative; height: ${ROW * VIRTUAL_POSTS}px; } article { position: absolute; width: 700px; height: ${ROW}px; }`,
    `<header>Fil</header><main></main><script>
    const main = document.querySelector('main');
    const nodes = Array.from({ length: 14 }, () => main.appendChild(document.createElement('article')));
    const draw = () => {
      const from = Math.max(0, Math.floor((scrollY - 50) / ${ROW}) - 2);
      for (let n = from; n < from + nodes.length; n += 1) {
        const node = nodes[n % nodes.length];
        node.hidden = n >= ${VIRTUAL_POSTS};
        node.style.top = n * ${ROW} + 'px';
        node.replaceChildren();
        const who = node.appendChild(document.createElement('a'));
        who.rel = 'author'; who.href = '/membres/essai_' + n % 7; who.textContent = 'essai_' + n % 7;
        node.appendChild(document.createElement('p')).textContent = 'Message numéro ' + (n + 1) + ', inventé.';
      }
    };
    addEventListener('scroll', () => requestAnimationFrame(draw));
    draw();
    </script>`,
  ),
};

/** A conversation in a pane that starts at its end and loads earlier messages at the top. */
const chat: ServedPage = {
  body: html(
    'html, body { height: 100%; overflow: hidden; } main { height: 90vh; overflow-y: auto; }',
    `<main></main><footer>Écrire</footer><script>
    const main = document.querySelector('main');
    let oldest = ${CHAT_POSTS + 1};
    const add = () => {
      for (let i = 0; i < 20 && oldest > 1; i += 1) {
        oldest -= 1;
        const node = document.createElement('article');
        node.id = 'm' + oldest; node.style.height = '110px';
        const link = node.appendChild(document.createElement('a'));
        link.href = '/membres/essai_' + oldest % 7; link.rel = 'author'; link.textContent = 'essai_' + oldest % 7;
        node.appendChild(document.createElement('p')).textContent = 'Message numéro ' + oldest + ', inventé.';
        main.prepend(node);
      }
    };
    add();
    main.scrollTop = main.scrollHeight;
    main.addEventListener('scroll', () => {
      if (main.scrollTop > 0 || oldest === 1) return;
      setTimeout(() => { const before = main.scrollHeight; add(); main.scrollTop += main.scrollHeight - before; }, 100);
    });
    </script>`,
  ),
};

export const THREADS: readonly (readonly [string, ServedPage])[] = [
  [STATIC_THREAD, staticThread],
  [ENDLESS_THREAD, endlessThread],
  [VIRTUAL_THREAD, virtualThread],
  [CHAT, chat],
];
