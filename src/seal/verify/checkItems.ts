import * as v from 'valibot';
import {
  FICHE_NAME,
  isDossierPath,
  type Manifest,
  type ManifestExhibit,
  SALTS_NAME,
} from '../../domain/export/dossierLayout.ts';
import { joinNumber, shownNumber } from '../../domain/export/exhibitNumber.ts';
import { SCHEMA } from '../../domain/formatNames.ts';
import { digestSchema } from '../../domain/shared/schemas.ts';
import { type JsonFault, parseCanonical } from '../canonical.ts';
import { ARCHIVE_NAME, commitTo } from '../commitment.ts';
import type { JournalCheck } from './checkJournal.ts';
import { isNewerSchema, uniqueExhibits } from './checkManifest.ts';
import type { DossierContents } from './dossierContents.ts';
import { NotCheckable, type Problem } from './verificationReport.ts';

/** Checks each item: its fiche against the journal, its files against the fiche, and its folder against both. */

const ficheSchema = v.looseObject({
  schema: v.literal(SCHEMA.item),
  id: v.string(),
  caseId: v.string(),
  files: v.array(v.looseObject({ path: v.pipe(v.string(), v.check(isDossierPath)), commitment: digestSchema })),
  exported: v.exactOptional(v.looseObject({ archive: v.looseObject({ commitment: digestSchema }) })),
});
type FicheFields = v.InferOutput<typeof ficheSchema>;

const saltsSchema = v.record(v.string(), digestSchema);

/** `reported`: paths that a problem already reports. Throws NotCheckable for an intact fiche of a later version. */
export async function itemProblems(
  contents: DossierContents,
  manifest: Manifest,
  journal: JournalCheck,
  reported: ReadonlySet<string>,
): Promise<Problem[]> {
  const problems: Problem[][] = [];
  const listed = new Set<string>();
  const unread = new Set<string>();
  const omitted = Map.groupBy(manifest.omitted, ({ item }) => item);
  for (const exhibit of uniqueExhibits(manifest.exhibits)) {
    const fichePath = `${exhibit.folder}/${FICHE_NAME}`;
    listed.add(fichePath);
    const journalNumber = journal.numbers.get(exhibit.item);
    if (journalNumber !== undefined && journalNumber !== joinNumber(exhibit)) {
      const detail = { number: shownNumber(joinNumber(exhibit)), given: shownNumber(journalNumber) };
      problems.push([{ code: 'exhibit-number', path: exhibit.folder, detail }]);
    }
    problems.push(sealProblems(contents, exhibit, journal));
    const fiche = readFiche(contents, fichePath, reported);
    if (fiche === null || typeof fiche === 'string') {
      unread.add(exhibit.folder);
      const code = contents.retained.has(fichePath) ? 'fiche-form' : 'missing';
      if (!reported.has(fichePath))
        problems.push([{ code, path: fichePath, ...(fiche !== null && { detail: { reason: fiche } }) }]);
      continue;
    }
    const isSameItem = fiche.id === exhibit.item && isSameCase(fiche, journal);
    if (!isSameItem) problems.push([{ code: 'fiche-item', path: fichePath }]);
    for (const { path } of fiche.files) listed.add(`${exhibit.folder}/${path}`);
    listed.add(`${exhibit.folder}/${SALTS_NAME}`);
    problems.push(await fileProblems(contents, exhibit, fiche, omitted.get(exhibit.item) ?? [], reported));
  }
  for (const path of contents.digests.keys()) {
    const isRead = isItemPath(path) && !unread.has(path.split('/', 2).join('/'));
    if (isRead && !listed.has(path) && !reported.has(path)) problems.push([{ code: 'item-file-unlisted', path }]);
  }
  return [...problems.flat(), ...orphanOmissions(manifest)];
}

export const isItemPath = (path: string): boolean => /^(?:pieces|annexes)\//.test(path);

