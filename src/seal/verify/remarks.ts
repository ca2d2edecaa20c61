import type { Manifest } from '../../domain/dossier.ts';
import type { Contents } from './contents.ts';
import { isInItems } from './items.ts';
import type { JournalCheck } from './journal.ts';
import { onceEach } from './manifest.ts';
import { MANIFEST } from './names.ts';
import { type Check, type Note, type Outcome, PROBLEMS, type Problem, type Report } from './report.ts';

/** What is said beside the verdict. */

/** SHA-256 of the verifier.html of a release, given the one `found`; null for a release that is not known. */
export type Published = (version: string, found: string) => Promise<string | null>;

const VERIFIER = 'verifier.html';

/** A verifier.html that is not the one its release published; nothing when no list of them was given. */
export async function onVerifier(
  { digests }: Contents,
  manifest: Manifest | null,
  published: Published | undefined,
): Promise<{ readonly problems: readonly Problem[]; readonly notes: readonly Note[] }> {
  const found = digests.get(VERIFIER)?.sha256;
  if (published === undefined || manifest === null || found === undefined) return { problems: [], notes: [] };
  const should = await published(manifest.software.version, found);
  if (should === null) return { problems: [], notes: [{ code: 'verifier-release-unknown', path: VERIFIER }] };
  return { problems: found === should ? [] : [{ code: 'verifier-altered', path: VERIFIER }], notes: [] };
}

/** What is in the dossier and this version has no check for, and what is odd without being a fault. */
export function remarks(
  { digests }: Contents,
  manifest: Manifest | null,
  journal: JournalCheck | null,
): Note[] {
  const notes: Note[] = [];
  for (const { item, folder } of onceEach(manifest?.exhibits ?? [])) {
    if (journal?.withdrawn.has(item)) notes.push({ code: 'withdrawn-present', path: folder });
    for (const file of journal?.removed.get(item) ?? []) {
      const path = `${folder}/${file}`;
      notes.push({ code: digests.has(path) ? 'removed-present' : 'file-removed', path });
    }
  }
  return [...notes, ...otherZips(manifest?.omitted ?? []), ...leftOut(manifest?.omitted ?? [], journal)];
}

/** Files of these pièces that are in no zip it names, and that the journal does not say were erased: never left unsaid. */
function leftOut(omitted: Manifest['omitted'], journal: JournalCheck | null): Note[] {
  const gone = omitted.filter(
    ({ item, path, reason, volume }) =>
      !journal?.removed.get(item)?.has(path) && (reason !== 'volume' || volume === undefined),
  );
  const redacted = gone.filter(({ reason }) => reason === 'redacted').length;
  const note = (code: Note['code'], files: number): Note[] =>
    files === 0 ? [] : [{ code, path: MANIFEST, detail: { files } }];
  return [...note('files-redacted', redacted), ...note('files-left-out', gone.length - redacted)];
}

/** The other zips of the same dossier, each with how many files of these pièces it is said to have. */
function otherZips(omitted: Manifest['omitted']): Note[] {
  const named = omitted.flatMap(({ reason, volume }) => (reason === 'volume' ? (volume ?? []) : []));
  return [...Map.groupBy(named, (volume) => volume)].map(([path, { length }]) => ({
    code: 'other-zip',
    path,
    detail: { files: length },
  }));
}

export function countItems(
  { exhibits }: Manifest,
  { seals, withdrawn }: JournalCheck,
): NonNullable<Report['counts']> {
  const here = new Set(exhibits.map(({ item }) => item));
  const absent = [...seals.keys()].filter((item) => !here.has(item));
  const away = absent.filter((item) => withdrawn.has(item)).length;
  return { sealed: seals.size, here: here.size, withdrawn: away, notIncluded: absent.length - away };
}

export function outcomes(
  problems: readonly Problem[],
  unchecked: ReadonlySet<Check>,
): Record<Check, Outcome> {
  const failing = new Set<string>(problems.map(({ code }) => code));
  // A file of an item is named once, by the first check that meets it; the item does not hold for all that.
  const inItems = problems.some(({ path }) => path !== undefined && isInItems(path));
  const outcome = (check: Check): Outcome => {
    if (PROBLEMS[check].some((code) => failing.has(code)) || (check === 'items' && inItems)) return 'fails';
    return unchecked.has(check) ? 'unchecked' : 'holds';
  };
  return {
    container: outcome('container'),
    files: outcome('files'),
    manifest: outcome('manifest'),
    signature: outcome('signature'),
    journal: outcome('journal'),
    items: outcome('items'),
    timestamps: outcome('timestamps'),
    origins: outcome('origins'),
    anchor: outcome('anchor'),
  };
}
