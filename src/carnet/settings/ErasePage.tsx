import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { CaseEraseImpact } from '../../domain/case/case.ts';
import { useAsk, useWords } from '../../ui/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Heading } from '../../ui/focus.tsx';
import { formatShortTime } from '../../ui/formatTime.ts';
import { Loading } from '../../ui/Loading.tsx';
import { formatCaseName, t, type Words } from '../../ui/locales/index.ts';
import { Alert, useLoad, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { useCarnetProps } from '../carnetProps.ts';
import { Checkbox } from '../parts/formFields.tsx';
import { LinkedFold } from '../parts/LinkedFold.tsx';
import { formatStoredCount } from '../parts/labels.tsx';
import { useListChanges } from '../parts/useCaseIndex.tsx';
import { WordLink } from '../parts/WordLink.tsx';

interface ErasePageProps {
  /** The case to erase, chosen on the page of the carnets; null: none yet. */
  readonly caseId: string | null;
  readonly onErased: () => void;
}

/** « Effacer »: the open case, the others folded, what erasing each would lose, and what erasing cannot do. */
export function ErasePage({ caseId, onErased }: ErasePageProps) {
  const ask = useAsk();
  const words = useWords();
  const { store, cases: casesApi } = useCarnetApi();
  // A capture kept meanwhile would be erased uncounted.
  const listChanges = useListChanges();
  const { result, fault, reload } = useLoad(async () => {
    // Erased by another page: every carnet is shown.
    const shown = store.currentCase().catch(() => null);
    return { cases: await ask('ui>bg:listEraseImpacts', {}), shownId: (await shown)?.caseId };
  }, [ask, store, listChanges]);
  const [done, setDone] = useState<'own' | 'other' | null>(null);
  if (fault) return <Alert fault={fault} />;
  if (result === null) return <Loading />;
  const { cases, shownId } = result;
  const nameOf = (one: CaseEraseImpact): string =>
    formatCaseName(words, { name: one.name, place: cases.indexOf(one) + 1 });
  const finish = (erased: readonly CaseEraseImpact[]) => {
    const isOwn = erased.some((one) => one.caseId === shownId);
    if (isOwn) casesApi.leaveErased();
    onErased();
    setDone(isOwn ? 'own' : 'other');
    void reload();
  };
  const eraseOne = async (one: CaseEraseImpact) => {
    await ask('ui>bg:eraseCase', { caseId: one.caseId });
    finish([one]);
  };
  const eraseAll = async () => {
    await ask('ui>bg:eraseAll', {});
    finish(cases);
  };
  const open = cases.filter((one) => one.caseId === shownId);
  const shownCases = open.length > 0 ? open : cases;
  const others = cases.filter((one) => !shownCases.includes(one));
  const show = (one: CaseEraseImpact) => (
    <CaseSection
      key={one.caseId}
      impact={one}
      title={nameOf(one)}
      isChosen={one.caseId === caseId}
      erase={() => eraseOne(one)}
    />
  );
  return (
    <>
      <Heading>{t(words, 'erase.title')}</Heading>
      <p role="status">{done !== null && t(words, 'erase.done')}</p>
      {done === 'own' && cases.length > 0 && <WordLink word="places.changeCarnet" class="button" to="cases" />}
      {cases.length === 0 ? (
        <EmptyState>
          {t(words, 'erase.nothing')} <WordLink word="places.captures" class="lone" to="items" />
        </EmptyState>
      ) : (
        <>
          <p>{t(words, 'erase.intro')}</p>
          {cases.some(({ items }) => items > 0) && cases.every(isOnlyHere) && (
            <p class="note">{t(words, 'erase.only')}</p>
          )}
          {shownCases.map(show)}
          {/* Opening a carnet hides the others: their names show on request. */}
          {others.length > 0 && (
            <details class="panel" data-other-cases open={others.some((one) => one.caseId === caseId)}>
              <summary>{t(words, 'erase.others', { n: others.length })}</summary>
              {others.map(show)}
            </details>
          )}
          {/* Away from the row of one carnet, which looks alike. */}
          <EraseFold
            name="erase-all"
            label={t(words, 'erase.everything')}
            cases={cases}
            isOpen={false}
            erase={eraseAll}
          >
            <p>{t(words, 'erase.allMeaning')}</p>
            <WordLink word="erase.copyFirst" class="button" to="backup" />
          </EraseFold>
        </>
      )}
      <h2>{t(words, 'erase.meaningTitle')}</h2>
      <ul>
        {MEANING.map((word) => (
          <li key={word}>{t(words, word)}</li>
        ))}
      </ul>
      <WordLink word="images.title" class="lone" to="prohibited-image" />
    </>
  );
}

const isOnlyHere = ({ lastExport, lastBackup }: CaseEraseImpact): boolean => lastExport === null && lastBackup === null;

const MEANING = ['erase.meaningUninstall', 'erase.meaningHere', 'erase.meaningDisk', 'erase.meaningElsewhere'] as const;

interface CaseSectionProps {
  readonly impact: CaseEraseImpact;
  readonly title: string;
  readonly isChosen: boolean;
  readonly erase: () => Promise<void>;
}

function CaseSection({ impact, title, isChosen, erase }: CaseSectionProps) {
  const words = useWords();
  const { reopen } = useCarnetProps();
  const { openedAt, current, items } = impact;
  const copies = describeCopies(words, impact);
  const hiddenTitle = <span class="screen-reader-only"> {title}</span>;
  const label = (
    <>
      {items > 0 ? t(words, 'erase.startItems', { n: items }) : t(words, 'erase.start')}
      {hiddenTitle}
    </>
  );
  return (
    <section data-case={impact.caseId}>
      <h2>{title}</h2>
      <p>
        {t(words, 'cases.opened', { when: formatShortTime(words.lang, openedAt) })} {formatStoredCount(words, impact)}
        {current && ` · ${t(words, 'erase.current')}`}
      </p>
      {copies !== null && <p>{copies}</p>}
      <p>
        {/* Of this carnet alone: the file may be given to the person whom it is about. */}
        <button
          type="button"
          class="primary"
          data-action="copy-first"
          onClick={() => reopen('backup-one', impact.caseId)}
        >
          {t(words, 'erase.copyFirst')}
          {hiddenTitle}
        </button>
      </p>
      <EraseFold name="erase-case" label={label} cases={[impact]} isOpen={isChosen} erase={erase} />
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

interface EraseFoldProps {
  readonly name: 'erase-case' | 'erase-all';
  readonly label: ComponentChildren;
  readonly cases: readonly CaseEraseImpact[];
  /** Chosen on the page of the carnets. */
  readonly isOpen: boolean;
  readonly erase: () => Promise<void>;
  readonly children?: ComponentChildren;
}

/** Says what would be lost; the user must tick a confirmation before anything is erased. */
function EraseFold({ name, label, cases, isOpen, erase, children }: EraseFoldProps) {
  const words = useWords();
  const hintId = useId();
  const [isConfirmed, setIsConfirmed] = useState(false);
  const { fault, submit } = useSubmit();
  const onlyHereCount = cases.reduce((sum, { onlyHere }) => sum + onlyHere, 0);
  const itemCount = cases.reduce((sum, { items }) => sum + items, 0);
  /** Erased too. */
  const received = cases.flatMap((one) => one.received);
  const hasItems = itemCount > 0;
  // The tick was for what was counted then.
  useEffect(() => setIsConfirmed(false), [itemCount, onlyHereCount]);
  const isCopied = hasItems && onlyHereCount === 0;
  return (
    <LinkedFold name={name} class="fold" group="erase" title={<span data-action={name}>{label}</span>} isOpen={isOpen}>
      {children}
      {onlyHereCount > 0 && <p class="note">{t(words, 'erase.lost', { n: onlyHereCount })}</p>}
      {received.length > 0 && (
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
      )}
      {hasItems && <p>{t(words, 'erase.deadlines')}</p>}
      {fault && <Alert fault={fault} />}
      <Checkbox
        name="sure"
        label={t(words, isCopied ? 'erase.haveCopy' : 'erase.acceptLoss')}
        checked={isConfirmed}
        {...(!isConfirmed && { describedBy: hintId })}
        onChange={setIsConfirmed}
      />
      <div class="choices">
        <WordButton
          word="erase.confirm"
          class="danger"
          action="erase-confirm"
          disabled={!isConfirmed}
          onClick={() => submit(erase)}
        />
      </div>
      {/* Below: the button does not move when it goes. */}
      {!isConfirmed && (
        <p id={hintId} class="hint">
          {t(words, 'erase.tickFirst')}
        </p>
      )}
    </LinkedFold>
  );
}
