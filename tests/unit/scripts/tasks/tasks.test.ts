import { expect, test } from 'vitest';
import { estimateSeconds } from '../../../../scripts/tasks/person.ts';
import { formatTaskTable, TASKS } from '../../../../scripts/tasks/tasks.ts';

const cost = { clicks: 2, keys: 10, scrolls: 1, words: 40, decisions: 2 };

test('estimates the seconds of a person who reads every word', () => {
  expect(estimateSeconds(cost)).toBeCloseTo(2.6 + 2.8 + 1.3 + 10 + 2.7);
});

test('prints every task, and says which are not possible', () => {
  const lines = formatTaskTable([{ task: 'find one', ...cost, machineSeconds: 1 }]).split('\n');
  expect(lines).toHaveLength(TASKS.length + 2);
  expect(lines).toContain('| find one | 2 | 10 | 1 | 40 | 2 | 19 s |');
  expect(lines).toContain('| undo a mistake | – | – | – | – | – | not possible |');
});
