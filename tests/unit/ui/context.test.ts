// @vitest-environment jsdom
import { h, options, render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { preventSavedFormState } from '../../../src/ui/context.ts';

const { vnode } = options;
afterEach(() => {
  if (vnode === undefined) delete options.vnode;
  else options.vnode = vnode;
  render(null, document.body);
});

it('marks every form and field, so that no browser saves what they contain', () => {
  preventSavedFormState();
  const fields = [
    h('input', { type: 'text' }),
    h('input', { type: 'radio' }),
    h('select', {}),
    h('textarea', {}),
    h('p', { id: 'p' }),
  ];
  render(h('form', {}, fields), document.body);
  const marked = [...document.querySelectorAll('form, input, select, textarea')];
  expect(marked.map((element) => [element.localName, element.getAttribute('autocomplete')])).toEqual([
    ['form', 'off'],
    ['input', 'off'],
    ['input', 'off'],
    ['select', 'off'],
    ['textarea', 'off'],
  ]);
  expect(document.querySelector('p')?.hasAttribute('autocomplete')).toBe(false);
});
