import { readFileSync, writeFileSync } from 'node:fs';
import { runCommand, UsageError } from './cli.ts';
import { collectEntries, exportCsv, listEntries, readAnnotations } from './lawEntries.ts';

const HELP = `npm run law:review -- [--csv FILE | --annotated FILE]

Lists the entries of the law tables to read again: the least certain first, then the oldest. Each line has the
confidence, the day of the last reading, its age in days (« stale » from six months), the entry, and what to read again.

  --csv FILE         writes every text as a CSV, for a jurist to annotate
  --annotated FILE   reads it back and lists the cells that were changed`;

await runCommand(HELP, { csv: { type: 'string' }, annotated: { type: 'string' } }, async (values) => {
  if (values.csv !== undefined && values.annotated !== undefined)
    throw new UsageError('--csv or --annotated, not both');
  const entries = collectEntries();
  if (values.csv !== undefined) return writeFileSync(values.csv, exportCsv(entries));
  if (values.annotated === undefined) return console.log(listEntries(entries, new Date().toISOString().slice(0, 10)));
  for (const line of readAnnotations(readFileSync(values.annotated, 'utf8'), entries)) console.log(line);
});
