import type { ArchiveChoice, PageArchive } from '../domain/archive.ts';
import { MAX_ARCHIVE_BYTES } from '../domain/limits.ts';
import { browser } from './browser.ts';

/** Chromium alone has `pageCapture`; it is asked for when a person turns the option on, and given back when they turn it off. */
const LEAVE = { permissions: ['pageCapture' as 'downloads'] }; // not among the names the polyfill's types know
const WANTED = 'archive';
const PATIENCE_MS = 10_000;

interface PageCapture {
  saveAsMHTML(details: { tabId: number }): Promise<Blob | undefined>;
}

/** Whether this package may ever ask for it. */
export function hasArchives(): boolean {
  const { optional_permissions: later = [] } = browser.runtime.getManifest();
  return later.includes('pageCapture');
}

export async function archiveChoice(): Promise<ArchiveChoice> {
  if (!hasArchives()) return 'off';
  const { [WANTED]: wanted } = await browser.storage.local.get(WANTED);
  if (wanted !== true) return 'off';
  return (await isAllowed()) ? 'on' : 'taken-back';
}

/** Only in answer to the person's click; false when they say no to the browser's question. */
export async function chooseArchives(wanted: boolean): Promise<boolean> {
  if (wanted && !(await browser.permissions.request(LEAVE))) return false;
  await browser.storage.local.set({ [WANTED]: wanted });
  // Nothing to give back when the package itself has it, as a test's may.
  if (!wanted) await browser.permissions.remove(LEAVE).catch(() => false);
  return true;
}

/** The page of a tab as it stands, still at this address once it is read. */
export async function archivePage(tabId: number, address: string): Promise<NonNullable<PageArchive>> {
  if (!(await isAllowed())) return 'archive-not-allowed';
  const late = Promise.withResolvers<'archive-missing'>();
  const timer = setTimeout(() => late.resolve('archive-missing'), PATIENCE_MS);
  return Promise.race([saved(tabId, address), late.promise])
    .catch(() => 'archive-missing' as const)
    .finally(() => clearTimeout(timer));
}

async function saved(tabId: number, address: string): Promise<Blob | 'archive-missing'> {
  const { pageCapture } = browser as unknown as { readonly pageCapture: PageCapture }; // Chromium's own, as above
  const bytes = await read(pageCapture, tabId).catch(() => read(pageCapture, tabId));
  const { url } = await browser.tabs.get(tabId);
  if (bytes === null || url !== address) return 'archive-missing';
  return new Blob([bytes], { type: 'multipart/related' });
}

/** The file behind the first Blob of a fresh browser may be gone before it is read (seen in Chromium 156). */
async function read(pageCapture: PageCapture, tabId: number): Promise<ArrayBuffer | null> {
  const blob = await pageCapture.saveAsMHTML({ tabId });
  return blob === undefined || blob.size > MAX_ARCHIVE_BYTES ? null : blob.arrayBuffer();
}

const isAllowed = (): Promise<boolean> => browser.permissions.contains(LEAVE);
