/** @vitest-environment jsdom */
import { h } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { answersDocument, currentAnswers, recordAnswer } from '../../../src/law/answers.ts';
import { buildDeadlineList, type DatedItem } from '../../../src/law/deadlineList.ts';
import { QUESTIONS } from '../../../src/law/questions.ts';
import type { Counsel } from '../../../src/ui/help/counsel.ts';
import { DeadlinesPage } from '../../../src/ui/help/DeadlinesPage.tsx';
import { LawPage } from '../../../src/ui/help/LawPage.tsx';
import { Due } from '../../../src/ui/help/Reminder.tsx';
import { en } from '../../../src/ui/words/en.ts';
import { fr } from '../../../src/ui/words/fr.ts';
import { createUiHarness, noAdvice } from './uiHarness.ts';

const item = (ordinal: number, iso: string | null): DatedItem => ({
  ordinal,
  posting: { iso, precision: null },
  relative: false,
  relativeAge: null,
  seenAt: '2026-11-18T20:00:00.000Z',
  timeZone: 'Europe/Paris',
  visibility: null,
  discriminatory: null,
});
const withDates = (items: readonly DatedItem[]): Counsel => ({
  ...noAdvice,
  dates: async () => ({
    deadlines: buildDeadlineList(items, '2026-11-20'),
    today: '2026-11-20',
    ids: new Map(items.map(({ ordinal }) => [ordinal, `id-${ordinal}`])),
    unread: [],
  }),
});

describe('deadlines', () => {
  test('this week, this month, later, over, each with its items and how it was found', async () => {
    const page = createUiHarness({});
    const items = [
      item(1, '2026-08-22T10:00:00Z'),
      item(2, '2026-09-10'),
      item(3, '2026-01-05T10:00:00Z'),
      item(4, null),
    ];
    await page.show(h(DeadlinesPage, { words: fr, counsel: withDates(items) }));
    const week = page.find('[data-when="week"]')?.textContent?.replace(/\s/g, ' ');
    expect(week).toContain('Jusqu’au 21 novembre 2026');
    expect(week).toContain('Élément n° 1');
    expect(week).toContain('Une plainte simple n’arrête pas ce délai');
    expect(week).toContain('moins un jour');
    expect(page.find('[data-when="passed"]')?.textContent).toContain(
      'peuvent encore illustrer un harcèlement',
    );
    expect(page.find('[data-when="passed"]')?.textContent).toContain('C’était jusqu’au 4 avril 2026');
    expect(page.find('[data-when="later"]')?.textContent).toContain('n’a pas été lue');
    expect(page.find('.deadline-item')?.getAttribute('href')).toBe('#item/id-1');
  });

  test('the calendar file is neutral and leaves the six years out', async () => {
    const page = createUiHarness({});
    await page.show(h(DeadlinesPage, { words: fr, counsel: withDates([item(1, '2026-08-25T10:00:00Z')]) }));
    const link = page.find('[data-download="calendar"]');
    const file = decodeURIComponent(link?.getAttribute('href')?.split(',')[1] ?? '');
    expect(file.match(/SUMMARY:.*/g)).toEqual(['SUMMARY:Rappel', 'SUMMARY:Rappel']);
    expect(link?.getAttribute('download')).toBe('rappels.ics');
  });

  test('where nothing is surely ahead there is no calendar file', async () => {
    const page = createUiHarness({});
    const ago = { from: Date.parse('2024-11-18T09:00:00Z'), to: Date.parse('2026-11-18T09:00:00Z') };
    await page.show(
      h(DeadlinesPage, {
        words: fr,
        counsel: withDates([{ ...item(1, null), relative: true, relativeAge: ago }]),
      }),
    );
    expect(page.find('[data-when="week"]')?.textContent).toContain('Peut-être encore possible');
    expect(page.find('[data-download="calendar"]')).toBeNull();
  });

  test('items that cannot be read are said, and never « nothing recorded »', async () => {
    const page = createUiHarness({});
    const { dates } = withDates([]);
    const counsel = { ...noAdvice, dates: async () => ({ ...(await dates()), unread: [3] }) };
    await page.show(h(DeadlinesPage, { words: fr, counsel }));
    expect(page.text()).toContain('1 élément illisible n’est pas compté ici');
    expect(page.text()).not.toContain('Rien d’enregistré');
  });

  test('nothing recorded and a locked store say so', async () => {
    const page = createUiHarness({});
    await page.show(h(DeadlinesPage, { words: en, counsel: withDates([]) }));
    expect(page.text()).toContain('Nothing recorded yet');
    await page.show(null);
    const dates = async () => Promise.reject(new Refusal('locked'));
    await page.show(h(DeadlinesPage, { words: fr, counsel: { ...noAdvice, dates } }));
    expect(page.find('[role="alert"]')?.getAttribute('data-code')).toBe('locked');
  });

  describe('a reminder', () => {
    type Reminding = Awaited<ReturnType<Counsel['reminding']>>;
    /** A browser that gives leave for notices, or not. */
    async function reminders(before: Partial<Reminding>, leave = true) {
      const page = createUiHarness({});
      let now: Reminding = { carnet: false, notice: null, computer: 'mine', ...before };
      const remind = vi.fn(async (carnet: boolean) => {
        now = { ...now, carnet };
        return now;
      });
      const notify = vi.fn(async (on: boolean) => {
        now = { ...now, notice: on && leave ? { next: '2026-11-23' } : null };
        return now;
      });
      const counsel = {
        ...withDates([item(1, '2026-08-25T10:00:00Z')]),
        reminding: async () => now,
        remind,
        notify,
      };
      await page.show(h(DeadlinesPage, { words: fr, counsel }));
      return { page, remind, notify };
    }
    const ticked = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.checked;

    test('is off until ticked, and the browser’s notice beside it too', async () => {
      const { page, remind, notify } = await reminders({});
      expect(ticked('reminder')).toBe(false);
      expect(page.find('[name="notice"]')).toBeNull();
      await page.press('[name="reminder"]');
      expect(remind).toHaveBeenCalledWith(true);
      expect(ticked('notice')).toBe(false);
      await page.press('[name="notice"]');
      expect(notify).toHaveBeenCalledWith(true);
      expect(ticked('notice')).toBe(true);
      expect(page.find('[data-notice]')?.textContent).toContain('le 23 novembre 2026.');
      await page.press('[name="notice"]');
      expect(notify).toHaveBeenLastCalledWith(false);
      expect(ticked('notice')).toBe(false);
      await page.press('[name="reminder"]');
      expect(page.find('[name="notice"]')).toBeNull();
    });

    test('stays a line in the carnet where the browser says no, and says so', async () => {
      const { page } = await reminders({ carnet: true }, false);
      await page.press('[name="notice"]');
      expect(ticked('notice')).toBe(false);
      expect(page.find('[data-notice]')?.textContent).toContain('Le rappel reste une ligne');
    });

    test.each([
      ['shared', 'Aucune notification ne s’affiche sur cet ordinateur'],
      ['unknown', 'Aucune notification ne s’affiche sur cet ordinateur'],
      [null, 'dites d’abord à qui est cet ordinateur'],
    ] as const)('where the computer is said to be %s, no notice is offered', async (computer, said) => {
      const { page } = await reminders({ carnet: true, computer });
      expect(page.find('[name="notice"]')).toBeNull();
      expect(page.find('[data-notice]')?.textContent).toContain(said);
    });

    test('is a line once the carnet is open', async () => {
      const page = createUiHarness({});
      await page.show(h(Due, { words: fr, counsel: { ...noAdvice, due: async () => true } }));
      expect(page.text()).toContain('Une date vous attend cette semaine');
    });
  });

  test('many dates of one kind are counted, not listed', async () => {
    const page = createUiHarness({});
    const items = Array.from({ length: 20 }, (_, at) =>
      item(at + 1, `2026-10-${String(at + 1).padStart(2, '0')}`),
    );
    await page.show(h(DeadlinesPage, { words: fr, counsel: withDates(items) }));
    const later = document.body.querySelector('[data-when="later"] [data-clock="delit"]');
    expect(later?.querySelectorAll('.deadline-lines li')).toHaveLength(5);
    expect(later?.textContent).toContain('Et 15 autres dates.');
  });
});

