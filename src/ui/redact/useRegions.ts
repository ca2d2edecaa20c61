import { useMemo, useRef, useState } from 'preact/hooks';
import { type ItemNotes, mayBeIntimate, notesDocument } from '../../domain/item/itemNotes.ts';
import type { Redaction } from '../../domain/item/redaction.ts';
import type { CarnetApi } from '../carnet/carnetApi.ts';
import { useCaseDocument } from '../carnet/useCaseDocument.ts';
import { useSubmit } from '../shared/useSubmit.ts';
import type { UiError } from '../uiErrors.ts';

interface RegionsState {
  /** Null while loading. */
  readonly regions: readonly Redaction[] | null;
  /** True when the user marked the image as intimate, and while the notes are loading. */
  readonly intimate: boolean;
  /** The state of the last change; « still » before the first one. */
  readonly state: 'still' | 'keeping' | 'kept' | 'failed';
  readonly fault: UiError | null;
  /** Shows the change at once. Changes made during a write are written together after it, for an arrow key held down. */
  saveRegions(regions: readonly Redaction[]): void;
}

/** Loads and saves the redactions of one image, stored in the notes of its item. */
export function useRegions(
  carnetApi: CarnetApi,
  caseId: string,
  itemId: string,
  file: string,
  onNotesChange: (itemId: string, notes: ItemNotes) => void,
): RegionsState {
  const caseDocument = useCaseDocument(
    carnetApi,
    caseId,
    useMemo(() => notesDocument(itemId), [itemId]),
  );
  const [unsavedRegions, setUnsavedRegions] = useState<readonly Redaction[] | null>(null);
  const [state, setState] = useState<RegionsState['state']>('still');
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
    regions: storedRegions === null ? null : (unsavedRegions ?? storedRegions),
    intimate: mayBeIntimate(caseDocument.value),
    state,
    fault: caseDocument.fault ?? fault,
    saveRegions: (regions) => {
      setUnsavedRegions(regions);
      pendingRegions.current = regions;
      void submit(writePending);
    },
  };
}
