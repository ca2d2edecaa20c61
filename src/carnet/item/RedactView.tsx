import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type ItemNotes, mayBeIntimate, notesDocument } from '../../domain/item/itemNotes.ts';
import { centredRect, type Redaction, redactablePaths } from '../../domain/item/redaction.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import { useAsk, useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert, useLoad, useSubmit, useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { type CarnetApi, useCarnetApi } from '../carnetApi.ts';
import { WordLink } from '../parts/WordLink.tsx';
import './redact.css';
import type { Rect } from '../../domain/capture/observation.ts';
import { findReadPlaces, findUnhiddenPlaces, listProposedAreas } from '../../domain/item/hiddenInImages.ts';
import { hiddenDocument } from '../../domain/item/hiddenWords.ts';
import { imageTextDocument } from '../../domain/item/imageText.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { Masked, useReveal } from '../../ui/Masked.tsx';
import { Select } from '../parts/formFields.tsx';
import { HiddenTracesSection } from '../parts/HiddenTraces.tsx';
import { useCaseDocument } from '../parts/useCaseDocument.ts';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';
import { HiddenWords } from './HiddenWords.tsx';
import { describeRegion, RedactionCanvas } from './RedactionCanvas.tsx';
import { readItemHere } from './readItemHere.ts';

interface RedactViewProps {
  readonly id: string;
  /** Null for an item without an image, where words alone are hidden. */
  readonly file: string | null;
  readonly caseIndex: CaseIndex;
}

