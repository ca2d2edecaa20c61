import { listCopied, listFilesHere, listShown } from '../domain/export/fileDecisions.ts';
import type { FileEntry } from '../domain/item/item.ts';
import { kindAnswers } from '../domain/item/kind.ts';
import { isMessage } from './data/conversations.ts';
import { hasIdentification } from './data/identification.ts';
import { hasProsecution } from './data/prosecution.ts';
import { hasVisits } from './data/revisits.ts';
import { contextOf, type DossierContext, type DossierPlan, hasPage, isAnnex, splitPlan } from './dossierPlan.ts';
import { mayBeExact } from './pdf/sections/exhibitPreview.ts';

/**
 * The size of a dossier before it is written, from the stored sizes alone: no file is read. The figures were measured
 * on the invented cases (`tests/integration/dossier/estimatedSize.test.ts`). Volumes are cut with a larger estimate
 * (`splitPlan`), since a volume over its limit is written again.
 */

/** Fonts, and the pages before the exhibits. */
const REPORT_BYTES = 100_000;
/** Text, links and tags of an exhibit's page. */
const EXHIBIT_PAGE_BYTES = 12_200;
/** Of a message, without its images. */
const MESSAGE_BYTES = 950;
/** Bands of a whole page in the pages that it may have (pageImage.ts). */
const BANDS_SHOWN = 2;
/** LISEZ-MOI.txt, heads of tables, signature. */
const DOCUMENTS_BYTES = 12_000;
/** Its lines in the tables, in index.html and its notes. */
const ITEM_LINES_BYTES = 700;
/** A file's lines in empreintes.csv, manifest.json and SHA256SUMS, and where its zip or PDF lists it. */
const FILE_LINES_BYTES = 730;
const SHEET_BYTES = 34_000;
const SHEET_ITEM_BYTES = 3_000;
/** Of the table of accounts, or of the words: a line for each of their posts. */
const IDENTIFIED_ITEM_BYTES = 1_500;

/** A preview is a JPEG of at most 1,000 pixels' width, and smaller than the image it was made from. */
const PREVIEW_BYTES = 90_000;
const PREVIEW_SHARE = 0.6;
/** A drawn image that stands for an imported file that is none. */
const PLACEHOLDER_BYTES = 3_000;

/**
 * A redacted copy of a screen beside the screenshot: a page's canvas writes a PNG of 98 KB where the browser's own
 * screenshot has 64 KB (Chromium 156). Images of posts were written by a canvas already.
 */
const SCREEN_COPY_FACTOR = 1.5;

/** Returns the bytes of the largest file of the dossier: a zip, or the same as one PDF. */
export function estimateLargestFile(plan: DossierPlan): number {
  const volumes = splitPlan(plan);
  const contexts =
    volumes.length === 0 ? [contextOf(plan)] : volumes.map((current) => contextOf(plan, { current, all: volumes }));
  return Math.max(...contexts.map(estimateFile));
}

/** Estimates one zip. Its PDF differs by the lists of files only. */
function estimateFile(context: DossierContext): number {
  const { snapshot, verifierHtml } = context;
  const { items, journal, receivedDossiers = [] } = snapshot;
  const contents = items.map((item) => {
    const copied = listCopied(item, 'redacted').map(asCopy);
    const all = [...listFilesHere(item), ...listCopied(item, 'clean'), ...listCopied(item, 'readable'), ...copied];
    return {
      bytes: item.ficheBytes.length + sum(all) + ITEM_LINES_BYTES,
      // With its fiche. What is left out has its line in the manifest.
      files: 1 + item.fiche.files.length + (item.notes === null ? 0 : 1),
    };
  });
  const received = receivedDossiers.flatMap(({ dossier }) => dossier.files);
  const fileCount = contents.reduce((count, { files }) => count + files, received.length);
  return (
    DOCUMENTS_BYTES +
    verifierHtml.length +
    journal.bytes.length +
    sum(contents) +
    sum(received) +
    fileCount * FILE_LINES_BYTES +
    estimateReport(context) +
    (isAnnex(context) ? 0 : estimateOtherPdfs(context))
  );
}

/** Estimates the sheet of a commissaire and that of accounts. Messages have no address to visit. */
function estimateOtherPdfs({ options, snapshot: { items } }: DossierContext): number {
  const visited = items.filter(({ fiche }) => kindAnswers(fiche).hasAddress).length;
  return (
    (hasVisits(items, options) ? SHEET_BYTES + visited * SHEET_ITEM_BYTES : 0) +
    (hasIdentification(items, options) ? SHEET_BYTES + items.length * IDENTIFIED_ITEM_BYTES : 0) +
    (hasProsecution(items, options) ? SHEET_BYTES + items.length * IDENTIFIED_ITEM_BYTES : 0)
  );
}

/** Estimates dossier.pdf or annexe.pdf: each exhibit with its own image. */
function estimateReport(context: DossierContext): number {
  const { items } = context.snapshot;
  const pages = items.filter((item) => hasPage(item, context));
  const images = pages.map((item) => {
    const shown = listShown(item);
    const copied = listCopied(item, 'redacted').find((file) => !isScreen(file));
    const subject =
      copied ??
      [...shown, ...listCopied(item, 'clean')].find(({ role }) => SUBJECT_ROLES.has(role)) ??
      shown.find(isScreen);
    if (subject === undefined) return 0;
    if (copied !== undefined) return copied.bytes;
    const bands = shown.filter((file) => file.role === 'page' && mayBeExact(file)).slice(0, BANDS_SHOWN);
    if (subject.role === 'page') return sum(bands) || estimatePreview(subject);
    if (item.fiche.received === undefined && mayBeExact(subject)) return subject.bytes;
    return estimatePreview(subject);
  });
  return (
    REPORT_BYTES +
    pages.filter((item) => !isMessage(item)).length * EXHIBIT_PAGE_BYTES +
    pages.filter(isMessage).length * MESSAGE_BYTES +
    images.reduce((total, bytes) => total + bytes, 0)
  );
}

const SUBJECT_ROLES: ReadonlySet<string> = new Set(['post', 'zone', 'document', 'page', 'media']);

const isScreen = ({ role }: FileEntry): boolean => role === 'viewport';

const asCopy = (file: FileEntry): FileEntry =>
  isScreen(file) ? { ...file, bytes: file.bytes * SCREEN_COPY_FACTOR } : file;

const estimatePreview = ({ mediaType, bytes }: FileEntry): number =>
  mediaType.startsWith('image/') ? Math.min(PREVIEW_BYTES, bytes * PREVIEW_SHARE) : PLACEHOLDER_BYTES;

const sum = (list: readonly { readonly bytes: number }[]): number =>
  list.reduce((total, { bytes }) => total + bytes, 0);
