import { describe, expect, it } from 'vitest';
import { hideAll } from '../../../../src/ui/page/layer.ts';
import { showNotice, type Tone } from '../../../../src/ui/page/notice.ts';
import { createPageHarness } from './_pageHarness.ts';

function show(tone: Tone, text = 'Enregistré, élément n° 3') {
  const page = createPageHarness('<main>page</main>');
  const before = page.document.documentElement.outerHTML;
  const options = { window: page.window, text, tone, close: 'Fermer' };
  return { ...page, before, options, close: showNotice(options) };
}

describe('the notice', () => {
  it.each([
    ['saved', 'status'],
    ['working', 'status'],
    ['sorry', 'alert'],
  ] as const)('%s speaks as %s, after its region is there', (tone, role) => {
    const { root, wait } = show(tone);
    const region = root().querySelector(`[role="${role}"]`);
    expect(region?.textContent).toBe('');
    wait(60);
    expect(region?.textContent).toBe('Enregistré, élément n° 3');
    expect(root().querySelector('button')?.textContent).toBe('Fermer');
    hideAll();
  });

  it('holds text as text', () => {
    const { root, wait } = show('sorry', '<img src=x onerror=alert(1)>');
    wait(60);
    expect(root().querySelector('img')).toBeNull();
    hideAll();
  });

  it.each([
    ['saved', 6_000],
    ['sorry', 20_000],
  ] as const)('%s goes by itself after %d ms', (tone, after) => {
    const { layers, wait, listening, document, before } = show(tone);
    wait(after - 1);
    expect(layers()).toHaveLength(1);
    wait(after);
    expect(layers()).toEqual([]);
    wait(400);
    expect(listening).toEqual([]);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('stays while working', () => {
    const { layers, wait } = show('working');
    wait(1_000_000);
    expect(layers()).toHaveLength(1);
    hideAll();
    expect(layers()).toEqual([]);
  });

  it('goes by Escape, of which the page gets nothing, and not by a script’s', () => {
    const { layers, key, fire, document } = show('saved');
    key('Escape', { isTrusted: false });
    expect(layers()).toHaveLength(1);
    expect(key('a').kept).toBe(false);
    expect(key('Escape')).toEqual({ kept: true, defaultStays: false });
    expect(layers()).toEqual([]);
    expect(fire('keyup', document.body, { key: 'Escape' }).kept).toBe(true);
    expect(key('Escape').kept).toBe(false); // the next one is the page's
  });

  it('is one at a time, and takes no focus', () => {
    const { options, layers, document, close } = show('working');
    const focused = document.activeElement;
    showNotice({ ...options, tone: 'saved' });
    expect(layers()).toHaveLength(1);
    close(); // of the first: nothing left to close
    expect(layers()).toHaveLength(1);
    expect(document.activeElement).toBe(focused);
    hideAll();
  });
});
