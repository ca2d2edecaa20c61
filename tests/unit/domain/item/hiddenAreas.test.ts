import { describe, expect, it } from 'vitest';
import { findHiddenFiles } from '../../../../src/domain/item/hiddenAreas.ts';
import type { Fiche, FileEntry, FileRole } from '../../../../src/domain/item/item.ts';
import type { Redaction } from '../../../../src/domain/item/redaction.ts';

const AT = '2026-11-20T09:00:00.000Z';
const LATER = '2026-11-20T10:00:00.000Z';

const file = (path: string, role: FileRole, sha256: string, crop?: readonly number[]): FileEntry => {
  const [x = 0, y = 0, width = 0, height = 0] = crop ?? [];
  const transformations = crop ? [{ name: 'crop', from: 'capture.png', x, y, width, height }] : [];
  const mediaType = role === 'source' ? 'text/html' : 'image/png';
  return { path, role, mediaType, bytes: 1, sha256, salt: '', commitment: '', transformations };
};
const screen = (sha256 = 'screen') => file('capture.png', 'viewport', sha256);
const post = (sha256: string, ...crop: number[]) => file('publication.png', 'post', sha256, crop);
const source = file('page.html', 'source', 'page');

let count = 0;
function fiche(files: readonly FileEntry[], page = `https://exemple.invalid/${count}`) {
  count += 1;
  const address: Fiche['address'] = { page, permalink: null, canonical: null, dropped: [] };
  return { id: `item-${count}`, files, address };
}

const postAt = (page: string, permalink: string | null, digest: string) => {
  const made = fiche([screen(`screen ${digest}`), post(digest, 0, 0, 9, 9)], page);
  return { ...made, address: { ...made.address, permalink } };
};

const area = (path: string, x: number, y: number, width: number, height: number, more: Partial<Redaction> = {}) =>
  ({ at: AT, file: path, way: 'mask', x, y, width, height, ...more }) as const satisfies Redaction;

const hide = (id: string, ...redactions: Redaction[]) => new Map([[id, { redactions }]]);

