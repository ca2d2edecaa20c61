import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { TaskProgress, useFileDrop, useTask, useUnloadWarning } from '../shared/useTask.tsx';
import { DossierPanel, RemoveReceivedDossier } from './DossierPanel.tsx';
import type { DossierImportOutcome, ReceivedDossiersApi } from './receivedDossiersApi.ts';
import { useReceivedDossiers } from './useReceivedDossiers.ts';
import './receivedDossiers.css';

interface ReceivedDossiersViewProps {
  readonly received: ReceivedDossiersApi;
  readonly window: Window;
}

/** « Dossiers reçus »: imports a dossier (verified first), and lists the received ones with what was verified. */
export function ReceivedDossiersView({ received, window }: ReceivedDossiersViewProps) {
  const words = useWords();
  const { list, damaged, fault, reload } = useReceivedDossiers(received);
  const { task, fault: taskFault, run, cancel } = useTask<DossierImportOutcome>();
  const isWorking = task.kind === 'working';
  useUnloadWarning(window, isWorking);
  const importFile = (file: File | undefined) => {
    if (isWorking || file === undefined) return;
    void run((progress, signal) => received.importDossier(file, progress, signal)).then(reload);
  };
  useFileDrop(window, ([file]) => importFile(file));
  return (
    <section class="received-dossiers">
      <Heading>{t(words, 'receivedDossiers.title')}</Heading>
      <p>{t(words, 'receivedDossiers.meaning')}</p>
      <div class="panel" data-receive={task.kind}>
        {taskFault && <Alert fault={taskFault} />}
        {task.kind === 'working' && (
          <TaskProgress
            label={t(words, 'receivedDossiers.working')}
            action="receive-cancel"
            cancelLabel={t(words, 'receivedDossiers.cancel')}
            step={task.step}
            cancel={cancel}
          />
        )}
        {task.kind === 'done' && <ImportOutcome outcome={task.result} />}
        {!isWorking && (
          <>
            <label class="button primary" for="received-file">
              {t(words, 'receivedDossiers.choose')}
            </label>
            <input
              id="received-file"
              class="screen-reader-only"
              type="file"
              accept=".zip,application/zip"
              data-action="choose-dossier"
              onChange={(event) => {
                importFile(event.currentTarget.files?.[0]);
                // Without this, choosing the same file again would fire no event.
                event.currentTarget.value = '';
              }}
            />
            <p class="hint">{t(words, 'receivedDossiers.drop')}</p>
          </>
        )}
      </div>
      {fault && <Alert fault={fault} />}
      {damaged.map((number) => (
        <div key={number} class="note" data-damaged={number}>
          <p>{t(words, 'receivedDossiers.damaged', { number })}</p>
          <RemoveReceivedDossier number={number} remove={received.remove} onRemoved={reload} />
        </div>
      ))}
      {list?.length === 0 && damaged.length === 0 && <p class="hint">{t(words, 'receivedDossiers.none')}</p>}
      {list?.map((one) => (
        <DossierPanel
          key={one.dossier.number}
          listed={one}
          others={list.map(({ dossier }) => dossier)}
          remove={received.remove}
          onRemoved={reload}
        />
      ))}
    </section>
  );
}

/** The page « Vérifier » lists all of them. */
const MAX_SHOWN_PROBLEMS = 20;

function ImportOutcome({ outcome }: { readonly outcome: DossierImportOutcome }) {
  const words = useWords();
  if (outcome.kind === 'added')
    return (
      <p role="status" data-received={outcome.number}>
        {t(words, 'receivedDossiers.added', { n: outcome.items })}
      </p>
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
