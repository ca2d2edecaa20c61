import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Rect } from '../../domain/capture/observation.ts';
import type { ItemNotes } from '../../domain/item/itemNotes.ts';
import { centredRect } from '../../domain/item/redaction.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import type { CarnetApi } from '../carnet/carnetApi.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useWords } from '../shared/context.ts';
import { linkTo } from '../shared/linkTo.ts';
import { Masked } from '../shared/Masked.tsx';
import { useReveal } from '../shared/useReveal.ts';
import { useTask } from '../shared/useTask.tsx';
import { describeRegion, RedactionCanvas } from './RedactionCanvas.tsx';
import { RegionsList } from './RegionsList.tsx';
import { useRegions } from './useRegions.ts';

interface RedactionEditorProps {
  readonly carnetApi: CarnetApi;
  readonly detail: ItemDetail;
  readonly file: string;
  readonly onNotesChange: (itemId: string, notes: ItemNotes) => void;
}

export function RedactionEditor({ carnetApi, detail, file, onNotesChange }: RedactionEditorProps) {
  const words = useWords();
  const { fiche, summary } = detail;
  const { regions, intimate, state, fault, saveRegions } = useRegions(
    carnetApi,
    fiche.caseId,
    fiche.id,
    file,
    onNotesChange,
  );
  const reveal = useReveal<HTMLDivElement>();
  const shown = reveal.shown === 'image';
  const { image, isMissing, fault: imageFault } = useSealedImage(carnetApi, fiche.id, file, shown);
  const [drawsWithTouch, setDrawsWithTouch] = useState(false);
  const [announcement, setAnnouncement] = useState('');
  /** Number of the rectangle to focus once drawn; 0: the button that adds one. */
  const nextFocus = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (nextFocus.current === null) return;
    const selector = nextFocus.current === 0 ? '[data-action="add-region"]' : `[data-region="${nextFocus.current}"]`;
    const element = reveal.root.current?.querySelector<HTMLElement>(selector);
    // This may run for an earlier render, before the element exists.
    if (!element) return;
    nextFocus.current = null;
    element.focus();
  });

  if (regions === null) return fault && <Alert fault={fault} />;
  const addRegion = (rect: Rect) => {
    saveRegions([...regions, { at: carnetApi.now(), file, way: 'mask', ...rect }]);
    setAnnouncement(describeRegion(words, rect, regions.length));
    nextFocus.current = regions.length + 1;
  };
  const moveRegion = (index: number, rect: Rect) => {
    saveRegions(regions.map((one, other) => (other === index ? { ...one, ...rect, at: carnetApi.now() } : one)));
    setAnnouncement(describeRegion(words, rect, index));
  };
  const removeRegion = (index: number) => {
    saveRegions(regions.toSpliced(index, 1));
    setAnnouncement(t(words, 'redact.removed'));
    nextFocus.current = Math.min(index + 1, regions.length - 1);
  };
  const alt = t(words, 'redact.image', { ordinal: summary.ordinal });
  return (
    <div ref={reveal.root}>
      <p class="hint">{t(words, 'redact.mouse')}</p>
      <p class="hint">{t(words, 'redact.keys')}</p>
      <Masked
        kind="image"
        shown={shown}
        toggle={() => reveal.toggle('image')}
        showLabel={t(words, 'detail.showImage')}
        hideLabel={t(words, 'detail.hideImage')}
        confirmText={intimate ? t(words, 'reveal.intimate') : undefined}
        reveal={() =>
          image && (
            <RedactionCanvas
              {...{ alt, regions, drawsWithTouch, onMove: moveRegion, onRemove: removeRegion }}
              image={image.shown}
              size={image.size}
              onDraw={addRegion}
            />
          )
        }
      />
      {image && (
        <p class="hint">
          <a {...linkTo(`item/${fiche.id}`)} data-action="to-remove-image">
            {t(words, 'images.remove')}
          </a>
        </p>
      )}
      {isMissing && <p class="note">{t(words, 'redact.unseen')}</p>}
      {imageFault && <Alert fault={imageFault} />}
      {image && (
        <div class="choices">
          <button type="button" data-action="add-region" onClick={() => addRegion(centredRect(image.size))}>
            {t(words, 'redact.add')}
          </button>
          <button
            type="button"
            data-action="finger"
            aria-pressed={drawsWithTouch}
            onClick={() => setDrawsWithTouch((now) => !now)}
          >
            {t(words, 'redact.finger')}
          </button>
        </div>
      )}
      <p role="status" data-redact-state={state}>
        {announcement} {state === 'kept' && t(words, 'redact.kept')} {state === 'failed' && t(words, 'redact.notKept')}
      </p>
      {fault && <Alert fault={fault} />}
      <RegionsList
        regions={regions}
        change={(index, way) =>
          saveRegions(regions.map((one, other) => (other === index ? { ...one, way, at: carnetApi.now() } : one)))
        }
        remove={removeRegion}
      />
    </div>
  );
}

/** Loads the image when it is shown and releases it when it is masked again. */
function useSealedImage(carnetApi: CarnetApi, itemId: string, file: string, shown: boolean) {
  const { task, result: image, fault, run, reset } = useTask<Awaited<ReturnType<CarnetApi['readImage']>>>();
  useEffect(() => {
    if (!shown) return;
    void run(() => carnetApi.readImage(itemId, file));
    return reset;
  }, [carnetApi, itemId, file, shown, run, reset]);
  return { image, isMissing: task.kind === 'done' && image === null, fault };
}
