import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, ElementHandle, KeyInput, Page, Target } from 'puppeteer-core';
import puppeteer from 'puppeteer-core';
import { openAtView } from './carnetScreens.ts';
import { downloadInto } from './downloads.ts';
import type { Driver, LaunchOptions, ToolbarButton } from './driver.ts';
import { createPageHandle, type PageHandle, type ShadowRootResult, type SingleKey } from './pageHandle.ts';
import {
  ACCEPT_LANGUAGES,
  BROWSER_ENV,
  handleLaunchFailure,
  killProcess,
  openProfile,
  suspendProcess,
} from './profile.ts';
import { waitFor } from './wait.ts';

// Chromium blocks this port itself, so nothing sent there becomes a request.
const UNREACHABLE_URL = 'http://127.0.0.1:1/';

const buildFlags = ({
  network,
  window = { width: 1280, height: 800 },
  devicePixelRatio,
  lang = 'fr',
  dark = false,
  priorities = false,
}: LaunchOptions): string[] => [
  `--proxy-server=http://127.0.0.1:${network.port}`,
  '--proxy-bypass-list=<-loopback>',
  `--window-size=${window.width},${window.height}`,
  `--accept-lang=${ACCEPT_LANGUAGES[lang]}`,
  // 0: the system is dark; 1: light.
  `--blink-settings=preferredColorScheme=${dark ? 0 : 1}`,
  // The browser's own requests: updates, its account page, the time.
  '--disable-component-update',
  `--component-updater=url-source=${UNREACHABLE_URL}`,
  `--gaia-url=${UNREACHABLE_URL}`,
  '--disable-features=NetworkTimeServiceQuerying',
  // In each frame of the icon that appears with the popup, Chromium lays out and draws its whole window: a third of the
  // processor of a capture. Pages keep their animations.
  ...(priorities ? [] : ['--animation-duration-scale=0']),
  ...(devicePixelRatio === undefined ? [] : [`--force-device-scale-factor=${devicePixelRatio}`]),
  // Chromium's sandbox does not start as root (containers, CI).
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Gives the focus back to the page after the popup has closed, unless another page was shown since. Headless Chromium
 * may leave it nowhere.
 */
async function restoreFocus(page: Page, isLastShown: () => boolean): Promise<void> {
  await page
    .evaluate(() => !Reflect.get(Document.prototype, 'hidden', document))
    .then((visible) => (visible && isLastShown() ? page.bringToFront() : undefined))
    .catch(() => undefined);
}

export async function launchChromium(options: LaunchOptions): Promise<Driver> {
  const profile = await openProfile(options.profileDir);
  const browser = await puppeteer
    .launch({
      executablePath: options.executable,
      userDataDir: profile.dir,
      headless: true,
      pipe: true,
      enableExtensions: true,
      acceptInsecureCerts: true,
      // No emulated viewport: captureVisibleTab must capture the real window.
      defaultViewport: null,
      downloadBehavior: { policy: 'allow', downloadPath: options.downloadDir },
      protocolTimeout: 30_000,
      env: { ...process.env, ...BROWSER_ENV },
      ...(options.priorities && { ignoreDefaultArgs: ['--disable-renderer-backgrounding'] }),
      args: buildFlags(options),
    })
    .catch(handleLaunchFailure(profile, options.executable));
  let extensionId = await browser.installExtension(options.extensionDir);
  let origin = `chrome-extension://${extensionId}/`;
  /** An extension of a test may have no start page. */
  const closeStartPage = async (extensionDir: string): Promise<void> => {
    if (!existsSync(join(extensionDir, 'start.html'))) return;
    const name = () => `the start page to close, among ${browser.targets().map((target) => target.url())}`;
    await waitFor(name, async () => {
      const target = browser.targets().find((one) => one.url() === `${origin}start.html`);
      const page = await target?.page();
      await page?.close();
      return page !== undefined && page !== null;
    });
  };
  // The extension is installed anew at each start, on a used profile too.
  await closeStartPage(options.extensionDir);
  const pages = new WeakMap<PageHandle, Page>();

  /** The page that the driver showed last. */
  let frontPage: Page | undefined;
  /** Settles once the page behind the last popup has the focus again. */
  let focusRestored: Promise<void> = Promise.resolve();
  const violations: string[] = [];
  const isViolation = (where: string, text: string): boolean =>
    where.startsWith(origin) && /Content Security Policy|Trusted ?(?:Type|HTML|Script)/i.test(text);
  // The worker has no page. Its log is read on demand, because an open session would interfere with its stop.
  const readWorkerViolations = async (target: Target): Promise<readonly string[]> => {
    const messages: string[] = [];
    const session = await target.createCDPSession();
    session.on('Log.entryAdded', ({ entry }) => messages.push(entry.text));
    // Earlier entries arrive before the reply.
    await session.send('Log.enable');
    await session.detach();
    return messages.filter((text) => isViolation(target.url(), text)).map((text) => `${target.url()}: ${text}`);
  };
  const listenedPages = new WeakSet<Page>();
  const createHandle = (page: Page): PageHandle => {
    if (!listenedPages.has(page)) {
      listenedPages.add(page);
      page.on('console', (message) => {
        if (isViolation(page.url(), message.text())) violations.push(`${page.url()}: ${message.text()}`);
      });
    }
    const handle = createChromiumHandle(page);
    pages.set(handle, page);
    return handle;
  };
  const evaluateInWorker = async (expression: string): Promise<unknown> => {
    const isWorker = (target: Target) => target.type() === 'service_worker' && target.url().startsWith(origin);
    // Ended at once: an open session would interfere with the worker's stop.
    const session = await (await browser.waitForTarget(isWorker)).createCDPSession();
    const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    await session.detach();
    return result.value;
  };
  const isPopup = (target: Target): boolean => target.url().startsWith(`${origin}popup.html`);
  const closePopup = (): Promise<boolean> =>
    waitFor('the last popup to close', async () => {
      const popup = browser.targets().find(isPopup);
      // The popup may be closing by itself.
      await popup
        ?.asPage()
        .then((page) => page.close())
        .catch(() => undefined);
      return popup === undefined;
    });
  const openPage = async (url: string): Promise<PageHandle> => {
    const page = await browser.newPage();
    frontPage = page;
    await page.goto(url);
    await page.bringToFront();
    return createHandle(page);
  };

  return {
    browser: 'chromium',
    version: await browser.version(),
    openPage,
    openExtensionPage: (path) => openAtView((file) => openPage(`${origin}${file}`), path),
    clickToolbar: async (view) => {
      const page = pages.get(view);
      const extension = (await browser.extensions()).get(extensionId);
      if (!page || !extension) throw new Error('No toolbar to click: the page or the extension is gone');
      // A second click on the button would close an open popup, so the popup is closed first.
      await closePopup();
      // A page brought to the front later would take the focus from the new popup, which would close.
      await focusRestored;
      frontPage = page;
      await page.bringToFront();
      // The page receives the focus later than the reply says, and a popup opened before that closes.
      // Not waitForFunction, which adds globals that a hostile page of the tests finds.
      await waitFor('the page to have the focus', () =>
        page.evaluate(() => Document.prototype.hasFocus.call(document)),
      );
      await page.triggerExtensionAction(extension);
      const target = await browser.waitForTarget(isPopup);
      const popup = await target.asPage();
      focusRestored = new Promise<void>((resolve) => {
        popup.once('close', resolve);
        if (popup.isClosed()) resolve();
      }).then(() => restoreFocus(page, () => page === frontPage));
      return createHandle(popup);
    },
    readToolbarButton: async () => {
      const shown = await evaluateInWorker(`(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const of = { tabId: tab.id };
        return { title: await chrome.action.getTitle(of), badge: await chrome.action.getBadgeText(of) };
      })()`);
      return shown as ToolbarButton; // as returned above
    },
    waitForTab: (matches) =>
      waitFor('a tab to open', async () => {
        const target = browser.targets().find((one) => one.type() === 'page' && matches(one.url()));
        const page = await target?.page();
        // A tab's address is known before its document loads, and its initial empty document is « complete » too.
        await page?.waitForFunction(() => location.href !== 'about:blank' && document.readyState === 'complete');
        return page ? createHandle(page) : null;
      }),
    tabs: async () => (await browser.pages()).map((page) => page.url()),
    download: (start) => downloadInto(options.downloadDir, start),
    refusePermission: async (view, gesture) => {
      await view.evaluate(() => {
        const { chrome } = globalThis as unknown as { chrome: { permissions: Record<string, unknown> } };
        chrome.permissions.request = (_: object, answer?: (granted: boolean) => void) =>
          answer ? answer(false) : Promise.resolve(false);
      });
      await gesture();
    },
    violations: async () => {
      const workers = browser.targets().filter((target) => target.type() === 'service_worker');
      // A worker that stops meanwhile has no log.
      const workerViolations = await Promise.all(workers.map((target) => readWorkerViolations(target).catch(() => [])));
      return [...violations, ...workerViolations.flat()];
    },
    killWorker: async () => {
      const session = await browser.target().createCDPSession();
      const { targetInfos } = await session.send('Target.getTargets');
      for (const { targetId, type, url } of targetInfos) {
        if (type === 'service_worker' && url.startsWith(origin)) await session.send('Target.closeTarget', { targetId });
      }
      await session.detach();
    },
    suspend: (ms) => suspendProcess(browser.process(), ms),
    kill: async () => {
      await killProcess(browser.process());
      await profile.release();
    },
    reinstall: async (extensionDir) => {
      const blank = await browser.newPage();
      // The tab to print from closes with the carnet, so a page may be gone already.
      for (const page of await browser.pages()) if (page !== blank) await page.close().catch(() => undefined);
      await browser.uninstallExtension(extensionId);
      extensionId = await browser.installExtension(extensionDir);
      origin = `chrome-extension://${extensionId}/`;
      await closeStartPage(extensionDir);
      violations.length = 0;
    },
    update: async (extensionDir) => {
      const id = await browser.installExtension(extensionDir);
      if (id !== extensionId) throw new Error(`${extensionDir} is another extension than the present one`);
    },
    close: async () => {
      await browser.close();
      await profile.release();
    },
  };
}

function createChromiumHandle(page: Page): PageHandle {
  let session: Promise<CDPSession> | undefined;
  const openSession = (): Promise<CDPSession> => {
    session ??= page.createCDPSession();
    return session;
  };
  return createPageHandle({
    evaluate: async (expression) =>
      String(await page.evaluate(`(async () => JSON.stringify((await (${expression})) ?? null))()`)),
    onClosedRoots: async (declaration) => callOnClosedRoots(await openSession(), declaration),
    click: (x, y) => ignoreIfClosed(page, page.mouse.click(x, y)),
    move: (x, y) => page.mouse.move(x, y),
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y);
      await page.mouse.up();
    },
    press: (key) => ignoreIfClosed(page, pressTogether(page, key.split('+') as SingleKey[])),
    setInputFiles: async (selector, paths) => {
      const input = await page.$(selector);
      await (input as ElementHandle<HTMLInputElement> | null)?.uploadFile(...paths);
    },
    resize: (width, height) => page.setViewport({ width, height, deviceScaleFactor: 1 }),
    setTheme: async (value) => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      // Colours change over some frames.
      await page.evaluate(() => {
        for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
      });
    },
    pinchZoom: async (scale) => {
      await (await openSession()).send('Emulation.setPageScaleFactor', { pageScaleFactor: scale });
    },
    slowDown: (times) => page.emulateCPUThrottling(times),
    finger: {
      start: async (size) => {
        // Not `hasTouch` of puppeteer's viewport, which loads the page again.
        await (await openSession()).send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
        if (size !== null) await page.setViewport({ ...size, deviceScaleFactor: 1 });
      },
      tap: (x, y) => ignoreIfClosed(page, page.touchscreen.tap(x, y)),
      drag: async (from, to) => {
        const touch = await page.touchscreen.touchStart(from.x, from.y);
        await touch.move(to.x, to.y);
        await touch.end();
      },
    },
    screenshot: () => page.screenshot({ type: 'png' }),
    isClosed: async () => page.isClosed(),
    close: () => page.close(),
  });
}

