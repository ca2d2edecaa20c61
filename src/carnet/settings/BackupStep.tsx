import { useRef, useState } from 'preact/hooks';
import type { CaseLabel } from '../../domain/case/case.ts';
import type { Restoration } from '../../domain/case/store.ts';
import { MIN_PASSPHRASE_LENGTH } from '../../domain/shared/limits.ts';
import { useWords } from '../../ui/context.ts';
import { formatFileSize, formatList } from '../../ui/formatTime.ts';
import { Loading } from '../../ui/Loading.tsx';
import { formatCaseName, t, type Words } from '../../ui/locales/index.ts';
import { SecretField, SecretForm } from '../../ui/Unlock.tsx';
import { Alert, TaskProgress, useLoad, useTask } from '../../ui/useTask.tsx';
import type { CreatedBackup } from '../api/backupsApi.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { FileButton } from '../parts/FileButton.tsx';
import { RadioGroup } from '../parts/formFields.tsx';
import { LinkedFold } from '../parts/LinkedFold.tsx';
import { formatStoredCount } from '../parts/labels.tsx';
import { SaveLink } from '../parts/SaveLink.tsx';
import { WordLink } from '../parts/WordLink.tsx';

export interface BackupStepProps {
  /** What a link asked to copy, or to restore a copy; null: nothing. */
  readonly asked: 'all' | 'one' | 'restore' | null;
  /** No passphrase is set: a backup has one, the store that it is restored into has not. */
  readonly unprotected: boolean;
}

/** Creates a backup of all carnets or of one, or restores those that are not here. */
export function BackupStep({ asked, unprotected }: BackupStepProps) {
  const words = useWords();
  const { cases, store } = useCarnetApi();
  const loadCarnets = async (): Promise<Carnets> => {
    const listed = await cases.list();
    return new Map(listed.map((one, at) => [one.caseId, { ...one, place: at + 1 }]));
  };
  const { result, fault } = useLoad(async () => {
    const [carnets, shown] = await Promise.all([loadCarnets(), store.currentCase()]);
    return { carnets, shownId: shown?.caseId };
  }, [cases, store]);
  /** After a restoration; read again without a new form. */
  const [reloaded, setReloaded] = useState<Carnets | null>(null);
  if (fault) return <Alert fault={fault} />;
  if (result === null) return <Loading />;
  const { shownId } = result;
  const carnets = reloaded ?? result.carnets;
  return (
    <>
      <p>
        {carnets.size > 1 ? t(words, 'backup.several', { n: carnets.size }) : t(words, 'backup.one')}{' '}
        {t(words, 'backup.meaning')}
      </p>
      <CreateBackup
        {...{ carnets, shownId, loadCarnets }}
        asked={carnets.size > 0 && asked !== 'restore' ? asked : null}
      />
      <RestoreBackup
        {...{ unprotected, loadCarnets }}
        isAsked={asked === 'restore'}
        isEmpty={result.carnets.size === 0}
        onRestored={setReloaded}
      />
    </>
  );
}

/** The carnets of this computer, by id. */
type Carnets = ReadonlyMap<string, CaseLabel & { readonly withdrawn: number }>;

const listNames = (words: Words, carnets: readonly CaseLabel[]): string =>
  formatList(
    words.lang,
    carnets.map((one) => formatCaseName(words, one)),
  );

interface CreateBackupProps {
  readonly carnets: Carnets;
  /** The carnet of the page; undefined: none is open. */
  readonly shownId: string | undefined;
  readonly loadCarnets: () => Promise<Carnets>;
  readonly asked: Exclude<BackupStepProps['asked'], 'restore'>;
}

