// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { NO_TIMESTAMP_SETTINGS, type TimestampSettings } from '../../../src/domain/timestamp/timestamp.ts';
import { TimestampForm } from '../../../src/ui/carnet/TimestampForm.tsx';
import { createUiHarness } from './uiHarness.ts';

const QUALIFIED = 'http://timestamp.sectigo.com/qualified';

async function open(chosen: TimestampSettings = NO_TIMESTAMP_SETTINGS, isAllowed = true) {
  const page = createUiHarness({
    'ui>bg:readTimestampSettings': () => chosen,
    'ui>bg:saveTimestampSettings': () => null,
  });
  const allowAuthority = vi.fn(async () => isAllowed);
  await page.show(h(TimestampForm, { allowAuthority }));
  const typeAddress = (address: string) => {
    const input = page.find('#stamp-address');
    if (input instanceof HTMLInputElement) input.value = address;
  };
  return {
    page,
    allowAuthority,
    typeAddress,
    savedSettings: () => page.asked('ui>bg:saveTimestampSettings'),
  };
}

const authorityRadio = (value: string) => `input[name="authority"][value="${value}"]`;

describe('TimestampForm', () => {
  it('preselects no authority', async () => {
    const { page } = await open();
    expect(page.find('input[value="none"]')).toMatchObject({ checked: true });
    expect(page.text()).toContain('64 chiffres et lettres');
  });

  it('requests the permission for the authority, then saves the choice', async () => {
    const { page, allowAuthority, savedSettings } = await open();
    await page.press(authorityRadio(QUALIFIED));
    await page.press('input[name="captures"]');
    await page.press('[data-action="choose-authority"]');
    expect(allowAuthority).toHaveBeenCalledExactlyOnceWith(QUALIFIED);
    expect(savedSettings()).toEqual([{ address: QUALIFIED, captures: true }]);
    expect(page.text()).toContain('Vos prochains dossiers seront datés.');
  });

  it('saves nothing when the permission is refused', async () => {
    const { page, savedSettings } = await open(NO_TIMESTAMP_SETTINGS, false);
    await page.press(authorityRadio(QUALIFIED));
    await page.press('[data-action="choose-authority"]');
    expect(savedSettings()).toEqual([]);
    expect(page.text()).toContain('Rien n’a changé.');
  });

  it.each(['', 'horodatage.example', 'ftp://a.example/', 'https://me:secret@a.example/'])(
    'rejects the address « %s »',
    async (address) => {
      const { page, allowAuthority, typeAddress } = await open();
      await page.press(authorityRadio('other'));
      typeAddress(address);
      await page.press('[data-action="choose-authority"]');
      expect(allowAuthority).not.toHaveBeenCalled();
      expect(page.find('[role="alert"]')?.textContent).toContain('ne convient pas');
    },
  );

  it('saves an authority by its address, then none', async () => {
    const { page, typeAddress, savedSettings } = await open({
      address: 'https://a.example/tsr',
      captures: true,
    });
    expect(page.find('#stamp-address')).toMatchObject({ value: 'https://a.example/tsr' });
    typeAddress('https://b.example/tsr');
    await page.press('[data-action="choose-authority"]');
    await page.press(authorityRadio('none'));
    await page.press('[data-action="choose-authority"]');
    expect(savedSettings()).toEqual([{ address: 'https://b.example/tsr', captures: true }, NO_TIMESTAMP_SETTINGS]);
  });
});
