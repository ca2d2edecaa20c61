import type { BrowserName } from '../browser/driver.ts';
import type { Trace } from './traces.ts';

/**
 * Files in which a browser itself records a person's visits: the addresses, and the pages as received. No other file
 * may contain a trace.
 */
const BROWSER_FILES: Readonly<Record<BrowserName, readonly { readonly files: RegExp; readonly why: string }[]>> = {
  chromium: [
    { files: /^Default\/History(-journal)?$/, why: 'history: addresses visited, downloads' },
    { files: /^Default\/Top Sites(-journal)?$/, why: 'the addresses visited most, for new tabs' },
    { files: /^Default\/Sessions\//, why: 'open tabs, to be restored' },
    {
      files: /^Default\/shared_proto_db\//,
      why: 'downloads: file names and the page that offered them, also once removed',
    },
    { files: /^Default\/Preferences$/, why: 'hosts visited and when, extensions and when they were installed' },
    { files: /^Default\/DIPS(-wal)?$/, why: 'hosts visited and when' },
    { files: /^segmentation_platform\/ukm_db(-wal)?$/, why: 'Chromium’s own count of addresses visited' },
  ],
  firefox: [
    { files: /^places\.sqlite(-wal)?$/, why: 'history: addresses visited, downloads' },
    { files: /^cache2\//, why: 'HTTP cache: the pages as received' },
    { files: /^sessionstore/, why: 'open tabs, to be restored' },
    { files: /^favicons\.sqlite(-wal)?$/, why: 'icons of pages, Firefox’s own too' },
  ],
};

export function isBrowserFile(engine: BrowserName, file: string): boolean {
  return BROWSER_FILES[engine].some(({ files }) => files.test(file));
}

/** Whether a file holds an extension's own data, where no trace is allowed. */
export function isExtensionFile(file: string): boolean {
  return (
    /^Default\/(IndexedDB|File System|WebStorage|Service Worker|Local Storage|Session Storage)\//.test(file) ||
    /^Default\/(Local|Sync|Managed) Extension Settings\/|^Default\/Extension /.test(file) ||
    /^storage\/|^browser-extension-data\/|^storage-sync|^webappsstore/.test(file)
  );
}

/** One line per file: what was found in it, and why that is allowed. */
export function formatTraces(traces: readonly Trace[], engine: BrowserName): string {
  const files = Map.groupBy(traces, ({ file }) => file);
  return [...files]
    .map(([file, of]) => {
      const why = BROWSER_FILES[engine].find(({ files: own }) => own.test(file))?.why ?? 'NOT ALLOWED';
      return `  ${file} (${why}): ${of.map(({ name, how }) => `${name} in ${how}`).join(', ')}`;
    })
    .join('\n');
}
