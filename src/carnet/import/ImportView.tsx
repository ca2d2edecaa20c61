import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AttachmentTarget } from '../../domain/case/caseDocuments.ts';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { formatShortTime } from '../../ui/formatTime.ts';
import { Icon } from '../../ui/Header.tsx';
import { t } from '../../ui/locales/index.ts';
import { useReveal } from '../../ui/Masked.tsx';
import { Alert, TaskProgress, toUiError, useFileDrop, useLoad, useUnloadWarning } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { FileButton } from '../parts/FileButton.tsx';
import { Checkbox, Select } from '../parts/formFields.tsx';
import { LinkedFold } from '../parts/LinkedFold.tsx';
import { CurrentNextLine } from '../parts/NextLine.tsx';
import { ImageQuestion, ProhibitedImage } from '../parts/ProhibitedImage.tsx';
import { findMistakes, UserInputFields } from '../parts/UserInputFields.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import type { ImportPart } from '../route.ts';
import { useStoreChanges } from '../storeChanges.ts';
import { ArchiveAlert, ArchiveView } from './ArchiveView.tsx';
import { type ArchiveImport, countPendingConversations, useArchiveImport } from './archiveImport.ts';
import { FromPhone } from './FromPhone.tsx';
import { ImportFileRow } from './ImportFileRow.tsx';
import {
  findTakenDate,
  type ImportState,
  isReady,
  isWaiting,
  mayHoldPicture,
  mergeUserInput,
  type RowOrder,
  type RowRemark,
  useImport,
} from './importRows.ts';
import { LeaveQuestion, useLeaveQuestion } from './LeaveQuestion.tsx';
import { ReceivedDossiers } from './ReceivedDossiers.tsx';

interface ImportViewProps {
  /** What the files are attached to; null: they become items. */
  readonly target: AttachmentTarget | null;
  /** The part that a link led to. */
  readonly part: ImportPart | null;
  /** How many files a lock took away before they were kept: only their number outlives it. */
  readonly unkept: RefObject<number>;
}

const attachmentTargetPath = (target: AttachmentTarget): string =>
  target.kind === 'authorisation' ? 'operator' : target.item === null ? 'steps' : `item/${target.item}`;

