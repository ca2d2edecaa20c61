// @vitest-environment jsdom
import { h } from 'preact';
import { expect, test } from 'vitest';
import type { MhtmlChoice } from '../../../src/domain/capture/mhtml.ts';
import { MoreView } from '../../../src/ui/carnet/MoreView.tsx';
import { fr } from '../../../src/ui/words/fr.ts';
import { t } from '../../../src/ui/words/index.ts';
import { createUiHarness } from './uiHarness.ts';

test('the option of an expert is folded away, says what the browser will ask, and follows its answer', async () => {
  const at = createUiHarness({});
  let choice: MhtmlChoice = 'off';
  const answers = [false, true, true];
  const archives = {
    choice: async () => choice,
    choose: async (wanted: boolean) => {
      const agreed = answers.shift() ?? false;
      if (agreed) choice = wanted ? 'on' : 'off';
      return agreed;
    },
  };
  await at.show(h(MoreView, { words: fr, archives }));
  expect(at.find('details')?.hasAttribute('open')).toBe(false);
  expect(at.text()).toContain('lire et modifier toutes vos données sur tous les sites');
  expect(at.text()).toContain(
    "sans chiffrement, dans le dossier temporaire de l'ordinateur".replaceAll("'", '’'),
  );
  const said = () => at.find('[data-archive] [role="status"]')?.textContent;
  const steps = [
    ['off', t(fr, 'archive.refused')],
    ['on', t(fr, 'archive.on')],
    ['off', ''],
  ];
  for (const [state, words] of steps) {
    await at.press('[data-action="choose-archives"]');
    expect([at.find('[data-archive]')?.dataset.archive, said()]).toEqual([state, words]);
  }
  choice = 'taken-back';
  await at.show(h(MoreView, { key: 'again', words: fr, archives }));
  expect(said()).toBe(t(fr, 'archive.takenBack'));
  answers.push(true);
  await at.press('[data-action="leave-archives"]');
  expect([at.find('[data-archive]')?.dataset.archive, said()]).toEqual(['off', '']);
});

test('a browser without it shows no such option', async () => {
  const at = createUiHarness({});
  await at.show(h(MoreView, { words: fr }));
  expect(at.find('[data-archive]')).toBeNull();
});
