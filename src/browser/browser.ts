/** The only import of the browser's extension API. The manifest must permit whatever is used through it. */
import browser, { type Idle, type Menus, type Runtime, type Tabs } from 'webextension-polyfill';

export type { Idle, Menus, Runtime, Tabs };
export { browser };
