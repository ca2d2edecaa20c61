import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useAsk, useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert, useLoad, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { DamagedDocument } from '../parts/DamagedDocument.tsx';
import { PendingWritesContext } from '../parts/pendingWrites.ts';
import { type CaseIndex, CaseLoading } from '../parts/useCaseIndex.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { type DossierSubject, linkTo } from '../route.ts';
import { ComplementChoice } from './ComplementChoice.tsx';
import { type ExportData, summarize, useExportData } from './exportData.ts';
import { PreviewSection } from './PreviewSection.tsx';
import { JournalistLine, RecipientChoice } from './RecipientChoice.tsx';
import { findMissingMarks, isSomeUnrated, MarksLine, OtherPersonsNote, ProtectedNotes } from './SelectionLines.tsx';
import { SubjectPage } from './SubjectPage.tsx';
import './exportForm.css';
import { NO_TIMESTAMP_SETTINGS, type TimestampSettings } from '../../domain/case/timestampAuthorities.ts';
import type { StaysOut } from '../../domain/export/exportedDossier.ts';
import { MAX_LIGHT_PDF_BYTES } from '../../domain/shared/limits.ts';
import { formatFileSize } from '../../ui/formatTime.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { useCarnetProps } from '../carnetProps.ts';
import { HiddenTracesFold } from '../parts/HiddenTraces.tsx';
import { isNothingToCreate, useDossierSelection } from './dossierSelection.ts';
import { countSelected, UncleanedFiles, UncleanedNote } from './ItemsSection.tsx';

interface ExportFormProps {
  readonly caseIndex: CaseIndex;
  /** The subject to change; null: the dossier as a whole. */
  readonly subject: DossierSubject | null;
  /** A dossier that was ready here is no longer. */
  readonly isClosed: boolean;
  /** Starts the export. The password is kept in memory only; null: none. */
  readonly start: (password: string | null, filesShown: boolean, staysOut: StaysOut) => void;
}

/** The page before an export. Nothing is required: the dossier can be created as it is. */
export function ExportForm({ caseIndex, subject, isClosed, start }: ExportFormProps) {
  const words = useWords();
  const { loadExports } = useCarnetApi();
  // Loads the code and the typefaces of exports ahead. A failure is shown once one starts.
  useEffect(
    () =>
      void loadExports().then(
        ({ prepare }) => prepare(),
        () => undefined,
      ),
    [loadExports],
  );
  const [password, setPassword] = useState<string | null>(null);
  const { loaded, isReady, choicesDocument, fault, ...documents } = useExportData(caseIndex);
  const data: ExportData | null = loaded && { ...documents, ...loaded, hasPassword: password !== null };
  const isLoading = data === null && !caseIndex.empty && (caseIndex.fault ?? fault ?? choicesDocument.fault) === null;
  return (
    <section class="export-form" data-export-page={subject ?? 'dossier'} aria-busy={isLoading}>
      <Heading key={subject}>
        {t(words, subject === null ? 'exportForm.title' : `exportForm.subject.${subject}`)}
      </Heading>
      {isClosed && !caseIndex.empty && (
        <p class="note" role="status" data-export="closed">
          {t(words, 'export.closed')}
        </p>
      )}
      <CaseLoading caseIndex={caseIndex} emptyText={t(words, 'carnet.empty')} />
      {fault && <Alert fault={fault} />}
      <DamagedDocument document={choicesDocument} />
      {data && (
        // Shown at its final height: a button that moves gets pressed in the wrong place. No `Heading` in it: a hidden
        // element loses the focus. The grid inside would override `hidden`.
        <div hidden={!isReady} aria-busy={!isReady}>
          <div class="export-form">
            {subject === null ? (
              <DossierPage data={data} start={(...shown) => start(password, ...shown)} />
            ) : (
              <SubjectPage key={subject} {...{ data, subject, setPassword }} />
            )}
          </div>
        </div>
      )}
    </section>
  );
}

/** « De vous »: what the person adds. */
const OWN: readonly DossierSubject[] = ['documents', 'requester', 'facts'];
/** « Pour un expert »: what few people change. */
const EXPERT: readonly DossierSubject[] = ['contents', 'received', 'dating', 'file'];

