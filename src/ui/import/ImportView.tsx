import { useState } from 'preact/hooks';
import type { AttachmentTarget } from '../../domain/case/caseDocuments.ts';
import { ImageQuestion } from '../images/ImageQuestion.tsx';
import { ProhibitedImage } from '../images/ProhibitedImage.tsx';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { useReveal } from '../shared/useReveal.ts';
import { useUnloadWarning } from '../shared/useTask.tsx';
import { ChooseFiles } from './ChooseFiles.tsx';
import { ImportFileRow } from './ImportFileRow.tsx';
import type { ImportApi } from './importApi.ts';
import { findMistakes, isReady, mergeUserInput, type RowOrder } from './importRows.ts';
import { UnfinishedImports } from './UnfinishedImports.tsx';
import { UserInputFields } from './UserInputFields.tsx';
import { type ImportState, useImport } from './useImport.ts';

interface ImportViewProps {
  /** What the files are attached to; null: they become items. */
  readonly target: AttachmentTarget | null;
  readonly imports: ImportApi;
  readonly window: Window;
}

const attachmentTargetPath = (target: AttachmentTarget): string =>
  target.kind === 'authorisation' ? 'operator' : target.item === null ? 'steps' : `item/${target.item}`;

/** Imports files: the user chooses them, answers the image question, describes and orders them; each is then sealed. */
export function ImportView({ target, imports, window }: ImportViewProps) {
  const words = useWords();
  const importing = useImport(imports, target);
  const [answer, setAnswer] = useState<'no' | 'yes' | null>(null);
  const { rows, running } = importing;
  useUnloadWarning(window, running);
  const startAnother = () => {
    importing.clear();
    setAnswer(null);
  };
  return (
    <section class="import">
      <Heading>{t(words, 'import.title')}</Heading>
      {target === null ? (
        <p>{t(words, 'import.intro')}</p>
      ) : (
        <>
          <p>
            <a class="back" {...linkTo(attachmentTargetPath(target))}>
              {t(words, 'attachments.back')}
            </a>
          </p>
          <p>{t(words, target.kind === 'step' ? 'attachments.forStep' : 'attachments.forAuthorisation')}</p>
        </>
      )}
      <UnfinishedImports imports={imports} />
      <ChooseFiles window={window} add={importing.add} disabled={running} />
      {rows.length === 0 && target === null && (
        <p class="hint">
          {t(words, 'receivedDossiers.fromImport')} <a {...linkTo('received')}>{t(words, 'receivedDossiers.title')}</a>
        </p>
      )}
      {rows.length > 0 && (
        <ImageQuestion about={t(words, 'images.forEach')} answer={answer} change={setAnswer} disabled={running} />
      )}
      {answer === 'yes' && rows.length > 0 ? (
        <ProhibitedImage imports={imports} />
      ) : (
        rows.length > 0 && (
          <ImportBatch
            imports={imports}
            importing={importing}
            isAnswered={answer === 'no'}
            startAnother={startAnother}
          />
        )
      )}
    </section>
  );
}

interface ImportBatchProps extends Pick<ImportViewProps, 'imports'> {
  readonly importing: ImportState;
  readonly isAnswered: boolean;
  readonly startAnother: () => void;
}

const ORDERS: readonly (readonly [RowOrder, 'import.byDate' | 'import.byName' | 'import.byHand'])[] = [
  ['date', 'import.byDate'],
  ['name', 'import.byName'],
  ['hand', 'import.byHand'],
];

