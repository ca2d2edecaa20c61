import { describe, expect, it } from 'vitest';
import { createClipping, hasCroppedPicture } from '../../../src/capture/clipping.ts';
import { createPageView } from '../../support/savedPages/savedPage.ts';

/** jsdom does not know that a shorthand sets both. */
const hidden = (overflow = 'hidden'): string => `overflow-x: ${overflow}; overflow-y: ${overflow}`;

/** A post of 400 × 400 px in jsdom, which has styles and no layout: each element says in `data-box` where it is. */
function openPost(html: string) {
  const view = createPageView(`<article data-box="0 0 400 400">${html}</article>`, 'https://exemple.fr/');
  const post = view.document.querySelector('article') ?? expect.unreachable();
  const rectOf = (el: Element) => {
    const [x = 0, y = 0, width = 400, height = 400] = (el.getAttribute('data-box') ?? '').split(' ').map(Number);
    return { x, y, width, height };
  };
  return { window: view.window, view: { ...view, rectOf }, post };
}

describe('where the boxes of a post let the page draw', () => {
  const BELOW = 'data-box="0 100 400 50"';
  it.each([
    ['a box that hides its overflow', `<p ${BELOW} style="${hidden()}">`, '0 100 400 50'],
    ['one that scrolls', `<p ${BELOW} style="${hidden('auto')}">`, '0 100 400 50'],
    ['one that is painted alone', `<p ${BELOW} style="contain: paint">`, '0 100 400 50'],
    ['a path', '<p data-box="0 100 400 100" style="clip-path: inset(0 25% 50px 10px)">', '10 100 290 50'],
    ['a polygon', '<p data-box="0 0 400 100" style="clip-path: polygon(0 0, 50% 0, 50% 30px)">', '0 0 200 30'],
    ['a circle', '<p data-box="0 0 400 100" style="clip-path: circle(30px at 50px 50px)">', '20 20 60 60'],
    ['a circle in its box', '<p data-box="0 0 400 100" style="clip-path: circle()">', '150 0 100 100'],
    ['an ellipse', '<p data-box="0 0 400 100" style="clip-path: ellipse(25% 20px at 50% 30%)">', '100 10 200 40'],
    [
      'two boxes',
      `<div ${BELOW} style="${hidden('clip')}"><p data-box="200 0 400 400" style="${hidden()}">`,
      '200 100 200 50',
    ],
    [
      'the box that holds a positioned element',
      `<div ${BELOW} style="${hidden()}; position: relative"><p style="position: absolute">`,
      '0 100 400 50',
    ],
  ])('is cut by %s', (_, html, limits) => {
    const { window, view, post } = openPost(html);
    const { x, y, width, height } = createClipping(
      window,
      view,
      post,
    )(view.document.querySelector('p') ?? expect.unreachable());
    expect(`${x} ${y} ${width} ${height}`).toBe(limits);
  });

  it.each([
    `<div ${BELOW}><p>`,
    `<div ${BELOW} style="${hidden()}"><p style="position: absolute">`,
    `<div ${BELOW} style="${hidden()}; position: relative"><p style="position: fixed">`,
    `<p ${BELOW} style="${hidden()}; display: inline">`,
  ])('is not cut by %s', (html) => {
    const { window, view, post } = openPost(html);
    const limits = createClipping(window, view, post)(view.document.querySelector('p') ?? expect.unreachable());
    expect(Math.min(limits.width, limits.height)).toBeGreaterThan(400);
  });
});

describe('a picture that a post shows in part', () => {
  it.each([
    ['whole', '<img data-box="0 0 400 300">', false],
    ['in a low box', `<div data-box="0 0 400 100" style="${hidden()}"><img data-box="0 0 400 300"></div>`, true],
    ['in another ratio, cut', '<img data-box="0 0 400 100" style="object-fit: cover">', true],
    ['in another ratio, whole', '<img data-box="0 0 400 100" style="object-fit: contain">', false],
    ['under a path', '<img data-box="0 0 400 300" style="clip-path: inset(0 0 60% 0)">', true],
    ['in a circle', '<img data-box="0 0 400 300" style="clip-path: circle(80px)">', true],
    ['of an account, round', '<img data-box="0 0 96 96" style="clip-path: circle(50%)">', false],
    ['of an account', '<img data-box="0 0 40 20" style="object-fit: cover">', false],
    ['out of a row that scrolls', `<p style="${hidden()}"><img data-box="400 0 400 300"></p>`, true],
    ['hidden', '<img data-box="0 0 400 100" style="object-fit: cover" hidden>', false],
  ])('is said, and no other: %s', (_, html, isCropped) => {
    const { window, view, post } = openPost(html);
    for (const img of view.document.querySelectorAll('img'))
      Object.defineProperties(img, { naturalWidth: { value: 400 }, naturalHeight: { value: 300 } });
    expect(hasCroppedPicture(window, view, post, createClipping(window, view, post))).toBe(isCropped);
  });
});
