/** @vitest-environment jsdom */
import { h } from 'preact';
import { expect, it } from 'vitest';
import { type ListState, useListState } from '../../../../src/carnet/parts/listState.ts';
import { NO_FILTER } from '../../../../src/domain/item/search.ts';
import { actAndSettle, createUiHarness } from '../../../support/ui/uiHarness.ts';

let list: ListState | null = null;
function Probe({ caseId }: { readonly caseId: string | null }) {
  list = useListState(caseId);
  return null;
}

it('starts anew as soon as a case goes, and keeps what is searched while the next one is read', async () => {
  const page = createUiHarness({});
  const show = (caseId: string | null) => page.show(h(Probe, { caseId }));
  const search = (words: string) => actAndSettle(() => list?.setFilters({ ...NO_FILTER, words }));
  await show(null);
  await search('avant la lecture');
  await show('a');
  expect(list?.filters.words).toBe('avant la lecture');
  await show(null);
  expect(list?.filters.words).toBe('');
  await search('numéro');
  await show('b');
  expect(list?.filters.words).toBe('numéro');
  await show('c');
  expect(list?.filters.words).toBe('');
});
