// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import {
  type TimestampSettings as Chosen,
  NO_TIMESTAMP_SETTINGS,
} from '../../../src/domain/timestamp/timestamp.ts';
import { Timestamping } from '../../../src/ui/carnet/Timestamping.tsx';
import { fr } from '../../../src/ui/words/fr.ts';
import { createUiHarness } from './uiHarness.ts';

const QUALIFIED = 'http://timestamp.sectigo.com/qualified';

async function open(chosen: Chosen = NO_TIMESTAMP_SETTINGS, agrees = true) {
  const at = createUiHarness({
    'ui>bg:readTimestampSettings': () => chosen,
    'ui>bg:saveTimestampSettings': () => null,
  });
  const allowAuthority = vi.fn(async () => agrees);
  await at.show(h(Timestamping, { settled: () => undefined, ask: at.ask, words: fr, allowAuthority }));
  const type = (typed: string) => {
    const input = at.find('#stamp-address');
    if (input instanceof HTMLInputElement) input.value = typed;
  };
  return { at, allowAuthority, type, kept: () => at.asked('ui>bg:saveTimestampSettings') };
}

const pick = (value: string) => `input[name="authority"][value="${value}"]`;

describe('having a dossier dated', () => {
  test('is nobody’s business until chosen', async () => {
    const { at } = await open();
    expect(at.find('input[value="none"]')).toMatchObject({ checked: true });
    expect(at.text()).toContain('64 chiffres et lettres');
  });

  test('asks the browser for that one host, then keeps the choice', async () => {
    const { at, allowAuthority, kept } = await open();
    await at.press(pick(QUALIFIED));
    await at.press('input[name="captures"]');
    await at.press('[data-action="choose-authority"]');
    expect(allowAuthority).toHaveBeenCalledExactlyOnceWith(QUALIFIED);
    expect(kept()).toEqual([{ address: QUALIFIED, captures: true }]);
    expect(at.text()).toContain('Vos prochains dossiers seront datés.');
  });

  test('changes nothing when the browser says no', async () => {
    const { at, kept } = await open(NO_TIMESTAMP_SETTINGS, false);
    await at.press(pick(QUALIFIED));
    await at.press('[data-action="choose-authority"]');
    expect(kept()).toEqual([]);
    expect(at.text()).toContain('Rien n’a changé.');
  });

  test.each(['', 'horodatage.example', 'ftp://a.example/', 'https://me:secret@a.example/'])(
    'takes no address such as « %s »',
    async (typed) => {
      const { at, allowAuthority, type } = await open();
      await at.press(pick('other'));
      type(typed);
      await at.press('[data-action="choose-authority"]');
      expect(allowAuthority).not.toHaveBeenCalled();
      expect(at.find('[role="alert"]')?.textContent).toContain('ne convient pas');
    },
  );

  test('takes another authority by its address, and lets go of it', async () => {
    const { at, type, kept } = await open({ address: 'https://a.example/tsr', captures: true });
    expect(at.find('#stamp-address')).toMatchObject({ value: 'https://a.example/tsr' });
    type('https://b.example/tsr');
    await at.press('[data-action="choose-authority"]');
    await at.press(pick('none'));
    await at.press('[data-action="choose-authority"]');
    expect(kept()).toEqual([{ address: 'https://b.example/tsr', captures: true }, NO_TIMESTAMP_SETTINGS]);
  });
});
