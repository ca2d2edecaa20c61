import { existsSync } from 'node:fs';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { type Bidi, createBidiHandle } from './bidi.ts';
import { openAtView } from './carnetScreens.ts';
import { downloadInto } from './downloads.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { type FirefoxUi, openFirefoxUi } from './firefoxUi.ts';
import type { Network } from './network.ts';
import type { PageHandle } from './pageHandle.ts';
import {
  ACCEPT_LANGUAGES,
  BROWSER_ENV,
  handleLaunchFailure,
  killProcess,
  openProfile,
  suspendProcess,
} from './profile.ts';
import { waitFor } from './wait.ts';

// moz-extension's host name, fixed so that a second launch on the same profile finds the same storage.
const EXTENSION_HOST = '3f0c1d52-6f0e-4f3b-9a55-0c7a5be1f7d4';

const buildPrefs = (geckoId: string, network: Network, options: LaunchOptions): Record<string, unknown> => ({
  'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: EXTENSION_HOST }),
  // The extension is installed temporarily, but a second launch on the same profile must find its data.
  'extensions.webextensions.keepStorageOnUninstall': options.profileDir !== undefined,
  'extensions.webextensions.keepUuidOnUninstall': options.profileDir !== undefined,
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': network.port,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': network.port,
  'network.proxy.no_proxies_on': '',
  'network.proxy.allow_hijacking_localhost': true,
  // Mozilla's own way to disable remote settings (with MOZ_REMOTE_SETTINGS_DEVTOOLS).
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'intl.accept_languages': ACCEPT_LANGUAGES[options.lang ?? 'fr'],
  // 0: the system is dark; 1: light.
  'layout.css.prefers-color-scheme.content-override': options.dark ? 0 : 1,
  // By default Firefox starts processes ahead of need. A test closes the browser before it uses them.
  'dom.ipc.processPrelaunch.enabled': false,
  // By default, Firefox writes the tabs to restore every 15 s.
  'browser.sessionstore.interval': 1_000,
  'browser.download.dir': options.downloadDir,
  'browser.download.folderList': 2,
  'browser.download.alwaysOpenPanel': false,
  ...(options.privateWindows === 'always' && { 'browser.privatebrowsing.autostart': true }),
  ...(options.devicePixelRatio === undefined ? {} : { 'layout.css.devPixelsPerPx': String(options.devicePixelRatio) }),
});

async function readGeckoId(extensionDir: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8'));
  const { browser_specific_settings: settings } = manifest;
  const id = settings?.gecko?.id;
  if (typeof id !== 'string') throw new Error(`${extensionDir} is not a Firefox build: no gecko id`);
  return id;
}

/** Firefox's compiled scripts and the version they are for. They hold no user data. */
const STARTUP_CACHE_FILES = [
  'compatibility.ini',
  ...['scriptCache.bin', 'scriptCache-child.bin', 'startupCache.8.little'].map((name) => `startupCache/${name}`),
];

/** Copies the set-up's startup cache (`RECUEIL_STARTUP`, a folder) to a new profile: starts take a third less. */
async function restoreStartupCache(profileDir: string): Promise<void> {
  const from = process.env.RECUEIL_STARTUP;
  if (from === undefined) return;
  await mkdir(join(profileDir, 'startupCache'), { recursive: true });
  for (const path of STARTUP_CACHE_FILES) await cp(join(from, path), join(profileDir, path), { force: false });
}

/** Puppeteer's types hide its BiDi connection; the protocol itself is public. */
function connectBidi(browser: Browser): Bidi {
  const { connection } = browser as unknown as {
    connection: { send(method: string, params: object): Promise<{ result: unknown }> };
  };
  return async (method, params) => (await connection.send(method, params)).result as never;
}

