import { citeNumber } from '../../domain/export/exhibitNumber.ts';
import { useWords } from '../../ui/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { t, type Words } from '../../ui/locales/index.ts';
import { SecretField, SecretForm } from '../../ui/Unlock.tsx';
import { Alert, TaskProgress, useTask, useUnloadWarning } from '../../ui/useTask.tsx';
import type { ListedDossier } from '../../workflow/receivedDossierList.ts';
import type { ReceiveDossierOutcome } from '../api/receivedApi.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { WordLink } from '../parts/WordLink.tsx';
import './receivedDossiers.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Duplicate, ReceivedDossier } from '../../domain/case/receivedDossiers.ts';
import { ConfirmPanel } from '../../ui/ConfirmPanel.tsx';
import { formatExactTime } from '../../ui/formatTime.ts';
import { FileButton } from '../parts/FileButton.tsx';
import { Digest } from '../parts/labels.tsx';
import { useReceivedDossiers } from '../parts/useReceivedDossiers.ts';
import { useStoreChanges } from '../storeChanges.ts';

interface ReceivedDossiersProps {
  /** A dossier that was chosen among the files to import. */
  readonly file: File | null;
}

/** « Dossiers reçus »: imports a dossier (verified first), and lists the received ones with what was verified. */
export function ReceivedDossiers({ file }: ReceivedDossiersProps) {
  const words = useWords();
  const { received } = useCarnetApi();
  const { list, damaged, fault, reload } = useReceivedDossiers();
  const { task, fault: taskFault, run, cancel, reset } = useTask<ReceiveDossierOutcome>();
  const isWorking = task.kind === 'working';
  const changes = useStoreChanges();
  // What is being received goes on, or is refused; an outcome is of before.
  useEffect(() => {
    if (!isWorking) reset();
  }, [reset, changes]);
  useUnloadWarning(isWorking);
  /** The file that has a password, until it is opened or another one is chosen. */
  const [protectedFile, setProtectedFile] = useState<File | null>(null);
  const importFile = (chosen: File | undefined, password: string | null = null) => {
    if (isWorking || chosen === undefined) return;
    if (password === null) setProtectedFile(null);
    void run(async (progress, signal) => {
      const outcome = await received.receiveDossier(chosen, password, progress, signal);
      setProtectedFile(outcome.kind === 'protected' ? chosen : null);
      return outcome;
    }).then(reload);
  };
  useEffect(() => importFile(file ?? undefined), [file]);
  return (
    <section class="received-dossiers">
      <p>{t(words, 'receivedDossiers.meaning')}</p>
      <div class="panel" data-receive={task.kind}>
        {taskFault && <Alert fault={taskFault} />}
        {task.kind === 'working' && (
          <TaskProgress
            label={t(words, 'receivedDossiers.working')}
            action="receive-cancel"
            cancelWord="app.cancel"
            step={task.step}
            cancel={cancel}
          />
        )}
        {task.kind === 'done' && task.result.kind !== 'protected' && <ImportOutcome outcome={task.result} />}
        {protectedFile && !isWorking && (
          <PasswordForm file={protectedFile} open={(password) => importFile(protectedFile, password)} />
        )}
        {!isWorking && (
          <FileButton
            id="received-file"
            action="choose-dossier"
            accept=".zip,.pdf"
            isPrimary={false}
            choose={([chosen]) => importFile(chosen)}
          >
            {t(words, 'receivedDossiers.choose')}
          </FileButton>
        )}
      </div>
      {fault && <Alert fault={fault} />}
      {damaged.map((number) => (
        <div key={number} class="note" data-damaged={number}>
          <p>{t(words, 'receivedDossiers.damaged', { number })}</p>
          <RemoveReceivedDossier number={number} onRemoved={reload} />
        </div>
      ))}
      {list?.length === 0 && damaged.length === 0 && <EmptyState>{t(words, 'receivedDossiers.none')}</EmptyState>}
      {list?.map((one) => (
        <DossierPanel
          key={one.dossier.number}
          listed={one}
          others={list.map(({ dossier }) => dossier)}
          onRemoved={reload}
        />
      ))}
    </section>
  );
}

/** The page « Vérifier » lists all of them. */
const MAX_SHOWN_PROBLEMS = 20;

/** Asks for the password that the sender gave apart. */
function PasswordForm({ file, open }: { readonly file: File; readonly open: (password: string) => void }) {
  const words = useWords();
  const password = useRef<HTMLInputElement>(null);
  return (
    <SecretForm submit={() => open(password.current?.value ?? '')}>
      <p role="status" data-protected>
        <bdi>{t(words, 'receivedDossiers.protected', { name: file.name })}</bdi>
      </p>
      <SecretField
        name="zip-password"
        label={t(words, 'receivedDossiers.password')}
        hint={t(words, 'receivedDossiers.passwordHint')}
        input={password}
      />
      <button type="submit" class="primary" data-action="open-protected">
        {t(words, 'receivedDossiers.open')}
      </button>
    </SecretForm>
  );
}

type ShownOutcome = Exclude<ReceiveDossierOutcome, { readonly kind: 'protected' }>;

