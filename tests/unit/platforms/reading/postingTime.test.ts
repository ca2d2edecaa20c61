import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMachineDate, readUnixDate } from '../../../../src/dom/pageDates.ts';
import { type IdTimestamp, readIdTimestamp } from '../../../../src/platforms/reading/idTimestamps.ts';
import { resolvePostingTime } from '../../../../src/platforms/reading/postingTime.ts';
import { createPageView, PARIS } from '../../../support/savedPages/savedPage.ts';

const view = createPageView('<!DOCTYPE html>', 'https://exemple.fr/');
const machine = (value: string) => ({ date: readMachineDate(value, PARIS), how: 'attribute:datetime' as const });
const idAt = (at: string): IdTimestamp => ({ at: new Date(at), precision: 'ms', how: 'id:tid' });

describe('resolvePostingTime', () => {
  it('returns the page’s exact machine-readable time when there is one', () => {
    const { posting, warnings } = resolvePostingTime(
      { raw: '3 h', machine: machine('2026-01-15T09:12:30.000Z') },
      view,
    );
    const value = { raw: '3 h', iso: '2026-01-15T09:12:30.000Z', precision: 's', source: 'dom' };
    expect(posting).toEqual({ value, how: 'attribute:datetime', confidence: 'high' });
    expect(warnings).toEqual([]);
  });

  it('has lower confidence for a time in the future', () => {
    const sureness = (value: string) =>
      resolvePostingTime({ raw: null, machine: machine(value) }, view).posting.confidence;
    expect(sureness('2026-01-16T14:00:00Z')).toBe('high');
    expect(sureness('2026-01-17T14:00:00Z')).toBe('low');
    expect(sureness('2027')).toBe('low');
    expect(sureness('2026')).toBe('high');
    const id = idAt('2031-01-01T00:00:00Z');
    expect(resolvePostingTime({ raw: '1 janvier 2031 à 01:00', id }, view).posting.confidence).toBe('low');
  });

  it('falls back to the time in the id, which displayed text to the minute confirms', () => {
    const id = readIdTimestamp('3mchajx2f6f37', 'tid');
    expect(resolvePostingTime({ raw: '5h', id }, view).posting).toMatchObject({ how: 'id:tid', confidence: 'medium' });
    const agreed = resolvePostingTime({ raw: '15 janvier 2026 à 10:12', id }, view);
    expect(agreed.posting).toMatchObject({
      how: 'id:tid',
      confidence: 'high',
      value: { source: 'id', precision: 'ms' },
    });
    expect(agreed.warnings).toEqual([]);
  });

  it('falls back to the displayed text, at its precision', () => {
    expect(resolvePostingTime({ raw: '23 octobre 2025' }, view).posting).toMatchObject({
      value: { iso: '2025-10-23', precision: 'day', source: 'text' },
      how: 'text:date',
      confidence: 'medium',
    });
    expect(resolvePostingTime({ raw: 'hier à 14:05' }, view)).toMatchObject({
      posting: { value: { iso: '2026-01-14T13:05Z' }, how: 'text:date+now+device-zone', confidence: 'low' },
      warnings: ['relative-time-only'],
    });
    expect(resolvePostingTime({ raw: '3 жил өмнө' }, view).posting).toMatchObject({
      value: { raw: '3 жил өмнө', iso: null, precision: null },
      how: 'text:as-shown',
      confidence: 'low',
    });
    expect(resolvePostingTime({ raw: '03/04/2026' }, view).warnings).toEqual(['date-order-unknown']);
    expect(resolvePostingTime({ raw: null }, view).posting.value).toBeNull();
  });

  it('has lower confidence for the page’s metadata', () => {
    const openGraphTime = { ...machine('2026-01-15T09:12:30Z'), source: 'og' } as const;
    expect(resolvePostingTime({ raw: null, machine: openGraphTime }, view).posting).toMatchObject({
      confidence: 'medium',
      value: { source: 'og' },
    });
  });
});

describe('resolvePostingTime with two sources', () => {
  const two = 2 * 60_000;

  it('adds a warning and lowers confidence when they differ by more than two minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10 * two, max: 10 * two }), (apart) => {
        const page = Date.UTC(2026, 0, 15, 9, 12, 30);
        const found = resolvePostingTime(
          { raw: null, machine: machine(new Date(page).toISOString()), id: idAt(new Date(page + apart).toISOString()) },
          view,
        );
        const mismatch = Math.abs(apart) > two;
        expect(found.warnings).toEqual(mismatch ? ['time-mismatch'] : []);
        expect(found.posting.confidence).toBe(mismatch ? 'low' : 'high');
      }),
    );
  });

  it('compares a bare day as if in any time zone', () => {
    for (const at of ['2026-01-13T23:30:00Z', '2026-01-14T12:00:00Z', '2026-01-15T11:30:00Z'])
      expect(resolvePostingTime({ raw: '2026-1-14', id: idAt(at) }, view).warnings).toEqual([]);
    expect(resolvePostingTime({ raw: '2026-1-14', id: idAt('2026-01-16T00:00:00Z') }, view).warnings).toEqual([
      'time-mismatch',
    ]);
    expect(
      resolvePostingTime({ raw: '14 janvier 2026 à 19:45', id: idAt('2026-01-14T18:45:59Z') }, view).warnings,
    ).toEqual([]);
    expect(
      resolvePostingTime({ raw: '14 janvier 2026 à 19:45', id: idAt('2026-01-14T19:45:00Z') }, view).warnings,
    ).toEqual(['time-mismatch']);
  });

  it('ignores an age, which was true at another moment', () => {
    expect(resolvePostingTime({ raw: 'il y a 3 h', id: idAt('2025-01-01T00:00:00Z') }, view).warnings).toEqual([]);
  });
});

describe('readUnixDate', () => {
  it.each([
    ['1760000000', 's', '2025-10-09T08:53:20Z', 's'],
    ['1675269335167', 'ms', '2023-02-01T16:35:35.167Z', 'ms'],
    ['1768416310000', 'ms', '2026-01-14T18:45:10Z', 's'],
  ] as const)('parses %s in %s', (value, unit, iso, precision) => {
    expect(readUnixDate(value, unit)).toEqual({ iso, precision, assumptions: [] });
  });

  it.each(['', '-1', '1e9', '12345678', '99999999999999', 'x'])('returns null for « %s »', (value) => {
    expect(readUnixDate(value, 's')).toBeNull();
  });
});
