import type { Rect } from '../../domain/capture/observation.ts';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { Fiche, FileEntry } from '../../domain/item/item.ts';
import { countSchema, objectOf, parseOrNull } from '../../domain/shared/schemas.ts';
import { type DossierContext, findOtherVolume, hasPage, selectFiles } from '../dossierPlan.ts';

/** One screenshot of the window, and the exhibits that were cropped from it. */
export interface Screen {
  /** Key of the screen: the SHA-256 of its file. */
  readonly sha256: string;
  readonly file: FileEntry;
  /** By exhibit number; the file is in the folder of the first. */
  readonly items: readonly SnapshotItem[];
}

/**
 * Returns the distinct screens around the captured posts, each once, by exhibit number of their first item. An item
 * without a cropped image shows its screen itself. A screen that shows what the person redacted is left out.
 */
export function listScreens(
  items: readonly SnapshotItem[],
  context: Pick<DossierContext, 'options' | 'volumeSet'>,
): readonly Screen[] {
  const redacted = new Set(
    items
      .filter((item) => selectFiles(item, context).redactedCopies.length > 0)
      .flatMap(({ fiche }) => fiche.files.map(({ sha256 }) => sha256)),
  );
  const found = items
    .filter((item) => hasPage(item, context))
    .flatMap((item) => {
      const { files } = selectFiles(item, context);
      const file = files.find(({ role }) => role === 'viewport');
      const isCropped = files.some(({ role }) => role === 'post' || role === 'zone');
      const isElsewhere = findOtherVolume(item, 'viewport', context) !== null;
      return file === undefined || !isCropped || isElsewhere || redacted.has(file.sha256) ? [] : [{ item, file }];
    });
  return [...Map.groupBy(found, ({ file }) => file.sha256)].flatMap(([sha256, group]) =>
    group[0] === undefined ? [] : [{ sha256, file: group[0].file, items: group.map(({ item }) => item) }],
  );
}

/**
 * Returns the rectangle of the item's screen that the file was cropped to, in pixels; null when the fiche does not
 * record that it is such a rectangle and nothing else.
 */
export function readCropRect({ files }: Pick<Fiche, 'files'>, { transformations }: FileEntry): Rect | null {
  const [crop, ...others] = transformations;
  const screen = files.find(({ role }) => role === 'viewport');
  if (crop?.name !== 'crop' || others.length > 0 || crop.from !== screen?.path) return null;
  const rect = parseRect(crop);
  return rect !== null && rect.width > 0 && rect.height > 0 ? rect : null;
}

const parseRect = parseOrNull(objectOf({ x: countSchema, y: countSchema, width: countSchema, height: countSchema }));

/**
 * Returns the exhibit under which a reply was displayed: the publication whose own address is the page of the reply.
 * Null when there is none, or when the reply was captured on its own page.
 */
export function findParent(item: SnapshotItem, items: readonly SnapshotItem[]): SnapshotItem | null {
  const { surface, address } = item.fiche;
  const page = address.page?.split('#')[0];
  if (surface !== 'reply' && surface !== 'comment') return null;
  if (page === undefined || address.permalink === address.page) return null;
  return (
    items.find(
      ({ fiche }) =>
        fiche.id !== item.fiche.id && fiche.address.permalink === page && fiche.platform === item.fiche.platform,
    ) ?? null
  );
}
