import { Refusal } from '../domain/shared/errors.ts';
import { pickLanguage } from '../domain/shared/languages.ts';
import type { PageCommand } from '../messages/capturePort.ts';
import { browser } from './browser.ts';
import { clickGuard, INJECTION_TIMEOUT_MS, listCaptureScripts } from './injectedScripts.ts';
import { isPdfAddress } from './tabs.ts';

/**
 * Injects the capture script into the tab (the person's click grants `activeTab`) and sends it one command. Firefox
 * reports no error when it does not inject into a privileged page: `sendMessage` then fails. `isChoice`: the person
 * clicks on the page next, maybe before the script is injected. `epoch` is sent with the command; it may be read
 * meanwhile. Throws Refusal.
 */
export async function injectAndSend(
  tabId: number,
  command: Readonly<Record<string, unknown>> & { readonly type: string },
  { isChoice = false, epoch }: { readonly isChoice?: boolean; readonly epoch?: Promise<string> } = {},
): Promise<unknown> {
  const guarded = isChoice ? guardClicks(tabId) : null;
  try {
    const { url = '' } = await browser.tabs.get(tabId);
    // The practice page imports the capture script itself: browsers do not inject scripts into extension pages.
    if (!isPracticeAddress(url)) await injectScripts(tabId, url, SCROLLING_COMMANDS.has(command.type));
    // The command ends the guard, so it must not come before it.
    await guarded;
    const message = epoch === undefined ? command : { ...command, epoch: await epoch };
    return await browser.tabs.sendMessage(tabId, message, { frameId: 0 });
  } catch (error) {
    throw error instanceof Refusal ? error : await explainRefusal(tabId, error);
  }
}

/** Sends a command to a script already in the tab. Returns null when there is none. */
export async function sendIfInjected(tabId: number, command: unknown): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, command, { frameId: 0 }).catch(() => null);
}

/**
 * Takes our notices and pickers away from every page: they may name items and carnets. `stop`: what running captures
 * are part of was erased. Does not wait, since a page may be frozen.
 */
export async function clearPages(stop: boolean): Promise<void> {
  for (const { id } of await browser.tabs.query({}))
    if (id !== undefined) void sendIfInjected(id, { type: 'runningCapture', stop, clears: true });
}

/**
 * The guard is much smaller than the capture script, so it is injected earlier. Never rejects, since the command that
 * follows reports why a page cannot be captured.
 */
async function guardClicks(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, ...clickGuard }).catch(() => undefined);
}

const SCROLLING_COMMANDS: ReadonlySet<string> = new Set<PageCommand['type']>(['thread', 'page']);

async function injectScripts(tabId: number, address: string, scrolls: boolean): Promise<void> {
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => timeout.reject(new Refusal('page-frozen')), INJECTION_TIMEOUT_MS);
  const files = listCaptureScripts(URL.parse(address)?.hostname ?? '', pickLanguage(navigator.language), scrolls);
  const injected = browser.scripting.executeScript({ target: { tabId }, files });
  await Promise.race([injected, timeout.promise]).finally(() => clearTimeout(timer));
}

export const isPracticeAddress = (url: string): boolean =>
  url.split(/[?#]/)[0] === browser.runtime.getURL('practice.html');

/** Chromium's and Firefox's errors for a file of the package that is not there. */
const FILE_ERROR = /could not load file|unable to load script/i;
/** Part of Chromium's error for a page that the person's click no longer covers. */
const PERMISSION_ERROR = 'must request permission';
/** Extension stores, where browsers inject no scripts although their addresses are ordinary. */
const EXTENSION_STORE =
  /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|microsoftedge\.microsoft\.com)/;

/** Browsers block their own pages, their stores and their PDF viewers; most do not reveal the address. */
async function explainRefusal(tabId: number, error: unknown): Promise<Refusal> {
  if (FILE_ERROR.test(String(error))) return new Refusal('readers-missing', {}, error);
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab?.isInReaderMode === true) return new Refusal('page-reader-mode', {}, error);
  const address = tab?.url ?? '';
  if (isPdfAddress(address)) return new Refusal('page-pdf', {}, error);
  // Every command follows a click: another one is needed only when the page navigated in between.
  const isCapturable =
    /^https?:/.test(address) && !EXTENSION_STORE.test(address) && String(error).includes(PERMISSION_ERROR);
  return new Refusal(isCapturable ? 'page-not-allowed-yet' : 'page-forbidden', {}, error);
}