describe('what the law says', () => {
  function counsel(): Counsel {
    let kept = answersDocument.empty;
    return {
      ...noAdvice,
      answers: async () => currentAnswers(kept),
      answer: async (question, answer) => {
        kept = recordAnswer(kept, question, answer, '2026-11-20T09:00:00.000Z');
        return currentAnswers(kept);
      },
      clear: async () => {
        kept = answersDocument.empty;
        return {};
      },
    };
  }

  test('every question is a group with its three answers; none is chosen beforehand', async () => {
    const page = createUiHarness({});
    await page.show(h(LawPage, { words: fr, counsel: counsel() }));
    const groups = [...document.body.querySelectorAll('fieldset')];
    expect(groups).toHaveLength(QUESTIONS.length);
    for (const group of groups) {
      expect(group.querySelector('legend')?.textContent).not.toBe('');
      expect(group.querySelectorAll('input[type=radio]')).toHaveLength(3);
    }
    expect(document.body.querySelectorAll('input:checked')).toHaveLength(0);
    expect(document.body.querySelectorAll('[data-offence]')).toHaveLength(0);
  });

  test('an answer is kept, said, and leads to texts with their article, elements and complaint', async () => {
    const page = createUiHarness({});
    await page.show(h(LawPage, { words: fr, counsel: counsel() }));
    await page.press('[data-question="intimate"] input[value="yes"]');
    expect(page.find('[role="status"]')?.textContent).toContain('Réponse enregistrée. 1 texte possible.');
    const found = page.find('[data-offence="diffusion-intime"]')?.textContent;
    expect(found).toContain('226-2-1');
    expect(found).toContain('Il faut votre plainte');
    expect(page.text()).toContain('à titre indicatif');
    expect(page.find('.sources')?.textContent).toContain('2 avr. 2026');
    await page.press('[data-action="clear-answers"]');
    expect(document.body.querySelectorAll('[data-offence]')).toHaveLength(0);
  });

  test('« va te tuer » shows 3114 at once', async () => {
    const page = createUiHarness({});
    await page.show(h(LawPage, { words: fr, counsel: counsel() }));
    await page.press('[data-question="suicide"] input[value="yes"]');
    expect(page.find('.note')?.textContent).toContain('3114');
  });

  test('an answer that could not be kept is not shown as kept', async () => {
    const page = createUiHarness({});
    const answer = vi.fn(async () => Promise.reject(new Refusal('disk-full')));
    await page.show(h(LawPage, { words: fr, counsel: { ...counsel(), answer } }));
    await page.press('[data-question="threat"] input[value="yes"]');
    expect(page.find('[role="alert"]')?.getAttribute('data-code')).toBe('disk-full');
    expect(page.find('[role="status"]')?.textContent).toBe('');
    expect(document.body.querySelectorAll('input:checked')).toHaveLength(0);
  });
});
