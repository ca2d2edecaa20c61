import type { MhtmlChoice, PageMhtml } from '../domain/capture/mhtml.ts';
import { MAX_MHTML_BYTES } from '../domain/shared/limits.ts';
import { browser } from './browser.ts';

/** Chromium alone has `pageCapture`; it is asked for when a person turns the option on, and given back when they turn it off. */
const ARCHIVE_PERMISSION = { permissions: ['pageCapture' as 'downloads'] }; // not among the names the polyfill's types know
const ARCHIVE_SETTING_KEY = 'archive';
const SAVE_TIMEOUT_MS = 10_000;

interface PageCapture {
  saveAsMHTML(details: { tabId: number }): Promise<Blob | undefined>;
}

/** Whether this package may ever ask for it. */
export function canSaveArchives(): boolean {
  const { optional_permissions: optionalPermissions = [] } = browser.runtime.getManifest();
  return optionalPermissions.includes('pageCapture');
}

export async function readArchiveChoice(): Promise<MhtmlChoice> {
  if (!canSaveArchives()) return 'off';
  const { [ARCHIVE_SETTING_KEY]: wanted } = await browser.storage.local.get(ARCHIVE_SETTING_KEY);
  if (wanted !== true) return 'off';
  return (await hasArchivePermission()) ? 'on' : 'taken-back';
}

/** Only in answer to the person's click; false when they say no to the browser's question. */
export async function saveArchiveChoice(wanted: boolean): Promise<boolean> {
  if (wanted && !(await browser.permissions.request(ARCHIVE_PERMISSION))) return false;
  await browser.storage.local.set({ [ARCHIVE_SETTING_KEY]: wanted });
  // Nothing to give back when the package itself has it, as a test's may.
  if (!wanted) await browser.permissions.remove(ARCHIVE_PERMISSION).catch(() => false);
  return true;
}

/** The page of a tab as it stands, still at this address once it is read. */
export async function archivePage(tabId: number, address: string): Promise<NonNullable<PageMhtml>> {
  if (!(await hasArchivePermission())) return 'archive-not-allowed';
  const late = Promise.withResolvers<'archive-missing'>();
  const timer = setTimeout(() => late.resolve('archive-missing'), SAVE_TIMEOUT_MS);
  return Promise.race([saveMhtml(tabId, address), late.promise])
    .catch(() => 'archive-missing' as const)
    .finally(() => clearTimeout(timer));
}

async function saveMhtml(tabId: number, address: string): Promise<Blob | 'archive-missing'> {
  const { pageCapture } = browser as unknown as { readonly pageCapture: PageCapture }; // Chromium's own, as above
  const bytes = await readMhtml(pageCapture, tabId).catch(() => readMhtml(pageCapture, tabId));
  const { url } = await browser.tabs.get(tabId);
  if (bytes === null || url !== address) return 'archive-missing';
  return new Blob([bytes], { type: 'multipart/related' });
}

/** The file behind the first Blob of a fresh browser may be gone before it is read (seen in Chromium 156). */
async function readMhtml(pageCapture: PageCapture, tabId: number): Promise<ArrayBuffer | null> {
  const blob = await pageCapture.saveAsMHTML({ tabId });
  return blob === undefined || blob.size > MAX_MHTML_BYTES ? null : blob.arrayBuffer();
}

const hasArchivePermission = (): Promise<boolean> => browser.permissions.contains(ARCHIVE_PERMISSION);
