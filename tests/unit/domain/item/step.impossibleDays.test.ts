import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findImpossibleDays, STEP_EVENTS } from '../../../../src/domain/item/step.ts';

const TODAY = '2026-11-20';
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const events = fc.uniqueArray(fc.record({ event: fc.constantFrom(...STEP_EVENTS), day }), {
  selector: ({ event }) => event,
});

describe('findImpossibleDays', () => {
  it('finds an arrival before the complaint, and one in the future', () => {
    const find = (reached: string) =>
      findImpossibleDays(
        { kind: 'plainte-police', date: '2026-11-10', events: [{ event: 'reached', day: reached }] },
        TODAY,
      );
    expect(find('2026-11-09')).toEqual([{ event: 'reached', fault: 'before-step' }]);
    expect(find('2026-11-21')).toEqual([{ event: 'reached', fault: 'future' }]);
    expect([...find('2026-11-10'), ...find(TODAY)]).toEqual([]);
  });

  it('takes a hearing ahead, and an appointment with a lawyer', () => {
    const hearing = [{ event: 'hearing' as const, day: '2027-03-01' }];
    expect(findImpossibleDays({ kind: 'plainte-police', date: '2026-11-10', events: hearing }, TODAY)).toEqual([]);
    expect(findImpossibleDays({ kind: 'avocat', date: '2026-12-01', events: [] }, TODAY)).toEqual([]);
    expect(findImpossibleDays({ kind: 'plainte-police', date: '2026-12-01', events: [] }, TODAY)).toEqual([
      { event: null, fault: 'future' },
    ]);
  });

  it('finds each event before its démarche, and none between it and today', () => {
    fc.assert(
      fc.property(day, events, (date, noted) => {
        const found = findImpossibleDays({ kind: 'plainte-police', date, events: noted }, TODAY);
        for (const { event, day: noteDay } of noted) {
          const fault = found.find((one) => one.event === event)?.fault;
          if (noteDay < date) expect(fault).toBe('before-step');
          else if (noteDay <= TODAY) expect(fault).toBeUndefined();
        }
        expect(found.some(({ event }) => event === null)).toBe(date > TODAY);
      }),
    );
  });
});