/** Compares the digest of the fiche's bytes with the line that sealed the item. */
function sealProblems(
  { digests }: DossierContents,
  { item, folder }: ManifestExhibit,
  { seals }: JournalCheck,
): Problem[] {
  const path = `${folder}/${FICHE_NAME}`;
  const found = digests.get(path)?.sha256;
  const seal = seals.get(item);
  if (seal === undefined) return [{ code: 'fiche-unsealed', path }];
  return found === undefined || found === seal.digest
    ? []
    : [{ code: 'fiche-seal', path, detail: { line: seal.line } }];
}

/** Returns the fiche, or why its bytes are not canonical; null when it is missing or has another shape. */
function readFiche(
  { retained }: DossierContents,
  path: string,
  reported: ReadonlySet<string>,
): FicheFields | JsonFault | null {
  const bytes = retained.get(path);
  if (bytes === undefined) return null;
  const { canonical, fault, value } = parseCanonical(bytes);
  const schema = v.safeParse(v.looseObject({ schema: v.string() }), value);
  if (canonical && !reported.has(path) && schema.success && isNewerSchema(schema.output.schema, 'item')) {
    throw new NotCheckable('other-version', { path, schema: schema.output.schema });
  }
  const parsed = v.safeParse(ficheSchema, value);
  return canonical && parsed.success ? parsed.output : fault;
}

const isSameCase = ({ caseId }: FicheFields, { opening }: JournalCheck): boolean =>
  opening === null || caseId === opening.case;

async function fileProblems(
  contents: DossierContents,
  { folder }: ManifestExhibit,
  fiche: FicheFields,
  omitted: Manifest['omitted'],
  reported: ReadonlySet<string>,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const omissions = new Map(omitted.map((one) => [one.path, one]));
  const saltsPath = `${folder}/${SALTS_NAME}`;
  const salts = readSalts(contents, saltsPath);
  const unsalted: string[] = [];
  for (const file of fiche.files) {
    const path = `${folder}/${file.path}`;
    const found = contents.digests.get(path);
    if (omissions.delete(file.path)) {
      if (found !== undefined) problems.push({ code: 'omitted-present', path });
      continue;
    }
    const salt = salts?.get(file.path);
    salts?.delete(file.path);
    if (salt === undefined) unsalted.push(path);
    if (reported.has(path)) continue;
    if (found === undefined) problems.push({ code: 'item-file-missing', path });
    else if (salt !== undefined && (await commitTo(salt, found.sha256, file.path)) !== file.commitment)
      problems.push({ code: 'item-file-other', path });
  }
  for (const path of omissions.keys()) problems.push({ code: 'omitted-unknown', path: `${folder}/${path}` });
  const areRight = salts !== null && unsalted.length === 0 && (await areOfArchive(contents, folder, fiche, salts));
  if (!areRight && !reported.has(saltsPath)) problems.push({ code: 'salts-other', path: saltsPath });
  return problems;
}

/** Returns the salt of each path; null when the file is not of its form. A piece without joined file has none. */
function readSalts({ digests, retained }: DossierContents, path: string): Map<string, string> | null {
  if (!digests.has(path)) return new Map();
  const { canonical, value } = parseCanonical(retained.get(path) ?? new Uint8Array());
  const parsed = v.safeParse(saltsSchema, value);
  const salts = canonical && parsed.success ? Object.entries(parsed.output) : [];
  return salts.length === 0 ? null : new Map(salts);
}

/** Whether nothing is left of the salts, or that of the message's archive, which is then a file of another exhibit. */
async function areOfArchive(
  { digests }: DossierContents,
  folder: string,
  { exported }: FicheFields,
  salts: ReadonlyMap<string, string>,
): Promise<boolean> {
  const [link, ...others] = salts;
  if (link === undefined) return true;
  const [path, salt] = link;
  const archive = path.startsWith('../')
    ? digests.get(folder.slice(0, folder.lastIndexOf('/')) + path.slice(2))
    : undefined;
  if (archive === undefined || exported === undefined || others.length > 0) return false;
  return (await commitTo(salt, archive.sha256, ARCHIVE_NAME)) === exported.archive.commitment;
}

function orphanOmissions({ omitted, exhibits }: Manifest): Problem[] {
  const items = new Set(exhibits.map(({ item }) => item));
  return omitted.filter(({ item }) => !items.has(item)).map(({ path }) => ({ code: 'omitted-unknown', path }));
}
