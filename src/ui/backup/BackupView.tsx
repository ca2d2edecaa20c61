import { useRef, useState } from 'preact/hooks';
import { SecretField } from '../lock/SecretField.tsx';
import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { useWork, Working } from '../parts/work.tsx';
import { fileSize } from '../times.ts';
import { t, type Words } from '../words/index.ts';
import type { Backups, CopyMade } from './backups.ts';

const SHORTEST = 8;

interface BackupViewProps {
  readonly words: Words;
  readonly backups: Backups;
}

/** « Copie de secours »: makes one, or takes one up again in an empty carnet. */
export function BackupView({ words, backups }: BackupViewProps) {
  return (
    <>
      <Heading>{t(words, 'backup.title')}</Heading>
      <p>{t(words, 'backup.meaning')}</p>
      <Make words={words} backups={backups} />
      <Restore words={words} backups={backups} />
    </>
  );
}

function Make({ words, backups }: BackupViewProps) {
  const { work, fault, run, cancel } = useWork<CopyMade>();
  const [mistake, setMistake] = useState<'choose.tooShort' | 'choose.different' | null>(null);
  const passphrase = useRef<HTMLInputElement>(null);
  const again = useRef<HTMLInputElement>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    const typed = passphrase.current?.value ?? '';
    const wrong =
      [...typed].length < SHORTEST
        ? 'choose.tooShort'
        : typed === again.current?.value
          ? null
          : 'choose.different';
    setMistake(wrong);
    if (wrong === null) void run((progress, signal) => backups.make(typed, progress, signal));
    else (wrong === 'choose.tooShort' ? passphrase : again).current?.focus();
  };
  return (
    <section class="panel" aria-labelledby="backup-make" data-backup={work.kind}>
      <h2 id="backup-make">{t(words, 'backup.make')}</h2>
      {fault && <Alert words={words} fault={fault} />}
      {work.kind === 'working' && <CopyWorking words={words} step={work.step} cancel={cancel} />}
      {work.kind === 'done' && (
        <>
          <p role="status">{t(words, 'backup.made', { size: fileSize(words.lang, work.result.bytes) })}</p>
          <p>
            <a
              class="button primary"
              data-download="backup"
              href={work.result.url}
              download={work.result.fileName}
            >
              {t(words, 'backup.save')}
            </a>
          </p>
          <p class="file-name">{work.result.fileName}</p>
          <p class="hint">{t(words, 'backup.where')}</p>
          <p class="hint" data-traces>
            {t(words, 'traces.downloads')}
          </p>
        </>
      )}
      {work.kind !== 'working' && work.kind !== 'done' && (
        <form noValidate autocomplete="off" onSubmit={submit}>
          <SecretField
            words={words}
            name="passphrase"
            label={t(words, 'backup.passphrase')}
            hint={t(words, 'backup.passphraseHint')}
            input={passphrase}
            error={mistake === 'choose.tooShort' ? t(words, mistake) : undefined}
          />
          <SecretField
            words={words}
            name="passphrase-again"
            label={t(words, 'choose.again')}
            input={again}
            error={mistake === 'choose.different' ? t(words, mistake) : undefined}
          />
          <p>
            <button type="submit" class="primary" data-action="backup-make">
              {t(words, 'backup.make')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

function Restore({ words, backups }: BackupViewProps) {
  const { work, fault, run, cancel } = useWork<number>();
  const [missing, setMissing] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const passphrase = useRef<HTMLInputElement>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    const [chosen] = file.current?.files ?? [];
    setMissing(chosen === undefined);
    if (chosen === undefined) file.current?.focus();
    else
      void run((progress, signal) =>
        backups.restore(chosen, passphrase.current?.value ?? '', progress, signal),
      );
  };
  return (
    <section class="panel" aria-labelledby="backup-restore" data-restore={work.kind}>
      <h2 id="backup-restore">{t(words, 'backup.restore')}</h2>
      <p>{t(words, 'backup.restoreMeaning')}</p>
      {fault && <Alert words={words} fault={fault} />}
      {work.kind === 'working' && <CopyWorking words={words} step={work.step} cancel={cancel} />}
      {work.kind === 'done' && (
        <p role="status">
          {t(words, 'backup.restored', { n: work.result })} <a href="#items">{t(words, 'backup.see')}</a>
        </p>
      )}
      {/* Kept while it works: a wrong passphrase must not ask for the file again. */}
      <form
        noValidate
        autocomplete="off"
        onSubmit={submit}
        hidden={work.kind === 'working' || work.kind === 'done'}
      >
        <p class="field">
          <label for="backup-file">{t(words, 'backup.file')}</label>
          <input
            ref={file}
            id="backup-file"
            type="file"
            accept=".recueil"
            aria-invalid={missing}
            aria-describedby="backup-file-error"
          />
        </p>
        <p id="backup-file-error" class="field-error" role="alert">
          {missing && t(words, 'backup.noFile')}
        </p>
        <SecretField
          words={words}
          name="current"
          label={t(words, 'backup.itsPassphrase')}
          input={passphrase}
        />
        <p>
          <button type="submit" data-action="backup-restore">
            {t(words, 'backup.restore')}
          </button>
        </p>
      </form>
    </section>
  );
}

function CopyWorking({ words, ...how }: Pick<Parameters<typeof Working>[0], 'words' | 'step' | 'cancel'>) {
  return (
    <Working
      words={words}
      told={t(words, 'backup.working')}
      action="backup-cancel"
      stop={t(words, 'backup.cancel')}
      {...how}
    />
  );
}