describe('findHiddenFiles', () => {
  it('changes nothing without a hidden part', () => {
    const one = fiche([screen(), source]);
    expect(findHiddenFiles([one], new Map())).toEqual(new Map());
    expect(findHiddenFiles([one], new Map([[one.id, { redactions: [] }]]))).toEqual(new Map());
  });

  it('hides the same place of the same screen in every item, and its part in what was cropped there', () => {
    const own = fiche([screen()]);
    const beside = fiche([screen(), post('a', 0, 200, 100, 50), source]);
    const under = fiche([screen(), post('b', 10, 90, 100, 50), source]);
    const elsewhere = fiche([screen('other'), post('c', 0, 0, 100, 50), source]);
    const redaction = area('capture.png', 20, 80, 40, 30, { way: 'blur' });
    const found = findHiddenFiles([own, beside, under, elsewhere], hide(own.id, redaction));
    expect(found.get(own.id)?.copies).toEqual(new Map([['capture.png', [redaction]]]));
    expect(found.get(beside.id)).toMatchObject({
      copies: new Map([['capture.png', [redaction]]]),
      intact: new Set(['publication.png']),
      leftOut: new Set(['page.html']),
      toCheck: [],
      since: AT,
    });
    // A cut blur is a mask.
    expect(found.get(under.id)?.copies.get('publication.png')).toEqual([area('publication.png', 10, 0, 40, 20)]);
    expect(found.has(elsewhere.id)).toBe(false);
  });

  it('carries a part of a post to its screen, and to every screen where the same image was cropped', () => {
    const own = fiche([screen(), post('a', 10, 20, 100, 50)]);
    const neighbour = fiche([screen(), post('b', 0, 100, 100, 50)]);
    const again = fiche([screen('second'), post('a', 30, 40, 100, 50)]);
    const found = findHiddenFiles([own, neighbour, again], hide(own.id, area('publication.png', 1, 2, 30, 8)));
    expect(found.get(neighbour.id)?.copies).toEqual(new Map([['capture.png', [area('capture.png', 11, 22, 30, 8)]]]));
    expect(found.get(again.id)?.copies).toEqual(
      new Map([
        ['capture.png', [area('capture.png', 31, 42, 30, 8)]],
        ['publication.png', [area('publication.png', 1, 2, 30, 8)]],
      ]),
    );
  });

  it('leaves out images where the hidden part has no known place', () => {
    const tall = { ...file('publication.png', 'post', 'tall'), transformations: [{ name: 'stitched', tiles: 2 }] };
    const own = fiche([screen(), tall, file('media-1.jpg', 'media', 'media'), source]);
    const neighbour = fiche([screen(), post('b', 0, 100, 100, 50)]);
    const found = findHiddenFiles([own, neighbour], hide(own.id, area('publication.png', 0, 0, 10, 10)));
    expect(found.get(own.id)?.leftOut).toEqual(new Set(['capture.png', 'media-1.jpg', 'page.html']));
    expect(found.get(neighbour.id)).toMatchObject({
      copies: new Map(),
      leftOut: new Set(['capture.png']),
      toCheck: ['publication.png'],
    });
  });

  it('leaves out the other images of a redacted whole page, and a tall post on a screen with a hidden part', () => {
    const whole = fiche([file('page-entiere.png', 'page', 'whole'), file('media-1.jpg', 'media', 'media')]);
    const same = fiche([file('page-entiere.png', 'page', 'whole')]);
    const found = findHiddenFiles([whole, same], hide(whole.id, area('page-entiere.png', 0, 0, 10, 10)));
    expect(found.get(whole.id)?.leftOut).toEqual(new Set(['media-1.jpg']));
    expect([...(found.get(same.id)?.copies.keys() ?? [])]).toEqual(['page-entiere.png']);

    const own = fiche([screen()]);
    const tall = fiche([screen(), file('publication.png', 'post', 'tall'), file('media-1.jpg', 'media', 'other')]);
    const ofScreen = findHiddenFiles([own, tall], hide(own.id, area('capture.png', 0, 0, 10, 10)));
    expect(ofScreen.get(tall.id)).toMatchObject({
      leftOut: new Set(['publication.png']),
      intact: new Set(['media-1.jpg']),
    });
  });

  it('asks to check other screens of the same page, and leaves out their page source', () => {
    const page = 'https://exemple.invalid/fil';
    const own = fiche([screen()], page);
    const scrolled = fiche([screen('scrolled'), post('d', 0, 0, 9, 9), source], `${page}#bas`);
    const redactions = [area('capture.png', 0, 0, 10, 10), area('capture.png', 50, 0, 10, 10, { at: LATER })];
    const found = findHiddenFiles([scrolled, own], hide(own.id, ...redactions));
    expect(found.get(scrolled.id)).toEqual({
      copies: new Map(),
      intact: new Set(),
      leftOut: new Set(['page.html']),
      toCheck: ['capture.png', 'publication.png'],
      since: LATER,
    });
  });

  it('lets other posts of the page keep their own pictures, and asks to check those of the same post', () => {
    const page = 'https://exemple.invalid/fil';
    const [own, same, other, unknown] = [
      postAt(page, `${page}/1`, 'a'),
      postAt(page, `${page}/1#c`, 'b'),
      postAt(page, `${page}/2`, 'c'),
      postAt(page, null, 'd'),
    ];
    const found = findHiddenFiles([own, same, other, unknown], hide(own.id, area('capture.png', 0, 0, 10, 10)));
    const both = ['capture.png', 'publication.png'];
    expect([same, other, unknown].map(({ id }) => found.get(id)?.toCheck)).toEqual([both, ['capture.png'], both]);
  });

  it('tells the posts of a forum apart, whose addresses differ by the fragment alone', () => {
    const page = 'https://forum.exemple.invalid/sujet';
    const [ofPage, hidden, again, other] = [
      { ...postAt(page, null, 'a'), files: [screen('whole')] },
      postAt(page, `${page}#m1`, 'b'),
      postAt(page, `${page}#m1`, 'c'),
      postAt(page, `${page}#m2`, 'd'),
    ];
    const toCheck = (of: { readonly id: string }, path: string) => {
      const found = findHiddenFiles([ofPage, hidden, again, other], hide(of.id, area(path, 0, 0, 5, 5)));
      return [again, other].map(({ id }) => found.get(id)?.toCheck);
    };
    const both = ['capture.png', 'publication.png'];
    expect(toCheck(hidden, 'publication.png')).toEqual([both, ['capture.png']]);
    // Hidden in a screen, it may be of any post of the page.
    expect(toCheck(hidden, 'capture.png')).toEqual([both, both]);
    expect(toCheck(ofPage, 'capture.png')).toEqual([both, both]);
  });
});
