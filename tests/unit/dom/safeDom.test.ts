import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { isBefore } from '../../../src/dom/safeDom.ts';

it('finds the order of elements in a page whose form shadows the method', () => {
  const { document } = new JSDOM('<form><input name="compareDocumentPosition"></form><p><b></b></p>').window;
  const [form, p, b] = ['form', 'p', 'b'].map((name) => document.querySelector(name));
  if (!form || !p || !b) throw new Error('no element');
  expect(typeof form.compareDocumentPosition).not.toBe('function');
  expect([isBefore(form, p), isBefore(p, form), isBefore(p, b), isBefore(p, p)]).toEqual([true, false, true, false]);
});
