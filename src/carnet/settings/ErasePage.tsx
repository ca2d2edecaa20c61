import { useState } from 'preact/hooks';
import type { CaseEraseImpact } from '../../domain/case/case.ts';
import { Panel } from '../../ui/ConfirmPanel.tsx';
import { useAsk, useWords } from '../../ui/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Heading } from '../../ui/focus.tsx';
import { formatShortTime } from '../../ui/formatTime.ts';
import { Loading } from '../../ui/Loading.tsx';
import { formatCaseName, t, type Words } from '../../ui/locales/index.ts';
import { Alert, useLoad, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { Checkbox } from '../parts/formFields.tsx';
import { WordLink } from '../parts/WordLink.tsx';

interface ErasePageProps {
  /** The case to erase, chosen on the page of the carnets; null: none yet. */
  readonly caseId: string | null;
}

/** « Effacer »: the open case, the others folded, what erasing each would lose, and what erasing cannot do. */
export function ErasePage({ caseId }: ErasePageProps) {
  const ask = useAsk();
  const words = useWords();
  const { store, cases: casesApi } = useCarnetApi();
  const { result, fault, reload } = useLoad(async () => {
    // Erased by another page: every carnet is shown.
    const shown = store.currentCase().catch(() => null);
    return { cases: await ask('ui>bg:listEraseImpacts', {}), shownId: (await shown)?.caseId };
  }, [ask, store]);
  const [toErase, setToErase] = useState<readonly CaseEraseImpact[] | null>(null);
  const [isDone, setIsDone] = useState(false);
  const [isAsked, setIsAsked] = useState(caseId !== null);
  const onErased = () => {
    setToErase(null);
    setIsAsked(false);
    setIsDone(true);
    void reload();
  };
  if (fault) return <Alert fault={fault} />;
  if (result === null) return <Loading />;
  const { cases, shownId } = result;
  const nameOf = (one: CaseEraseImpact): string =>
    formatCaseName(words, { name: one.name, place: cases.indexOf(one) + 1 });
  const asked = isAsked ? cases.filter((one) => one.caseId === caseId) : [];
  const chosen = toErase ?? (asked.length > 0 ? asked : null);
  if (chosen) {
    const [singleCase] = chosen;
    const all = chosen === cases;
    return (
      <ConfirmErase
        cases={chosen}
        name={all || !singleCase ? null : nameOf(singleCase)}
        erase={async () => {
          await (all || !singleCase
            ? ask('ui>bg:eraseAll', {})
            : ask('ui>bg:eraseCase', { caseId: singleCase.caseId }));
          if (chosen.some((one) => one.caseId === shownId)) casesApi.leaveErased();
          onErased();
        }}
        cancel={() => {
          setToErase(null);
          setIsAsked(false);
        }}
      />
    );
  }
  const open = cases.filter((one) => one.caseId === shownId);
  const shownCases = open.length > 0 ? open : cases;
  const others = cases.filter((one) => !shownCases.includes(one));
  return (
    <>
      <Heading>{t(words, 'erase.title')}</Heading>
      <p role="status">{isDone && t(words, 'erase.done')}</p>
      {cases.length === 0 ? (
        <EmptyState>{t(words, 'erase.nothing')}</EmptyState>
      ) : (
        <>
          <p>{t(words, 'erase.intro')}</p>
          <p>
            <WordLink word="erase.copyFirst" class="button primary" to="backup" />
          </p>
          {cases.every(({ lastExport, lastBackup }) => lastExport === null && lastBackup === null) && (
            <p class="note">{t(words, 'erase.only')}</p>
          )}
          {shownCases.map((one) => (
            <CaseSection key={one.caseId} impact={one} title={nameOf(one)} start={() => setToErase([one])} />
          ))}
          {/* Opening a carnet hides the others: their names show on request. */}
          {others.length > 0 && (
            <details class="panel" data-other-cases>
              <summary>{t(words, 'erase.others', { n: others.length })}</summary>
              {others.map((one) => (
                <CaseSection key={one.caseId} impact={one} title={nameOf(one)} start={() => setToErase([one])} />
              ))}
            </details>
          )}
          {/* Away from the button of one carnet, which looks alike. */}
          <details class="card-details" data-everything>
            <summary>{t(words, 'erase.everything')}</summary>
            <p>{t(words, 'erase.allMeaning')}</p>
            <div class="choices">
              <WordButton word="erase.startAll" action="erase-all" onClick={() => setToErase(cases)} />
            </div>
          </details>
        </>
      )}
      <EraseMeaning />
      <WordLink word="images.title" class="lone" to="prohibited-image" />
    </>
  );
}

interface CaseSectionProps {
  readonly impact: CaseEraseImpact;
  readonly title: string;
  readonly start: () => void;
}

function CaseSection({ impact, title, start }: CaseSectionProps) {
  const words = useWords();
  const { openedAt, current, items } = impact;
  const copies = describeCopies(words, impact);
  return (
    <section data-case={impact.caseId}>
      <h2>{title}</h2>
      <p>
        {t(words, 'cases.opened', { when: formatShortTime(words.lang, openedAt) })}{' '}
        {t(words, 'items.captures', { n: items })}
        {current && ` · ${t(words, 'erase.current')}`}
      </p>
      {copies !== null && <p>{copies}</p>}
      <ReceivedList received={impact.received} />
      <div class="choices">
        <button type="button" data-action="erase-case" onClick={start}>
          {items > 0 ? t(words, 'erase.startItems', { n: items }) : t(words, 'erase.start')}
          <span class="screen-reader-only"> {title}</span>
        </button>
      </div>
    </section>
  );
}

/** Says which copies of the captures exist elsewhere. */
function describeCopies(words: Words, { onlyHere, lastExport, lastBackup }: CaseEraseImpact): string | null {
  if (onlyHere === 0)
    return lastBackup && t(words, 'erase.backedUp', { when: formatShortTime(words.lang, lastBackup) });
  const lacks = lastExport === null ? '' : ` ${t(words, 'erase.dossierLacks')}`;
  return t(words, 'erase.onlyHere', { n: onlyHere }) + lacks;
}

/** Names the received dossiers that are erased too. */
function ReceivedList({ received }: Pick<CaseEraseImpact, 'received'>) {
  const words = useWords();
  if (received.length === 0) return null;
  return (
    <>
      <p>{t(words, 'erase.received', { n: received.length })}</p>
      <ul data-erased-dossiers>
        {received.map(({ number, fileName }, at) => (
          <li key={at}>
            {t(words, 'receivedDossiers.name', { number })} <bdi>{fileName}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}

function EraseMeaning() {
  const words = useWords();
  return (
    <>
      <h2>{t(words, 'erase.meaningTitle')}</h2>
      <ul>
        <li>{t(words, 'erase.meaningUninstall')}</li>
        <li>{t(words, 'erase.meaningHere')}</li>
        <li>{t(words, 'erase.meaningDisk')}</li>
        <li>{t(words, 'erase.meaningElsewhere')}</li>
      </ul>
    </>
  );
}

interface ConfirmEraseProps {
  /** Of the one case to erase; null erases everything on this computer. */
  readonly name: string | null;
  readonly cases: readonly CaseEraseImpact[];
  readonly erase: () => Promise<void>;
  readonly cancel: () => void;
}

/** Says what would be lost; the user must tick a confirmation before anything is erased. */
function ConfirmErase({ name, cases, erase, cancel }: ConfirmEraseProps) {
  const words = useWords();
  const [isConfirmed, setIsConfirmed] = useState(false);
  const { fault, submit } = useSubmit();
  const onlyHereCount = cases.reduce((sum, { onlyHere }) => sum + onlyHere, 0);
  const hasItems = cases.some(({ items }) => items > 0);
  const isCopied = hasItems && onlyHereCount === 0;
  return (
    <Panel id="erase-title" title={name === null ? t(words, 'erase.allTitle') : t(words, 'erase.caseTitle', { name })}>
      {name === null && <p>{t(words, 'erase.allMeaning')}</p>}
      {onlyHereCount > 0 && <p class="note">{t(words, 'erase.lost', { n: onlyHereCount })}</p>}
      <ReceivedList received={cases.flatMap(({ received }) => received)} />
      {hasItems && <p>{t(words, 'erase.deadlines')}</p>}
      {fault && <Alert fault={fault} />}
      <Checkbox
        name="sure"
        label={t(words, isCopied ? 'erase.haveCopy' : 'erase.acceptLoss')}
        checked={isConfirmed}
        {...(!isConfirmed && { describedBy: 'erase-tick' })}
        onChange={setIsConfirmed}
      />
      <div class="choices">
        <WordButton word="erase.keep" action="erase-cancel" onClick={cancel} />
        <WordButton
          word="erase.confirm"
          class="danger"
          action="erase-confirm"
          disabled={!isConfirmed}
          onClick={() => submit(erase)}
        />
      </div>
      {/* Below: the buttons do not move when it goes. */}
      {!isConfirmed && (
        <p id="erase-tick" class="hint">
          {t(words, 'erase.tickFirst')}
        </p>
      )}
    </Panel>
  );
}
