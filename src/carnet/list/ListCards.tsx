import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type OperatorDetails, operatorDocument } from '../../domain/case/caseDocuments.ts';
import type { IntegrityFinding } from '../../domain/case/store.ts';
import type { CaseProgress } from '../../law/followUp/caseProgress.ts';
import type { ItemPage } from '../../messages/protocol.ts';
import { useAsk, useWords } from '../../ui/context.ts';
import { FocusedStatus } from '../../ui/focus.tsx';
import { t, type Words } from '../../ui/locales/index.ts';
import { ComputerOwnerQuestion, ImagePrompt, PassphraseOffer, Question } from '../../ui/offers.tsx';
import { Alert, type UiError, useLoad } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { WordList } from '../../ui/WordList.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { useCarnetProps } from '../carnetProps.ts';
import { CompletionPanel } from '../parts/CompletionPanel.tsx';
import { type OpenDocument, useCaseDocument } from '../parts/useCaseDocument.ts';
import { WordLink } from '../parts/WordLink.tsx';
import type { WrongCapture } from '../route.ts';

interface ListCardsProps {
  readonly unprotected: boolean;
  readonly itemPage: ItemPage;
  /** Of the case; its dates need every item. */
  readonly overview: {
    readonly result: { readonly progress: CaseProgress; readonly isDue: boolean } | null;
    readonly fault: UiError | null;
  };
  /** Known once every item is read. */
  readonly hasUnreadImages: boolean;
}

/** Beside the list, or below it in a narrow window: one question at a time, then what is good to know. */
export function ListCards({ unprotected, itemPage, overview: { result, fault }, hasUnreadImages }: ListCardsProps) {
  const words = useWords();
  const due = useDueQuestions();
  const operator = useCaseDocument(null, operatorDocument);
  const { backups } = useCarnetApi();
  /** How many items no backup has; 0 when it cannot be read, null until it is. */
  const { result: withoutBackup } = useLoad(() => backups.countItemsWithoutBackup().catch(() => 0), [backups]);
  const isFirst = itemPage.total === 1 && itemPage.items[0]?.ordinal === 1;
  const isProgressKnown = result !== null || fault !== null;
  const hasOnlyCaptured = result?.progress.stage === 'dossier';
  const next = result?.progress.next;
  // The line above the list names the next date already.
  const isDateNext = next != null && 'entry' in next && (next.entry.on ?? next.entry.until) !== null;
  const isOperatorKnown = operator.value !== null || operator.fault !== null;
  const areQuestionsKnown = (due.result !== null || due.fault !== null) && isOperatorKnown;
  // Nothing is drawn above what shows already: a card that moves or is replaced gets a press meant for another.
  const isKnown = areQuestionsKnown && withoutBackup !== null && isProgressKnown;
  const wasKnown = useRef(false);
  // Cards stay while what they need is read again: an answered question would be asked again.
  wasKnown.current ||= isKnown;
  return (
    <div class="items-cards">
      {fault ? <Alert fault={fault} /> : <DeadlineNotice isDue={(result?.isDue ?? false) && !isDateNext} />}
      {wasKnown.current && (
        <>
          <Questions
            {...{ due, operator, unprotected }}
            hasItems={itemPage.total > 0}
            withoutBackup={withoutBackup ?? 0}
          >
            {/* It goes with the second one, or the dossier. */}
            {isFirst && hasOnlyCaptured && (
              <CompletionPanel
                moment="capture"
                title={<h2>{t(words, 'firstCapture.title')}</h2>}
                remains={`${t(words, 'firstCapture.remains')} ${t(words, 'firstCapture.order')}`}
              />
            )}
          </Questions>
          {/* Not above the rows: they would move when it is known. */}
          {hasUnreadImages && (
            <p>
              <WordLink word="imageTexts.title" class="lone" to="image-texts" />
            </p>
          )}
        </>
      )}
      {itemPage.total === 0 && (
        <details class="card-details">
          <summary>{t(words, 'items.newHere')}</summary>
          {/* The rest is in the help. */}
          <WordList words={['welcome.order', 'welcome.trust', 'welcome.weighed']} />
          <p>
            <WordLink word="welcome.title" class="lone" to="help/about" />
          </p>
        </details>
      )}
    </div>
  );
}

/** The reminder in the carnet, in neutral words. */
export function DeadlineNotice({ isDue }: { readonly isDue: boolean }) {
  const words = useWords();
  return (
    <div role="status">
      {isDue && (
        <p class="note">
          {t(words, 'deadline.due')} <WordLink word="places.complaint" to="steps" />
        </p>
      )}
    </div>
  );
}