function ImportOutcome({ outcome }: { readonly outcome: ShownOutcome }) {
  const words = useWords();
  if (outcome.kind === 'added')
    return (
      <p role="status" data-received={outcome.number}>
        {t(words, 'receivedDossiers.added', { n: outcome.items })}
      </p>
    );
  if (outcome.kind === 'backup')
    return (
      <div class="note" data-not-received="backup">
        <p role="alert">{t(words, 'import.own.backup')}</p>
        <WordLink word="backup.restore" class="lone" to="restore" />
      </div>
    );
  const more = outcome.sentences.length - MAX_SHOWN_PROBLEMS;
  return (
    <div class="alert" data-not-received={outcome.kind}>
      <p role="alert">
        {t(words, outcome.kind === 'altered' ? 'receivedDossiers.altered' : 'receivedDossiers.unreadable')}
      </p>
      <ul>
        {outcome.sentences.slice(0, MAX_SHOWN_PROBLEMS).map((sentence, index) => (
          // Sentences may repeat, so the index is the key.
          <li key={index}>{sentence}</li>
        ))}
        {more > 0 && <li>{t(words, 'receivedDossiers.more', { n: more })}</li>}
      </ul>
    </div>
  );
}

interface DossierPanelProps {
  readonly listed: ListedDossier;
  readonly others: readonly ReceivedDossier[];
  readonly onRemoved: () => void;
}

/** One received dossier: its origin, what was verified, and its duplicates. */
function DossierPanel({ listed, others, onRemoved }: DossierPanelProps) {
  const words = useWords();
  const { dossier, duplicates } = listed;
  const { number, fileName, created, addedAt, items, counts, timestamps, manifest, key } = dossier;
  const title = `received-${number}`;
  const sameJournal = others.find((one) => one.journal.id === dossier.journal.id && one.number < number);
  return (
    <section class="panel" aria-labelledby={title} data-received-dossier={number}>
      <h2 id={title}>{t(words, 'receivedDossiers.name', { number })}</h2>
      <p>{t(words, 'receivedDossiers.items', { n: items.length })}</p>
      <p>
        <bdi>{t(words, 'receivedDossiers.file', { name: fileName })}</bdi>
      </p>
      <p>
        {t(words, 'receivedDossiers.made', { when: formatDossierTime(words, created) })}{' '}
        {t(words, 'receivedDossiers.kept', { when: formatExactTime(words.lang, addedAt) })}
      </p>
      {timestamps.map(({ when, authority, known }) => (
        <p key={when}>
          {t(words, known ? 'timestamp.datedBy' : 'receivedDossiers.stampedUnknown', {
            when: formatDossierTime(words, when),
            authority,
          })}
        </p>
      ))}
      <p>{t(words, 'receivedDossiers.counts', counts)}</p>
      {sameJournal && <p class="note">{t(words, 'receivedDossiers.sameJournal', { number: sameJournal.number })}</p>}
      <DuplicateLines duplicates={duplicates} />
      <h3>{t(words, 'receivedDossiers.manifest')}</h3>
      <Digest hex={manifest} />
      <p class="hint">{t(words, 'receivedDossiers.compare')}</p>
      <h3>{t(words, 'receivedDossiers.key')}</h3>
      <Digest hex={key} />
      <p>
        <WordLink word="receivedDossiers.see" class="button" action="see-received" to={`received/${number}`} />
      </p>
      <RemoveReceivedDossier number={number} onRemoved={onRemoved} />
    </section>
  );
}

interface RemoveReceivedDossierProps extends Pick<DossierPanelProps, 'onRemoved'> {
  readonly number: number;
}

function RemoveReceivedDossier({ number, onRemoved }: RemoveReceivedDossierProps) {
  const words = useWords();
  const { received } = useCarnetApi();
  return (
    <ConfirmPanel
      action={`remove-received-${number}`}
      startLabel={t(words, 'receivedDossiers.remove')}
      title={t(words, 'receivedDossiers.removeTitle', { number })}
      cancelLabel={t(words, 'receivedDossiers.removeKeep')}
      confirmLabel={t(words, 'receivedDossiers.removeConfirm')}
      quiet
      act={() => received.remove(null, number).then(onRemoved)}
    >
      <p>{t(words, 'receivedDossiers.removeMeaning')}</p>
    </ConfirmPanel>
  );
}

/** As in `dossier.pdf`. Returns the text as it is when it is not a date: a received dossier may contain anything. */
function formatDossierTime(words: Words, instant: string): string {
  return Number.isNaN(Date.parse(instant)) ? instant : formatExactTime(words.lang, instant);
}

/** One line with the number of duplicates, which unfolds to list them. */
function DuplicateLines({ duplicates }: { readonly duplicates: readonly Duplicate[] }) {
  const words = useWords();
  if (duplicates.length === 0) return null;
  return (
    <details data-duplicates={duplicates.length}>
      <summary>{t(words, 'receivedDossiers.duplicates', { n: duplicates.length })}</summary>
      <ul>
        {duplicates.map((duplicate) => (
          <li key={duplicate.number}>{duplicateSentence(words, duplicate)}</li>
        ))}
      </ul>
    </details>
  );
}

export function duplicateSentence(words: Words, { number, by, other }: Duplicate): string {
  const location =
    'ordinal' in other
      ? t(words, 'receivedDossiers.ourItem')
      : t(words, 'receivedDossiers.otherItem', { ...other, number: citeNumber(other.number) });
  return t(words, by === 'digest' ? 'receivedDossiers.duplicateByDigest' : 'receivedDossiers.duplicateByPermalink', {
    number: citeNumber(number),
    other: location,
  });
}
