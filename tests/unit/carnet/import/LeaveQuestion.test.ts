// @vitest-environment jsdom
import { h, render } from 'preact';
import { expect, it, vi } from 'vitest';
import { useLeaveQuestion } from '../../../../src/carnet/import/LeaveQuestion.tsx';

it('holds the page as long as something is pending, and not until a later frame', () => {
  const release = vi.fn();
  const hold = vi.fn(() => release);
  const Page = ({ isPending }: { readonly isPending: boolean }) => {
    useLeaveQuestion(navigation, isPending);
    return null;
  };
  const navigation = { hold };
  const root = document.createElement('div');
  render(h(Page, { isPending: true }), root);
  expect(hold).toHaveBeenCalledOnce();
  render(h(Page, { isPending: false }), root);
  expect(release).toHaveBeenCalledOnce();
  render(null, root);
});
