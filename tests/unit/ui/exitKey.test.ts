// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { watchExitKey } from '../../../src/ui/exitKey.ts';

interface Press {
  readonly key: string;
  readonly at: number;
  readonly more?: KeyboardEventInit;
}

/** Returns how many times `exit` is called for keys pressed at these milliseconds. */
function countExits(presses: readonly Press[]): number {
  const exit = vi.fn();
  const stop = watchExitKey(document, exit);
  for (const { key, at, more } of presses) {
    const event = new KeyboardEvent('keydown', { key, ...more });
    Object.defineProperty(event, 'timeStamp', { value: at });
    document.dispatchEvent(event);
  }
  stop();
  return exit.mock.calls.length;
}

const shift = (at: number, more: KeyboardEventInit = {}): Press => ({ key: 'Shift', at, more });

describe('watchExitKey', () => {
  it('exits once for three presses of Shift', () => {
    expect(countExits([shift(0), shift(300), shift(600)])).toBe(1);
    expect(countExits([shift(0), shift(300), shift(600), shift(900)])).toBe(1);
  });

  it.each([
    ['two presses', [shift(0), shift(300)]],
    ['a key held down', [shift(0), shift(300, { repeat: true }), shift(600, { repeat: true })]],
    ['capitals being typed', [shift(0), { key: 'A', at: 50 }, shift(300), { key: 'B', at: 350 }, shift(600)]],
    ['slow presses', [shift(0), shift(2000), shift(4000)]],
    ['Shift with another key held', [shift(0), shift(300), shift(600, { ctrlKey: true })]],
  ])('does not exit for %s', (_name, presses) => {
    expect(countExits(presses)).toBe(0);
  });

  it('does not exit after it was stopped', () => {
    const exit = vi.fn();
    watchExitKey(document, exit)();
    for (let press = 0; press < 3; press += 1) document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
    expect(exit).not.toHaveBeenCalled();
  });
});