/** « Cacher une partie, sur une copie »: stores regions to redact. The sealed image is only read. */
export function RedactView({ id, file, caseIndex }: RedactViewProps) {
  const ask = useAsk();
  const words = useWords();
  const { store } = useCarnetApi();
  const { result: detail, fault } = useLoad(() => readItemHere(ask, store, id), [ask, store, id]);
  const [wordChanges, setWordChanges] = useState(0);
  const canRedact =
    detail !== null &&
    file !== null &&
    !detail.summary.withdrawn &&
    !detail.summary.prohibited &&
    !detail.erasedPaths.includes(file) &&
    redactablePaths(detail.fiche).includes(file);
  return (
    <section class="redact" aria-busy={detail === null && fault === null}>
      <p class="back-bar">
        <WordLink word="redact.back" class="back" to={`item/${id}`} />
      </p>
      <Heading>{t(words, file === null ? 'redact.titleText' : 'redact.title')}</Heading>
      {fault && <Alert fault={fault} />}
      {detail === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {detail !== null && file === null && (
        <>
          <p>{t(words, 'redact.textMeaning')}</p>
          <HiddenWords caseId={detail.fiche.caseId} onChange={() => setWordChanges((count) => count + 1)} />
          <HiddenTracesSection scope="case" caseIndex={caseIndex} version={String(wordChanges)} />
        </>
      )}
      {detail !== null && file !== null && !canRedact && <p>{t(words, 'redact.unseen')}</p>}
      {detail !== null && canRedact && (
        <>
          <p>{t(words, 'redact.meaning')}</p>
          <p class="note">{t(words, 'redact.still')}</p>
          <RedactionEditor detail={detail} file={file} caseIndex={caseIndex} />
        </>
      )}
    </section>
  );
}

interface RedactionEditorProps {
  readonly detail: ItemDetail;
  readonly file: string;
  readonly caseIndex: CaseIndex;
}

function RedactionEditor({ detail, file, caseIndex }: RedactionEditorProps) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { fiche } = detail;
  const { regions, intimate, state, fault, saveRegions } = useRegions(
    fiche.caseId,
    fiche.id,
    file,
    caseIndex.updateNotes,
  );
  const [wordChanges, setWordChanges] = useState(0);
  const reveal = useReveal<HTMLDivElement>();
  const shown = reveal.shown === 'image';
  const { image, isMissing, fault: imageFault } = useSealedImage(fiche.id, file, shown);
  const [drawsWithTouch, setDrawsWithTouch] = useState(false);
  const [announcement, setAnnouncement] = useState('');
  /** Selector of the element to focus once it is there. */
  const nextFocus = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (nextFocus.current === null) return;
    const element = reveal.root.current?.querySelector<HTMLElement>(nextFocus.current);
    // This may run for an earlier render, before the element exists.
    if (!element) return;
    nextFocus.current = null;
    element.focus();
  });

  // Searches what is stored, once the last change is.
  const searchKey = state === 'keeping' ? null : JSON.stringify([regions, wordChanges]);
  if (regions === null) return fault && <Alert fault={fault} />;
  const addRegion = (rect: Rect) => {
    saveRegions([...regions, { at: carnetApi.now(), file, way: 'mask', ...rect }]);
    setAnnouncement(describeRegion(words, rect, regions.length));
    nextFocus.current = `[data-region="${regions.length + 1}"]`;
  };
  const addReadPlaces = (rects: readonly Rect[]) => {
    const at = carnetApi.now();
    saveRegions([...regions, ...rects.map((rect) => ({ at, file, way: 'mask' as const, ...rect }))]);
    setAnnouncement(t(words, 'redact.added', { n: rects.length }));
    // In the list: the image may still be masked.
    nextFocus.current = `[name="way-${regions.length + 1}"]`;
  };
  const moveRegion = (index: number, rect: Rect) => {
    saveRegions(regions.map((one, other) => (other === index ? { ...one, ...rect, at: carnetApi.now() } : one)));
    setAnnouncement(describeRegion(words, rect, index));
  };
  const removeRegion = (index: number) => {
    saveRegions(regions.toSpliced(index, 1));
    setAnnouncement(t(words, 'redact.removed'));
    const next = Math.min(index + 1, regions.length - 1);
    nextFocus.current = next === 0 ? '[data-action="add-region"]' : `[data-region="${next}"]`;
  };
  const alt = t(words, 'redact.image');
  return (
    <div ref={reveal.root}>
      <p class="hint">
        {t(words, 'redact.mouse')} <span class="redact-touch">{t(words, 'redact.touch')}</span>
      </p>
      <p class="hint redact-keys">{t(words, 'redact.keys')}</p>
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
      {isMissing && <p class="note">{t(words, 'redact.unseen')}</p>}
      {imageFault && <Alert fault={imageFault} />}
      <div class="redact-tools">
        {image && (
          <>
            <WordButton word="redact.add" action="add-region" onClick={() => addRegion(centredRect(image.size))} />
            <WordButton
              word="redact.finger"
              class="redact-touch"
              action="finger"
              aria-pressed={drawsWithTouch}
              onClick={() => setDrawsWithTouch((now) => !now)}
            />
            <WordLink word="images.remove" class="lone" to={`item/${fiche.id}`} action="to-remove-image" />
          </>
        )}
        <p role="status" data-redact-state={state}>
          <span class="screen-reader-only">{announcement}</span> {state === 'kept' && t(words, 'exportForm.saved')}{' '}
          {state === 'failed' && t(words, 'redact.notKept')}
        </p>
      </div>
      {fault && <Alert fault={fault} />}
      <ReadPlaces key={wordChanges} fiche={fiche} file={file} regions={regions} hide={addReadPlaces} />
      <RegionsList
        regions={regions}
        change={(index, way) =>
          saveRegions(regions.map((one, other) => (other === index ? { ...one, way, at: carnetApi.now() } : one)))
        }
        remove={removeRegion}
      />
      <HiddenWords caseId={fiche.caseId} onChange={() => setWordChanges((count) => count + 1)} />
      <HiddenTracesSection scope="case" caseIndex={caseIndex} version={searchKey} />
      {regions.length > 0 && state !== 'failed' && (
        <p>
          <WordLink word="redact.done" class="button" action="done" to={`item/${fiche.id}`} />
        </p>
      )}
    </div>
  );
}