/** Presses keys one after the other, then releases them: `Shift`, `Tab`. */
async function pressTogether(page: Page, keys: readonly (SingleKey & KeyInput)[]): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.toReversed()) await page.keyboard.up(key);
}

/** Awaits a click or key press. A popup may close because of it, which is no error. */
async function ignoreIfClosed(page: Page, gesture: Promise<void>): Promise<void> {
  try {
    await gesture;
  } catch (error) {
    // The protocol may report the close before the page object does.
    const isTargetClosed = error instanceof Error && error.name === 'TargetCloseError';
    if (!isTargetClosed && !page.isClosed()) throw error;
  }
}

interface DomNode {
  readonly backendNodeId: number;
  readonly shadowRootType?: string;
  readonly shadowRoots?: readonly DomNode[];
}

/** Runs a function on every closed shadow root of the page, and returns its results. */
async function callOnClosedRoots(
  session: CDPSession,
  functionDeclaration: string,
): Promise<readonly ShadowRootResult[]> {
  // A flat list: Chromium fails to answer with the tree of a deeply nested page. Sent together, so that no concurrent
  // call comes between; enabled for longer, Chromium sends an event for every change of the page.
  const [, { nodes }] = await Promise.all([
    session.send('DOM.enable'),
    session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true }),
    session.send('DOM.disable'),
  ]);
  const found = new Set<number>();
  const visit = (node: DomNode): void => {
    if (node.shadowRootType === 'closed') found.add(node.backendNodeId);
    for (const inside of node.shadowRoots ?? []) visit(inside);
  };
  for (const node of nodes) visit(node);
  const values: ShadowRootResult[] = [];
  for (const backendNodeId of found) {
    const objectId = await resolveNode(session, backendNodeId);
    if (objectId === undefined) continue;
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration,
      returnByValue: true,
    });
    values.push({ root: String(backendNodeId), value: String(result.value) });
  }
  return values;
}

/** Returns undefined for a node removed since it was listed: the probe of a drawn frame stands for one frame. */
async function resolveNode(session: CDPSession, backendNodeId: number): Promise<string | undefined> {
  try {
    return (await session.send('DOM.resolveNode', { backendNodeId })).object.objectId;
  } catch (error) {
    if (error instanceof Error && error.message.includes('No node with given id')) return undefined;
    throw error;
  }
}
