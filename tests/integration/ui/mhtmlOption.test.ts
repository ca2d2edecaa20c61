// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { CarnetApiContext } from '../../../src/carnet/carnetApi.ts';
import { SettingsPage } from '../../../src/carnet/settings/SettingsPage.tsx';
import type { MhtmlChoice } from '../../../src/domain/capture/observation.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { fr } from '../../../src/ui/locales/fr/index.ts';
import { t } from '../../../src/ui/locales/index.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { showPart } from '../../support/ui/uiHarness.ts';

const createSettings = (key = 'settings') => {
  const props = { key, unprotected: false, part: 'more', onRename: () => undefined } as const;
  return h(CarnetApiContext.Provider, { value: createTestCarnetApi() }, h(SettingsPage, props));
};

describe('MhtmlOption', () => {
  it('is folded, explains the permission prompt and shows its outcome', async () => {
    let choice: MhtmlChoice = 'off';
    const answers = [false, true, true];
    const mhtmlApi = {
      readChoice: async () => choice,
      setEnabled: async (wanted: boolean) => {
        const isGranted = answers.shift() ?? false;
        if (isGranted) choice = wanted ? 'on' : 'off';
        return isGranted;
      },
    };
    const page = await showPart(createSettings(), { carnetProps: { mhtmlApi } });
    expect(page.find('[data-expert]')?.hasAttribute('open')).toBe(false);
    expect(page.text()).toContain('lire et modifier toutes vos données sur tous les sites');
    expect(page.text()).toContain("sans chiffrement, dans le dossier temporaire de l'ordinateur".replaceAll("'", '’'));
    const statusText = () => page.find('[data-archive] [role="status"]')?.textContent;
    const steps = [
      ['off', t(fr, 'mhtml.refused')],
      ['on', t(fr, 'mhtml.on')],
      ['off', ''],
    ];
    for (const [state, words] of steps) {
      await page.press('[data-action="choose-archives"]');
      expect([page.find('[data-archive]')?.dataset.archive, statusText()]).toEqual([state, words]);
    }
    choice = 'taken-back';
    await page.show(createSettings('again'), { carnetProps: { mhtmlApi } });
    expect(statusText()).toBe(t(fr, 'mhtml.takenBack'));
    answers.push(true);
    await page.press('[data-action="leave-archives"]');
    expect([page.find('[data-archive]')?.dataset.archive, statusText()]).toEqual(['off', '']);
  });

  it('says that the choice cannot be read or changed, and tries again', async () => {
    let isBroken = true;
    const failIfBroken = async <T>(value: T): Promise<T> => {
      if (isBroken) throw new Refusal('store-unavailable');
      return value;
    };
    const mhtmlApi = { readChoice: () => failIfBroken<MhtmlChoice>('off'), setEnabled: () => failIfBroken(true) };
    const page = await showPart(createSettings(), { carnetProps: { mhtmlApi } });
    expect(page.find('[role="alert"]')).not.toBeNull();
    expect(page.find('[aria-busy="true"]')).toBeNull();
    isBroken = false;
    await page.press('.alert button');
    expect(page.find('[role="alert"]')).toBeNull();
    expect(page.find('[data-archive]')?.dataset.archive).toBe('off');
    isBroken = true;
    await page.press('[data-action="choose-archives"]');
    expect(page.find('[data-archive] [role="alert"]')).not.toBeNull();
  });

  it('keeps its place while the choice is read', async () => {
    const mhtmlApi = { readChoice: () => new Promise<MhtmlChoice>(() => undefined), setEnabled: async () => true };
    const page = await showPart(createSettings(), { carnetProps: { mhtmlApi } });
    expect(page.find('[aria-busy="true"] .skeleton')).not.toBeNull();
  });

  it('is absent in a browser without MHTML', async () => {
    const page = await showPart(createSettings());
    expect(page.find('[data-archive]')).toBeNull();
  });
});
