import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../ui/context.ts';
import { Header } from '../ui/Header.tsx';
import { t } from '../ui/locales/index.ts';
import { Alert, useTask } from '../ui/useTask.tsx';
import { WordButton } from '../ui/WordButton.tsx';

interface Trial {
  readonly url: string;
  readonly fileName: string;
}

interface PracticeProps {
  /** Calls `onSave` after each item captured on this page; returns a function that unsubscribes. */
  readonly subscribeToSaves: (onSave: () => void) => () => void;
  readonly exportTrial: () => Promise<Trial>;
  readonly erase: () => Promise<void>;
  readonly quit: () => void;
  readonly openCarnet: (path: string) => void;
}

/** An invented post to practise capturing and exporting. Nothing of it goes into the carnet. */
export function Practice({ subscribeToSaves, exportTrial, erase, quit, openCarnet }: PracticeProps) {
  const words = useWords();
  const [saved, setSaved] = useState(0);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [erased, setErased] = useState(false);
  const { fault, run } = useTask<void>();
  useEffect(() => subscribeToSaves(() => setSaved((count) => count + 1)), [subscribeToSaves]);
  const eraseTrial = () =>
    run(async () => {
      await erase();
      setSaved(0);
      setTrial(null);
      setErased(true);
    });
  return (
    <div class="carnet">
      <Header quit={quit} help={() => openCarnet('help')} />
      <main>
        <h1>{t(words, 'practice.title')}</h1>
        <p>{t(words, 'practice.meaning')}</p>
        <h2>{t(words, 'practice.first')}</h2>
        <p>{t(words, 'practice.capture')}</p>
        <InventedPost />
        <p>{t(words, 'practice.check')}</p>
        <p role="status" data-practice={saved}>
          {saved > 0 && t(words, 'practice.saved', { n: saved })}
          {erased && saved === 0 && t(words, 'practice.erased')}
        </p>
        {fault && <Alert fault={fault} />}
        <h2>{t(words, 'practice.second')}</h2>
        <p>{t(words, 'practice.export')}</p>
        <div class="choices">
          <WordButton
            word="practice.exportDo"
            action="export-trial"
            disabled={saved === 0}
            onClick={() => run(async () => setTrial(await exportTrial()))}
          />
          {trial && (
            <a class="button primary" data-download="trial" href={trial.url} download={trial.fileName}>
              {t(words, 'practice.save')}
            </a>
          )}
        </div>
        <h2>{t(words, 'practice.third')}</h2>
        <p>{t(words, 'practice.eraseMeaning')}</p>
        <p>
          <WordButton word="practice.erase" action="erase-trial" disabled={saved === 0} onClick={eraseTrial} />
        </p>
        {(saved > 0 || erased) && (
          <>
            <h2>{t(words, 'practice.next')}</h2>
            <p>{t(words, 'practice.nextCapture')}</p>
            <div class="choices">
              <WordButton word="start.import" action="import" onClick={() => openCarnet('import')} />
              <WordButton word="popup.see" action="see-all" onClick={() => openCarnet('items')} />
            </div>
          </>
        )}
      </main>
    </div>
  );
}

/** Marked up like a real site's post, so that the readers extract it. */
function InventedPost() {
  const words = useWords();
  return (
    <article id="message-1" class="row card practice-post">
      <p>
        <a rel="author" href="#compte_invente">
          compte_invente
        </a>{' '}
        <time dateTime="2026-11-18T21:04:00Z">18/11/2026 22:04</time>
      </p>
      <p class="content">{t(words, 'practice.post')}</p>
    </article>
  );
}
