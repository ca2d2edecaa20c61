// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { ConfirmButton, ConfirmPanel } from '../../../src/ui/ConfirmPanel.tsx';
import { showPart } from '../../support/ui/uiHarness.ts';

const panelProps = { action: 'x', startLabel: 'a', title: 'b', cancelLabel: 'c', confirmLabel: 'd' };

function pressTwice(selector: string): void {
  const button = document.querySelector<HTMLElement>(selector);
  button?.click();
  button?.click();
}

describe('ConfirmPanel', () => {
  it('runs the action once for a double press', async () => {
    const act = vi.fn(() => new Promise((resolve) => setTimeout(resolve)));
    const page = await showPart(h(ConfirmPanel, { ...panelProps, act, children: null }));
    await page.press('[data-action="x"]');
    pressTwice('[data-action="x-confirm"]');
    await act.mock.results[0]?.value;
    expect(act).toHaveBeenCalledOnce();
  });

  it('shows the fault and can be confirmed again', async () => {
    const act = vi.fn(async () => null).mockRejectedValueOnce(new Refusal('locked'));
    const page = await showPart(h(ConfirmPanel, { ...panelProps, act, children: null }));
    await page.press('[data-action="x"]');
    await page.press('[data-action="x-confirm"]');
    expect(page.find('[data-code="locked"]')).not.toBeNull();
    await page.press('[data-action="x-confirm"]');
    expect(page.find('[data-code="locked"]')).toBeNull();
    expect(act).toHaveBeenCalledTimes(2);
  });
});

describe('ConfirmButton', () => {
  it('runs the action once for a double press', async () => {
    const act = vi.fn(async () => undefined);
    const page = await showPart(h(ConfirmButton, { label: 'a', confirmLabel: 'b', act }));
    await page.press('button');
    pressTwice('.confirm-button button');
    await vi.waitFor(() => expect(page.find('.confirm-button')).toBeNull());
    expect(act).toHaveBeenCalledOnce();
  });
});