/** Imports files: the user chooses them, answers the image question, describes and orders them; each is then sealed. */
export function ImportView({ target, part, unkept }: ImportViewProps) {
  const words = useWords();
  const { imports } = useCarnetApi();
  const importing = useImport(target);
  const archive = useArchiveImport();
  const [answer, setAnswer] = useState<'no' | 'yes' | null>(null);
  /** A received dossier among the files. */
  const [handed, setHanded] = useState<File | null>(null);
  const { rows, running } = importing;
  const asksPictures = rows.some(mayHoldPicture);
  const hasFiles = rows.length > 0 || archive.archives !== null || archive.waiting.length > 0;
  const sealedCount = countSealed(rows) + (archive.result?.sealed ?? 0);
  const isDone =
    !running &&
    !rows.some(isReady) &&
    (archive.archives === null || archive.result?.left === 0) &&
    archive.waiting.length === 0 &&
    sealedCount > 0;
  const pending = {
    conversations: countPendingConversations(archive),
    // Those of a prohibited image are not to be imported.
    files:
      archive.waiting.length +
      (answer === 'yes' ? 0 : rows.filter((row) => isWaiting(row) && row.file !== handed).length),
  };
  const isPending = running || archive.work !== null || pending.conversations + pending.files > 0;
  useUnloadWarning(isPending);
  const { leave, stay } = useLeaveQuestion(isPending, () => (unkept.current = 0));
  const [lost] = useState(unkept.current ?? 0);
  /** Files that are still being opened: they are in no list yet. */
  const arriving = useRef(0);
  useEffect(() => {
    // An import that a lock interrupts lists its files by itself.
    const files = running || importing.fault !== null ? archive.waiting.length : pending.files;
    const isArchiveLeft = archive.work === null && archive.result === null && pending.conversations > 0;
    const archives = isArchiveLeft ? (archive.archives?.files.length ?? 0) : 0;
    unkept.current = files + archives + arriving.current;
  });
  const changes = useStoreChanges();
  // What another page erased is named no more.
  useEffect(() => {
    if (changes === 0) return;
    importing.removeSealed();
    if (archive.result !== null) archive.close();
  }, [changes]);
  const addNow = useRef(async (_files: readonly File[]): Promise<void> => undefined);
  addNow.current = async (chosen) => {
    // Attached to a step, a dossier is what was handed over there.
    if (target !== null) return importing.add(chosen);
    const own = await imports.recogniseOwnFiles(chosen);
    const { files, unrecognised, unread } = await archive.add(chosen.filter((file) => !own.has(file)));
    const remarks = new Map<File, RowRemark>([
      ...own,
      ...unrecognised.map((file) => [file, 'unrecognised'] as const),
      ...unread.map((file) => [file, 'unread'] as const),
    ]);
    importing.add([...own.keys(), ...files], remarks);
  };
  /** One after another: files may be dropped while others are still being opened. */
  const adding = useRef(Promise.resolve());
  const add = (files: readonly File[]) => {
    arriving.current += files.length;
    adding.current = adding.current.then(async () => {
      await addNow.current(files);
      arriving.current -= files.length;
    });
  };
  const startAnother = () => {
    importing.clear();
    setAnswer(null);
  };
  return (
    <section class="import">
      <Heading>{t(words, 'import.title')}</Heading>
      {target === null ? (
        !hasFiles && <p>{t(words, 'import.intro')}</p>
      ) : (
        <>
          <p>
            <WordLink word="attachments.back" class="back" to={attachmentTargetPath(target)} />
          </p>
          <p>{t(words, target.kind === 'step' ? 'attachments.forStep' : 'attachments.forAuthorisation')}</p>
        </>
      )}
      {leave !== null && <LeaveQuestion {...{ pending, leave, stay }} />}
      {lost > 0 && !hasFiles && (
        <p class="note" role="status" data-unkept-files={lost}>
          {t(words, 'import.unkept', { n: lost })}
        </p>
      )}
      <UnfinishedImports />
      <ChooseFiles add={add} disabled={running || archive.work?.kind === 'sealing'} isFirst={!hasFiles} />
      {archive.work?.kind === 'opening' && (
        <TaskProgress
          label={t(words, 'archive.opening')}
          action="stop"
          step={archive.work.step}
          cancel={archive.stop}
        />
      )}
      {archive.archives === null ? (
        <ArchiveAlert importing={archive} />
      ) : (
        archive.work?.kind !== 'opening' && (
          <ArchiveView importing={archive} archives={archive.archives} addFiles={(files) => importing.add(files)} />
        )
      )}
      {archive.waiting.length > 0 && archive.work === null && (
        <WaitingArchives archive={archive} open={() => add(archive.takeWaiting())} />
      )}
      {!hasFiles && target === null && <FromPhone isLinked={part === 'from-phone'} isOpen />}
      {asksPictures && (
        <ImageQuestion about={t(words, 'images.forAll')} answer={answer} change={setAnswer} disabled={running} />
      )}
      {asksPictures && answer === 'yes' ? (
        <>
          <p class="note" data-other-files>
            {t(words, 'images.otherFiles')}
          </p>
          <ProhibitedImage />
        </>
      ) : (
        rows.length > 0 && (
          <ImportBatch
            importing={importing}
            isAnswered={!asksPictures || answer === 'no'}
            areItems={target === null}
            pendingConversations={pending.conversations}
            openDossier={setHanded}
            startAnother={startAnother}
          />
        )
      )}
      {target === null && (
        <LinkedFold
          name="received"
          class="fold"
          title={t(words, 'receivedDossiers.title')}
          isOpen={part === 'received' || handed !== null}
          group="import"
          isLazy
        >
          <ReceivedDossiers file={handed} />
        </LinkedFold>
      )}
      {target === null && isDone && <CurrentNextLine key={sealedCount} />}
    </section>
  );
}

