/** @vitest-environment jsdom */
import { h } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import type { CarnetApi } from '../../../src/carnet/carnetApi.ts';
import { DatesFold } from '../../../src/carnet/followUp/DatesFold.tsx';
import { DeadlineNotice } from '../../../src/carnet/list/ListCards.tsx';
import { buildDeadlineList, type DatedItem } from '../../../src/law/legalDeadlines.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { noAdvice, showPart } from '../../support/ui/uiHarness.ts';

const item = (ordinal: number, iso: string | null): DatedItem => ({
  ordinal,
  publication: String(ordinal),
  acts: [],
  isFileDate: false,
  isPermalinkSure: true,
  posting: { iso, precision: null },
  relative: false,
  relativeAge: null,
  seenAt: '2026-11-18T20:00:00.000Z',
  timeZone: 'Europe/Paris',
  visibility: null,
  discriminatory: null,
});
const NAMED = {
  platform: 'x',
  handle: 'anon_8812',
  displayName: null,
  platformId: null,
  acquiredAt: '2026-11-20T08:00:00.000Z',
  utcOffset: '+01:00',
};
const withDates = (items: readonly DatedItem[]): CarnetApi['advice'] => ({
  ...noAdvice,
  dates: async () => ({
    ...(await noAdvice.dates()),
    deadlines: buildDeadlineList(items, '2026-11-20'),
    named: new Map(items.map(({ ordinal }) => [ordinal, { ...NAMED, id: `id-${ordinal}` }])),
  }),
});

const showAdvice = async (advice: CarnetApi['advice']) =>
  showPart(h(DatesFold, { dates: await advice.dates(), isOpen: false }), { carnetApi: { advice } });
const showDates = (...items: readonly DatedItem[]) => showAdvice(withDates(items));

