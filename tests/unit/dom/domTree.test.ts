import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readVisibleText } from '../../../src/dom/domTree.ts';
import { createLiveView } from '../../../src/dom/liveView.ts';
import { NOW } from '../../support/savedPages/savedPage.ts';

/** A script of the page may draw words in a component; `isVisible` needs a layout, which jsdom has not. */
function read(html: string, script = '', measure?: (this: Range) => DOMRect): string {
  const { window } = new JSDOM(`<!doctype html><body>${html}<script>${script}</script></body>`, {
    url: 'https://exemple.fr/',
    runScripts: 'dangerously',
  });
  const live = window as unknown as Window & typeof globalThis; // jsdom's type of Window
  if (measure) live.Range.prototype.getBoundingClientRect = measure;
  return readVisibleText(live.document.body, { ...createLiveView(live, NOW), isVisible: () => true });
}

/** Draws `inside` in the open component of each `x-words`. */
const component = (inside: string): string =>
  `for (const el of document.querySelectorAll('x-words')) el.attachShadow({mode:'open'}).innerHTML = ${JSON.stringify(inside)}`;

describe('readVisibleText: words as the page shows them', () => {
  it.each([
    [
      'blocks that are spans',
      '<span class=l>où</span><span class=l>tu</span><style>.l{display:block}</style>',
      'où\ntu',
    ],
    ['lines of a component', '<x-l>où</x-l><x-l>tu</x-l><style>x-l{display:block}</style>', 'où\ntu'],
    ['links that are blocks', '<a class=l>où</a><a class=l>tu</a><style>.l{display:grid}</style>', 'où\ntu'],
    ['a picture of its own line', 'où<img alt="" style="display:block">tu', 'où\ntu'],
    ['parts of a line', '<p style="display:flex"><b>où</b><i>tu</i></p>', 'où tu'],
    ['parts of a grid', '<p style="display:grid"><b>où</b><b>tu</b></p>', 'où tu'],
    ['cells', '<span class=c>où</span><span class=c>tu</span><style>.c{display:table-cell}</style>', 'où tu'],
    ['parts of a word', 'h<b>abi</b><i class="c">te<wbr>s</i>', 'habites'],
    ['lines of a preformatted text', '<pre>où\n  tu</pre><p>a\n b</p>', 'où\ntu\n\na b'],
    ['lines of a drawing', '<svg><text><tspan x=0 y=9>où</tspan><tspan x=0 y=20>tu</tspan></text></svg>', 'où\n\ntu'],
    ['words around an element that is not drawn', 'o<i style="display:none"></i>ù', 'où'],
  ])('breaks between %s', (_, html, words) => {
    expect(read(html)).toBe(words);
  });

  /** Each character is 10 px wide and stands where its element says, on one line. */
  it.each([
    ['beside each other in blocks that are inline', '<p data-x=0>men</p><p data-x=30>ace</p>', 'inline', 'menace'],
    ['beside each other in blocks', '<p data-x=0>men</p><p data-x=30>ace</p>', 'block', 'men\n\nace'],
    ['apart on a line', '<i data-x=0>tu</i><i data-x=40>vas</i>', 'inline-block', 'tu vas'],
    ['letters of a word', '<i data-x=0>o</i><i data-x=10>ù</i>', 'inline-block', 'où'],
  ])('reads words %s as they stand', (_, html, display, words) => {
    const measure = function boxOf(this: Range) {
      const left = Number(this.startContainer.parentElement?.dataset.x) + 10 * this.startOffset;
      return { left, right: left + 10, top: 0, height: 16 } as DOMRect;
    };
    const style = `<style>p, i { display: ${display === 'inline-block' ? 'inline' : display} }</style>`;
    expect(read(style + html, '', measure)).toBe(words);
  });

  it.each([
    ['drawn by it', '<x-words></x-words>', '<p>où</p><p>tu</p>', 'où\n\ntu'],
    ['given to it', '<x-words>où</x-words>', '<b>Avant </b><slot></slot><p>après</p>', 'Avant où\naprès'],
    ['given to it by name', '<x-words><i slot=a>où</i>caché</x-words>', '<slot name=a></slot> tu', 'où tu'],
    ['that stand for none', '<x-words></x-words>', '<slot>où</slot>', 'où'],
  ])('reads the words of a component: %s', (_, html, inside, words) => {
    expect(read(html, component(inside))).toBe(words);
  });

  it.each([
    ['a field that is fixed', '<textarea readonly>où</textarea><input type=text disabled value="tu">', 'où\n\ntu'],
    ['a fixed field without a type', '<input readonly value="où"><input type=search disabled value="tu">', 'où\n\ntu'],
    ['a field of the person', 'a<textarea>brouillon</textarea><input value="brouillon">', 'a'],
    ['a password', 'a<input type=password readonly value="secret">', 'a'],
    ['a field of a form', 'a<form><textarea readonly>brouillon</textarea></form>', 'a'],
    ['a drawing', '<svg><title>Icône</title><defs><text>x</text></defs><text>où</text></svg>', 'où'],
  ])('reads what %s shows, and no more', (_, html, words) => {
    expect(read(html)).toBe(words);
  });
});
