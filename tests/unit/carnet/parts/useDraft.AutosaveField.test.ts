/** @vitest-environment jsdom */
import { h } from 'preact';
import { expect, it, vi } from 'vitest';
import { AutosaveField } from '../../../../src/carnet/parts/useDraft.tsx';
import { actAndSettle, showPart } from '../../../support/ui/uiHarness.ts';

it('says that a text is kept only once the last one is, not an earlier one', async () => {
  const writes: { readonly text: string; readonly end: () => void }[] = [];
  const save = vi.fn((text: string) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    writes.push({ text, end: resolve });
    return promise;
  });
  const page = await showPart(h(AutosaveField, { label: 'Note', name: 'note', value: '', save }));
  const field = document.querySelector('input') ?? expect.fail('no field');
  const type = (text: string) =>
    actAndSettle(() => {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  const leave = () => actAndSettle(() => field.dispatchEvent(new FocusEvent('blur')));
  const said = () => page.find('[role="status"]')?.textContent;
  await type('un');
  await leave();
  await type('un deux');
  await actAndSettle(() => writes[0]?.end());
  expect(said()).toBe('');
  await leave();
  await actAndSettle(() => writes[1]?.end());
  expect(said()).toBe('Gardé.');
  expect(writes.map(({ text }) => text)).toEqual(['un', 'un deux']);
});
