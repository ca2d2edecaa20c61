/** @vitest-environment jsdom */
import { h } from 'preact';
import { expect, test } from 'vitest';
import { SuggestedOffences } from '../../../../src/carnet/help/LawPage.tsx';
import { OFFENCES } from '../../../../src/law/suggestions.ts';
import { createUiHarness } from '../../../support/ui/uiHarness.ts';

test('SuggestedOffences shows for each offence its conditions, who must complain, its delay and its aggravations', async () => {
  const page = createUiHarness({});
  await page.show(h(SuggestedOffences, { suggestions: OFFENCES }));
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
  const delayOf = (id: string) => page.find(`[data-offence="${id}"]`)?.textContent?.replace(/\s/g, ' ');
  expect(delayOf('outrage-sexiste')).toContain('Délai pour agir : 1 an (contravention). Délit');
  expect(delayOf('injure-non-publique')).toContain('Délai pour agir : 3 mois.');
  expect(delayOf('injure-non-publique')).toContain('pas de juge d’instruction (CPP 85), mais une citation directe');
});
