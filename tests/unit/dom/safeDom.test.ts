import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { isBefore } from '../../../src/dom/safeDom.ts';

it('finds the order of elements when a field of a form shadows the method', () => {
  const { document } = new JSDOM('<form><input name="compareDocumentPosition"></form><p><b></b></p>').window;
  const [form, input, p, b] = ['form', 'input', 'p', 'b'].map((name) => document.querySelector(name));
  if (!form || !p || !b) throw new Error('no element');
  // As in a browser: jsdom does not let a field shadow a method.
  Object.defineProperty(form, 'compareDocumentPosition', { value: input });
  expect([isBefore(form, p), isBefore(p, form), isBefore(p, b), isBefore(p, p)]).toEqual([true, false, true, false]);
});
