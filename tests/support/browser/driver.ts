import type { Network } from './network.ts';
import type { PageHandle } from './pageHandle.ts';

export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

export interface LaunchOptions {
  readonly browser: BrowserName;
  /** The browser's own binary: see find.ts. */
  readonly executable: string;
  /** The built extension, unpacked. */
  readonly extensionDir: string;
  readonly network: Network;
  /** Folder for downloads; must exist. */
  readonly downloadDir: string;
  /** A profile to use and to keep, for a second launch. Default: a temporary one, removed at the end. */
  readonly profileDir?: string;
  /** Outer size of the window, CSS pixels. */
  readonly window?: { readonly width: number; readonly height: number };
  readonly devicePixelRatio?: number;
  /** Language of the browser; French by default. */
  readonly lang?: 'fr' | 'en';
  /** Whether the system's theme is dark. */
  readonly dark?: boolean;
  /**
   * Lets Chromium give each process its priority and animate its window, as it does for a person. By default puppeteer
   * prevents the first; V8 then treats every page as hidden, collects garbage several times a second, and exports take
   * twice as long (measured).
   */
  readonly priorities?: boolean;
  /** Firefox: `allowed` lets the extension run in private windows; `always` makes every window private. */
  readonly privateWindows?: 'allowed' | 'always';
}

export interface ToolbarButton {
  readonly title: string;
  readonly badge: string;
}

/**
 * Drives the real extension in Chromium (over CDP) or Firefox (over WebDriver BiDi): the production build, a real
 * toolbar click, a real mouse and keyboard, and no network but the closed one.
 */
export interface Driver {
  readonly browser: BrowserName;
  /** As the browser reports it: `Chrome/156.0…`, `firefox/153.0…`. */
  readonly version: string;
  /** Opens `url` in a new tab, in front; privileged browser pages too. */
  openPage(url: string): Promise<PageHandle>;
  /** Opens `url` in a new private window, in front (Firefox, with `privateWindows`). */
  openPrivatePage?(url: string): Promise<PageHandle>;
  /** Opens a page of the extension in a new tab, at a view: `carnet.html#steps` (see carnetScreens.ts). */
  openExtensionPage(path: string): Promise<PageHandle>;
  /** Clicks our toolbar button with `page` in front, which grants `activeTab`. Returns the popup. */
  clickToolbar(page: PageHandle): Promise<PageHandle>;
  /** What our toolbar button shows for the tab in front. */
  readToolbarButton(): Promise<ToolbarButton>;
  /** Waits for a tab whose address `matches`, whoever opened it. */
  waitForTab(matches: (url: string) => boolean): Promise<PageHandle>;
  tabs(): Promise<readonly string[]>;
  /** Runs `start`, waits for the file that it downloads and returns its path. */
  download(start: () => Promise<void>): Promise<string>;
  /**
   * Runs `gesture` on `page` and refuses the permission that the browser asks for: with the prompt's button in Firefox;
   * in Chromium, whose prompt no program can press, by replacing the API's answer.
   */
  refusePermission(page: PageHandle, gesture: () => Promise<void>): Promise<void>;
  /** The browser's messages about what our policy (CSP, Trusted Types) blocked in our pages and our worker. */
  violations(): Promise<readonly string[]>;
  /** Stops the extension's background, as the browser does when it needs memory. */
  killWorker(): Promise<void>;
  /** Stops the browser's main process, which writes to the disk, for `ms`: simulates a disk that does not respond. */
  suspend(ms: number): Promise<void>;
  /** Kills the whole browser with SIGKILL: simulates a power cut. */
  kill(): Promise<void>;
  /**
   * Closes every page and installs the extension of `extensionDir` in place of the present one, without its data. In
   * Chromium the folder must be another one: its path gives the extension its id, and the id its storage.
   */
  reinstall(extensionDir: string): Promise<void>;
  /**
   * Installs a newer version over the present one, with its data, as an update does that the browser does not hold
   * back. In Chromium the folder must be that of the present one.
   */
  update(extensionDir: string): Promise<void>;
  close(): Promise<void>;
}
