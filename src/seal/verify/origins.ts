import type { Contents } from './contents.ts';
import type { JournalCheck } from './journal.ts';
import { type Check, NotCheckable, type Note, type Problem, type Report } from './report.ts';

/**
 * `origines/O1/`, `O2/` …: dossiers received from elsewhere, each whole and as it came. What is verified of one is what
 * is verified of any dossier, from the digests already taken: no byte is read twice.
 */

const FOLDER = /^origines\/O[1-9]\d{0,5}\//;
/** A dossier, one received in it, and one received in that. */
const DEEPEST = 2;

export interface OriginsCheck {
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
  readonly origins: Report['origins'];
}

/** `judge` says what it says of any dossier, or throws NotCheckable. `named`: paths that a problem is about already. */
export async function checkOrigins(
  contents: Contents,
  journal: JournalCheck | null,
  named: ReadonlySet<string>,
  depth: number,
  judge: (contents: Contents, depth: number) => Promise<Report>,
): Promise<OriginsCheck> {
  const problems: Problem[] = [];
  const notes: Note[] = [];
  const origins: Report['origins'][number][] = [];
  for (const path of contents.digests.keys()) {
    const isStray = path.startsWith('origines/') && !FOLDER.test(path);
    if (isStray && !named.has(path)) problems.push({ code: 'origin-form', path });
  }
  for (const [folder, own] of split(contents)) {
    if (depth >= DEEPEST) {
      // Its files hold as those of the dossier it is in do; what it says of itself is for whoever unpacks it.
      notes.push({ code: 'origin-depth', path: folder });
      continue;
    }
    const manifest = own.digests.get('manifest.json')?.sha256;
    const said = journal?.origins.get(Number(folder.slice('origines/O'.length)));
    if (journal !== null && said !== manifest && !named.has(`${folder}/manifest.json`))
      problems.push({ code: 'origin-unannounced', path: folder });
    try {
      const report = await judge(own, depth + 1);
      origins.push({ folder, report });
      notes.push(...report.notes.filter(isUnchecked).map((note) => within(folder, note)));
      if (report.verdict === 'altered') problems.push({ code: 'origin-altered', path: folder });
    } catch (error) {
      if (!(error instanceof NotCheckable)) throw error;
      if (error.code === 'newer-schema')
        notes.push({ code: 'origin-newer', path: folder, detail: { schema: error.detail.schema ?? '' } });
      else problems.push({ code: 'origin-form', path: folder });
    }
  }
  return { problems, notes, origins };
}

/** Said of the dossier around it too, which cannot say that all it received holds. */
function isUnchecked({ code }: Note): boolean {
  return code === 'origin-newer' || code === 'origin-depth';
}

function within(folder: string, note: Note): Note {
  return { ...note, path: `${folder}/${note.path}` };
}

/** Nothing received, or of a version on which we have no say, or too deep. */
export function uncheckedOrigins({ origins, notes }: OriginsCheck): readonly Check[] {
  return origins.length === 0 || notes.length > 0 ? ['origins'] : [];
}

interface Part {
  readonly digests: Map<string, Contents['digests'] extends ReadonlyMap<string, infer D> ? D : never>;
  readonly kept: Map<string, Uint8Array<ArrayBuffer>>;
  readonly problems: Problem[];
}

/** By number; each path without its folder. */
function split({ digests, kept, problems }: Contents): readonly (readonly [string, Contents])[] {
  const parts = new Map<string, Part>();
  const place = (path: string): readonly [Part, string] | null => {
    const prefix = FOLDER.exec(path)?.[0];
    if (prefix === undefined) return null;
    const folder = prefix.slice(0, -1);
    const part = parts.get(folder) ?? { digests: new Map(), kept: new Map(), problems: [] };
    parts.set(folder, part);
    return [part, path.slice(prefix.length)];
  };
  for (const [path, digest] of digests) {
    const [part, own] = place(path) ?? [];
    if (part !== undefined && own !== undefined) part.digests.set(own, digest);
  }
  for (const [path, bytes] of kept) {
    const [part, own] = place(path) ?? [];
    if (part !== undefined && own !== undefined) part.kept.set(own, bytes);
  }
  for (const problem of problems) {
    const [part, own] = place(problem.path ?? '') ?? [];
    if (part !== undefined && own !== undefined) part.problems.push({ ...problem, path: own });
  }
  return [...parts].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
}
