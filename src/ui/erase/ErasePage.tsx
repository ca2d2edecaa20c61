import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CaseEraseImpact } from '../../domain/case/eraseImpact.ts';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { shortTime } from '../times.ts';
import { t, type Words } from '../words/index.ts';
import { ConfirmErase } from './ConfirmErase.tsx';

interface ErasePageProps {
  readonly ask: Ask;
  readonly words: Words;
}

/** « Effacer »: what there is, what would be lost, and what erasing cannot do. */
export function ErasePage({ ask, words }: ErasePageProps) {
  const [cases, setCases] = useState<readonly CaseEraseImpact[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [asking, setAsking] = useState<readonly CaseEraseImpact[] | null>(null);
  const [done, setDone] = useState(false);
  const look = useCallback(() => {
    ask('ui>bg:listEraseImpacts', {}).then(setCases, (error: unknown) => setFault(faultOf(error)));
  }, [ask]);
  useEffect(look, [look]);

  const erased = () => {
    setAsking(null);
    setDone(true);
    look();
  };
  if (fault) return <Alert words={words} fault={fault} />;
  if (cases === null) return <p class="hint">{t(words, 'app.loading')}</p>;
  if (asking) {
    const [only] = asking;
    const all = asking === cases;
    return (
      <ConfirmErase
        words={words}
        all={all}
        cases={asking}
        erase={() =>
          all || !only ? ask('ui>bg:eraseAll', {}) : ask('ui>bg:eraseCase', { caseId: only.caseId })
        }
        done={erased}
        cancel={() => setAsking(null)}
      />
    );
  }
  return (
    <>
      <Heading>{t(words, 'erase.title')}</Heading>
      <p role="status">{done && t(words, 'erase.done')}</p>
      {cases.length === 0 ? (
        <p>{t(words, 'erase.nothing')}</p>
      ) : (
        <>
          <p>{t(words, 'erase.intro')}</p>
          {cases.every(({ lastExport }) => lastExport === null) && (
            <p class="note">{t(words, 'erase.only')}</p>
          )}
          {cases.map((one) => (
            <Case key={one.caseId} words={words} standing={one} start={() => setAsking([one])} />
          ))}
          <div class="choices">
            <button type="button" data-action="erase-all" onClick={() => setAsking(cases)}>
              {t(words, 'erase.startAll')}
            </button>
          </div>
        </>
      )}
      <Meaning words={words} />
    </>
  );
}

interface CaseProps {
  readonly words: Words;
  readonly standing: CaseEraseImpact;
  readonly start: () => void;
}

function Case({ words, standing, start }: CaseProps) {
  const { name, openedAt, current, items, neverExported, lastExport } = standing;
  const when = shortTime(words.lang, openedAt);
  const title = name === '' ? t(words, 'erase.case', { when }) : t(words, 'erase.caseNamed', { name, when });
  return (
    <section data-case={standing.caseId}>
      <h2>{title}</h2>
      <p>
        {t(words, 'erase.items', { n: items })}
        {current && ` · ${t(words, 'erase.current')}`}
      </p>
      {neverExported > 0 ? (
        <p>{t(words, 'erase.neverExported', { n: neverExported })}</p>
      ) : (
        lastExport && <p>{t(words, 'erase.exported', { when: shortTime(words.lang, lastExport) })}</p>
      )}
      <div class="choices">
        <button type="button" data-action="erase-case" onClick={start}>
          {t(words, 'erase.start')}
          <span class="spoken"> {title}</span>
        </button>
      </div>
    </section>
  );
}

function Meaning({ words }: { readonly words: Words }) {
  return (
    <>
      <h2>{t(words, 'erase.meaningTitle')}</h2>
      <ul>
        <li>{t(words, 'erase.meaningHere')}</li>
        <li>{t(words, 'erase.meaningDisk')}</li>
        <li>{t(words, 'erase.meaningElsewhere')}</li>
        <li>{t(words, 'erase.meaningUninstall')}</li>
      </ul>
    </>
  );
}