const hasDate = ({ inspection }: ImportState['rows'][number]): boolean => (inspection?.dates.length ?? 0) > 0;
const countSealed = (rows: ImportState['rows']): number =>
  rows.filter(({ outcome }) => outcome?.kind === 'sealed').length;

interface ImportBatchProps {
  readonly importing: ImportState;
  readonly isAnswered: boolean;
  /** The files become items, not documents: documents have no date of publication. */
  readonly areItems: boolean;
  /** Conversations of an archive beside the files, not kept yet. */
  readonly pendingConversations: number;
  readonly openDossier: (file: File) => void;
  readonly startAnother: () => void;
}

const ORDERS: readonly (readonly [RowOrder, 'import.byDate' | 'import.byName' | 'import.byHand'])[] = [
  ['date', 'import.byDate'],
  ['name', 'import.byName'],
  ['hand', 'import.byHand'],
];

function ImportBatch({ importing, isAnswered, areItems, openDossier, ...props }: ImportBatchProps) {
  const words = useWords();
  const { rows, common, order, running } = importing;
  const { root, mask } = useReveal<HTMLOListElement>();
  const ready = rows.filter(isReady).length;
  const offersDates = areItems && rows.some((row) => isReady(row) && findTakenDate(row, common) !== null);
  return (
    <>
      {ready > 0 && (
        <div class="panel">
          {offersDates && (
            <Checkbox
              name="file-dates"
              label={t(words, 'import.takeDates')}
              meaning={t(words, 'import.takeDatesMeaning')}
              checked={importing.takesDates}
              disabled={running}
              onChange={importing.setTakesDates}
            />
          )}
          <Checkbox
            name="intimate"
            label={t(words, 'intimate.import')}
            meaning={t(words, 'intimate.importMeaning')}
            checked={importing.intimate}
            disabled={running}
            onChange={importing.setIntimate}
          />
          <details class="common-input">
            <summary>{t(words, 'import.specify')}</summary>
            <fieldset>
              <legend>{t(words, 'import.common')}</legend>
              <p class="hint">{t(words, 'import.commonHint')}</p>
              <UserInputFields prefix="common" userInput={common} change={importing.setCommon} disabled={running} />
            </fieldset>
          </details>
        </div>
      )}
      <div class="import-order">
        <h2>{t(words, 'import.files', { n: rows.length })}</h2>
        <label for="import-order">{t(words, 'import.order')}</label>
        <Select
          id="import-order"
          value={order}
          disabled={running}
          options={ORDERS.map(([one, label]) => [one, t(words, label)])}
          onChoose={(value) => {
            const chosen = ORDERS.find(([one]) => one === value)?.[0];
            if (chosen !== undefined) importing.sortBy(chosen);
          }}
        />
      </div>
      {rows.some(hasDate) && <p class="hint">{t(words, 'import.dates')}</p>}
      <ol ref={root} class="rows" data-list="files">
        {rows.map((row) => (
          <ImportFileRow
            key={row.key}
            row={row}
            importing={importing}
            {...mask(String(row.key))}
            openDossier={openDossier}
          />
        ))}
      </ol>
      <SealButton importing={importing} isAnswered={isAnswered} {...props} />
    </>
  );
}

