// @vitest-environment jsdom
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import { SaveAs } from '../../../src/ui/carnet/SaveAs.tsx';
import { fr } from '../../../src/ui/words/fr.ts';
import { createUiHarness } from './uiHarness.ts';

test('says when it is there, and stays quiet when nothing was chosen', async () => {
  const at = createUiHarness({});
  const save = vi.fn(async () => true);
  await at.show(h(SaveAs, { words: fr, save }));
  await at.press('[data-action="save-as"]');
  expect(at.find('[role="status"]')?.textContent).toBe('Enregistré à l’endroit choisi.');
  save.mockResolvedValueOnce(false);
  await at.press('[data-action="save-as"]');
  expect(at.find('[role="status"]')?.textContent).toBe('');
});
