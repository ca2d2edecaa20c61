// @vitest-environment jsdom
import { h } from 'preact';
import { expect, it, vi } from 'vitest';
import { useLeaveQuestion } from '../../../../src/carnet/import/LeaveQuestion.tsx';
import { createUiHarness } from '../../../support/ui/uiHarness.ts';

it('holds the page as long as something is pending, and not until a later frame', () => {
  const release = vi.fn();
  const hold = vi.fn(() => release);
  const Page = ({ isPending }: { readonly isPending: boolean }) => {
    useLeaveQuestion(isPending, () => undefined);
    return null;
  };
  const carnetProps = { navigation: { hold } };
  const page = createUiHarness({});
  void page.show(h(Page, { isPending: true }), { carnetProps });
  expect(hold).toHaveBeenCalledOnce();
  void page.show(h(Page, { isPending: false }), { carnetProps });
  expect(release).toHaveBeenCalledOnce();
});
