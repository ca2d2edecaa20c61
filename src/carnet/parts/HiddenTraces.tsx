import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { keptAnswers, keptReceived, keptSubject, type OwnSubject } from '../../domain/item/hiddenWords.ts';
import type { ItemSummary } from '../../domain/item/itemIndex.ts';
import { useWords } from '../../ui/context.ts';
import { useFocusRestore } from '../../ui/focus.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { formatItemName } from '../../ui/itemLabels.tsx';
import { t, type WordKey } from '../../ui/locales/index.ts';
import { Alert, progressOf } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import type { CaptureTrace, HiddenTraces } from '../../workflow/export/hiddenAnswers.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { linkTo } from '../route.ts';
import { ItemLinks, MAX_LINKS } from './ItemLinks.tsx';
import type { CaseIndex } from './useCaseIndex.tsx';
import { type OpenHiddenTraces, useHiddenTraces } from './useHiddenTraces.ts';
import { WordLink } from './WordLink.tsx';

/**
 * Where something that the person hides also stands: what is hidden there too, what needs their decision (leave out or
 * keep), and earlier dossiers. Renders nothing when nothing is hidden.
 */
export function HiddenTracesSection(options: Parameters<typeof useHiddenTraces>[0]) {
  const words = useWords();
  const hidden = useHiddenTraces(options);
  const { openCount, kept } = hidden;
  if (hidden.traces === null) return <UnsearchedTraces hidden={hidden} />;
  return (
    <section class="hidden-traces" data-hidden-traces={openCount} aria-busy={hidden.isWorking}>
      <h2>{t(words, 'hidden.title')}</h2>
      <p role="status">
        {openCount > 0
          ? t(words, 'hidden.open', { n: openCount })
          : kept.length > 0
            ? t(words, 'hidden.kept', { n: kept.length })
            : hidden.traces.hasWords && t(words, 'hidden.nothingOpen')}
      </p>
      <TraceList hidden={hidden} traces={hidden.traces} />
    </section>
  );
}

interface HiddenTracesFoldProps {
  readonly hidden: OpenHiddenTraces;
  /** Whether the dossier waits for a decision. */
  readonly isOpen: boolean;
}

/** The same before a dossier, in one line: what may show something hidden stays out, unless the person keeps it. */
export function HiddenTracesFold({ hidden, isOpen }: HiddenTracesFoldProps) {
  const words = useWords();
  const unsearched = hidden.open.filter((trace) => !hasTrace(trace)).length;
  const leaving = hidden.open.length + hidden.received.length - unsearched;
  const ownCount = hidden.own.length;
  const forOther = hidden.open.filter(({ isKeptForOther }) => isKeptForOther).length;
  // The line stays, so that « Créer » does not move.
  if (hidden.isReplaced)
    return (
      <details class="fold hidden-traces" data-hidden-traces aria-busy="true">
        <summary>
          <span role="status">{t(words, 'export.step.search')}</span>
        </summary>
        <SearchProgress step={hidden.step} />
      </details>
    );
  if (hidden.traces === null) return <UnsearchedTraces hidden={hidden} />;
  return (
    <>
      <details
        class="fold hidden-traces"
        data-hidden-traces={hidden.openCount}
        data-leaving={leaving + unsearched}
        aria-busy={hidden.isWorking}
        open={isOpen}
      >
        <summary>
          <span role="status">
            {[
              ...(hidden.isNoneLeft
                ? [t(words, 'hidden.open', { n: hidden.openCount })]
                : [
                    ...(leaving > 0 ? [t(words, 'hidden.leaving', { n: leaving })] : []),
                    ...(unsearched > 0 ? [t(words, 'hidden.unsearchedLeaving', { n: unsearched })] : []),
                    ...(ownCount > 0 ? [t(words, 'hidden.ownOpen', { n: ownCount })] : []),
                  ]),
              ...(hidden.kept.length > 0 ? [t(words, 'hidden.kept', { n: hidden.kept.length })] : []),
              ...(forOther > 0 ? [t(words, 'hidden.keptForOther', { n: forOther })] : []),
            ].join(' ') || t(words, hidden.traces.hasWords ? 'hidden.nothingOpen' : 'hidden.title')}
          </span>
        </summary>
        <TraceList hidden={hidden} traces={hidden.traces} />
      </details>
      {/* Not folded: these images go into the dossier, and the word may be in them. */}
      {hidden.traces.hasWords && <UnreadImages caseIndex={hidden.caseIndex} ordinals={hidden.traces.unreadImages} />}
    </>
  );
}

/** Until the first search ends. */
function UnsearchedTraces({ hidden }: { readonly hidden: OpenHiddenTraces }) {
  return (
    <>
      <TracesFault hidden={hidden} />
      {hidden.isSearching && <SearchProgress step={hidden.step} />}
    </>
  );
}

interface TraceListProps {
  readonly hidden: OpenHiddenTraces;
  readonly traces: HiddenTraces;
}

