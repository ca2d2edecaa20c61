// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { StartPage } from '../../../src/start/StartPage.tsx';
import { createUiHarness } from '../../support/ui/uiHarness.ts';

const ignore = () => undefined;

describe('StartPage', () => {
  it.each([
    ['Firefox', true, 'roue dentée', 'sur l’épingle'],
    ['Chromium', false, 'sur l’épingle', 'roue dentée'],
  ])('draws the toolbar of %s alone', async (_, isFirefox, own, other) => {
    const page = createUiHarness({});
    await page.show(h(StartPage, { isFirefox, isTrial: isFirefox, openCarnet: ignore, quit: ignore }));
    expect(document.querySelectorAll('svg.pin-picture')).toHaveLength(1);
    expect(document.querySelectorAll('input, select, textarea, form')).toHaveLength(0);
    expect(document.querySelector('[data-action="practice"]')?.getAttribute('href')).toBe('practice.html');
    expect(page.text()).toContain(own);
    expect(page.text()).not.toContain(other);
    // Elsewhere only the title of « Sortir vite » says it.
    expect(page.text()).toContain('trois fois la touche Maj');
    expect(page.textOf('[data-trial]')).toBe(
      isFirefox ? 'Essai : à sa fermeture, Firefox efface tout. Pour garder, prenez Chrome, Edge ou Brave.' : undefined,
    );
    // The setting without which Firefox has no icon in its private windows.
    expect(page.text().includes('Exécuter dans les fenêtres privées')).toBe(isFirefox);
  });

  it('leads to the import, and whoever helps somebody to « Pour qui », before anything is kept', async () => {
    const page = createUiHarness({});
    const openCarnet = vi.fn();
    await page.show(h(StartPage, { isFirefox: false, isTrial: false, openCarnet, quit: ignore }));
    for (const action of ['import', 'helping']) await page.press(`[data-action="${action}"]`);
    expect(openCarnet.mock.calls).toEqual([['import'], ['operator']]);
  });
});
