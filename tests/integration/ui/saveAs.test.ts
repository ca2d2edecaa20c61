// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { SaveAs } from '../../../src/carnet/export/ExportReady.tsx';
import { showPart } from '../../support/ui/uiHarness.ts';

describe('SaveAs', () => {
  it('announces a saved file and shows nothing when the person cancels', async () => {
    const save = vi.fn(async () => true);
    const onSaved = vi.fn();
    const page = await showPart(h(SaveAs, { save, onSaved }));
    await page.press('[data-action="save-as"]');
    expect(page.textOf('[role="status"]')).toBe('Enregistré à l’endroit choisi.');
    save.mockResolvedValueOnce(false);
    await page.press('[data-action="save-as"]');
    expect(page.textOf('[role="status"]')).toBe('');
    expect(onSaved).toHaveBeenCalledOnce();
  });
});