/** What was found, with the choices of the person. */
function TraceList({ hidden, traces }: TraceListProps) {
  const words = useWords();
  const { open, own, received, openCount, kept, isNoneLeft, keep } = hidden;
  // They stay out of a dossier already.
  const leaveOut = hidden.scope === 'case' ? hidden.leaveOut : null;
  const allItems = hidden.caseIndex.index?.items.map(({ item }) => item) ?? [];
  const listed = (ordinals: readonly number[]) => listCaptures(hidden.caseIndex, ordinals);
  // A voice note or a video that nobody searched may be the strongest proof: each is kept by itself.
  const found = open.filter(hasTrace);
  return (
    <>
      <TracesFault hidden={hidden} />
      {isNoneLeft && <p class="note">{t(words, 'hidden.noneLeft')}</p>}
      {found.length > 1 && (
        <Choices>
          {leaveOut && !isNoneLeft && (
            <button type="button" data-action="leave-out-all" onClick={() => leaveOut(found.map(({ id }) => id))}>
              {t(words, 'hidden.leaveOutAll', { n: found.length })}
            </button>
          )}
          <button type="button" class="quiet" data-action="keep-all" onClick={() => keep(found.flatMap(keptAnswers))}>
            {t(words, 'hidden.keepAll', { n: found.length })}
          </button>
        </Choices>
      )}
      {openCount > 0 && (
        <ul class="rows">
          {open.map((one) => (
            <CaptureRow
              key={one.id}
              trace={one}
              item={allItems.find(({ id }) => id === one.id)}
              keep={() => keep(keptAnswers(one))}
              leaveOut={leaveOut && (() => leaveOut([one.id]))}
            />
          ))}
          {own.map(({ subject }) => (
            <li key={subject} class="row card" data-own-trace={subject}>
              <p>{t(words, 'hidden.own', { subject: t(words, OWN_SUBJECTS[subject].label) })}</p>
              <Choices>
                <WordLink word="exportForm.change" class="button" to={OWN_SUBJECTS[subject].path} />
                <WordButton
                  word="hidden.keep"
                  class="quiet"
                  action="keep-own"
                  onClick={() => keep([keptSubject(subject)])}
                />
              </Choices>
            </li>
          ))}
          {received.map(({ number }) => (
            <li key={number} class="row card" data-received-trace={number}>
              <p>{t(words, 'hidden.received', { number })}</p>
              <Choices>
                <WordButton
                  word="hidden.keep"
                  class="quiet"
                  action="keep-received"
                  onClick={() => keep([keptReceived(number)])}
                />
              </Choices>
            </li>
          ))}
        </ul>
      )}
      {hidden.scope === 'case' && <UnreadImages caseIndex={hidden.caseIndex} ordinals={traces.unreadImages} />}
      <UnreadCaptures {...listed(traces.neverReadImages)} sentence="hidden.neverReadImages" />
      <EarlierDossiers earlier={traces.earlier} />
      <p class="hint">{t(words, 'hidden.notSearched')}</p>
      {traces.copied.length + traces.withoutPage.length + kept.length > 0 && (
        <details>
          <summary>{t(words, 'hidden.settled')}</summary>
          <ul>
            <CapturesLine {...listed(traces.copied)} sentence="hidden.copied" />
            <CapturesLine {...listed(traces.withoutPage)} sentence="hidden.withoutPage" />
            <CapturesLine {...listed(kept.map(({ ordinal }) => ordinal))} sentence="hidden.kept" />
          </ul>
        </details>
      )}
    </>
  );
}

/** They go with the question that one of them answers. */
function Choices({ children }: { readonly children: ComponentChildren }) {
  const choices = useRef<HTMLDivElement>(null);
  useFocusRestore(choices);
  return (
    <div ref={choices} class="choices">
      {children}
    </div>
  );
}

function TracesFault({ hidden: { searchFault, answerFault, search } }: { readonly hidden: OpenHiddenTraces }) {
  if (searchFault) return <Alert fault={searchFault} retry={() => void search()} />;
  return answerFault && <Alert fault={answerFault} />;
}

const OWN_SUBJECTS = {
  requester: { label: 'damaged.requester', path: 'before-export/requester' },
  facts: { label: 'damaged.account', path: 'before-export/facts' },
  impact: { label: 'damaged.diary', path: 'steps' },
  witnesses: { label: 'damaged.witnesses', path: 'steps' },
  steps: { label: 'damaged.steps', path: 'steps' },
} as const satisfies Readonly<Record<OwnSubject, { readonly label: WordKey; readonly path: string }>>;

/** A shorter search shows no progress: what stands below would move twice, under a press. */
const PROGRESS_DELAY_MS = 1_000;

function SearchProgress({ step }: { readonly step: { readonly done: number; readonly total: number } | null }) {
  const words = useWords();
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), PROGRESS_DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <>
      <p class="hint" id="hidden-search">
        {t(words, 'export.step.search')}
      </p>
      <progress aria-labelledby="hidden-search" {...progressOf(step)} />
    </>
  );
}

interface CapturesLineProps {
  readonly n: number;
  readonly items: readonly ItemSummary[];
  readonly sentence: 'hidden.copied' | 'hidden.withoutPage' | 'hidden.kept';
}

