/** The only import of the browser's extension API. The manifest must permit whatever is used through it. */
import browser, { type Menus, type Runtime, type Tabs } from 'webextension-polyfill';

export type { Menus, Runtime, Tabs };
export { browser };