describe('DatesFold', () => {
  test('groups deadlines by bucket, each with its items and how it was computed', async () => {
    const days = ['2026-08-22T10:00:00Z', '2026-09-10', '2026-01-05T10:00:00Z', null];
    const page = await showDates(...days.map((day, at) => item(at + 1, day)));
    const week = page.textOf('[data-when="week"]');
    expect(week).toContain('Jusqu’au 20 novembre 2026');
    expect(week).toContain('@anon_8812, 20 nov. 2026');
    expect(week).toContain('Une plainte simple n’arrête pas ce délai');
    expect(week).toContain('Nous enlevons un jour, pour être sûrs');
    expect(page.textOf('[data-when="passed"]')).toContain('peuvent encore illustrer un harcèlement');
    expect(page.textOf('[data-when="passed"]')).toContain('C’était jusqu’au 5 avril 2026');
    expect(page.textOf('[data-when="later"]')).toContain('n’a pas été lue');
    expect(page.textOf('[data-when="later"]')).not.toMatch(/encore \d/);
    expect(page.find('[data-when] .item-link')?.dataset.route).toBe('item/id-1');
    expect(page.textOf('[data-undated]')).toContain('Les trois mois d’une injure');
    expect(page.find('[data-undated] .item-link')?.dataset.route).toBe('item/id-4');
  });

  test('shows no day beside its title that is counted from a capture or an import', async () => {
    const summaryOf = async (...days: readonly (string | null)[]) => {
      const page = await showDates(...days.map((day, at) => item(at + 1, day)));
      return page.textOf('[data-fold="dates"] > summary');
    };
    expect(await summaryOf(null, null)).toMatch(/2 captures sont sans date de mise en ligne\.$/);
    expect(await summaryOf(null, '2026-11-17T10:00:00Z')).toMatch(/Jusqu’au 16 février 2027$/);
  });

  test('puts the three months of an insult first, with the way to a lawyer', async () => {
    const page = await showDates(item(1, '2026-11-17T10:00:00Z'));
    const [first] = document.querySelectorAll<HTMLDetailsElement>('[data-when="later"]');
    expect(first?.dataset.limitationPeriod).toBe('press');
    expect(first?.open).toBe(true);
    expect(page.find('[data-fold="dates"]')?.hasAttribute('open')).toBe(false);
    expect(page.textOf('[data-fold="dates"] > summary')).toContain('Jusqu’au 16 février 2027');
    expect(first?.textContent?.replace(/\s/g, ' ')).toContain('Jusqu’au 16 février 2027');
    expect(first?.querySelector(`.deadline-day a[data-route^="help/"]`)?.textContent).toBe('Trouver un avocat');
  });

  test('lists a day once for each period, whatever the days that are not shown', async () => {
    const relative = { ...item(2, '2026-09-11T10:00:00Z'), relative: true };
    await showDates(item(1, '2026-09-10T10:00:00Z'), relative);
    for (const period of document.querySelectorAll('[data-limitation-period]')) {
      const days = [...period.querySelectorAll('.deadline-day')].map((day) => day.textContent);
      expect(days).toEqual([...new Set(days)]);
    }
    expect(document.querySelector('.deadline-lines li')?.querySelectorAll('.item-link')).toHaveLength(2);
  });

  test('shows the other items of a day by a press', async () => {
    const items = Array.from({ length: 8 }, (_, at) => item(at + 1, '2026-08-22T10:00:00Z'));
    const page = await showDates(...items);
    const links = () => document.querySelector('.deadline-lines li')?.querySelectorAll('.item-link').length;
    expect(links()).toBe(5);
    await page.press('.deadline-lines li [data-action="all-items"]');
    expect(links()).toBe(8);
  });

  test.each([[], [item(1, '2026-08-22T10:00:00Z')]])('does not count files without a date: %j', async (...items) => {
    const page = await showDates(...items);
    expect(page.text()).toContain('Un fichier importé sans date n’a pas de jour ici');
    expect(page.text()).not.toContain('Rien de gardé');
  });

  test('says on the legal day that it is the last one, and only the next day that it is over', async () => {
    const showOn = (today: string) => {
      const deadlines = buildDeadlineList([item(1, '2026-08-20T10:00:00Z')], today);
      return showAdvice({ ...noAdvice, dates: async () => ({ ...(await noAdvice.dates()), deadlines, today }) });
    };
    const page = await showOn('2026-11-20');
    expect(page.textOf('[data-when="week"]')).toContain('C’est sans doute le dernier jour, le 20 novembre 2026');
    expect(page.find('[data-when="passed"]')).toBeNull();
    await page.show(null);
    const passed = (await showOn('2026-11-21')).textOf('[data-when="passed"]');
    expect(passed).toContain('C’était jusqu’au 20 novembre 2026');
    expect(passed).toContain('Faites vérifier par un avocat');
  });

  test('shows the three-month line of a post ticked « Haine », and its reminder is in the calendar file', async () => {
    const hateful = { ...item(1, '2026-10-01T10:00:00Z'), visibility: 'public' as const, discriminatory: true };
    const page = await showDates(hateful);
    expect(page.textOf('[data-limitation-period="press"]')).toContain('31 décembre 2026');
    expect(page.textOf('[data-limitation-period="press-discriminatory"]')).toContain('ne comptez pas dessus');
    const file = decodeURIComponent(page.find('[data-download="calendar"]')?.getAttribute('href') ?? '');
    expect(file).toContain('DTSTART;VALUE=DATE:20261224');
  });

  test('offers a neutral calendar file without the six-year periods', async () => {
    const page = await showDates(item(1, '2026-08-25T10:00:00Z'));
    const link = page.find('[data-download="calendar"]');
    const file = decodeURIComponent(link?.getAttribute('href')?.split(',')[1] ?? '');
    expect(file.match(/SUMMARY:.*/g)).toEqual(['SUMMARY:Rappel', 'SUMMARY:Rappel']);
    expect(link?.getAttribute('download')).toBe('rappels.ics');
  });

  test('offers no calendar file when no deadline is certain to be ahead', async () => {
    const ago = { from: Date.parse('2024-11-18T09:00:00Z'), to: Date.parse('2026-11-18T09:00:00Z') };
    const page = await showDates({ ...item(1, null), relative: true, relativeAge: ago });
    expect(page.textOf('[data-when="week"]')).toContain('Peut-être encore possible');
    expect(page.find('[data-download="calendar"]')).toBeNull();
  });

  test('names the items that cannot be read instead of saying that nothing is recorded', async () => {
    const dates = async () => ({ ...(await noAdvice.dates()), unread: [buildIndexItem(3)] });
    const page = await showAdvice({ ...noAdvice, dates });
    expect(page.text()).toContain('1 capture ne s’ouvre plus. Elle n’est pas comptée ici');
    expect(page.find('[data-unread] .item-link')?.dataset.route).toBe(`item/${buildIndexItem(3).id}`);
    expect(page.text()).not.toContain('Rien de gardé');
  });

  describe('a reminder', () => {
    type Reminding = Awaited<ReturnType<CarnetApi['advice']['readReminder']>>;
    /** A browser that grants or refuses the notification permission. */
    async function reminders(before: Partial<Reminding>, leave = true) {
      let now: Reminding = { carnet: false, notification: null, computer: 'mine', ...before };
      const remind = vi.fn(async (carnet: boolean) => {
        now = { ...now, carnet };
        return now;
      });
      const notify = vi.fn(async (on: boolean) => {
        now = { ...now, notification: on && leave ? { next: '2026-11-23' } : null };
        return now;
      });
      const advice = { ...withDates([item(1, '2026-08-25T10:00:00Z')]), readReminder: async () => now, remind, notify };
      return { page: await showAdvice(advice), remind, notify };
    }
    const ticked = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.checked;

    test('is off by default, like the browser’s notification', async () => {
      const { page, remind, notify } = await reminders({});
      expect(ticked('reminder')).toBe(false);
      expect(page.find('[name="notice"]')).toBeNull();
      await page.press('[name="reminder"]');
      expect(remind).toHaveBeenCalledWith(true);
      expect(ticked('notice')).toBe(false);
      await page.press('[name="notice"]');
      expect(notify).toHaveBeenCalledWith(true);
      expect(ticked('notice')).toBe(true);
      expect(page.textOf('[data-notice]')).toContain('le 23 novembre 2026.');
      await page.press('[name="notice"]');
      expect(notify).toHaveBeenLastCalledWith(false);
      expect(ticked('notice')).toBe(false);
      await page.press('[name="reminder"]');
      expect(page.find('[name="notice"]')).toBeNull();
    });

    test('stays in the carnet, and says so, when the browser refuses the notification', async () => {
      const { page } = await reminders({ carnet: true }, false);
      await page.press('[name="notice"]');
      expect(ticked('notice')).toBe(false);
      expect(page.textOf('[data-notice]')).toContain('Le rappel s’affiche quand vous ouvrez le carnet');
    });

    test.each([
      ['shared', 'Aucune notification ne s’affiche sur cet ordinateur'],
      [null, 'dites d’abord qui utilise cet ordinateur'],
    ] as const)('where the computer is said to be %s, no notice is offered', async (computer, sentence) => {
      const { page } = await reminders({ carnet: true, computer });
      expect(page.find('[name="notice"]')).toBeNull();
      expect(page.textOf('[data-notice]')).toContain(sentence);
    });

    test('shows a line when the carnet opens', async () => {
      const page = await showPart(h(DeadlineNotice, { isDue: true }));
      expect(page.text()).toContain('Une date vous attend cette semaine');
    });
  });

  test('counts dates beyond the first five', async () => {
    const items = Array.from({ length: 20 }, (_, at) => item(at + 1, `2026-10-${String(at + 1).padStart(2, '0')}`));
    await showDates(...items);
    const later = document.body.querySelector('[data-when="later"][data-limitation-period="delit"]');
    expect(later?.querySelectorAll('.deadline-lines li')).toHaveLength(5);
    expect(later?.textContent).toContain('Et 15 autres dates.');
  });
});
