import { useEffect, useState } from 'preact/hooks';
import type { IntegrityFinding } from '../../domain/store/integrityFinding.ts';
import { t, type Words } from '../words/index.ts';
import type { Backups } from './backups.ts';

/** One sentence if the store is not what was sealed; nothing while it is, or while it is being looked at. */
export function StoreLine({ words, backups }: { readonly words: Words; readonly backups: Backups }) {
  const [finding, setFinding] = useState<IntegrityFinding | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    backups.check(stop.signal).then(
      (found) => !stop.signal.aborted && setFinding(found),
      // A check that breaks says nothing of the store; the export compares everything again.
      (error: unknown) => reportError(error),
    );
    return () => stop.abort();
  }, [backups]);
  if (finding === null) return null;
  return (
    <p role="status" data-finding={finding.what}>
      {sentenceOf(words, finding)}
    </p>
  );
}

function sentenceOf(words: Words, finding: IntegrityFinding): string {
  switch (finding.what) {
    case 'item':
      return t(words, 'check.item', { ordinal: finding.ordinal });
    case 'origin':
      return t(words, 'check.origin', { number: finding.number });
    case 'record':
      return t(words, 'check.record');
    case 'journal':
      return t(words, 'check.journal');
  }
}