function CreateBackup({ carnets, shownId, loadCarnets, asked }: CreateBackupProps) {
  const words = useWords();
  const { backups } = useCarnetApi();
  const { task, fault, run, cancel } = useTask<CreatedBackup & { readonly held: readonly CaseLabel[] }>();
  const [takes, setTakes] = useState<'all' | 'one'>(asked ?? 'all');
  const shown = shownId === undefined ? undefined : carnets.get(shownId);
  const [inputError, setInputError] = useState<'choose.tooShort' | 'choose.different' | null>(null);
  const passphrase = useRef<HTMLInputElement>(null);
  const repeated = useRef<HTMLInputElement>(null);
  const submit = (): void => {
    const typed = passphrase.current?.value ?? '';
    const error =
      [...typed].length < MIN_PASSPHRASE_LENGTH
        ? 'choose.tooShort'
        : typed === repeated.current?.value
          ? null
          : 'choose.different';
    setInputError(error);
    if (error === null)
      void run(async (progress, signal) => {
        const only = takes === 'one' ? (shownId ?? null) : null;
        const created = await backups.create(typed, only, progress, signal);
        // One may have been opened elsewhere since.
        const now = await loadCarnets();
        return { ...created, held: created.cases.flatMap((id) => now.get(id) ?? []) };
      });
    else (error === 'choose.tooShort' ? passphrase : repeated).current?.focus();
  };
  return (
    <LinkedFold name="backup" class="fold" group="protect" title={t(words, 'backup.make')} isOpen={asked !== null}>
      {fault && <Alert fault={fault} />}
      {task.kind === 'working' && <BackupProgress step={task.step} cancel={cancel} />}
      {task.kind === 'done' && (
        <>
          <p role="status">
            {t(words, 'backup.made', { size: formatFileSize(words.lang, task.result.bytes) })}
            {carnets.size > 1 && ` ${t(words, 'backup.holds', { names: listNames(words, task.result.held) })}`}
          </p>
          <SaveLink name="backup" file={task.result} label={t(words, 'backup.save')} isPrimary />
          <p class="file-name">{task.result.fileName}</p>
          <p class="hint">{t(words, 'backup.where')}</p>
          <p class="hint" data-traces>
            {t(words, 'traces.downloads')}
          </p>
        </>
      )}
      {task.kind !== 'working' && task.kind !== 'done' && (
        <SecretForm submit={submit}>
          {carnets.size > 1 && shown && (
            <RadioGroup<'all' | 'one'>
              legend={t(words, 'backup.which')}
              name="carnets"
              value={takes}
              options={[
                // The page of one carnet names no other one.
                [
                  'all',
                  asked === 'one'
                    ? t(words, 'backup.takesAll', { n: carnets.size })
                    : t(words, 'backup.takesNamed', {
                        n: carnets.size,
                        names: listNames(words, [...carnets.values()]),
                      }),
                ],
                ['one', t(words, 'backup.takesOne', { name: formatCaseName(words, shown) })],
              ]}
              choose={(chosen) => setTakes(chosen ?? 'all')}
            />
          )}
          {carnets.size > 1 && takes === 'one' && <p class="hint">{t(words, 'backup.withdrawnToo')}</p>}
          <SecretField
            name="backup-passphrase"
            label={t(words, 'backup.passphrase')}
            hint={t(words, 'backup.passphraseHint')}
            input={passphrase}
            error={inputError === 'choose.tooShort' ? t(words, inputError, { n: MIN_PASSPHRASE_LENGTH }) : undefined}
            again={{
              name: 'backup-passphrase-again',
              label: t(words, 'choose.again'),
              input: repeated,
              error: inputError === 'choose.different' ? t(words, inputError) : undefined,
            }}
          />
          <p>
            <button type="submit" class="primary" data-action="backup-make">
              {t(words, 'backup.prepare')}
            </button>
          </p>
        </SecretForm>
      )}
    </LinkedFold>
  );
}

interface RestoreBackupProps extends Pick<BackupStepProps, 'unprotected'>, Pick<CreateBackupProps, 'loadCarnets'> {
  readonly isAsked: boolean;
  readonly isEmpty: boolean;
  readonly onRestored: (carnets: Carnets) => void;
}

