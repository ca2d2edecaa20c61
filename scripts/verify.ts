import { openAsBlob } from 'node:fs';
import { opendir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGE_CODES, type Language } from '../src/domain/shared/languages.ts';
import { groupHex, parseDigest, sha256Hex } from '../src/seal/digest.ts';
import { type ParsedCertificate, parseCertificates } from '../src/seal/timestamp/timestampToken.ts';
import { type DossierSource, folderSource } from '../src/seal/verify/dossierSource.ts';
import { releasesIn } from '../src/seal/verify/verdict.ts';
import { isRemark, NotCheckable, type Problem, type Report } from '../src/seal/verify/verificationReport.ts';
import { fileSource, verifyDossier } from '../src/seal/verify/verifyDossier.ts';
import {
  formatNote,
  formatProblem,
  formatRefusal,
  formatVerdict,
  formatVerdictMeaning,
  formatVerifyText,
} from '../src/ui/locales/verify.ts';
import { UsageError } from './cli.ts';
import { formatPages, type PageDifference } from './verify/pageWords.ts';

/** `npm run verify -- DOSSIER`: the verification of verifier.html, on the command line. */

const HELP = `Usage: npm run verify -- DOSSIER [--expect SHA256] [--extract FILE] [--tsa-root PEM] [--json] [--lang CODE]

Recomputes everything from the bytes of a dossier: a PDF, a zip or an unpacked folder.

  --expect SHA256   digest of manifest.json held by somebody else (procès-verbal, avocat)
  --extract FILE    when somebody signed or completed a dossier's PDF: writes the dossier alone to FILE
  --tsa-root PEM    root certificates of time-stamping authorities that you trust, besides those known here
  --json            the whole report as JSON
  --lang CODE       language of the sentences: ${LANGUAGE_CODES.join(', ')} (fr)
  --help            this text

Of a coherent dossier, it compares the text of dossier.pdf with the exhibits: account, address, date, text, numbers.

Exit: 0 coherent, 1 altered or incomplete, or another digest, 2 could not check, or the pages differ from the exhibits.`;

const COHERENT = 0;
const ALTERED = 1;
const COULD_NOT_CHECK = 2;

interface VerifyRequest {
  readonly dossier: string;
  readonly expect: string | null;
  readonly extract: string | null;
  readonly roots: string | null;
  readonly json: boolean;
  readonly lang: Language;
}

interface Output {
  readonly log: (text: string) => void;
  readonly error: (text: string) => void;
}

/** Runs the command with these arguments and returns its exit code. */
export async function runVerify(args: readonly string[], output: Output = console): Promise<number> {
  let request: VerifyRequest | 'help' | null = null;
  try {
    request = parseRequest(args);
    if (request === 'help') {
      output.log(HELP);
      return COHERENT;
    }
    const { expect, roots, extract } = request;
    const source = await openDossier(request.dossier);
    const verified = verifyDossier(source, {
      now: new Date(),
      findVerifierDigest: readExpectedVerifierDigest,
      ...(expect !== null && { expect }),
      ...(roots !== null && { roots: await readRoots(roots) }),
    });
    const report = await (extract === null ? verified : extractOriginal(verified, source, extract));
    const pages = report.verdict === 'altered' ? null : await comparePagesOf(source, report);
    const { json, lang } = request;
    const lines = () => [...formatReport(report, lang), ...(pages === null ? [] : formatPages(lang, pages))];
    output.log(json ? JSON.stringify({ ...report, pages }, null, 2) : lines().join('\n'));
    if (report.verdict === 'altered') return ALTERED;
    return pages === null || pages.length === 0 ? COHERENT : COULD_NOT_CHECK;
  } catch (error) {
    const json = request !== null && request !== 'help' && request.json;
    const lang = request === null || request === 'help' ? 'fr' : request.lang;
    const { code, detail, message } = describeError(error, lang);
    if (json) output.log(JSON.stringify({ verdict: null, refusal: { code, detail } }, null, 2));
    else output.error(message);
    return COULD_NOT_CHECK;
  }
}

/** pdf.js takes longer to load than most dossiers to verify. */
async function comparePagesOf(source: DossierSource, report: Report): Promise<readonly PageDifference[] | null> {
  const { checkPages } = await import('./verify/checkPages.ts');
  return checkPages(source, report);
}

function parseRequest(args: readonly string[]): VerifyRequest | 'help' {
  const { values, positionals } = parseArguments(args);
  if (values.help) return 'help';
  const [dossier, ...more] = positionals;
  if (dossier === undefined || more.length > 0) throw new UsageError('one dossier is needed (see --help)');
  const { lang } = values;
  const language = LANGUAGE_CODES.find((code) => code === lang);
  if (language === undefined) throw new UsageError(`--lang: ${lang} is not one of ${LANGUAGE_CODES.join(', ')}`);
  const expect = values.expect === undefined ? null : parseDigest(values.expect);
  if (values.expect !== undefined && expect === null)
    throw new UsageError('--expect needs a SHA-256: 64 hexadecimal digits');
  const { extract = null } = values;
  return { dossier, expect, extract, roots: values['tsa-root'] ?? null, json: values.json, lang: language };
}

function parseArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        expect: { type: 'string' },
        extract: { type: 'string' },
        'tsa-root': { type: 'string' },
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'fr' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Returns the digest of a version's verifier.html from docs/verifier-releases.md. For this version before its release,
 * builds the page and returns `found` if it is the same, else null.
 */
async function readExpectedVerifierDigest(version: string, found: string): Promise<string | null> {
  const ours: unknown = JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8')).version;
  const known = releasesIn(await readFile(join(import.meta.dirname, '../docs/verifier-releases.md'), 'utf8')).get(
    version,
  );
  if (known !== undefined || version !== ours) return known ?? null;
  try {
    const { buildVerifierPage } = await import('./verifier-page.ts');
    const built = await sha256Hex(new TextEncoder().encode(await buildVerifierPage()));
    return built === found ? found : null;
  } catch {
    // Without the build tools the digest is unknown, and the report has a note.
    return null;
  }
}

async function readRoots(path: string): Promise<readonly ParsedCertificate[]> {
  const roots = parseCertificates(await readFile(path, 'utf8'));
  if (roots.length === 0) throw new UsageError(`--tsa-root needs certificates in PEM: none in ${path}`);
  return roots;
}

/** Writes the dossier that somebody completed to a new file, and reports as without the option. */
async function extractOriginal(verified: Promise<Report>, { appended }: DossierSource, path: string): Promise<Report> {
  try {
    return await verified;
  } catch (error) {
    if (!(error instanceof NotCheckable && error.code === 'pdf-appended') || appended === undefined) throw error;
    await writeFile(path, appended.original.stream(), { flag: 'wx' }).catch((reason: NodeJS.ErrnoException) => {
      throw new UsageError(`--extract: ${path} was not written (${reason.code})`);
    });
    throw error;
  }
}

async function openDossier(dossier: string): Promise<DossierSource> {
  const found = await stat(dossier);
  return found.isDirectory() ? readFolder(dossier) : fileSource(await openAsBlob(dossier));
}

/**
 * Reads a folder. Links are reported as faults and not followed, because their targets are not in the folder. So are
 * names that are no UTF-8, whose files cannot be opened by their text.
 */
async function readFolder(root: string): Promise<DossierSource> {
  const files = new Map<string, Blob>();
  const faults: Problem[] = [];
  const folders = [root];
  for (const folder of folders) {
    for await (const entry of await opendir(folder)) {
      const full = join(folder, entry.name);
      const path = relative(root, full).split(sep).join('/');
      if (entry.name.includes('\uFFFD')) faults.push({ code: 'unsafe-name', path });
      else if (entry.isDirectory()) folders.push(full);
      else if (entry.isFile()) files.set(path, await openAsBlob(full));
      else faults.push({ code: 'symlink', path });
    }
  }
  return { ...folderSource(files), faults };
}

function formatReport(report: Report, lang: Language): string[] {
  const { problems, notes, counts, manifestDigest, keyFingerprint, receivedDossiers } = report;
  const fact = (key: 'fact.manifest' | 'fact.key', hex: string | null) =>
    formatFact(lang, formatVerifyText(lang, key), hex === null ? formatVerifyText(lang, 'fact.none') : groupHex(hex));
  const [remarks, others] = [notes.filter(isRemark), notes.filter((note) => !isRemark(note))];
  return [
    formatVerdict(lang, report),
    ...problems.map((problem) => `- ${formatProblem(lang, problem)}`),
    formatVerdictMeaning(lang, report),
    ...remarks.map((note) => formatFact(lang, formatVerifyText(lang, 'page.remarks'), formatNote(lang, note))),
    ...(counts === null ? [] : [formatVerifyText(lang, 'counts', counts)]),
    fact('fact.manifest', manifestDigest),
    fact('fact.key', keyFingerprint),
    ...others.map((note) => formatFact(lang, formatVerifyText(lang, 'page.notes'), formatNote(lang, note))),
    ...receivedDossiers.flatMap(({ folder, report: own }) => [
      formatVerifyText(lang, 'receivedDossier.title', { folder }),
      ...formatReport(own, lang).map((one) => `  ${one}`),
    ]),
  ];
}

function formatFact(lang: Language, label: string, value: string): string {
  return lang === 'fr' ? `${label} : ${value}` : `${label}: ${value}`;
}

function describeError(error: unknown, lang: Language) {
  if (error instanceof NotCheckable) return { ...error, message: formatRefusal(lang, error) };
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) return { code: 'bad-usage', detail: {}, message };
  const refusal = fromSystemError(error);
  if (refusal !== null) return { ...refusal, message: formatRefusal(lang, refusal) };
  return { code: 'bug', detail: { reason: message }, message };
}

/** Maps a file-system error to a refusal; null for any other error. */
function fromSystemError(error: unknown): NotCheckable | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  const path = 'path' in error ? String(error.path) : '';
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return new NotCheckable('not-found', { path });
  const isRefused = error.code === 'EACCES' || error.code === 'EPERM';
  return new NotCheckable(isRefused ? 'not-allowed' : 'unreadable-input', { path });
}

if (import.meta.main) process.exitCode = await runVerify(process.argv.slice(2));
