import { describe, expect, it, vi } from 'vitest';
import { removeOverlays } from '../../../src/overlay/overlayHost.ts';
import { showToast, type ToastTone } from '../../../src/overlay/toast.ts';
import { createPageHarness } from '../../support/ui/pageHarness.ts';

function show(tone: ToastTone, text = 'Capture n° 3 gardée.') {
  const page = createPageHarness('<main>page</main>');
  const before = page.document.documentElement.outerHTML;
  const options = { window: page.window, text, tone, close: 'Fermer' };
  return { ...page, before, options, close: showToast(options) };
}

describe('showToast', () => {
  it.each([
    ['saved', 'status'],
    ['working', 'status'],
    ['sorry', 'alert'],
  ] as const)('announces « %s » as %s, after the live region was added', (tone, role) => {
    const { root, wait } = show(tone);
    const region = root().querySelector(`[role="${role}"]`);
    expect(region?.textContent).toBe('');
    wait(60);
    expect(region?.textContent).toBe('Capture n° 3 gardée.');
    expect(root().querySelector('button')?.textContent).toBe('Fermer');
    removeOverlays();
  });

  it('does not interpret the text as HTML', () => {
    const { root, wait } = show('sorry', '<img src=x onerror=alert(1)>');
    wait(60);
    expect(root().querySelector('img')).toBeNull();
    removeOverlays();
  });

  it.each([
    ['saved', 12_000],
    ['sorry', 20_000],
  ] as const)('closes « %s » after %d ms', (tone, after) => {
    const { layers, wait, listening, document, before } = show(tone);
    wait(after - 1);
    expect(layers()).toHaveLength(1);
    wait(after);
    expect(layers()).toEqual([]);
    wait(400);
    expect(listening).toEqual([]);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('keeps « working » until it is removed', () => {
    const { layers, wait } = show('working');
    wait(1_000_000);
    expect(layers()).toHaveLength(1);
    removeOverlays();
    expect(layers()).toEqual([]);
  });

  it('closes on a trusted Escape, which the page does not receive', () => {
    const { layers, key, fire, document } = show('saved');
    key('Escape', { isTrusted: false });
    expect(layers()).toHaveLength(1);
    expect(key('a').kept).toBe(false);
    expect(key('Escape')).toEqual({ kept: true, defaultStays: false });
    expect(layers()).toEqual([]);
    expect(fire('keyup', document.body, { key: 'Escape' }).kept).toBe(true);
    expect(key('Escape').kept).toBe(false); // the next one is the page's
  });

  it('replaces the current toast and does not move the focus', () => {
    const { options, layers, document, close } = show('working');
    const focused = document.activeElement;
    showToast({ ...options, tone: 'saved' });
    expect(layers()).toHaveLength(1);
    close(); // of the first toast: does nothing
    expect(layers()).toHaveLength(1);
    expect(document.activeElement).toBe(focused);
    removeOverlays();
  });

  it('closes when its page is left', () => {
    const { fire, layers } = show('saved');
    fire('pagehide', null);
    expect(layers()).toEqual([]);
  });

  it('runs an action for a press of the person only, and closes first', () => {
    const { window, document, root, layers } = createPageHarness('<main>page</main>');
    const press = vi.fn(() => expect(layers()).toEqual([]));
    // Trusted events cannot be made here: the listener is called with an object.
    const listeners: ((event: Pick<Event, 'isTrusted'>) => void)[] = [];
    Object.getPrototypeOf(document.createElement('button')).addEventListener = (_: string, one: () => void) =>
      listeners.push(one);
    const actions = [{ label: 'Une autre', press }];
    showToast({ window, text: 'Capture n° 3 gardée.', tone: 'saved', close: 'Fermer', actions });
    const labels = [...root().querySelectorAll('button')].map(({ textContent }) => textContent);
    expect(labels).toEqual(['Une autre', 'Fermer']);
    listeners[0]?.({ isTrusted: false });
    expect(press).not.toHaveBeenCalled();
    expect(layers()).toHaveLength(1);
    listeners[0]?.({ isTrusted: true });
    expect(press).toHaveBeenCalledOnce();
  });
});