/** « Votre dossier »: one line for each choice, with « Modifier », and what needs a decision. */
function DossierPage({ data, start }: CreateDossierProps) {
  const words = useWords();
  const filesShown = useRef(false);
  const { purpose } = data.choices;
  const { hidden, isPublished, leaving, selected, selection, shown } = useDossierSelection(data);
  const undecided = hidden.own.length + (hidden.isNoneLeft ? leaving.size : 0);
  const canCreate = !isNothingToCreate(data, selected);
  const published = { caseIndex: data.caseIndex, included: shown.included.filter(isPublished) };
  const missingMarks = findMissingMarks(published);
  // What stays out is known once it is searched: a press before that waits.
  const [isAsked, setAsked] = useState(false);
  const creation = useCreateDossier(data, () => setAsked(true));
  useEffect(() => {
    if (!isAsked || hidden.isWorking || hidden.isAnswering) return;
    setAsked(false);
    if (canCreate && undecided === 0) start(filesShown.current, hidden.staysOut);
  });
  // Until the page is left: a line that replaces the question would move the button.
  const [asksRecipient, setAsksRecipient] = useState<'first' | 'again' | null>(purpose === null ? 'first' : null);
  // Nothing before what stays out is known: its line would move « Créer » under a press.
  if (hidden.isUnsearched)
    return (
      <div aria-busy="true">
        <HiddenTracesFold hidden={hidden} isOpen={false} />
      </div>
    );
  return (
    <>
      {asksRecipient !== null && <RecipientChoice data={data} takesFocus={asksRecipient === 'again'} />}
      <dl class="fields check-list">
        {asksRecipient === null && purpose !== null && (
          <CheckLine
            label={t(words, 'exportForm.for')}
            text={t(words, `exportForm.purpose.${purpose}`)}
            subject="for"
            change={() => setAsksRecipient('again')}
          />
        )}
        <CheckLine
          label={t(words, 'exportForm.inside')}
          text={!hidden.isReplaced && <span data-count={shown.included.length}>{countSelected(words, shown)}</span>}
          subject="items"
        />
        {typeof missingMarks === 'number' && (
          <CheckLine
            label={t(words, 'exportForm.accounts')}
            text={t(words, 'exportForm.ownAccount', { n: missingMarks })}
            subject="accounts"
            to="items/by-account"
          />
        )}
        {isSomeUnrated(published) && (
          <CheckLine
            label={t(words, 'items.seriousness')}
            text={t(words, 'exportForm.unrated')}
            subject="seriousness"
            to="items/by-account"
          />
        )}
      </dl>
      {purpose === 'school' && <p class="note">{t(words, 'exportForm.schoolMinors')}</p>}
      <SubjectFold name="own" title={t(words, 'exportForm.own')} subjects={OWN} data={data} />
      <ComplementChoice selection={shown} staysOut={hidden.staysOut} data={data} />
      <ProtectedNotes {...selection} />
      <HiddenTracesFold hidden={hidden} isOpen={undecided > 0} />
      <details class="fold" data-readers>
        <summary>{t(words, 'exportForm.readers')}</summary>
        <p>{t(words, 'exportForm.answered')}</p>
      </details>
      {canCreate && undecided > 0 && (
        <p id="undecided" class="note" data-undecided={undecided}>
          {t(words, 'exportForm.undecided', { n: undecided })}
        </p>
      )}
      {canCreate && (
        <p>
          <WordButton
            word="exportForm.create"
            class="primary"
            action="export"
            disabled={undecided > 0}
            {...(undecided > 0 && { 'aria-describedby': 'undecided' })}
            onClick={creation.create}
          />
        </p>
      )}
      {selected.choosable !== null && selected.included.length === 0 && (
        <p>
          <WordLink word="exportForm.tickItems" class="button primary" action="tick-items" to="before-export/items" />
        </p>
      )}
      <DatingRefused creation={creation} />
      {missingMarks === 'some' && <MarksLine {...published} />}
      {canCreate && !hidden.isReplaced && <PreviewSection choices={data.choices} staysOut={hidden.staysOut} />}
      <SubjectFold name="expert" title={t(words, 'exportForm.expert')} subjects={EXPERT} data={data} />
      {canCreate && <DossierSize data={data} filesShown={filesShown} leaving={leaving} />}
    </>
  );
}

interface SubjectFoldProps {
  readonly name: 'own' | 'expert';
  readonly title: string;
  readonly subjects: readonly DossierSubject[];
  readonly data: ExportData;
}

/** A row that says what was changed of its subjects, and opens to their lines. Open where one cannot be read. */
function SubjectFold({ name, title, subjects, data }: SubjectFoldProps) {
  const words = useWords();
  const lines = summarize(words, data).filter(({ subject }) => subjects.includes(subject));
  const changed = lines.filter(({ isChanged }) => isChanged).map(({ text }) => text);
  const isDamaged = name === 'own' && [data.openAttachments, data.requester, data.narrative].some((one) => one.fault);
  return (
    <details class="fold" data-subjects={name} open={isDamaged}>
      <summary>
        {title}
        {(changed.length > 0 || name === 'own') && (
          <span class="hint">{changed.join(' · ') || t(words, 'exportForm.nothingAdded')}</span>
        )}
      </summary>
      <dl class="fields check-list">
        {lines.map(({ subject, text, isChanged }) => (
          <CheckLine
            key={subject}
            label={t(words, `exportForm.subject.${subject}`)}
            text={name === 'expert' || isChanged ? text : null}
            subject={subject}
          />
        ))}
      </dl>
      {name === 'expert' && <JournalistLine />}
    </details>
  );
}

