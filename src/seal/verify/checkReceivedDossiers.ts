import { MANIFEST_PATH } from '../../domain/export/dossierLayout.ts';
import type { JournalCheck } from './checkJournal.ts';
import type { DossierContents } from './dossierContents.ts';
import { type CheckName, NotCheckable, type Note, type Problem, type Report } from './verificationReport.ts';

/**
 * Received dossiers in `origines/O1/`, `O2/` …, each whole and unchanged. Each is verified like any dossier, with the
 * digests already computed: no byte is read twice.
 */

const RECEIVED_FOLDER = /^origines\/O[1-9]\d{0,5}\//;
/** Nesting levels: a dossier, one received in it, and one received in that. */
const MAX_DEPTH = 2;

export interface ReceivedDossiersCheck {
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
  readonly reports: Report['receivedDossiers'];
}

/** `verifyContents`: the report of a dossier, or NotCheckable. `reported`: paths that already have a problem. */
export async function checkReceivedDossiers(
  contents: DossierContents,
  journal: JournalCheck | null,
  reported: ReadonlySet<string>,
  depth: number,
  verifyContents: (contents: DossierContents, depth: number) => Promise<Report>,
): Promise<ReceivedDossiersCheck> {
  const problems: Problem[] = [];
  const notes: Note[] = [];
  const reports: Report['receivedDossiers'][number][] = [];
  for (const path of contents.digests.keys()) {
    const isStray = path.startsWith('origines/') && !RECEIVED_FOLDER.test(path);
    if (isStray && !reported.has(path)) problems.push({ code: 'received-form', path });
  }
  for (const [folder, inner] of splitByFolder(contents)) {
    if (depth >= MAX_DEPTH) {
      // The outer dossier covers its files; its own statements are not checked at this depth.
      notes.push({ code: 'received-depth', path: folder });
      continue;
    }
    const manifest = inner.digests.get(MANIFEST_PATH)?.sha256;
    const announced = journal?.receivedManifests.get(Number(folder.slice('origines/O'.length)));
    if (journal !== null && announced !== manifest && !reported.has(`${folder}/${MANIFEST_PATH}`))
      problems.push({ code: 'received-unannounced', path: folder });
    try {
      const report = await verifyContents(inner, depth + 1);
      reports.push({ folder, report });
      notes.push(...report.notes.filter(isUncheckedNote).map((note) => prefixNote(folder, note)));
      if (report.verdict === 'altered') problems.push({ code: 'received-altered', path: folder });
    } catch (error) {
      if (!(error instanceof NotCheckable)) throw error;
      if (error.code === 'other-version')
        notes.push({ code: 'received-other-version', path: folder, detail: { schema: error.detail.schema ?? '' } });
      else problems.push({ code: 'received-form', path: folder });
    }
  }
  return { problems, notes, reports };
}

/** Also noted for the outer dossier, since part of what it received was not checked. */
const isUncheckedNote = ({ code }: Note): boolean => code === 'received-other-version' || code === 'received-depth';

function prefixNote(folder: string, note: Note): Note {
  return { ...note, path: `${folder}/${note.path}` };
}

/** Unchecked when there is none, when one is of a later version, or when one is nested too deep. */
export const listUncheckedReceived = ({ reports, notes }: ReceivedDossiersCheck): readonly CheckName[] =>
  reports.length === 0 || notes.length > 0 ? ['receivedDossiers'] : [];

interface FolderContents {
  readonly digests: Map<string, DossierContents['digests'] extends ReadonlyMap<string, infer D> ? D : never>;
  readonly retained: Map<string, Uint8Array<ArrayBuffer>>;
  readonly problems: Problem[];
}

/** In order of number; paths are relative to each folder. */
function splitByFolder(outer: DossierContents): readonly (readonly [string, DossierContents])[] {
  const { digests, retained, problems } = outer;
  const byFolder = new Map<string, FolderContents>();
  const put = (path: string, add: (contents: FolderContents, inner: string) => void): void => {
    const prefix = RECEIVED_FOLDER.exec(path)?.[0];
    if (prefix === undefined) return;
    const folder = prefix.slice(0, -1);
    const contents = byFolder.get(folder) ?? { digests: new Map(), retained: new Map(), problems: [] };
    byFolder.set(folder, contents);
    add(contents, path.slice(prefix.length));
  };
  for (const [path, digest] of digests) put(path, (contents, inner) => contents.digests.set(inner, digest));
  for (const [path, bytes] of retained) put(path, (contents, inner) => contents.retained.set(inner, bytes));
  for (const problem of problems)
    put(problem.path ?? '', (contents, inner) => contents.problems.push({ ...problem, path: inner }));
  return [...byFolder].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
}
