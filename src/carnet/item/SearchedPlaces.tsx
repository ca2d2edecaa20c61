import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { imageTextDocument, type ReadImage, readableImages } from '../../domain/item/imageText.ts';
import { findSearchedPlaces } from '../../domain/item/search.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { useTask } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { percentStyle } from './RedactionCanvas.tsx';

interface SearchedPlacesProps {
  readonly detail: ItemDetail;
  readonly searched: string;
  /** The whole image of the item, at any width. */
  readonly children: ComponentChildren;
}

/**
 * Frames, over the image of an item, the words of the search that the machine read there. Only for an item with one
 * such image. A reading that is damaged frames nothing: the panel of the text says so.
 */
export function SearchedPlaces({ detail: { fiche, erasedPaths }, searched, children }: SearchedPlacesProps) {
  const words = useWords();
  const { documents } = useCarnetApi();
  const { result: image, run } = useTask<ReadImage | null>();
  const [file, ...others] = readableImages(fiche, erasedPaths);
  const path = searched.trim() === '' || others.length > 0 ? undefined : file?.path;
  useEffect(() => {
    if (path === undefined) return;
    void run(async () => {
      const { images } = await documents.read(fiche.caseId, imageTextDocument(fiche.id));
      return images.find((one) => one.path === path) ?? null;
    });
  }, [documents, run, fiche, path]);
  const places = path === undefined || image === null ? [] : findSearchedPlaces(image, searched);
  return (
    <>
      <div class="searched-places">
        {children}
        {image !== null &&
          places.map((place, index) => <div key={index} class="searched-place" style={percentStyle(place, image)} />)}
      </div>
      {places.length > 0 && (
        <p class="hint" data-searched-places={places.length}>
          {t(words, 'imageText.found', { n: places.length })} {t(words, 'imageText.toCheck')}
        </p>
      )}
    </>
  );
}
