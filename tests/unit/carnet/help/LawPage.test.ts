/** @vitest-environment jsdom */
import { h } from 'preact';
import { describe, expect, test } from 'vitest';
import { LawPage } from '../../../../src/carnet/help/LawPage.tsx';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { answersDocument, QUESTIONS, recordAnswer } from '../../../../src/law/questions.ts';
import { createTestCarnetApi, override } from '../../../support/ui/testCarnetApi.ts';
import { createUiHarness } from '../../../support/ui/uiHarness.ts';

describe('LawPage', () => {
  const ticks = () => [...document.body.querySelectorAll('[data-question] input[type=checkbox]')];
  const themes = () =>
    [...document.body.querySelectorAll('[data-theme]')].map((theme) => theme.getAttribute('data-theme'));

  test('shows one theme at a time, of twelve ticks at most, and ticks none', async () => {
    const page = createUiHarness({});
    await page.show(h(LawPage, {}), { carnetApi: createTestCarnetApi() });
    const shown: (string | null)[] = [];
    for (const theme of themes()) {
      const button = page.find(`[data-theme="${theme}"] button`);
      if (button?.getAttribute('aria-expanded') === 'false') await page.press(`[data-theme="${theme}"] button`);
      expect(document.body.querySelectorAll('fieldset')).toHaveLength(1);
      expect(ticks().length, `${theme}`).toBeGreaterThan(0);
      expect(ticks().length, `${theme}`).toBeLessThanOrEqual(12);
      shown.push(
        ...[...document.body.querySelectorAll('[data-question]')].map((one) => one.getAttribute('data-question')),
      );
    }
    const asked = QUESTIONS.filter(({ group }) => group !== 'suicide').map(({ id }) => id);
    expect(shown.toSorted()).toEqual(asked.toSorted());
    expect(document.body.querySelectorAll('input:checked, [data-offence], .week')).toHaveLength(0);
  });

  test('asks about suicide only a relative or a helper, and keeps an earlier tick removable', async () => {
    const page = createUiHarness({});
    await page.show(h(LawPage, {}), { carnetApi: createTestCarnetApi() });
    expect(themes()).not.toContain('suicide');
    expect(page.text()).toContain('Vous aidez quelqu’un');
    await page.show(null);
    await page.show(h(LawPage, {}), {
      carnetApi: override(createTestCarnetApi(), { advice: { isForSomebodyElse: async () => true } }),
    });
    expect(themes()).toContain('suicide');
    expect(page.text()).not.toContain('Vous aidez quelqu’un');
    await page.press('[data-theme="suicide"] button');
    await page.press('[data-question="suicide"] input');
    expect(page.find('.week .first-action')?.textContent).toContain('3114');
    await page.show(null);
    const carnetApi = createTestCarnetApi();
    await carnetApi.documents.change(null, answersDocument, (before) =>
      recordAnswer(before, 'suicide', 'yes', carnetApi.now()),
    );
    await page.show(h(LawPage, {}), { carnetApi });
    expect(themes()).toContain('suicide');
  });

  test('says first what to do this week, then suggests offences with article, elements and complaint', async () => {
    const page = createUiHarness({});
    await page.show(h(LawPage, {}), { carnetApi: createTestCarnetApi() });
    await page.press('[data-theme="image"] button');
    await page.press('[data-question="intimate"] input');
    expect(page.find('[role="status"]')?.textContent).toContain('Enregistré. 1 texte possible.');
    expect(page.find('[data-theme="image"] button')?.textContent).toContain('1 case cochée');
    const titles = [...document.body.querySelectorAll('.law h2')].map((title) => title.textContent);
    expect(titles).toEqual(['Cette semaine', 'Textes possibles, à titre indicatif']);
    expect(page.find('.week .first-action')?.textContent).toContain('Appelez le 3018');
    expect(page.find('.week .first-action a')?.getAttribute('data-route')).toBe('guide/12');
    const found = page.find('[data-offence="diffusion-intime"]')?.textContent;
    expect(found).toContain('226-2-1');
    expect(found).toContain('Avant 18 ans, vous ou vos parents pouvez la déposer');
    expect(page.text()).toContain('à titre indicatif');
    expect(page.find('.sources')?.textContent).toContain('2 avr. 2026');
    await page.press('[data-question="intimate"] input');
    expect(document.body.querySelectorAll('[data-offence], .week')).toHaveLength(0);
  });

  test('unticks everything at once', async () => {
    const page = createUiHarness({});
    await page.show(h(LawPage, {}), { carnetApi: createTestCarnetApi() });
    await page.press('[data-question="threat"] input');
    await page.press('[data-question="repeated"] input');
    await page.press('[data-action="clear-answers"]');
    expect(document.body.querySelectorAll('input:checked, [data-offence], .week')).toHaveLength(0);
  });

  test('does not show an answer as saved when saving fails', async () => {
    const page = createUiHarness({});
    const change = () => Promise.reject(new Refusal('disk-full'));
    await page.show(h(LawPage, {}), { carnetApi: override(createTestCarnetApi(), { documents: { change } }) });
    await page.press('[data-question="threat"] input');
    expect(page.find('[role="alert"]')?.getAttribute('data-code')).toBe('disk-full');
    expect(page.find('[role="status"]')?.textContent).toBe('');
    expect(document.body.querySelectorAll('input:checked')).toHaveLength(0);
  });
});