function ImportBatch({ imports, importing, isAnswered, startAnother }: ImportBatchProps) {
  const words = useWords();
  const { rows, common, order, running } = importing;
  const { root, shown, toggle } = useReveal<HTMLOListElement>();
  const ready = rows.filter(isReady).length;
  return (
    <>
      {ready > 0 && (
        <fieldset class="panel">
          <legend>{t(words, 'import.common')}</legend>
          <p class="hint">{t(words, 'import.commonHint')}</p>
          <UserInputFields prefix="common" userInput={common} change={importing.setCommon} disabled={running} />
          <label class="tick">
            <input
              type="checkbox"
              name="intimate"
              checked={importing.intimate}
              disabled={running}
              onChange={(event) => importing.setIntimate(event.currentTarget.checked)}
            />
            <span>
              {t(words, 'intimate.import')}
              <span class="hint">{t(words, 'intimate.importMeaning')}</span>
            </span>
          </label>
        </fieldset>
      )}
      <h2>{t(words, 'import.files', { n: rows.length })}</h2>
      <p class="import-order">
        <label for="import-order">{t(words, 'import.order')}</label>
        <select
          id="import-order"
          value={order}
          disabled={running}
          onChange={(event) => {
            const chosen = ORDERS.find(([one]) => one === event.currentTarget.value)?.[0];
            if (chosen !== undefined) importing.sortBy(chosen);
          }}
        >
          {ORDERS.map(([value, label]) => (
            <option key={value} value={value}>
              {t(words, label)}
            </option>
          ))}
        </select>
      </p>
      <ol ref={root} class="rows" data-list="files">
        {rows.map((row) => (
          <ImportFileRow
            key={row.key}
            imports={imports}
            row={row}
            importing={importing}
            shown={shown === String(row.key)}
            toggle={() => toggle(String(row.key))}
          />
        ))}
      </ol>
      <SealButton importing={importing} isAnswered={isAnswered} startAnother={startAnother} />
    </>
  );
}

/** The button that seals the files, the progress and the outcome; always visible below the list. */
function SealButton({ importing, isAnswered, startAnother }: Omit<ImportBatchProps, 'imports'>) {
  const words = useWords();
  const { rows, common, running, fault } = importing;
  const ready = rows.filter(isReady);
  const sealedCount = rows.filter(({ outcome }) => outcome?.kind === 'sealed').length;
  const isInspecting = rows.some(({ inspection, fault: refused }) => inspection === null && refused === null);
  const hasMistakes = ready.some((row) => findMistakes(mergeUserInput(row, common)).length > 0);
  const remaining = rows.length - sealedCount;
  return (
    <div
      class="import-seal"
      data-import={running ? 'working' : sealedCount > 0 && ready.length === 0 ? 'done' : 'ready'}
    >
      {fault && <Alert fault={fault} />}
      {running && (
        <>
          <progress value={sealedCount} max={rows.length} aria-label={t(words, 'import.title')} />
          <p class="hint">
            {t(words, 'import.working', { done: sealedCount, total: rows.length })}. {t(words, 'import.stayOpen')}
          </p>
          <button type="button" data-action="stop" onClick={importing.stop}>
            {t(words, 'import.stop')}
          </button>
        </>
      )}
      <p role="status">
        {!running && sealedCount > 0 && t(words, 'import.done', { n: sealedCount })}{' '}
        {!running && sealedCount > 0 && remaining > 0 && t(words, 'import.notDone', { n: remaining })}
      </p>
      {!running && ready.length > 0 && (
        <>
          {!isAnswered && (
            <p id="import-answer" class="hint">
              {t(words, 'import.answerFirst')}
            </p>
          )}
          <button
            type="button"
            class="primary"
            data-action="seal"
            disabled={!isAnswered || isInspecting || hasMistakes}
            {...(!isAnswered && { 'aria-describedby': 'import-answer' })}
            onClick={importing.seal}
          >
            {t(words, sealedCount > 0 ? 'import.resume' : 'import.seal', { n: ready.length })}
          </button>
        </>
      )}
      {!running && sealedCount > 0 && (
        <div class="choices">
          <a class="button" data-action="see-items" {...linkTo('items')}>
            {t(words, 'import.seeItems')}
          </a>
          <button type="button" data-action="another" onClick={startAnother}>
            {t(words, 'import.another')}
          </button>
        </div>
      )}
    </div>
  );
}
