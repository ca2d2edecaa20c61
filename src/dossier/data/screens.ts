import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { listCopied, listShown } from '../../domain/export/fileDecisions.ts';
import type { FileEntry } from '../../domain/item/item.ts';
import { type DossierContext, findOtherVolume, hasPage } from '../dossierPlan.ts';

/** One screenshot of the window, and the exhibits that were cropped from it. */
export interface Screen {
  readonly file: FileEntry;
  readonly isRedactedCopy: boolean;
  /** By exhibit number; the file is in the folder of the first. */
  readonly items: readonly SnapshotItem[];
}

/**
 * Returns the distinct screens around the captured posts, each once, by exhibit number of their first item. An item
 * without a cropped image shows its screen itself. A screen that shows what the person redacted is its redacted copy,
 * or is left out.
 */
export function listScreens(
  items: readonly SnapshotItem[],
  context: Pick<DossierContext, 'volumeSet'>,
): readonly Screen[] {
  const redacted = new Set(
    items
      .filter((item) => listCopied(item, 'redacted').length > 0)
      .flatMap(({ fiche }) => fiche.files.map(({ sha256 }) => sha256)),
  );
  const found = items
    .filter((item) => hasPage(item, context))
    .flatMap((item) => {
      const shown = listShown(item);
      const redactedCopies = listCopied(item, 'redacted');
      const isRedactedCopy = redactedCopies.some(({ role }) => role === 'viewport');
      const included = item.fiche.files.filter((file) => shown.includes(file) || redactedCopies.includes(file));
      const file = included.find(({ role }) => role === 'viewport');
      const isCropped = included.some(({ role }) => role === 'post' || role === 'zone');
      if (file === undefined || !isCropped || findOtherVolume(item, 'viewport', context) !== null) return [];
      return redacted.has(file.sha256) && !isRedactedCopy ? [] : [{ item, file, isRedactedCopy }];
    });
  return [...Map.groupBy(found, ({ file }) => file.sha256)].flatMap(([, group]) =>
    group[0] === undefined
      ? []
      : [
          {
            file: group[0].file,
            isRedactedCopy: group[0].isRedactedCopy,
            items: group.map(({ item }) => item),
          },
        ],
  );
}

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