/** What is due is read once, so that answers stay in place. */
function useDueQuestions() {
  const ask = useAsk();
  const { store } = useCarnetApi();
  /** The case in which the rule about images is to be told; null: in none. */
  const findImageRuleCase = async () => {
    const caseId = (await store.currentCase())?.caseId;
    return caseId !== undefined && (await ask('ui>bg:imageQuestion', { caseId })) ? caseId : null;
  };
  return useLoad(async () => {
    const [preferences, imageRuleCase] = await Promise.all([
      ask('ui>bg:readPreferences', {}),
      // Not shown when it cannot be known.
      findImageRuleCase().catch(() => null),
    ]);
    return { preferences, imageRuleCase };
  }, [ask, store]);
}

interface QuestionsProps extends Pick<ListCardsProps, 'unprotected'> {
  readonly due: ReturnType<typeof useDueQuestions>;
  readonly operator: OpenDocument<OperatorDetails>;
  readonly hasItems: boolean;
  /** How many items no backup has. */
  readonly withoutBackup: number;
  /** Shown in place of a question. */
  readonly children: ComponentChildren;
}

/** Questions asked once; the style sheet shows one at a time. */
function Questions({ due: { result: due, fault }, operator, unprotected, children, ...items }: QuestionsProps) {
  const { navigation } = useCarnetProps();
  const { hasItems, withoutBackup } = items;
  return (
    <div class="one-at-a-time">
      {fault && <Alert fault={fault} />}
      {children}
      {hasItems && due?.preferences.computer === null && (
        <ComputerOwnerQuestion toLockPage={<WordLink word="offer.protect" to="lock" />} />
      )}
      {hasItems && unprotected && due?.preferences.lockOffer === 'open' && (
        <PassphraseOffer openLockPage={() => navigation.go('lock')} />
      )}
      {hasItems && <ForWhomQuestion operator={operator} />}
      {due && due.imageRuleCase !== null && (
        <ImagePrompt caseId={due.imageRuleCase} openProhibitedImagePage={() => navigation.go('prohibited-image')} />
      )}
      <BackupHint withoutBackup={withoutBackup} />
    </div>
  );
}

/** Asks once for whom the captures are kept. For somebody else, the page « Pour qui » has the rest. */
function ForWhomQuestion({ operator: { value: operator, change } }: Pick<QuestionsProps, 'operator'>) {
  const words = useWords();
  const { navigation } = useCarnetProps();
  // Not asked again once answered; a damaged document is repaired on its own page.
  const [wasAsked] = useState(operator !== null && operator.role === null);
  if (!wasAsked) return null;
  const answerSelf = () => change((before) => ({ ...before, role: 'self' }));
  const answered = <FocusedStatus>{t(words, 'forWhom.noted')}</FocusedStatus>;
  return (
    <Question word="forWhom.question" hintWord="forWhom.sealed" answered={answered}>
      {(answer) => (
        <>
          <WordButton word="forWhom.me" action="for-me" onClick={answer(answerSelf)} />
          <WordButton word="forWhom.other" action="for-other" onClick={() => navigation.go('operator')} />
        </>
      )}
    </Question>
  );
}

/** « Une seule copie existe »: one line with a link to the backup page. */
function BackupHint({ withoutBackup }: { readonly withoutBackup: number }) {
  const words = useWords();
  if (withoutBackup === 0) return null;
  return (
    <section class="hint" data-without-backup={withoutBackup}>
      {t(words, 'backup.onlyHere', { n: withoutBackup })} <WordLink word="backup.makeOne" to="backup" />
    </section>
  );
}

/** What is left to do in the right carnet, after « Pas le bon carnet ? », and the way back to the first capture. */
export function WrongCaptureNote({ wrong: { item, caseId } }: { readonly wrong: WrongCapture }) {
  const words = useWords();
  const { reopen } = useCarnetProps();
  return (
    <div class="note" data-wrong-case>
      <p>{t(words, 'wrongCase.left')}</p>
      <WordButton word="wrongCase.back" action="back-to-wrong" onClick={() => reopen(`item/${item}/case`, caseId)} />
    </div>
  );
}

/** Shows one sentence when the store differs from what was sealed; nothing otherwise, or during the check. */
export function IntegrityLine() {
  const words = useWords();
  const { backups } = useCarnetApi();
  const [finding, setFinding] = useState<IntegrityFinding | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    backups.checkIntegrity(stop.signal).then(
      (found) => !stop.signal.aborted && setFinding(found),
      // A failed check proves nothing about the store; the export compares everything again.
      (error: unknown) => reportError(error),
    );
    return () => stop.abort();
  }, [backups]);
  if (finding === null) return null;
  return (
    <p role="status" data-finding={finding.what}>
      {describeFinding(words, finding)}{' '}
      {finding.what === 'item' && <WordLink word="integrity.see" class="lone" to={`item/${finding.itemId}`} />}
    </p>
  );
}

const describeFinding = (words: Words, finding: IntegrityFinding): string =>
  finding.what === 'origin'
    ? t(words, 'integrity.origin', { number: finding.number })
    : t(words, `integrity.${finding.what}`);
