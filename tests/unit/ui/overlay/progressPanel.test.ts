import { describe, expect, it } from 'vitest';
import { openProgressPanel } from '../../../../src/ui/overlay/progressPanel.ts';
import { createPageHarness } from '../page/_pageHarness.ts';

function open() {
  const page = createPageHarness('<main><button id="own">Envoyer</button></main>');
  const panel = openProgressPanel(page.window, {
    progress: (screen, limit, kept) => `écran ${screen}, ${limit} au plus, ${kept}`,
    stop: 'Arrêter',
    continueFurther: 'Plus loin',
  });
  return { ...page, panel };
}

describe('openProgressPanel', () => {
  it('shows the progress and hides during screenshots', () => {
    const { panel, root, layers } = open();
    const card = root().querySelector<HTMLElement>('.card');
    expect(card?.hidden).toBe(true);
    panel.show(3, 12);
    expect(root().querySelector('[role="status"]')?.textContent).toBe('écran 3, 40 au plus, 12');
    expect(card?.hidden).toBe(false);
    panel.hide();
    expect(card?.hidden).toBe(true);
    panel.remove();
    expect(layers()).toEqual([]);
  });

  it('stops on Escape and raises the limit on Enter when no element of the page has the focus', () => {
    const { panel, fire, find, document, wait, listening } = open();
    expect(fire('keydown', find('#own'), { key: 'Enter' })).toEqual({ kept: false, defaultStays: true });
    expect(panel.limit).toBe(40);
    expect(fire('keydown', document.body, { key: 'Enter' })).toEqual({ kept: true, defaultStays: false });
    expect(panel.limit).toBe(80);
    fire('keydown', document.body, { key: 'Escape', isTrusted: false });
    expect(panel.stopped).toBe(false);
    // The page would close the dialog that is being captured.
    expect(fire('keydown', document.body, { key: 'Escape' })).toEqual({ kept: true, defaultStays: false });
    expect(panel.stopped).toBe(true);
    panel.remove();
    wait(400);
    expect(listening).toEqual([]);
  });

  it('ignores the repeats of a key held down since the popup or pressed here', () => {
    const { panel, fire, document } = open();
    const swallowed = { kept: true, defaultStays: false };
    expect(fire('keydown', document.body, { key: 'Enter', repeat: true })).toEqual(swallowed);
    expect(panel.limit).toBe(40);
    fire('keyup', document.body, { key: 'Enter' });
    fire('keydown', document.body, { key: 'Enter' });
    expect(fire('keydown', document.body, { key: 'Enter', repeat: true })).toEqual(swallowed);
    expect(panel.limit).toBe(80);
    // The repeats of other keys reach the page.
    fire('keydown', document.body, { key: 'ArrowDown' });
    expect(fire('keydown', document.body, { key: 'ArrowDown', repeat: true }).kept).toBe(false);
    panel.remove();
  });

  it('handles presses at its last position while hidden for a screenshot, and hides them from the page', () => {
    const { panel, fire, find, root, wait, listening } = open();
    const at = (clientX: number) => fire('click', find('#own'), { clientX, clientY: 5 });
    const place = (selector: string, left: number, right: number): void => {
      const el = root().querySelectorAll<HTMLElement>(selector)[selector === 'button' && left > 20 ? 1 : 0];
      if (el) el.getBoundingClientRect = () => ({ left, right, top: 0, bottom: 10 }) as DOMRect;
    };
    place('.card', 0, 100);
    place('button', 20, 40);
    place('button', 60, 80);
    panel.show(3);
    expect(at(30)).toEqual({ kept: false, defaultStays: true });
    panel.hide();
    expect(at(150)).toEqual({ kept: false, defaultStays: true });
    expect(at(5)).toEqual({ kept: true, defaultStays: false });
    expect([panel.stopped, panel.limit]).toEqual([false, 40]);
    at(70);
    at(30);
    expect([panel.stopped, panel.limit]).toEqual([true, 80]);
    panel.remove();
    wait(400);
    expect(listening).toEqual([]);
  });
});
