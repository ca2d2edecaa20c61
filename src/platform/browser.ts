/** The only import of the browser's own interface. What is used here is what the manifest must permit. */
import browser, { type Menus, type Runtime, type Tabs } from 'webextension-polyfill';

export type { Menus, Runtime, Tabs };
export { browser };
