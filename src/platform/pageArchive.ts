import type { MhtmlChoice, PageMhtml } from '../domain/capture/observation.ts';
import { LOCAL_KEY } from '../domain/formatNames.ts';
import { MAX_MHTML_BYTES } from '../domain/shared/limits.ts';
import { browser } from './browser.ts';

/** Only Chromium has `pageCapture`. It is requested when the person turns the option on, and removed when they turn it off. */
const ARCHIVE_PERMISSION = { permissions: ['pageCapture' as 'downloads'] }; // the polyfill's types lack `pageCapture`
const SAVE_TIMEOUT_MS = 10_000;

interface PageCapture {
  saveAsMHTML(details: { tabId: number }): Promise<Blob | undefined>;
}

/** Returns whether the manifest allows requesting the permission. */
export function canSaveArchives(): boolean {
  const { optional_permissions: optionalPermissions = [] } = browser.runtime.getManifest();
  return optionalPermissions.includes('pageCapture');
}

export async function readArchiveChoice(): Promise<MhtmlChoice> {
  if (!canSaveArchives()) return 'off';
  const { [LOCAL_KEY.archive]: wanted } = await browser.storage.local.get(LOCAL_KEY.archive);
  if (wanted !== true) return 'off';
  return (await hasArchivePermission()) ? 'on' : 'taken-back';
}

/** Must be called in response to a click. Returns false when the person declines the permission. */
export async function saveArchiveChoice(wanted: boolean): Promise<boolean> {
  if (wanted && !(await browser.permissions.request(ARCHIVE_PERMISSION))) return false;
  await browser.storage.local.set({ [LOCAL_KEY.archive]: wanted });
  // Fails when the manifest requires the permission, as in a test build.
  if (!wanted) await browser.permissions.remove(ARCHIVE_PERMISSION).catch(() => false);
  return true;
}

/** Saves the page of a tab as MHTML, provided that it is still at this address afterwards. */
export async function archivePage(tabId: number, address: string): Promise<NonNullable<PageMhtml>> {
  if (!(await hasArchivePermission())) return 'archive-not-allowed';
  const timeout = Promise.withResolvers<'archive-missing'>();
  const timer = setTimeout(() => timeout.resolve('archive-missing'), SAVE_TIMEOUT_MS);
  return Promise.race([saveMhtml(tabId, address), timeout.promise])
    .catch(() => 'archive-missing' as const)
    .finally(() => clearTimeout(timer));
}

async function saveMhtml(tabId: number, address: string): Promise<Blob | 'archive-missing'> {
  const { pageCapture } = browser as unknown as { readonly pageCapture: PageCapture }; // Chromium only, not in the polyfill's types
  const bytes = await readMhtml(pageCapture, tabId).catch(() => readMhtml(pageCapture, tabId));
  const { url } = await browser.tabs.get(tabId);
  if (bytes === null || url !== address) return 'archive-missing';
  return new Blob([bytes], { type: 'multipart/related' });
}

/** The file behind the first Blob of a new browser session may be missing when it is read (seen in Chromium 156). */
async function readMhtml(pageCapture: PageCapture, tabId: number): Promise<ArrayBuffer | null> {
  const blob = await pageCapture.saveAsMHTML({ tabId });
  return blob === undefined || blob.size > MAX_MHTML_BYTES ? null : blob.arrayBuffer();
}

const hasArchivePermission = (): Promise<boolean> => browser.permissions.contains(ARCHIVE_PERMISSION);
