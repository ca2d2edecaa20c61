// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { watchExitKey } from '../../../../src/ui/parts/exitKey.ts';

interface Press {
  readonly key: string;
  readonly at: number;
  readonly more?: KeyboardEventInit;
}

/** How often the keys, pressed at these milliseconds, left. */
function left(presses: readonly Press[]): number {
  const leave = vi.fn();
  const end = watchExitKey(document, leave);
  for (const { key, at, more } of presses) {
    const event = new KeyboardEvent('keydown', { key, ...more });
    Object.defineProperty(event, 'timeStamp', { value: at });
    document.dispatchEvent(event);
  }
  end();
  return leave.mock.calls.length;
}

const shift = (at: number, more: KeyboardEventInit = {}): Press => ({ key: 'Shift', at, more });

test('three presses of Shift leave, once', () => {
  expect(left([shift(0), shift(300), shift(600)])).toBe(1);
  expect(left([shift(0), shift(300), shift(600), shift(900)])).toBe(1);
});

test.each([
  ['two presses', [shift(0), shift(300)]],
  ['a key held down', [shift(0), shift(300, { repeat: true }), shift(600, { repeat: true })]],
  ['capitals being typed', [shift(0), { key: 'A', at: 50 }, shift(300), { key: 'B', at: 350 }, shift(600)]],
  ['slow presses', [shift(0), shift(2000), shift(4000)]],
  ['Shift with another key held', [shift(0), shift(300), shift(600, { ctrlKey: true })]],
])('%s do not', (_name, presses) => {
  expect(left(presses)).toBe(0);
});

test('nothing is heard any more once the watch ended', () => {
  const leave = vi.fn();
  watchExitKey(document, leave)();
  for (let press = 0; press < 3; press += 1)
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
  expect(leave).not.toHaveBeenCalled();
});
