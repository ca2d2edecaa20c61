import type { DossierContext } from '../../dossierContext.ts';
import { localDate } from '../../strings/formatTime.ts';
import * as strings from '../../strings/index.ts';

/** What every page of a document says of the dossier. */
export interface RunningHead {
  readonly title: string;
  /** At the foot of the page, with its name, complete: a printed page can be compared with the files. */
  readonly digest: string;
}

/** Of a document in the zip: the manifest contains its digest, so it can only have the journal's. */
export const runningHead = ({ snapshot, options, createdAt, timeZone }: DossierContext): RunningHead => ({
  title: strings.runningHead.title(localDate(createdAt, timeZone), options.caseName),
  digest: strings.runningHead.journal(snapshot.journal.head),
});
