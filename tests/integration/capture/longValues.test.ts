import { expect, it } from 'vitest';
import { toComparableText } from '../../../src/capture/contentWatcher.ts';
import { observe } from '../../../src/capture/observe.ts';
import { takePageSnapshot } from '../../../src/capture/pageSnapshot.ts';
import { removeSecrets } from '../../../src/dom/sourceRules.ts';
import { readWhatsappMessages } from '../../../src/import/chatExports.ts';
import { hasMessageLine } from '../../../src/import/exports/whatsappLines.ts';
import { findPostUrn } from '../../../src/platforms/linkedin/linkedinUrn.ts';
import { canonicalizeAddress } from '../../../src/platforms/reading/canonicalAddress.ts';
import { createPageView, SILENT } from '../../support/savedPages/savedPage.ts';

/**
 * Where a pattern takes a time in proportion to the square of its input, each of these lasts minutes; otherwise less
 * than a second. tests/integration/patterns.test.ts checks every pattern.
 */
const LENGTH = 200_000;

const observePost = (inside: string) => {
  const html = `<article id="post-1"><a rel="author" href="/membres/lo">lo</a><p>mot</p>${inside}</article>`;
  const view = createPageView(html, 'https://exemple.invalid/fil');
  takePageSnapshot(view.document, { address: 'a', at: 'b' });
  return observe(view, SILENT, view.document.querySelector('p'));
};

it.each([
  ['digits in a path', `<a href="/status/${'1'.repeat(LENGTH)}/x">lien</a>`],
  ['names of parameters', `<a href="/a?${'token'.repeat(LENGTH / 5)}">lien</a>`],
  ['the words of a button', `<span>répondre${' '.repeat(LENGTH)}x</span>`],
  ['a class', `<div class="${'comment__item--'.repeat(LENGTH / 15)}!">x</div>`],
  ['slashes and question marks', `<a href="/${'?'.repeat(LENGTH)}x">lien</a>`],
])('attack: a post with %s of 200,000 characters does not freeze the page', (_, inside) => {
  expect(observePost(inside).author.handle).not.toBe('');
});

it('attack: texts and addresses of 200,000 characters are read in a moment', () => {
  expect(removeSecrets(`https://a.test/?${'token'.repeat(LENGTH / 5)}`)).toContain('tokentoken');
  expect(toComparableText('1 '.repeat(LENGTH / 2))).toBe('');
  expect(hasMessageLine('\n'.repeat(LENGTH))).toBe(false);
  expect(readWhatsappMessages(' '.repeat(LENGTH))).toEqual([]);
  expect(canonicalizeAddress(`https://a.test/${'#'.repeat(LENGTH)}x`, []).canonical).not.toBeNull();
  expect(
    findPostUrn(new URL(`https://www.linkedin.com/posts/${'-activity-123456789012345'.repeat(6000)}/x/`)),
  ).toBeNull();
});

it('cuts the secrets of an address, and nothing else', () => {
  expect(removeSecrets('https://a.test/p?next=/b?token=c?d&x=1;auth=e#access_token=f&sid=g&author=h&side=i')).toBe(
    'https://a.test/p?next=/b?token=&x=1;auth=#access_token=&sid=&author=h&side=i',
  );
  expect(removeSecrets('https://a.test/token=1/?a=2')).toBe('https://a.test/token=1/?a=2');
});

it('compares the letters of a text without its counters', () => {
  expect(toComparableText('12 amis, 3 h, 1,5 k vues, 4 ANS et 5 AMIS')).toBe('ami, , vues, et AMI');
});
