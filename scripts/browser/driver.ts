import type { Network } from './network.ts';
import type { PageHandle } from './pageHandle.ts';

/**
 * One way to drive the real extension in a real Chromium (over CDP) or Firefox (over WebDriver BiDi): the
 * production build, a genuine toolbar click, real mouse and keyboard, no network but the closed one.
 */
export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

export interface LaunchOptions {
  readonly browser: BrowserName;
  /** The browser's own binary: see find.ts. */
  readonly executable: string;
  /** The built extension, unpacked. */
  readonly extensionDir: string;
  readonly network: Network;
  /** Where downloads land; must exist. */
  readonly downloadDir: string;
  /** Kept at the end, so that a second launch finds it again; a temporary one is made, and removed, when absent. */
  readonly profileDir?: string;
  readonly headless?: boolean;
  /** Outer size of the window, CSS pixels. */
  readonly window?: { readonly width: number; readonly height: number };
  readonly devicePixelRatio?: number;
  /** What the browser speaks; French when absent. */
  readonly lang?: 'fr' | 'en';
  /** The system is dark. */
  readonly dark?: boolean;
  /**
   * Chromium gives each process its priority, as at a person's. Otherwise puppeteer keeps it from that, and V8 then
   * takes every page for one behind: it collects several times a second and exports last twice as long (measured).
   */
  readonly priorities?: boolean;
  /** Firefox: the extension may run in private windows; `always`: there are no others. */
  readonly privateWindows?: 'allowed' | 'always';
}

export interface Driver {
  readonly browser: BrowserName;
  /** As the browser tells it: `Chrome/156.0…`, `firefox/153.0…`. */
  readonly version: string;
  /** Opens `url` in a new tab, in front. Pages that browsers keep to themselves open too. */
  openPage(url: string): Promise<PageHandle>;
  /** In a new private window, in front (Firefox, where `privateWindows` is allowed). */
  openPrivatePage?(url: string): Promise<PageHandle>;
  /** A page of the extension in a tab of its own: `carnet.html#export`. */
  openExtensionPage(path: string): Promise<PageHandle>;
  /** The person's click on our toolbar button with `page` in front: grants `activeTab`, gives the open popup. */
  clickToolbar(page: PageHandle): Promise<PageHandle>;
  /** Waits for a tab whose address `matches`, wherever it was opened from. */
  waitForTab(matches: (url: string) => boolean): Promise<PageHandle>;
  /** Addresses of the open tabs. */
  tabs(): Promise<readonly string[]>;
  /** Runs `start`, waits for the file that it downloads, gives its path. */
  download(start: () => Promise<void>): Promise<string>;
  /**
   * Makes `gesture` on `page`, and answers no to the browser's question for a permission: with its own button in
   * Firefox; in Chromium, where no program can press it, in the place of the question.
   */
  refusePermission(page: PageHandle, gesture: () => Promise<void>): Promise<void>;
  /** What the browser refused to our pages and our worker because of their policy (CSP, Trusted Types), in its own words. */
  violations(): Promise<readonly string[]>;
  /** Stops the extension's background as the browser does when it needs the memory. */
  killWorker(): Promise<void>;
  /** A disk that does not answer: the browser's main process, which writes, stands still for so long. */
  suspend(ms: number): Promise<void>;
  /** SIGKILL of the whole browser: what a power cut leaves. */
  kill(): Promise<void>;
  close(): Promise<void>;
}
