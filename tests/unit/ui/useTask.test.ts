// @vitest-environment jsdom
import { setImmediate as nextTurn } from 'node:timers/promises';
import { h, render } from 'preact';
import { expect, it } from 'vitest';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import type { Progress } from '../../../src/domain/shared/ports.ts';
import { useTask } from '../../../src/ui/useTask.tsx';

const STEPS = 500;

it('renders a step at most ten times a second, and its start and end at once', async () => {
  const shown: string[] = [];
  let run: ReturnType<typeof useTask<void>>['run'] | null = null;
  const Page = () => {
    const { task, ...rest } = useTask<void>();
    run = rest.run;
    if (task.kind === 'working' && task.step !== null) shown.push(`${task.step.name} ${task.step.done}`);
    return null;
  };
  render(h(Page, {}), document.body);
  const from = performance.now();
  await (run as ReturnType<typeof useTask<void>>['run'] | null)?.(async (progress) => {
    for (const name of ['report', 'files'])
      for (let done = 0; done <= STEPS; done += 1) {
        progress({ name, done, total: STEPS });
        await nextTurn();
      }
  });
  const tenths = (performance.now() - from) / 100;
  expect(shown).toEqual(expect.arrayContaining(['report 0', `report ${STEPS}`, 'files 0', `files ${STEPS}`]));
  expect(shown.length).toBeLessThanOrEqual(4 + 2 * tenths);
});

it.each(['failed', 'done'])('ignores the progress that work reports after its end: %s', async (end) => {
  let run: ReturnType<typeof useTask<void>>['run'] | null = null;
  let kind = '';
  const Page = () => {
    const { task, ...rest } = useTask<void>();
    run = rest.run;
    kind = task.kind;
    return null;
  };
  render(h(Page, {}), document.body);
  let late: Progress = () => undefined;
  await (run as ReturnType<typeof useTask<void>>['run'] | null)?.(async (progress) => {
    late = progress;
    if (end === 'failed') throw new Refusal('cancelled');
  });
  await nextTurn();
  expect(kind).toBe(end);
  late({ name: 'hash', done: 1, total: 2 });
  await nextTurn();
  expect(kind).toBe(end);
});