/** Loads the image when it is shown and releases it when it is masked again. */
function useSealedImage(itemId: string, file: string, shown: boolean) {
  const carnetApi = useCarnetApi();
  const { task, result: image, fault, run, reset } = useTask<Awaited<ReturnType<CarnetApi['items']['readImage']>>>();
  useEffect(() => {
    if (!shown) return;
    void run(() => carnetApi.items.readImage(itemId, file));
    return reset;
  }, [carnetApi, itemId, file, shown, run, reset]);
  return { image, isMissing: task.kind === 'done' && image === null, fault };
}

/** Loads and saves the redactions of one image, stored in the notes of its item. */
function useRegions(
  caseId: string,
  itemId: string,
  file: string,
  onNotesChange: (itemId: string, notes: ItemNotes) => void,
) {
  const caseDocument = useCaseDocument(
    caseId,
    useMemo(() => notesDocument(itemId), [itemId]),
  );
  const [unsavedRegions, setUnsavedRegions] = useState<readonly Redaction[] | null>(null);
  /** The state of the last change; « still » before the first one. */
  const [state, setState] = useState<'still' | 'keeping' | 'kept' | 'failed'>('still');
  const { fault, submit } = useSubmit();
  const pendingRegions = useRef<readonly Redaction[] | null>(null);

  const writePending = async () => {
    setState('keeping');
    try {
      for (let next = pendingRegions.current; next !== null; next = pendingRegions.current) {
        const regions = next;
        pendingRegions.current = null;
        await caseDocument.change((before) => {
          const others = before.redactions.filter((one) => one.file !== file);
          const after = { ...before, redactions: [...others, ...regions] };
          onNotesChange(itemId, after);
          return after;
        });
      }
      setState('kept');
    } catch (error) {
      // Shows the stored redactions again.
      pendingRegions.current = null;
      setUnsavedRegions(null);
      setState('failed');
      throw error;
    }
  };

  const storedRegions = caseDocument.value?.redactions.filter((one) => one.file === file) ?? null;
  return {
    /** Null while loading. */
    regions: storedRegions === null ? null : (unsavedRegions ?? storedRegions),
    /** Whether the person marked the image as intimate; true while the notes are loading. */
    intimate: mayBeIntimate(caseDocument.value),
    state,
    fault: caseDocument.fault ?? fault,
    /** Shows the change at once. Changes made during a write are written together after it, for a held arrow key. */
    saveRegions: (regions: readonly Redaction[]) => {
      setUnsavedRegions(regions);
      pendingRegions.current = regions;
      void submit(writePending);
    },
  };
}

interface RegionsListProps {
  readonly regions: readonly Redaction[];
  readonly change: (index: number, style: Redaction['way']) => void;
  readonly remove: (index: number) => void;
}

const REDACTION_STYLES = ['mask', 'blur'] as const;

/** Describes the rectangles in words, each with its style and a button to remove it. */
function RegionsList({ regions, change, remove }: RegionsListProps) {
  const words = useWords();
  return (
    <>
      {regions.length === 0 && <p>{t(words, 'redact.none')}</p>}
      <ol class="redact-list" aria-label={t(words, 'redact.list')} hidden={regions.length === 0}>
        {regions.map((region, index) => (
          <li key={index}>
            <p>
              <span aria-hidden="true">{t(words, 'redact.rectangle', { index: index + 1 })}</span>
              <span class="screen-reader-only">{describeRegion(words, region, index)}</span>
            </p>
            <Select
              aria-label={t(words, 'redact.way', { index: index + 1 })}
              name={`way-${index + 1}`}
              value={region.way}
              options={REDACTION_STYLES.map((style) => [style, t(words, `redact.${style}`)])}
              onChoose={(value) => change(index, REDACTION_STYLES.find((style) => style === value) ?? 'mask')}
            />
            <WordButton
              word="redact.remove"
              action="remove-region"
              aria-label={t(words, 'redact.removeOf', { index: index + 1 })}
              onClick={() => remove(index)}
            />
          </li>
        ))}
      </ol>
      <p role="status" class="hint" data-blur-hint>
        {regions.some(({ way }) => way === 'blur') && t(words, 'redact.blurHint')}
      </p>
    </>
  );
}

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
function ReadPlaces({ fiche: { id, caseId }, file, regions, hide }: ReadPlacesProps) {
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
