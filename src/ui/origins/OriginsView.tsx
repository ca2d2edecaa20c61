import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { useDropped, useStay, useWork, Working } from '../parts/work.tsx';
import { t, type Words } from '../words/index.ts';
import { DossierPanel, RemoveReceived } from './DossierPanel.tsx';
import type { Given, Receiving } from './props.ts';
import { useReceived } from './useReceived.ts';
import './origins.css';

interface OriginsViewProps {
  readonly words: Words;
  readonly received: Receiving;
  readonly window: Window;
}

/** « Dossiers reçus »: one is chosen or dropped, verified, kept; then each with what was verified of it. */
export function OriginsView({ words, received, window }: OriginsViewProps) {
  const { list, damaged, fault, reload } = useReceived(received);
  const { work, fault: stopped, run, cancel } = useWork<Given>();
  const working = work.kind === 'working';
  useStay(window, working);
  const take = (file: File | undefined) => {
    if (working || file === undefined) return;
    void run((progress, signal) => received.receive(file, progress, signal)).then(reload);
  };
  useDropped(window, ([file]) => take(file));
  return (
    <section class="origins">
      <Heading>{t(words, 'origins.title')}</Heading>
      <p>{t(words, 'origins.meaning')}</p>
      <div class="panel" data-receive={work.kind}>
        {stopped && <Alert words={words} fault={stopped} />}
        {work.kind === 'working' && (
          <Working
            words={words}
            told={t(words, 'origins.working')}
            action="receive-cancel"
            stop={t(words, 'origins.cancel')}
            step={work.step}
            cancel={cancel}
          />
        )}
        {work.kind === 'done' && <Outcome words={words} given={work.result} />}
        {!working && (
          <>
            <label class="button primary" for="received-file">
              {t(words, 'origins.choose')}
            </label>
            <input
              id="received-file"
              class="visually-hidden"
              type="file"
              accept=".zip,application/zip"
              data-action="choose-dossier"
              onChange={(event) => {
                take(event.currentTarget.files?.[0]);
                // The same file may be chosen again.
                event.currentTarget.value = '';
              }}
            />
            <p class="hint">{t(words, 'origins.drop')}</p>
          </>
        )}
      </div>
      {fault && <Alert words={words} fault={fault} />}
      {damaged.map((number) => (
        <div key={number} class="note" data-damaged={number}>
          <p>{t(words, 'origins.damaged', { number })}</p>
          <RemoveReceived {...{ words, number }} remove={received.remove} removed={reload} />
        </div>
      ))}
      {list?.length === 0 && damaged.length === 0 && <p class="hint">{t(words, 'origins.none')}</p>}
      {list?.map((one) => (
        <DossierPanel
          key={one.dossier.number}
          words={words}
          listed={one}
          others={list.map(({ dossier }) => dossier)}
          remove={received.remove}
          removed={reload}
        />
      ))}
    </section>
  );
}

/** More would be a list nobody reads; the page « Vérifier » has them all. */
const SHOWN = 20;

function Outcome({ words, given }: { readonly words: Words; readonly given: Given }) {
  if (given.kind === 'added')
    return (
      <p role="status" data-received={given.number}>
        {t(words, 'origins.added', { n: given.items })}
      </p>
    );
  const more = given.sentences.length - SHOWN;
  return (
    <div class="alert" data-not-received={given.kind}>
      <p role="alert">{t(words, given.kind === 'altered' ? 'origins.altered' : 'origins.unreadable')}</p>
      <ul>
        {given.sentences.slice(0, SHOWN).map((sentence, index) => (
          // Two may be the same: the place is the identity.
          <li key={index}>{sentence}</li>
        ))}
        {more > 0 && <li>{t(words, 'origins.more', { n: more })}</li>}
      </ul>
    </div>
  );
}