function CapturesLine({ n, items, sentence }: CapturesLineProps) {
  const words = useWords();
  if (n === 0) return null;
  return (
    <li data-hidden-line={sentence}>
      {t(words, sentence, { n })} <ItemLinks items={items} />
    </li>
  );
}

interface UnreadImagesProps {
  readonly caseIndex: Pick<CaseIndex, 'index'>;
  readonly ordinals: readonly number[];
}

/** Images in which a hidden word may stand, and where the machine reads them. */
function UnreadImages({ caseIndex, ordinals }: UnreadImagesProps) {
  return (
    <UnreadCaptures {...listCaptures(caseIndex, ordinals)} sentence="hidden.unreadImages">
      <WordLink word="imageTexts.title" class="lone" to="image-texts" />
    </UnreadCaptures>
  );
}

const listCaptures = ({ index }: Pick<CaseIndex, 'index'>, ordinals: readonly number[]) => ({
  n: ordinals.length,
  items: index?.items.flatMap(({ item }) => (ordinals.includes(item.ordinal) ? item : [])) ?? [],
});

interface UnreadCapturesProps extends Pick<CapturesLineProps, 'n' | 'items'> {
  readonly sentence: 'hidden.unreadImages' | 'hidden.neverReadImages';
  readonly children?: ComponentChildren;
}

/** Which images may show something unread, and how they are read, opens from the sentence that says it. */
function UnreadCaptures({ n, items, sentence, children }: UnreadCapturesProps) {
  const words = useWords();
  if (n === 0) return null;
  const said = t(words, sentence, { n });
  if (children === undefined && (items.length === 0 || items.length > MAX_LINKS))
    return <p data-hidden-line={sentence}>{said}</p>;
  return (
    <details data-hidden-line={sentence}>
      <summary>{said}</summary>
      <ItemLinks items={items} />
      {children}
    </details>
  );
}

const hasTrace = ({ isInRecord, isInNotes, inImages, toCheck }: CaptureTrace): boolean =>
  isInRecord || isInNotes || inImages.length > 0 || toCheck.length > 0;

interface CaptureRowProps {
  readonly trace: CaptureTrace;
  readonly item: ItemSummary | undefined;
  readonly keep: () => void;
  /** Null where it stays out already. */
  readonly leaveOut: (() => void) | null;
}

/** One capture that needs a decision, with what was found in it. */
function CaptureRow({ trace, item, keep, leaveOut }: CaptureRowProps) {
  const words = useWords();
  const { id, ordinal, isInRecord, isInNotes, inImages, toCheck, unsearched } = trace;
  // Hiding it in the image is not enough where the record, or a file that is not searched, may have it too.
  const [image] = isInRecord || unsearched.length > 0 ? [] : [...inImages, ...toCheck];
  return (
    <li class="row card" data-hidden-capture={ordinal}>
      <p>
        <a {...linkTo(`item/${id}`)}>{item === undefined ? t(words, 'item.unread') : formatItemName(words, item)}</a>
      </p>
      <ul>
        {isInRecord && <li>{t(words, 'hidden.inRecord')}</li>}
        {isInNotes && <li>{t(words, 'hidden.inNotes')}</li>}
        {inImages.length > 0 && <li data-in-images>{t(words, 'hidden.inImages')}</li>}
        {toCheck.length > 0 && <li>{t(words, 'hidden.toCheck')}</li>}
        {unsearched.length > 0 && (
          <li>{t(words, item?.kind === 'email' ? 'hidden.unsearchedJoined' : 'hidden.unsearched')}</li>
        )}
      </ul>
      <Choices>
        {image !== undefined && (
          <WordLink word="hidden.redactToo" class="button" action="redact-too" to={`redact/${id}/${image}`} />
        )}
        {unsearched.length > 0 && (
          <WordLink word="hidden.openItem" class="button" action="open-trace" to={`item/${id}`} />
        )}
        {leaveOut && (
          <WordButton
            word="hidden.leaveOut"
            class={image === undefined && unsearched.length === 0 ? undefined : 'quiet'}
            action="leave-out-trace"
            onClick={leaveOut}
          />
        )}
        <WordButton
          word={hasTrace(trace) ? 'hidden.keep' : 'hidden.keepUnsearched'}
          class="quiet"
          action="keep-trace"
          onClick={keep}
        />
      </Choices>
    </li>
  );
}

function EarlierDossiers({ earlier }: Pick<HiddenTraces, 'earlier'>) {
  const words = useWords();
  const { toLocalTime } = useCarnetApi();
  const dayOf = (at: string) => formatDay(words.lang, toLocalTime(at).slice(0, 10));
  if (earlier.length === 0) return null;
  return (
    <div class="note" data-earlier-dossiers={earlier.length}>
      <p>{t(words, 'hidden.earlier')}</p>
      <ul>
        {earlier.map(({ at, forWhom }) => (
          <li key={at}>
            <bdi>
              {forWhom === ''
                ? t(words, 'hidden.dossier', { when: dayOf(at) })
                : t(words, 'hidden.dossierGiven', { when: dayOf(at), forWhom })}
            </bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
