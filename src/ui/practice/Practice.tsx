import { useEffect, useState } from 'preact/hooks';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Bar } from '../parts/Bar.tsx';
import { t, type Words } from '../words/index.ts';

interface Trial {
  readonly url: string;
  readonly fileName: string;
}

interface PracticeProps {
  readonly words: Words;
  /** Calls back after each item that was saved here. */
  readonly onSaved: (tell: () => void) => () => void;
  readonly exportTrial: () => Promise<Trial>;
  readonly erase: () => Promise<void>;
  readonly quit: () => void;
  readonly help: () => void;
}

/** An invented post to try capturing and exporting on. Nothing of it goes into the carnet. */
export function Practice({ words, onSaved, exportTrial, erase, quit, help }: PracticeProps) {
  const [saved, setSaved] = useState(0);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [erased, setErased] = useState(false);
  useEffect(() => onSaved(() => setSaved((count) => count + 1)), [onSaved]);
  const run = <T,>(work: Promise<T>, then: (value: T) => void) => {
    setFault(null);
    work.then(then, (error: unknown) => setFault(faultOf(error)));
  };
  const clean = () =>
    run(erase(), () => {
      setSaved(0);
      setTrial(null);
      setErased(true);
    });
  return (
    <div class="carnet">
      <Bar words={words} quit={quit} help={help} />
      <main>
        <h1>{t(words, 'practice.title')}</h1>
        <p>{t(words, 'practice.meaning')}</p>
        <h2>{t(words, 'practice.first')}</h2>
        <p>{t(words, 'practice.capture')}</p>
        <InventedPost words={words} />
        <p role="status" data-practice={saved}>
          {saved > 0 && t(words, 'practice.saved', { n: saved })}
          {erased && saved === 0 && t(words, 'practice.erased')}
        </p>
        {fault && <Alert words={words} fault={fault} />}
        <h2>{t(words, 'practice.second')}</h2>
        <p>{t(words, 'practice.export')}</p>
        <div class="choices">
          <button
            type="button"
            data-action="export-trial"
            disabled={saved === 0}
            onClick={() => run(exportTrial(), setTrial)}
          >
            {t(words, 'practice.exportDo')}
          </button>
          {trial && (
            <a class="button primary" data-download="trial" href={trial.url} download={trial.fileName}>
              {t(words, 'practice.save')}
            </a>
          )}
        </div>
        <h2>{t(words, 'practice.third')}</h2>
        <p>{t(words, 'practice.eraseMeaning')}</p>
        <p>
          <button type="button" data-action="erase-trial" onClick={clean}>
            {t(words, 'practice.erase')}
          </button>
        </p>
      </main>
    </div>
  );
}

/** As a site would mark it up, so that it is read like any other. */
function InventedPost({ words }: Pick<PracticeProps, 'words'>) {
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