interface CheckLineProps {
  readonly label: string;
  /** Null: nothing yet. */
  readonly text: ComponentChildren;
  readonly subject: DossierSubject | 'for' | 'accounts' | 'seriousness';
  /** Where it is changed, if not on its own page. */
  readonly to?: string;
  /** Changes it on this page. */
  readonly change?: () => void;
}

function CheckLine({ label, text, subject, to = `before-export/${subject}`, change }: CheckLineProps) {
  const words = useWords();
  const action = (
    <>
      {t(words, text === null ? 'exportForm.add' : 'exportForm.change')}
      <span class="screen-reader-only"> {label}</span>
    </>
  );
  return (
    <div data-check={subject}>
      <dt>{label}</dt>
      <dd>
        <span>{text}</span>
        {change === undefined ? (
          <a {...linkTo(to)}>{action}</a>
        ) : (
          <button type="button" class="quiet" data-action={`change-${subject}`} onClick={change}>
            {action}
          </button>
        )}
      </dd>
    </div>
  );
}

interface DossierSizeProps {
  readonly data: ExportData;
  /** Set once the files that go with private metadata are listed. */
  readonly filesShown: { current: boolean };
  /** Ids of what stays out whatever is chosen here. */
  readonly leaving: ReadonlySet<string>;
}

/**
 * Advice when the PDF would be large, and what older records and imported files say of persons. What cannot be read
 * is reported by the export.
 */
function DossierSize({ data, filesShown, leaving }: DossierSizeProps) {
  const words = useWords();
  const { loadExports } = useCarnetApi();
  const pendingWrites = useContext(PendingWritesContext);
  const { result, fault } = useLoad(async () => {
    await pendingWrites.flush();
    return (await loadExports()).estimateDossier();
    // Not after each choice: what was left out here stays listed, to be put back.
  }, [loadExports, pendingWrites, data.choices.purpose, data.choices.onlyNew]);
  useLayoutEffect(() => {
    filesShown.current = result !== null;
  }, [filesShown, result]);
  if (fault !== null) return null;
  const { bytes = 0 } = result ?? {};
  const uncleaned = result?.uncleaned.filter(({ id }) => !leaving.has(id)) ?? [];
  // With a password, the dossier is a zip alone.
  const others = data.index.items.flatMap(({ item }) =>
    result?.otherPersons.includes(item.id) && !leaving.has(item.id) ? item : [],
  );
  const isLarge = bytes > MAX_LIGHT_PDF_BYTES && !data.hasPassword;
  const size = formatFileSize(words.lang, bytes);
  return (
    // Below the button, which must not move when this is known.
    <>
      <div role="status" data-large-pdf={isLarge} aria-busy={result === null}>
        {isLarge && <p class="note">{t(words, 'exportForm.sizeLarge', { size })}</p>}
        {uncleaned.length > 0 && <UncleanedNote files={uncleaned} />}
        {others.length > 0 && <OtherPersonsNote items={others} />}
      </div>
      {uncleaned.length > 0 && <UncleanedFiles files={uncleaned} {...data} />}
    </>
  );
}

interface CreateDossierProps {
  readonly data: ExportData;
  /** Starts the export. `filesShown`: the page listed the files that go with private metadata. */
  readonly start: (filesShown: boolean, staysOut: StaysOut) => void;
}

/**
 * Applies the time-stamping that the person chose, then starts the export once every choice is on the disk. The browser
 * asks for the permission of the authority's host; when it is refused, the person decides.
 */
function useCreateDossier(data: ExportData, start: () => void) {
  const ask = useAsk();
  const { allowAuthority } = useCarnetProps();
  const pendingWrites = useContext(PendingWritesContext);
  const [isRefused, setRefused] = useState(false);
  const { fault, submit } = useSubmit();
  const { choices, change } = data;
  const createWith = (dating: TimestampSettings) =>
    void submit(async () => {
      // Before anything else is awaited: browsers show a permission prompt only just after a click.
      const isAllowed = dating.address === null || (await allowAuthority(dating.address));
      setRefused(!isAllowed);
      if (!isAllowed) return;
      if (choices.dating !== null || dating !== data.dating) await ask('ui>bg:saveTimestampSettings', dating);
      if (dating !== data.dating) await change((before) => ({ ...before, dating }));
      await pendingWrites.flush();
      start();
    });
  return {
    create: () => createWith(data.dating),
    createUndated: () => createWith(NO_TIMESTAMP_SETTINGS),
    isRefused,
    fault,
  };
}

/** Shown when the browser refused the permission: the dossier is never made undated without saying so. */
function DatingRefused({ creation }: { readonly creation: ReturnType<typeof useCreateDossier> }) {
  const words = useWords();
  if (creation.fault) return <Alert fault={creation.fault} />;
  if (!creation.isRefused) return null;
  return (
    <div class="alert" data-dating-refused>
      <p role="alert">{t(words, 'timestamp.refused')}</p>
      <div class="choices">
        <WordButton word="timestamp.createUndated" action="export-undated" onClick={creation.createUndated} />
        <WordLink word="timestamp.chooseOther" class="button" to="before-export/dating" />
      </div>
    </div>
  );
}
