import { useRef } from 'preact/hooks';
import { CATEGORIES, SERIOUSNESS } from '../../../domain/item/itemNotes.ts';
import { t } from '../../locales/index.ts';
import { Alert } from '../../shared/Alert.tsx';
import { useWords } from '../../shared/context.ts';
import { useSubmit } from '../../shared/useSubmit.ts';
import { FilterSelect } from './filterFields.tsx';
import type { ListState } from './listState.ts';
import type { ItemMarks } from './useItemMarks.ts';

interface SelectionBarProps {
  readonly list: ListState;
  readonly marks: ItemMarks;
}

/** What can be done with the ticked captures, and the way to undo the last change. It stays in view. */
export function SelectionBar({ list, marks }: SelectionBarProps) {
  const words = useWords();
  const { selected, clearSelection, lastChange, setLastChange } = list;
  const { fault, submit } = useSubmit();
  const status = useRef<HTMLParagraphElement>(null);
  const ids = [...selected];
  const shownFault = fault ?? marks.fault;
  if (ids.length === 0 && lastChange === null && shownFault === null) return null;
  /** The pressed button disappears with the selection: the focus moves to the outcome. */
  const finish = async (change: Promise<void>) => {
    await change;
    clearSelection();
    status.current?.focus();
  };
  const undo = async () => {
    await lastChange?.undo();
    setLastChange(null);
  };
  return (
    <section class="selection-bar" aria-label={t(words, 'items.selection')}>
      <p ref={status} tabIndex={-1} role="status">
        {ids.length > 0 ? t(words, 'items.chosen', { n: ids.length }) : lastChange?.sentence}
      </p>
      {shownFault && <Alert fault={shownFault} />}
      {ids.length > 0 ? (
        <>
          <button type="button" data-action="include" onClick={() => void finish(marks.leaveOut(ids, false))}>
            {t(words, 'items.include')}
          </button>
          <button type="button" data-action="leave-out" onClick={() => void finish(marks.leaveOut(ids, true))}>
            {t(words, 'items.leaveOut')}
          </button>
          <details class="selection-marks">
            <summary>{t(words, 'items.note')}</summary>
            <div class="selection-fields">
              <FilterSelect
                label={t(words, 'items.seriousness')}
                name="mark-seriousness"
                value=""
                emptyLabel={t(words, 'items.chooseOne')}
                options={SERIOUSNESS.map((one) => [String(one), t(words, `seriousness.${one}`)])}
                onChoose={(value) => {
                  const seriousness = SERIOUSNESS.find((one) => String(one) === value);
                  if (seriousness !== undefined) void finish(marks.setSeriousness(ids, seriousness));
                }}
              />
              <FilterSelect
                label={t(words, 'items.category')}
                name="mark-category"
                value=""
                emptyLabel={t(words, 'items.chooseOne')}
                options={CATEGORIES.map((one) => [one, t(words, `category.${one}`)])}
                onChoose={(value) => {
                  const category = CATEGORIES.find((one) => one === value);
                  if (category !== undefined) void finish(marks.addCategory(ids, category));
                }}
              />
              <button
                type="button"
                data-action="read-by-other"
                onClick={() => void finish(marks.markToReadByOther(ids))}
              >
                {t(words, 'items.readByOther')}
              </button>
            </div>
          </details>
          <button type="button" class="quiet" data-action="unselect" onClick={clearSelection}>
            {t(words, 'items.unchoose')}
          </button>
        </>
      ) : (
        <>
          <button type="button" data-action="undo" onClick={() => void submit(undo)}>
            {t(words, 'items.undo')}
          </button>
          <button type="button" class="quiet" data-action="dismiss" onClick={() => setLastChange(null)}>
            {t(words, 'items.dismiss')}
          </button>
        </>
      )}
    </section>
  );
}
