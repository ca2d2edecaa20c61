import { useEffect, useState } from 'preact/hooks';
import type { IntegrityFinding } from '../../domain/case/store.ts';
import { t, type Words } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import type { BackupApi } from './backupApi.ts';

/** Shows one sentence when the store differs from what was sealed; nothing otherwise, or during the check. */
export function IntegrityLine({ backups }: { readonly backups: BackupApi }) {
  const words = useWords();
  const [finding, setFinding] = useState<IntegrityFinding | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    backups.checkIntegrity(stop.signal).then(
      (found) => !stop.signal.aborted && setFinding(found),
      // A failed check proves nothing about the store; the export compares everything again.
      (error: unknown) => reportError(error),
    );
    return () => stop.abort();
  }, [backups]);
  if (finding === null) return null;
  return (
    <p role="status" data-finding={finding.what}>
      {describeFinding(words, finding)}
    </p>
  );
}

function describeFinding(words: Words, finding: IntegrityFinding): string {
  switch (finding.what) {
    case 'item':
      return t(words, 'integrity.item', { ordinal: finding.ordinal });
    case 'origin':
      return t(words, 'integrity.origin', { number: finding.number });
    case 'record':
      return t(words, 'integrity.record');
    case 'journal':
      return t(words, 'integrity.journal');
  }
}
