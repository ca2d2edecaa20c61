import { useCallback, useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert, useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import type { CarnetProps } from '../carnetProps.ts';
import { DamagedDocument } from '../DamagedDocument.tsx';
import { PendingWritesContext } from '../pendingWrites.ts';
import { type ExportPage, linkTo } from '../route.ts';
import { type CaseIndex, CaseLoading } from '../useCaseIndex.tsx';
import { WordLink } from '../WordLink.tsx';
import { AdditionsPage } from './AdditionsPage.tsx';
import { type ExportData, summarize, useExportData } from './exportData.ts';
import {
  type CreateDossierProps,
  DatingRefused,
  JournalistLine,
  ReadersLine,
  RecipientPage,
  useCreateDossier,
} from './RecipientPage.tsx';
import './exportForm.css';
import { type ExportChoices, resolveChosenParts } from '../../domain/export/exportChoices.ts';
import type { DossierPreview } from '../../domain/export/pagePreview.ts';
import { isFromFile } from '../../domain/item/kind.ts';
import type { SearchableItem } from '../../domain/item/search.ts';
import { listAccountsWithoutProfile, type SeenAccount } from '../../domain/item/seenAccounts.ts';
import { MAX_LIGHT_PDF_BYTES } from '../../domain/shared/limits.ts';
import { formatFileSize } from '../../ui/formatTime.ts';
import { Masked, useReveal } from '../../ui/Masked.tsx';
import type { DossierEstimate } from '../../workflow/export/previewDossier.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { Checkbox, RadioGroup } from '../formFields.tsx';
import { HiddenTracesSection } from '../item/HiddenTraces.tsx';
import {
  ComplementChoice,
  isNothingToCreate,
  MarksLine,
  SelectionNotes,
  selectItems,
  UncleanedFiles,
  UncleanedNote,
} from './ItemsSection.tsx';

/** In the order in which the person goes through them. */
const PAGES: readonly ExportPage['page'][] = ['recipient', 'additions', 'check'];

interface ExportFormProps extends Pick<CarnetProps, 'allowAuthority'> {
  readonly caseIndex: CaseIndex;
  readonly route: ExportPage;
  /** Starts the export. The password is kept in memory only; null: none. */
  readonly start: (password: string | null, filesShown: boolean) => void;
  readonly go: (path: string) => void;
}

/**
 * The three pages before an export: for whom, what to add, what is chosen. Nothing is required, each answer is saved at
 * once, and the dossier can be created from the first page.
 */
export function ExportForm({ allowAuthority, caseIndex, route, start, go }: ExportFormProps) {
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
  const create = { allowAuthority, start: (filesShown: boolean) => start(password, filesShown) };
  return (
    <section class="export-form" data-export-page={route.page} aria-busy={isLoading}>
      <div class="title-line">
        <Heading key={route.page}>{t(words, `exportForm.title.${route.page}`)}</Heading>
        <p class="hint">{t(words, 'exportForm.step', { step: PAGES.indexOf(route.page) + 1, of: PAGES.length })}</p>
      </div>
      <CaseLoading caseIndex={caseIndex} emptyText={t(words, 'carnet.empty')} />
      {fault && <Alert fault={fault} />}
      {choicesDocument.fault && (
        <DamagedDocument fault={choicesDocument.fault} replaceDamaged={() => choicesDocument.replaceDamaged()} />
      )}
      {data && (
        // Shown at its final height: a button that moves gets pressed in the wrong place. No `Heading` in it: a hidden
        // element loses the focus. The grid inside would override `hidden`.
        <div hidden={!isReady} aria-busy={!isReady}>
          <div class="export-form">
            {route.page === 'recipient' && <RecipientPage data={data} {...create} />}
            {route.page === 'additions' && (
              <AdditionsPage key={route.opened} {...{ data, setPassword, go }} opened={route.opened} />
            )}
            {route.page === 'check' && <CheckPage data={data} {...create} />}
          </div>
        </div>
      )}
    </section>
  );
}

/** « Vérifiez avant de créer »: one line for each choice, with « Modifier ». */
function CheckPage(props: CreateDossierProps) {
  const words = useWords();
  const filesShown = useRef(false);
  const [undecided, setUndecided] = useState(0);
  const creation = useCreateDossier({ ...props, start: () => props.start(filesShown.current) });
  const { data } = props;
  const { purpose } = data.choices;
  const selection = selectItems(data);
  const canCreate = !isNothingToCreate(data, selection);
  const recipient = t(words, purpose === null ? 'exportForm.noRecipient' : `exportForm.purpose.${purpose}`);
  return (
    <>
      <dl class="fields check-list">
        <CheckLine label={t(words, 'exportForm.for')} text={recipient} path="before-export" />
        {summarize(words, data).map(({ subject, text }) => (
          <CheckLine
            key={subject}
            label={t(words, `exportForm.subject.${subject}`)}
            text={text}
            path={`before-export/add/${subject}`}
          />
        ))}
      </dl>
      <ComplementChoice selection={selection} data={data} />
      <SelectionNotes selection={selection} />
      <HiddenTracesSection
        scope="dossier"
        caseIndex={data.caseIndex}
        included={selection.included}
        version={data.choices}
        onCount={setUndecided}
      />
      <ScreensChoice data={data} included={selection.included} />
      <MarksLine caseIndex={data.caseIndex} included={selection.included} />
      <MissingProfiles accounts={selection.included.map(({ account }) => account)} />
      <PreviewSection choices={data.choices} />
      <ReadersLine />
      <JournalistLine />
      {canCreate && undecided > 0 && (
        <p id="undecided" class="note" data-undecided={undecided}>
          {t(words, 'exportForm.undecided', { n: undecided })}
        </p>
      )}
      <div class="choices">
        {canCreate && (
          <WordButton
            word="exportForm.create"
            class="primary"
            action="export"
            disabled={undecided > 0}
            {...(undecided > 0 && { 'aria-describedby': 'undecided' })}
            onClick={creation.create}
          />
        )}
        <WordLink word="exportForm.back" class="button" to="before-export/add" />
      </div>
      <DatingRefused creation={creation} />
      <DossierSize data={data} filesShown={filesShown} />
    </>
  );
}

interface ScreensChoiceProps {
  readonly data: ExportData;
  readonly included: readonly SearchableItem[];
}

/** Asked here and not once the dossier is being made: a screen shows more than the posts that were chosen. */
function ScreensChoice({ data: { choices, change }, included }: ScreensChoiceProps) {
  const words = useWords();
  if (!included.some(({ item }) => !isFromFile(item))) return null;
  return (
    <Checkbox
      name="screens"
      label={t(words, 'exportForm.screens')}
      checked={resolveChosenParts(choices).has('screens')}
      onChange={(screens) => void change((before) => ({ ...before, parts: { ...before.parts, screens } }))}
    />
  );
}

/** How many accounts have no capture of their own page. The line above leads to the page of accounts. */
function MissingProfiles({ accounts }: { readonly accounts: readonly SeenAccount[] }) {
  const words = useWords();
  const n = listAccountsWithoutProfile([...new Set(accounts)]).length;
  if (n === 0) return null;
  return (
    <p class="hint" data-missing-profiles={n}>
      {t(words, 'exportForm.noProfile', { n })}
    </p>
  );
}

interface CheckLineProps {
  readonly label: string;
  readonly text: string;
  /** The view where it is changed. */
  readonly path: string;
}

function CheckLine({ label, text, path }: CheckLineProps) {
  const words = useWords();
  return (
    <div data-check={path}>
      <dt>{label}</dt>
      <dd>
        <span>{text}</span>
        <a {...linkTo(path)}>
          {t(words, 'exportForm.change')}
          <span class="screen-reader-only"> {label}</span>
        </a>
      </dd>
    </div>
  );
}

interface DossierSizeProps {
  readonly data: ExportData;
  /** Set once the files that go with private metadata are listed. */
  readonly filesShown: { current: boolean };
}

/**
 * The estimated size, with advice when the PDF would be large, and what older records and imported files say of the
 * person. What cannot be read is reported by the export.
 */
function DossierSize({ data, filesShown }: DossierSizeProps) {
  const words = useWords();
  const { loadExports } = useCarnetApi();
  const pendingWrites = useContext(PendingWritesContext);
  const { result, fault, run, reset } = useTask<DossierEstimate>();
  useEffect(() => {
    void run(async () => {
      await pendingWrites.flush();
      return (await loadExports()).estimateDossier();
    });
    return reset;
  }, [loadExports, pendingWrites, run, reset]);
  useLayoutEffect(() => {
    filesShown.current = result !== null;
  }, [filesShown, result]);
  if (fault !== null) return null;
  const { bytes = 0, uncleaned = [] } = result ?? {};
  // With a password, the dossier is a zip alone.
  const isLarge = bytes > MAX_LIGHT_PDF_BYTES && !data.hasPassword;
  const size = formatFileSize(words.lang, bytes);
  return (
    // Below the button, which must not move when this is known.
    <>
      <div role="status">
        <p class={isLarge ? 'note' : 'hint'} data-large-pdf={isLarge}>
          {result === null
            ? t(words, 'exportForm.sizeWorking')
            : t(words, isLarge ? 'exportForm.sizeLarge' : 'exportForm.size', { size })}
        </p>
        {uncleaned.length > 0 && <UncleanedNote files={uncleaned} />}
      </div>
      {uncleaned.length > 0 && <UncleanedFiles files={uncleaned} {...data} />}
    </>
  );
}

interface PreviewSectionProps {
  /** A change closes the preview, since it changes the dossier. */
  readonly choices: ExportChoices;
}

/** A preview of the pages of the dossier: rendered here, masked until a press, never stored. */
function PreviewSection({ choices }: PreviewSectionProps) {
  const words = useWords();
  const { loadExports } = useCarnetApi();
  const { task, fault, run, reset } = useTask<DossierPreview>();
  const [first, setFirst] = useState<DossierPreview | null>(null);
  const pendingWrites = useContext(PendingWritesContext);
  const close = useCallback(() => {
    reset();
    setFirst(null);
  }, [reset]);
  // Closes the preview when the choices change or on unmount. A layout effect: a passive one could run late and close a
  // preview opened after the change.
  useLayoutEffect(() => close, [choices]);
  const openPreview = () => {
    setFirst(null);
    void run(async (progress, signal) => {
      await pendingWrites.flush();
      return (await loadExports()).previewDossier(progress, signal, (preview) => signal.aborted || setFirst(preview));
    });
  };
  const isOpen = task.kind === 'working' || task.kind === 'done';
  const preview = task.kind === 'done' ? task.result : task.kind === 'working' ? first : null;
  return (
    <section data-preview={task.kind === 'done' ? 'ready' : 'still'}>
      {fault && <Alert fault={fault} />}
      {task.kind === 'working' && (
        <>
          <p role="status" id="preview-step">
            {t(words, 'preview.working')}
          </p>
          <progress
            aria-labelledby="preview-step"
            {...(task.step && task.step.total > 0 && { value: task.step.done, max: task.step.total })}
          />
        </>
      )}
      {isOpen && <p class="hint">{t(words, 'preview.meaning')}</p>}
      {preview && <PreviewPage preview={preview} />}
      <p>
        {isOpen ? (
          <WordButton word="preview.close" action="close-preview" onClick={close} />
        ) : (
          <WordButton word="preview.open" action="preview-dossier" onClick={openPreview} />
        )}
      </p>
    </section>
  );
}

interface PreviewPageProps {
  readonly preview: DossierPreview;
}

/** One page at a time. The images of the pièces show on a separate request, repeated for each document. */
function PreviewPage({ preview }: PreviewPageProps) {
  const words = useWords();
  const [position, setPosition] = useState({ document: 0, page: 0 });
  const [pictures, setPictures] = useState(false);
  const reveal = useReveal<HTMLDivElement>();
  const { documents } = preview;
  const { name = '', pages = 0 } = documents[position.document] ?? {};
  const page = position.page + 1;
  const turnPage = (by: 1 | -1) => setPosition((before) => ({ ...before, page: before.page + by }));
  return (
    <div ref={reveal.root}>
      {documents.length > 1 && (
        <RadioGroup
          legend={t(words, 'preview.document')}
          name="preview-document"
          value={name}
          options={documents.map((one) => [one.name, one.name] as const)}
          choose={(chosen) => {
            setPictures(false);
            setPosition({ document: documents.findIndex((one) => one.name === chosen), page: 0 });
          }}
        />
      )}
      <Checkbox
        name="preview-pictures"
        label={t(words, 'preview.pictures')}
        checked={pictures}
        onChange={setPictures}
      />
      <p role="status" data-page={page}>
        {t(words, 'preview.page', { page, pages })}
      </p>
      <div class="choices">
        <WordButton word="preview.before" action="page-before" disabled={page <= 1} onClick={() => turnPage(-1)} />
        <WordButton word="preview.after" action="page-after" disabled={page >= pages} onClick={() => turnPage(1)} />
      </div>
      <Masked
        kind="page"
        shown={reveal.shown === 'page'}
        toggle={() => reveal.toggle('page')}
        showLabel={t(words, 'preview.show', { page })}
        hideLabel={t(words, 'preview.hide', { page })}
        reveal={() => (
          <>
            <PageCanvas preview={preview} position={position} pictures={pictures} />
            <details>
              <summary>{t(words, 'preview.text')}</summary>
              <p class="quotation">{preview.read(position.document, position.page)}</p>
            </details>
          </>
        )}
      />
    </div>
  );
}

interface PageCanvasProps extends PreviewPageProps {
  readonly position: { readonly document: number; readonly page: number };
  readonly pictures: boolean;
}

function PageCanvas({ preview, position, pictures }: PageCanvasProps) {
  const words = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawnKey, setDrawnKey] = useState('');
  const wantedKey = `${position.document}/${position.page}/${pictures}`;
  useEffect(() => {
    let current = true;
    if (canvas.current !== null)
      preview.draw(position.document, position.page, canvas.current, pictures).then(
        () => current && setDrawnKey(wantedKey),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [preview, position, pictures, wantedKey]);
  return (
    <canvas
      ref={canvas}
      class="page-preview"
      data-drawn={drawnKey}
      role="img"
      aria-label={t(words, 'preview.alt', { page: position.page + 1 })}
    />
  );
}
