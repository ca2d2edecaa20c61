import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPageView, PARIS } from '../../../scripts/readers/savedPage.ts';
import { readMachineDate, readUnixDate } from '../../../src/capture/dates.ts';
import { type IdTime, timeOfId } from '../../../src/capture/ids.ts';
import { timeFrom } from '../../../src/capture/sites/_posting.ts';

const view = createPageView('<!DOCTYPE html>', 'https://exemple.fr/');
const machine = (value: string) => ({
  date: readMachineDate(value, PARIS),
  how: 'attribute:datetime' as const,
});
const idAt = (at: string): IdTime => ({ at: new Date(at), precision: 'ms', how: 'id:tid' });

describe('the time of a post', () => {
  it('is the page’s own, exact, where it has one', () => {
    const { posting, warnings } = timeFrom(
      { raw: '3 h', machine: machine('2026-01-15T09:12:30.000Z') },
      view,
    );
    const value = { raw: '3 h', iso: '2026-01-15T09:12:30.000Z', precision: 's', source: 'dom' };
    expect(posting).toEqual({ value, how: 'attribute:datetime', confidence: 'high' });
    expect(warnings).toEqual([]);
  });

  it('is not sure where it is still to come', () => {
    const sureness = (value: string) =>
      timeFrom({ raw: null, machine: machine(value) }, view).posting.confidence;
    expect(sureness('2026-01-16T14:00:00Z')).toBe('high');
    expect(sureness('2026-01-17T14:00:00Z')).toBe('low');
    expect(sureness('2027')).toBe('low');
    expect(sureness('2026')).toBe('high');
    const id = idAt('2031-01-01T00:00:00Z');
    expect(timeFrom({ raw: '1 janvier 2031 à 01:00', id }, view).posting.confidence).toBe('low');
  });

  it('is else that of the id, and words to the minute that agree make it sure', () => {
    const id = timeOfId('3mchajx2f6f37', 'tid');
    expect(timeFrom({ raw: '5h', id }, view).posting).toMatchObject({ how: 'id:tid', confidence: 'medium' });
    const agreed = timeFrom({ raw: '15 janvier 2026 à 10:12', id }, view);
    expect(agreed.posting).toMatchObject({
      how: 'id:tid',
      confidence: 'high',
      value: { source: 'id', precision: 'ms' },
    });
    expect(agreed.warnings).toEqual([]);
  });

  it('is else what the words say, cut at what they say', () => {
    expect(timeFrom({ raw: '23 octobre 2025' }, view).posting).toMatchObject({
      value: { iso: '2025-10-23', precision: 'day', source: 'text' },
      how: 'text:date',
      confidence: 'medium',
    });
    expect(timeFrom({ raw: 'hier à 14:05' }, view)).toMatchObject({
      posting: { value: { iso: '2026-01-14T13:05Z' }, how: 'text:date+now+device-zone', confidence: 'low' },
      warnings: ['relative-time-only'],
    });
    expect(timeFrom({ raw: '3 жил өмнө' }, view).posting).toMatchObject({
      value: { raw: '3 жил өмнө', iso: null, precision: null },
      how: 'text:as-shown',
      confidence: 'low',
    });
    expect(timeFrom({ raw: '03/04/2026' }, view).warnings).toEqual(['date-order-unknown']);
    expect(timeFrom({ raw: null }, view).posting.value).toBeNull();
  });

  it('is less sure where the page only speaks of itself', () => {
    const said = { ...machine('2026-01-15T09:12:30Z'), source: 'og' } as const;
    expect(timeFrom({ raw: null, machine: said }, view).posting).toMatchObject({
      confidence: 'medium',
      value: { source: 'og' },
    });
  });
});

describe('two witnesses', () => {
  const two = 2 * 60_000;

  it('more than two minutes apart are a warning, and nothing is sure', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10 * two, max: 10 * two }), (apart) => {
        const page = Date.UTC(2026, 0, 15, 9, 12, 30);
        const found = timeFrom(
          {
            raw: null,
            machine: machine(new Date(page).toISOString()),
            id: idAt(new Date(page + apart).toISOString()),
          },
          view,
        );
        const mismatch = Math.abs(apart) > two;
        expect(found.warnings).toEqual(mismatch ? ['time-mismatch'] : []);
        expect(found.posting.confidence).toBe(mismatch ? 'low' : 'high');
      }),
    );
  });

  it('agree when one is cut: a day is a day anywhere on earth', () => {
    for (const at of ['2026-01-13T23:30:00Z', '2026-01-14T12:00:00Z', '2026-01-15T11:30:00Z']) {
      expect(timeFrom({ raw: '2026-1-14', id: idAt(at) }, view).warnings).toEqual([]);
    }
    expect(timeFrom({ raw: '2026-1-14', id: idAt('2026-01-16T00:00:00Z') }, view).warnings).toEqual([
      'time-mismatch',
    ]);
    expect(
      timeFrom({ raw: '14 janvier 2026 à 19:45', id: idAt('2026-01-14T18:45:59Z') }, view).warnings,
    ).toEqual([]);
    expect(
      timeFrom({ raw: '14 janvier 2026 à 19:45', id: idAt('2026-01-14T19:45:00Z') }, view).warnings,
    ).toEqual(['time-mismatch']);
  });

  it('leave out an age, which was true of another moment', () => {
    expect(timeFrom({ raw: 'il y a 3 h', id: idAt('2025-01-01T00:00:00Z') }, view).warnings).toEqual([]);
  });
});

describe('seconds and milliseconds since 1970', () => {
  it.each([
    ['1760000000', 's', '2025-10-09T08:53:20Z', 's'],
    ['1675269335167', 'ms', '2023-02-01T16:35:35.167Z', 'ms'],
    ['1768416310000', 'ms', '2026-01-14T18:45:10Z', 's'],
  ] as const)('%s %s', (value, unit, iso, precision) => {
    expect(readUnixDate(value, unit)).toEqual({ iso, precision, assumptions: [] });
  });

  it.each(['', '-1', '1e9', '12345678', '99999999999999', 'x'])('« %s » is none', (value) => {
    expect(readUnixDate(value, 's')).toBeNull();
  });
});
