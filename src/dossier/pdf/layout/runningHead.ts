import type { DossierContext } from '../../dossierContext.ts';
import { localDate } from '../../strings/formatTime.ts';
import * as strings from '../../strings/index.ts';

/** What every page of a document says of the dossier. */
export interface RunningHead {
  readonly title: string;
  /** At the foot of the page, complete: a printed page can be compared with the file. */
  readonly digest: string;
}

type HeadContext = Pick<DossierContext, 'snapshot' | 'options' | 'createdAt' | 'timeZone' | 'manifestDigest'>;

/** The manifest contains the digest of a PDF in the zip, so that PDF can only have the journal's. */
export function runningHead({ snapshot, options, createdAt, timeZone, manifestDigest }: HeadContext): RunningHead {
  const { runningHead: words } = strings;
  return {
    title: words.title(localDate(createdAt, timeZone), options.caseName),
    digest: manifestDigest === undefined ? words.journal(snapshot.journal.head) : words.manifest(manifestDigest),
  };
}
