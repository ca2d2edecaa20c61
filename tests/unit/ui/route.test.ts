import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRoute } from '../../../src/ui/carnet/route.ts';

test.each([
  ['', { view: 'items', page: 1 }],
  ['#items', { view: 'items', page: 1 }],
  ['#items/12', { view: 'items', page: 12 }],
  ['#items/0', { view: 'items', page: 1 }],
  ['#items/-1', { view: 'items', page: 1 }],
  ['#export', { view: 'export' }],
  ['#import', { view: 'import', place: null }],
  ['#import/authorisation', { view: 'import', place: { kind: 'authorisation' } }],
  [
    '#import/step/8d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e',
    {
      view: 'import',
      place: { kind: 'step', step: '8d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e', item: null },
    },
  ],
  ['#before-export', { view: 'before-export' }],
  ['#lock', { view: 'lock' }],
  ['#recover', { view: 'recover' }],
  ['#sight/12', { view: 'sight', tabId: 12 }],
  ['#sight/-1', { view: 'items', page: 1 }],
  [
    '#item/8d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e',
    { view: 'item', id: '8d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e' },
  ],
  ['#item/elsewhere', { view: 'items', page: 1 }],
])('%s', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test('anything else is the list, never an export', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseRoute(`#x${text}`)).toEqual({ view: 'items', page: 1 });
    }),
  );
});
