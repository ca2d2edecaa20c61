/** @vitest-environment jsdom */
import { h } from 'preact';
import { describe, expect, test } from 'vitest';
import { OffenceRows, SituationLaw } from '../../../../src/carnet/help/SituationLaw.tsx';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { HELP_SITUATIONS } from '../../../../src/law/guide/helpSituations.ts';
import { OFFENCES } from '../../../../src/law/suggestions.ts';
import { createTestCarnetApi, override } from '../../../support/ui/testCarnetApi.ts';
import { showPart } from '../../../support/ui/uiHarness.ts';

const questionsOf = (situation: string) => HELP_SITUATIONS.find(({ id }) => id === situation)?.questions ?? [];
const offences = () => [...document.body.querySelectorAll<HTMLElement>('[data-offence]')];

async function show(situation: string, isOpen = true, carnetApi = createTestCarnetApi()) {
  const page = await showPart(h(SituationLaw, { questions: questionsOf(situation), isOpen }), { carnetApi });
  return page;
}

describe('SituationLaw', () => {
  test('ticks nothing, and says nothing of this week before a tick', async () => {
    await show('threats');
    expect(document.body.querySelectorAll('[data-question]')).toHaveLength(questionsOf('threats').length);
    expect(document.body.querySelectorAll('input:checked, .week, [data-offence] .hint:only-child')).toHaveLength(0);
  });

  test('shows the offences without ticks while the store is locked', async () => {
    await show('threats', false);
    expect(document.body.querySelectorAll('[data-question]')).toHaveLength(0);
    expect(offences().map(({ dataset }) => dataset.offence)).toContain('menaces');
  });

  test('says first what to do this week, then the offences that a tick suggests before the others', async () => {
    const page = await show('intimate-image');
    const before = offences().length;
    await page.press('[data-question="intimate"] input');
    expect(page.find('[role="status"]')?.textContent).toContain('Enregistré. 1 texte possible.');
    expect(page.textOf('.week .first-action')).toMatch(
      /^Capturez-la, ou notez adresse et compte, puis appelez le 3018/,
    );
    expect(page.find('.week .first-action a')?.getAttribute('data-route')).toBe('help/12');
    const [first] = offences();
    expect(first?.dataset.offence).toBe('diffusion-intime');
    expect(first?.querySelector('summary')?.textContent).toContain('selon vos cases');
    expect(first?.textContent).toContain('226-2-1');
    expect(first?.textContent).toContain('Avant 18 ans, vous ou vos parents pouvez la déposer');
    expect(offences()).toHaveLength(before);
    await page.press('[data-question="intimate"] input');
    expect(document.body.querySelectorAll('.week, summary .hint')).toHaveLength(0);
  });

  test('asks about suicide who helps, and sends them to 3114', async () => {
    const page = await show('helper');
    await page.press('[data-question="suicide"] input');
    expect(page.textOf('.week .first-action')).toContain('3114');
  });

  test('keeps a tick from one card to another, and unticks all of one card and nothing of another', async () => {
    const carnetApi = createTestCarnetApi();
    const page = await show('threats', true, carnetApi);
    await page.press('[data-question="threat"] input');
    await page.press('[data-question="repeated"] input');
    await page.press('[data-question="insult"] input');
    await page.show(null);
    const other = await show('ex', true, carnetApi);
    expect(document.body.querySelectorAll('input:checked')).toHaveLength(2);
    await other.press('[data-action="clear-answers"]');
    expect(document.body.querySelectorAll('input:checked, .week')).toHaveLength(0);
    await other.show(null);
    await show('threats', true, carnetApi);
    expect([...document.querySelectorAll<HTMLInputElement>('input:checked')].map(({ name }) => name)).toEqual([
      'question-insult',
    ]);
  });

  test('does not show an answer as saved when saving fails', async () => {
    const change = () => Promise.reject(new Refusal('disk-full'));
    const page = await show('threats', true, override(createTestCarnetApi(), { documents: { change } }));
    await page.press('[data-question="threat"] input');
    expect(page.find('[role="alert"]')?.getAttribute('data-code')).toBe('disk-full');
    expect(page.textOf('[role="status"]')).toBe('');
    expect(document.body.querySelectorAll('input:checked')).toHaveLength(0);
  });
});

test('OffenceRows says for each offence its conditions, who must complain, its delay and its aggravations', async () => {
  const page = await showPart(h(OffenceRows, { offences: OFFENCES, suggested: [] }));
  for (const { id, complaint, elements, aggravations } of OFFENCES) {
    const shown = page.find(`[data-offence="${id}"]`);
    const text = shown?.textContent?.replace(/\s/g, ' ') ?? '';
    expect(text, id).toMatch(
      /Délai pour agir( : |\. Agression sexuelle : )(peut-être 1 an|au moins 6 ans|3 mois|1 an|6 ans)[ ,.]/,
    );
    const saysWho = /Il faut (votre|une) plainte|[Ss]ans votre plainte/.test(text);
    expect(saysWho, id).toBe(complaint !== 'unsaid');
    expect(shown?.querySelectorAll('li').length, id).toBe(elements.length + aggravations.length);
  }
  const delayOf = (id: string) => page.textOf(`[data-offence="${id}"]`);
  expect(delayOf('outrage-sexiste')).toContain('Délai pour agir : 1 an (contravention). Délit');
  expect(delayOf('injure-non-publique')).toContain('Délai pour agir : 3 mois.');
  expect(delayOf('injure-non-publique')).toContain('pas de juge d’instruction (CPP 85), mais une citation directe');
});
