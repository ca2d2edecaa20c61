import { estimateSeconds } from './person.ts';
import { TASKS, type TaskResult } from './tasks.ts';

/** Returns the results as a Markdown table, a task that is not possible as dashes. */
export function formatTaskTable(results: readonly TaskResult[]): string {
  const rows = TASKS.map((task) => {
    const found = results.find((one) => one.task === task);
    if (found === undefined) return `| ${task} | – | – | – | – | – | not possible |`;
    const { clicks, keys, scrolls, words, decisions } = found;
    return `| ${task} | ${clicks} | ${keys} | ${scrolls} | ${words} | ${decisions} | ${Math.round(estimateSeconds(found))} s |`;
  });
  return [
    '| task | clicks | keys | scrolls | words shown | questions | time |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
