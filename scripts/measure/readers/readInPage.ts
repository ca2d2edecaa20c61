import { observe } from '../../../src/capture/observe.ts';
import { PageViews } from '../../../src/capture/pageSurvey.ts';
import type { PageFields } from '../../../src/domain/capture/reading.ts';
import type { Platform } from '../../../src/platforms/platform.ts';
import { PLATFORMS } from '../../../src/platforms/platforms.ts';
import { READER_PACKS } from '../../../src/platforms/platformTable.ts';
import { findPosts } from '../../../src/platforms/reading/pagePosts.ts';
import { type Reader, registerReaders } from '../../../src/platforms/reading/reader.ts';

/** Bundled and run in a saved page by inBrowser.ts: reads it with every reader, on the browser's layout. */

interface PlatformModule {
  readonly platform: Platform;
  readonly reader: Reader;
}

const modules = import.meta.glob<PlatformModule>('../../../src/platforms/**/*.ts', { eager: true });
const readers = new Map(
  Object.values(modules).flatMap((module) =>
    'reader' in module ? [[module.platform.id, module.reader] as const] : [],
  ),
);
for (const pack of READER_PACKS)
  registerReaders(
    pack,
    PLATFORMS.flatMap((platform) => (platform.pack === pack ? (readers.get(platform.id) ?? []) : [])),
  );

/** `now`: ISO 8601. `pick`: selector of the element that is clicked; null: every post of the page and its frames. */
export function readPosts(now: string, pick: string | null): readonly PageFields[] {
  const views = new PageViews(window, { now: () => new Date(now) });
  if (pick !== null) {
    const clicked = document.querySelector(pick);
    return clicked === null ? [] : [observe(views.of(), performance, clicked)];
  }
  return views.all().flatMap((view) => findPosts(view).map(({ el }) => observe(view, performance, el)));
}
