import type { Rect } from '../../domain/capture/observation.ts';
import { findReadPlaces, findUnhiddenPlaces, listProposedAreas } from '../../domain/item/hiddenInImages.ts';
import { hiddenDocument } from '../../domain/item/hiddenWords.ts';
import { imageTextDocument } from '../../domain/item/imageText.ts';
import type { Fiche } from '../../domain/item/item.ts';
import type { Redaction } from '../../domain/item/redaction.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, useLoad } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';

interface ReadPlacesProps {
  readonly fiche: Pick<Fiche, 'id' | 'caseId'>;
  readonly file: string;
  /** The parts of the image that the person hides already. */
  readonly regions: readonly Redaction[];
  readonly hide: (places: readonly Rect[]) => void;
}

/**
 * Proposes to hide the places of an image where a hidden word was read, by the machine or by the person who corrected
 * it. Renders nothing when there is none. Reads the words when it is mounted.
 */
export function ReadPlaces({ fiche: { id, caseId }, file, regions, hide }: ReadPlacesProps) {
  const words = useWords();
  const { documents } = useCarnetApi();
  const { result: places, fault } = useLoad(async () => {
    const [{ images }, hidden] = await Promise.all([
      documents.read(caseId, imageTextDocument(id)),
      documents.read(caseId, hiddenDocument),
    ]);
    const hiddenWords = hidden.words.map(({ text }) => text);
    const image = images.find(({ path }) => path === file);
    return image === undefined ? [] : findReadPlaces(image, hiddenWords);
  }, [documents, caseId, id, file]);
  if (fault) return <Alert fault={fault} />;
  const areas = listProposedAreas(findUnhiddenPlaces(places ?? [], regions));
  if (areas.length === 0) return null;
  return (
    <div class="note" data-read-places={areas.length}>
      <p>{t(words, 'redact.readPlaces', { n: areas.length })}</p>
      <button type="button" data-action="hide-read-places" onClick={() => hide(areas)}>
        {t(words, 'redact.hideReadPlaces', { n: areas.length })}
      </button>
    </div>
  );
}
