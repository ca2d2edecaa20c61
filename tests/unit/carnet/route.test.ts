import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRoute } from '../../../src/carnet/route.ts';

const ITEM = '8d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e';
const CASE = '00000000-0000-4000-8000-0000000000a1';

describe('parseRoute', () => {
  it.each([
    ['', { view: 'items', page: 1, asked: null }],
    ['items', { view: 'items', page: 1, asked: null }],
    ['items/12', { view: 'items', page: 12, asked: null }],
    ['items/by-account', { view: 'items', page: 1, asked: 'by-account' }],
    ['items/left-out', { view: 'items', page: 1, asked: 'left-out' }],
    ['items/other', { view: 'items', page: 1, asked: null }],
    ['items/0', { view: 'items', page: 1, asked: null }],
    ['items/-1', { view: 'items', page: 1, asked: null }],
    ['export', { view: 'export' }],
    ['import', { view: 'import', place: null, part: null }],
    ['import/authorisation', { view: 'import', place: { kind: 'authorisation' }, part: null }],
    [`import/step/${ITEM}`, { view: 'import', place: { kind: 'step', step: ITEM, item: null }, part: null }],
    ['before-export', { view: 'before-export', subject: null }],
    ['before-export/items', { view: 'before-export', subject: 'items' }],
    ['before-export/dating', { view: 'before-export', subject: 'dating' }],
    ['before-export/other', { view: 'items', page: 1, asked: null }],
    ['from-phone', { view: 'import', place: null, part: 'from-phone' }],
    ['from-phone/b', { view: 'items', page: 1, asked: null }],
    ['lock', { view: 'lock' }],
    ['erase', { view: 'erase', caseId: null }],
    [`erase/${CASE}`, { view: 'erase', caseId: CASE }],
    ['recover', { view: 'recover' }],
    ['diagnostics/12', { view: 'diagnostics', tabId: 12 }],
    ['diagnostics/-1', { view: 'items', page: 1, asked: null }],
    [`item/${ITEM}`, { view: 'item', id: ITEM, asksCase: false }],
    [`item/${ITEM}/case`, { view: 'item', id: ITEM, asksCase: true }],
    ['cases', { view: 'cases' }],
    [`cases/wrong/${ITEM}/${CASE}`, { view: 'cases', wrong: { item: ITEM, caseId: CASE } }],
    [`items/wrong/${ITEM}/${CASE}`, { view: 'items', page: 1, asked: null, wrong: { item: ITEM, caseId: CASE } }],
    [`items/wrong/${ITEM}`, { view: 'items', page: 1, asked: null }],
    ['item/elsewhere', { view: 'items', page: 1, asked: null }],
  ])('parses %s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it('parses any other hash as the list', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseRoute(`x${text}`)).toEqual({ view: 'items', page: 1, asked: null });
      }),
    );
  });
});