/** The button that seals the files, the progress and the outcome; always visible below the list. */
function SealButton({
  importing,
  isAnswered,
  pendingConversations,
  startAnother,
}: Omit<ImportBatchProps, 'areItems' | 'openDossier'>) {
  const words = useWords();
  const { rows, common, running, fault } = importing;
  const ready = rows.filter(isReady);
  const sealedCount = countSealed(rows);
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
          <WordButton word="app.stop" action="stop" onClick={importing.stop} />
        </>
      )}
      <p role="status">
        {!running && sealedCount > 0 && t(words, 'import.done', { n: sealedCount })}{' '}
        {!running && sealedCount > 0 && remaining > 0 && t(words, 'import.notDone', { n: remaining })}{' '}
        {!running && sealedCount > 0 && pendingConversations > 0 && (
          <strong data-pending-conversations={pendingConversations}>
            {t(words, 'archive.notKept', { n: pendingConversations })}{' '}
            {t(words, 'archive.above', { n: pendingConversations })}
          </strong>
        )}
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
          <WordLink word="popup.see" class="button" action="see-items" to="items/all" />
          <WordButton word="import.another" action="another" onClick={startAnother} />
        </div>
      )}
    </div>
  );
}

interface ChooseFilesProps {
  readonly add: (files: readonly File[]) => void;
  readonly disabled: boolean;
  /** Nothing is chosen yet: what is done with the files has the primary button afterwards, and how is known. */
  readonly isFirst: boolean;
}

/** Adds files by the file picker, by drag and drop anywhere on the page, or by paste. */
function ChooseFiles({ add, disabled, isFirst }: ChooseFilesProps) {
  const words = useWords();
  const addRef = useRef(add);
  addRef.current = disabled ? () => undefined : add;
  useFileDrop((files) => addRef.current(files));
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => addRef.current([...(event.clipboardData?.files ?? [])]);
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
  return (
    // One element, chosen or not: its button keeps the focus.
    <div class={isFirst ? 'panel choose-files' : 'choose-files'}>
      <FileButton id="import-files" action="choose-files" choose={add} multiple isPrimary={isFirst} disabled={disabled}>
        <Icon name="importFiles" />
        {t(words, 'import.choose')}
      </FileButton>
      {isFirst && (
        <p class="hint">
          {t(words, 'import.drop')} {t(words, 'import.never')}
        </p>
      )}
    </div>
  );
}

/** Lists the files not sealed by an import that a closed page or a crash interrupted. */
function UnfinishedImports() {
  const words = useWords();
  const { imports } = useCarnetApi();
  const changes = useStoreChanges();
  const { result: unfinished, reset } = useLoad(() => imports.listUnfinished(), [imports, changes]);
  const dismiss = () => imports.forgetUnfinished().then(reset, toUiError);
  if (unfinished === null || unfinished.length === 0) return null;
  return (
    <section class="note" data-unfinished-imports>
      {unfinished.map(({ at, names }) => (
        <div key={at}>
          <p>{t(words, 'import.unfinished', { when: formatShortTime(words.lang, at) })}</p>
          <FileNames names={names} />
        </div>
      ))}
      <WordButton word="app.understood" class="quiet" action="dismiss-unfinished-imports" onClick={dismiss} />
    </section>
  );
}

interface WaitingArchivesProps {
  readonly archive: ArchiveImport;
  readonly open: () => void;
}

/** The archives that were chosen with the one that is open: the next follows once that one is kept or left. */
function WaitingArchives({ archive: { waiting, archives, result }, open }: WaitingArchivesProps) {
  const words = useWords();
  return (
    <div class="note" role="status" data-waiting-archives={waiting.length}>
      <p>{t(words, 'archive.waiting', { n: waiting.length })}</p>
      <FileNames names={waiting.map(({ name }) => name)} />
      {(archives === null || result?.left === 0) && (
        <WordButton word="archive.next" class="primary" action="next-archive" onClick={open} />
      )}
    </div>
  );
}

const FileNames = ({ names }: { readonly names: readonly string[] }) => (
  <ul class="file-names">
    {names.map((name, index) => (
      // Two files may have the same name.
      <li key={index}>
        <bdi>{name}</bdi>
      </li>
    ))}
  </ul>
);