export async function launchFirefox(options: LaunchOptions): Promise<Driver> {
  const { window = { width: 1280, height: 800 } } = options;
  const geckoId = await readGeckoId(options.extensionDir);
  const profile = await openProfile(options.profileDir);
  await restoreStartupCache(profile.dir);
  const browser = await puppeteer
    .launch({
      browser: 'firefox',
      executablePath: options.executable,
      headless: true,
      acceptInsecureCerts: true,
      defaultViewport: null,
      protocolTimeout: 30_000,
      env: { ...process.env, ...BROWSER_ENV, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
      args: [
        '--profile',
        profile.dir,
        '--remote-allow-system-access',
        `--width=${window.width}`,
        `--height=${window.height}`,
      ],
      extraPrefsFirefox: buildPrefs(geckoId, options.network, options),
    })
    .catch(handleLaunchFailure(profile, options.executable));
  await browser.installExtension(options.extensionDir);
  const bidi = connectBidi(browser);
  const firefoxUi: FirefoxUi = await openFirefoxUi(bidi, geckoId);
  let origin = await firefoxUi.readExtensionOrigin();
  const contexts = new WeakMap<PageHandle, string>();

  const createHandle = (context: string): PageHandle => {
    const handle = createBidiHandle(bidi, context);
    contexts.set(handle, context);
    return handle;
  };
  const openTabs = async (): Promise<readonly { context: string; url: string }[]> =>
    (await bidi<{ contexts: { context: string; url: string }[] }>('browsingContext.getTree', { maxDepth: 0 })).contexts;
  const openPage = async (url: string): Promise<PageHandle> => {
    const { context } = await bidi<{ context: string }>('browsingContext.create', { type: 'tab' });
    const view = createHandle(context);
    // BiDi does not report the load event of extension pages.
    const ours = url.startsWith('moz-extension:');
    await bidi('browsingContext.navigate', { context, url, wait: ours ? 'none' : 'complete' });
    if (ours) await waitFor(`${url} to load`, () => isLoaded(view, url));
    return view;
  };

  /** An extension of a test may have no start page. */
  const closeStartPage = async (extensionDir: string): Promise<void> => {
    if (!existsSync(join(extensionDir, 'start.html'))) return;
    await waitFor('the start page to close', async () => {
      const tab = (await openTabs()).find(({ url }) => url === `${origin}start.html`);
      if (tab) await bidi('browsingContext.close', { context: tab.context });
      return tab !== undefined;
    });
  };
  // The extension is installed anew at each start. Where every window is private, it is not yet allowed in any.
  if (options.privateWindows !== 'always') await closeStartPage(options.extensionDir);
  // This reloads the extension, which closes its pages and may lose the event of its installation.
  if (options.privateWindows !== undefined) await firefoxUi.allowPrivateWindows();

  return {
    browser: 'firefox',
    version: await browser.version(),
    openPage,
    openPrivatePage: async (url) => {
      const context = await firefoxUi.openPrivateWindow();
      const view = createHandle(context);
      // BiDi does not report the load event of a window opened this way either.
      await bidi('browsingContext.navigate', { context, url, wait: 'none' });
      await waitFor(`${url} to load`, () => isLoaded(view, url));
      return view;
    },
    openExtensionPage: (path) => openAtView((file) => openPage(`${origin}${file}`), path),
    clickToolbar: async (view) => {
      const context = contexts.get(view);
      if (context === undefined) throw new Error('No toolbar to click: not a page of this browser');
      await bidi('browsingContext.activate', { context });
      const popup = createHandle(await firefoxUi.clickToolbar());
      await waitFor('the popup to load', () => isLoaded(popup, origin));
      return popup;
    },
    readToolbarButton: firefoxUi.readToolbarButton,
    waitForTab: (matches) =>
      waitFor('a tab to open', async () => {
        const tab = (await openTabs()).find(({ url }) => matches(url));
        return tab ? createHandle(tab.context) : null;
      }),
    tabs: async () => (await openTabs()).map(({ url }) => url),
    download: (start) => downloadInto(options.downloadDir, start),
    refusePermission: async (_, gesture) => {
      await gesture();
      await firefoxUi.refusePermission();
    },
    violations: firefoxUi.violations,
    killWorker: firefoxUi.stopBackground,
    suspend: (ms) => suspendProcess(browser.process(), ms),
    kill: async () => {
      await killProcess(browser.process());
      await profile.release();
    },
    reinstall: async (extensionDir) => {
      const tabs = await openTabs();
      await bidi('browsingContext.create', { type: 'tab' });
      // The tab to print from closes with the carnet, so a tab may be gone already.
      for (const { context } of tabs) await bidi('browsingContext.close', { context }).catch(() => undefined);
      await browser.uninstallExtension(geckoId);
      await browser.installExtension(extensionDir);
      origin = await firefoxUi.readExtensionOrigin();
      await closeStartPage(extensionDir);
    },
    update: async (extensionDir) => {
      await browser.installExtension(extensionDir);
      origin = await firefoxUi.readExtensionOrigin();
    },
    close: async () => {
      await browser.close();
      await profile.release();
    },
  };
}

const isLoaded = (view: PageHandle, start: string): Promise<boolean> =>
  view.evaluate((wanted) => document.readyState === 'complete' && location.href.startsWith(wanted), start);