function RestoreBackup({ unprotected, isAsked, isEmpty, loadCarnets, onRestored }: RestoreBackupProps) {
  const words = useWords();
  const { backups } = useCarnetApi();
  const { task, fault, run, cancel } = useTask<{ readonly restored: Restoration; readonly carnets: Carnets }>();
  const [missing, setMissing] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const passphrase = useRef<HTMLInputElement>(null);
  const submit = (): void => {
    setMissing(file === null);
    if (file === null) input.current?.focus();
    else
      void run(async (progress, signal) => {
        const restored = await backups.restore(file, passphrase.current?.value ?? '', progress, signal);
        const carnets = await loadCarnets();
        onRestored(carnets);
        return { restored, carnets };
      });
  };
  return (
    <LinkedFold
      name="restore"
      class="fold"
      group="protect"
      title={<h3>{t(words, 'backup.restore')}</h3>}
      isOpen={isAsked}
      open={isAsked || isEmpty}
      data-restore={task.kind}
    >
      <p>{t(words, 'backup.restoreMeaning')}</p>
      {fault && <Alert fault={fault} />}
      {task.kind === 'working' && <BackupProgress step={task.step} cancel={cancel} />}
      {task.kind === 'done' && (
        <p role="status">
          <Restored {...task.result} />
        </p>
      )}
      {task.kind === 'done' && unprotected && (
        <div class="note" data-unprotected>
          <p>{t(words, 'backup.unprotected')}</p>
          <WordLink word="offer.protect" class="button primary" action="protect-restored" to="lock" />
        </div>
      )}
      {/* Hidden, not removed: after a wrong passphrase the chosen file is still there. */}
      <SecretForm submit={submit} hidden={task.kind === 'working' || task.kind === 'done'}>
        <p>
          <FileButton
            id="backup-file"
            action="choose-backup"
            accept=".recueil"
            input={input}
            describedBy="backup-file-name backup-file-error"
            isInvalid={missing && file === null}
            choose={([chosen]) => chosen && setFile(chosen)}
          >
            {t(words, 'backup.file')}
          </FileButton>
        </p>
        <p role="status" id="backup-file-name">
          {file && <bdi>{file.name}</bdi>}
        </p>
        <p id="backup-file-error" class="field-error" role="alert">
          {missing && file === null && t(words, 'backup.noFile')}
        </p>
        <SecretField name="backup-current" label={t(words, 'backup.itsPassphrase')} input={passphrase} />
        <p>
          <button type="submit" data-action="backup-restore">
            {t(words, 'backup.restore')}
          </button>
        </p>
      </SecretForm>
    </LinkedFold>
  );
}

function Restored({ restored, carnets }: { readonly restored: Restoration; readonly carnets: Carnets }) {
  const words = useWords();
  const nameAll = (ids: readonly string[]) =>
    listNames(
      words,
      ids.flatMap((id) => carnets.get(id) ?? []),
    );
  const { items, receivedDossiers, cases, left } = restored;
  const withdrawn = cases.reduce((sum, id) => sum + (carnets.get(id)?.withdrawn ?? 0), 0);
  const isAlone = carnets.size === cases.length;
  return (
    <>
      {t(words, 'backup.restored', { captures: formatStoredCount(words, { items, withdrawn }) })}{' '}
      {receivedDossiers > 0 && `${t(words, 'backup.restoredDossiers', { n: receivedDossiers })} `}
      {carnets.size > 1 && `${t(words, 'backup.restoredIn', { names: nameAll(cases) })} `}
      {left.length > 0 && `${t(words, 'backup.left', { names: nameAll(left) })} `}
      {isAlone ? (
        <WordLink word="popup.see" class="lone" to="items" />
      ) : (
        <WordLink word="places.changeCarnet" class="lone" to="cases" />
      )}
    </>
  );
}

function BackupProgress(progress: Pick<Parameters<typeof TaskProgress>[0], 'step' | 'cancel'>) {
  const words = useWords();
  return (
    <TaskProgress label={t(words, 'backup.working')} action="backup-cancel" cancelWord="app.cancel" {...progress} />
  );
}
