import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addMonths, daysBetween } from '../src/domain/shared/localDates.ts';
import { runCommand, UsageError } from './cli.ts';
import { collectEntries, describeSource, exportCsv, type ReviewEntry, readAnnotations } from './lawEntries.ts';

const HELP = `npm run law:review -- [--csv FILE | --annotated FILE]

Lists the entries of the law tables to read again: the least certain first, then the oldest. Each line has the
confidence, the day of the last reading, its age in days (« stale » from six months), the entry, and what to read again.

  --csv FILE         writes every text as a CSV, for a jurist to annotate
  --annotated FILE   reads it back and prints the changed words as a diff for git apply; what has to be done by hand
                     (remarks, sources, days, confidences, words that stand at several places) is on the error output`;

const CONFIDENCES: readonly ReviewEntry['confidence'][] = ['memory', 'recheck', 'verify', 'read'];

/** After this time a reading is to be done again. */
const STALE_MONTHS = 6;

function listEntries(entries: readonly ReviewEntry[], today: string): string {
  const rank = ({ confidence, checked }: ReviewEntry) => `${CONFIDENCES.indexOf(confidence)} ${checked}`;
  const isStale = ({ checked }: ReviewEntry) => addMonths(checked, STALE_MONTHS) <= today;
  const lines = entries
    .toSorted((a, b) => rank(a).localeCompare(rank(b)))
    .map((entry) => {
      const { table, id, article, sources, confidence, checked } = entry;
      const age = `${daysBetween(checked, today)} d${isStale(entry) ? ', stale' : ''}`;
      const reread = [...(article === '' ? [] : [article]), ...sources.map(describeSource)].join(' | ');
      return [confidence, checked, age, `${table}/${id}`, reread].join('\t');
    });
  const counts = CONFIDENCES.map((one) => `${entries.filter(({ confidence }) => confidence === one).length} ${one}`);
  return [...lines, `${entries.length} entries: ${counts.join(', ')}; ${entries.filter(isStale).length} stale`].join(
    '\n',
  );
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      csv: { type: 'string' },
      annotated: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  if (values.csv !== undefined && values.annotated !== undefined)
    throw new UsageError('--csv or --annotated, not both');
  const entries = collectEntries();
  if (values.csv !== undefined) return writeFileSync(values.csv, exportCsv(entries));
  if (values.annotated === undefined) return console.log(listEntries(entries, new Date().toISOString().slice(0, 10)));
  const { diff, byHand } = readAnnotations(
    readFileSync(values.annotated, 'utf8'),
    entries,
    join(import.meta.dirname, '..'),
  );
  process.stdout.write(diff);
  for (const line of byHand) console.error(line);
});
