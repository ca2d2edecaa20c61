import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { exportChoicesDocument, withLeftOut } from '../../domain/export/exportChoices.ts';
import {
  hiddenDocument,
  isSearchable,
  keptCapture,
  keptReceived,
  keptSubject,
  type OwnSubject,
  withKept,
} from '../../domain/item/hiddenWords.ts';
import type { ItemSummary } from '../../domain/item/itemIndex.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { formatItemName } from '../../ui/itemLabels.tsx';
import { t, type WordKey } from '../../ui/locales/index.ts';
import { Alert, useSubmit, useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import type { CaptureTrace, HiddenTraces } from '../../workflow/export/hiddenAnswers.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { Form, TextField } from '../formFields.tsx';
import { ItemLinks } from '../ItemLinks.tsx';
import { linkTo } from '../route.ts';
import { useCaseDocument } from '../useCaseDocument.ts';
import type { CaseIndex } from '../useCaseIndex.tsx';
import { WordLink } from '../WordLink.tsx';

/** A rectangle that is being moved changes many times: the search waits for the last change. */
const SEARCH_DELAY_MS = 400;

interface HiddenTracesSectionProps {
  readonly scope: 'case' | 'dossier';
  readonly caseIndex: Pick<CaseIndex, 'caseId' | 'index' | 'leftOut' | 'setLeftOut'>;
  /** The captures of the dossier, with those found here; missing: all of the case that are not left out. */
  readonly included?: readonly { readonly item: { readonly id: string } }[];
  /** Searches again when it changes; null: not yet. */
  readonly version: unknown;
  /** Called when the last decision is made here. */
  readonly onDecided?: () => void;
  /**
   * Called with the number of places found that need a decision: 0 until the first search ends. The export searches
   * again, and refuses.
   */
  readonly onCount?: (open: number) => void;
}

/**
 * Where something that the person hides also stands: what is hidden there too, what needs their decision (leave out or
 * keep), and earlier dossiers. Renders nothing when nothing is hidden.
 */
export function HiddenTracesSection({
  scope,
  caseIndex,
  included,
  version,
  onDecided,
  onCount,
}: HiddenTracesSectionProps) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { task, result: traces, fault, run, cancel } = useTask<HiddenTraces | null>();
  const { fault: answerFault, submit } = useSubmit();
  const [isAnswered, setIsAnswered] = useState(false);
  const search = useCallback(
    () =>
      run((progress, signal) =>
        carnetApi.loadExports().then((exports) => exports.findHiddenTraces(scope, progress, signal)),
      ),
    [carnetApi, run, scope],
  );
  useEffect(() => {
    if (version === null) return;
    const timer = setTimeout(() => void search(), SEARCH_DELAY_MS);
    return () => {
      clearTimeout(timer);
      cancel();
    };
  }, [search, cancel, version]);
  const { caseId } = caseIndex;
  const answer = (write: (caseId: string) => Promise<unknown>) =>
    void submit(async () => {
      if (caseId === null) return;
      // Only what is found after the answer tells whether it was the last one.
      setIsAnswered(false);
      await write(caseId);
      await search();
      setIsAnswered(true);
    });
  const keep = (whats: readonly string[]) =>
    answer((id) =>
      carnetApi.documents.change(id, hiddenDocument, (before) => withKept(before, whats, carnetApi.now())),
    );
  const leaveOut = (ids: readonly string[]) =>
    answer(async (id) => {
      const change = (before: typeof exportChoicesDocument.empty) => withLeftOut(before, ids, true);
      caseIndex.setLeftOut(await carnetApi.documents.change(id, exportChoicesDocument, change));
    });
  const leaveOutReceived = (number: number) =>
    answer((id) =>
      carnetApi.documents.change(id, exportChoicesDocument, (before) => ({
        ...before,
        receivedDossiers: before.receivedDossiers.filter((one) => one !== number),
      })),
    );
  const captures = traces?.captures.filter(({ id }) => !caseIndex.leftOut.has(id)) ?? [];
  const open = captures.filter(({ isKept }) => !isKept);
  const kept = captures.filter(({ isKept }) => isKept);
  const allItems = caseIndex.index?.items.map(({ item }) => item) ?? [];
  const listed = (ordinals: readonly number[]) => ({
    n: ordinals.length,
    items: allItems.filter(({ ordinal }) => ordinals.includes(ordinal)),
  });
  // A voice note or a video that nobody searched may be the strongest proof: each is opened first, none goes unseen.
  const found = open.filter(hasTrace);
  const foundIds = new Set(found.map(({ id }) => id));
  const ofCase = caseIndex.index?.items.filter(({ item }) => !item.withdrawn) ?? [];
  const remaining = (included ?? ofCase).filter(({ item }) => !caseIndex.leftOut.has(item.id));
  const isNoneLeft = foundIds.size > 0 && remaining.length > 0 && remaining.every(({ item }) => foundIds.has(item.id));
  const own = traces?.own.filter(({ isKept }) => !isKept) ?? [];
  const received = traces?.received.filter(({ isKept }) => !isKept) ?? [];
  const openCount = open.length + own.length + received.length;
  const isDecided = isAnswered && task.kind === 'done' && openCount === 0;
  const decided = useRef(onDecided);
  decided.current = onDecided;
  useEffect(() => {
    if (isDecided) decided.current?.();
  }, [isDecided]);
  const counted = useRef(onCount);
  counted.current = onCount;
  useLayoutEffect(() => counted.current?.(openCount), [openCount]);
  const isWorking = task.kind === 'working' || (task.kind === 'idle' && version !== null);
  const problem = fault ? (
    <Alert fault={fault} retry={() => void search()} />
  ) : (
    answerFault && <Alert fault={answerFault} />
  );
  if (traces === null && problem) return problem;
  if (traces === null) return isWorking && task.kind === 'working' ? <SearchProgress step={task.step} /> : null;
  return (
    <section class="hidden-traces" data-hidden-traces={openCount} aria-busy={isWorking}>
      <h2>{t(words, 'hidden.title')}</h2>
      {problem}
      <p role="status">
        {openCount === 0 ? t(words, 'hidden.nothingOpen') : t(words, 'hidden.open', { n: openCount })}
      </p>
      {isNoneLeft && <p class="note">{t(words, 'hidden.noneLeft')}</p>}
      {found.length > 1 && (
        <div class="choices">
          {!isNoneLeft && (
            <button type="button" data-action="leave-out-all" onClick={() => leaveOut(found.map(({ id }) => id))}>
              {t(words, 'hidden.leaveOutAll', { n: found.length })}
            </button>
          )}
          <button
            type="button"
            class="quiet"
            data-action="keep-all"
            onClick={() => keep(found.map(({ id }) => keptCapture(id)))}
          >
            {t(words, 'hidden.keepAll', { n: found.length })}
          </button>
        </div>
      )}
      <ul class="rows">
        {open.map((one) => (
          <CaptureRow
            key={one.id}
            trace={one}
            item={allItems.find(({ id }) => id === one.id)}
            keep={() => keep([keptCapture(one.id)])}
            leaveOut={() => leaveOut([one.id])}
          />
        ))}
        {own.map(({ subject }) => (
          <li key={subject} class="row card" data-own-trace={subject}>
            <p>{t(words, 'hidden.own', { subject: t(words, OWN_SUBJECTS[subject].label) })}</p>
            <div class="choices">
              <WordLink word="hidden.change" class="button" to={OWN_SUBJECTS[subject].path} />
              <WordButton
                word="hidden.keep"
                class="quiet"
                action="keep-own"
                onClick={() => keep([keptSubject(subject)])}
              />
            </div>
          </li>
        ))}
        {received.map(({ number }) => (
          <li key={number} class="row card" data-received-trace={number}>
            <p>{t(words, 'hidden.received', { number })}</p>
            <div class="choices">
              {scope === 'dossier' && (
                <WordButton
                  word="hidden.leaveOut"
                  action="leave-out-received"
                  onClick={() => leaveOutReceived(number)}
                />
              )}
              <WordButton
                word="hidden.keep"
                class="quiet"
                action="keep-received"
                onClick={() => keep([keptReceived(number)])}
              />
            </div>
          </li>
        ))}
      </ul>
      <ul>
        <CapturesLine {...listed(traces.unreadImages)} sentence="hidden.unreadImages" />
        <CapturesLine {...listed(traces.neverReadImages)} sentence="hidden.neverReadImages" />
      </ul>
      <EarlierDossiers earlier={traces.earlier} />
      {traces.unreadImages.length > 0 && (
        <p>
          <WordLink word="imageTexts.title" class="lone" to="image-texts" />
        </p>
      )}
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
    </section>
  );
}

const OWN_SUBJECTS = {
  caseName: { label: 'damaged.case', path: 'cases' },
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
      <progress
        aria-labelledby="hidden-search"
        {...(step && step.total > 0 && { value: step.done, max: step.total })}
      />
    </>
  );
}

interface CapturesLineProps {
  readonly n: number;
  readonly items: readonly ItemSummary[];
  readonly sentence:
    | 'hidden.copied'
    | 'hidden.withoutPage'
    | 'hidden.unreadImages'
    | 'hidden.neverReadImages'
    | 'hidden.kept';
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

const hasTrace = ({ isInRecord, isInNotes, inImages, toCheck }: CaptureTrace): boolean =>
  isInRecord || isInNotes || inImages.length > 0 || toCheck.length > 0;

interface CaptureRowProps {
  readonly trace: CaptureTrace;
  readonly item: ItemSummary | undefined;
  readonly keep: () => void;
  readonly leaveOut: () => void;
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
        {unsearched.length > 0 && <li>{t(words, 'hidden.unsearched')}</li>}
      </ul>
      <div class="choices">
        {image !== undefined && (
          <WordLink word="hidden.redactToo" class="button" action="redact-too" to={`redact/${id}/${image}`} />
        )}
        {unsearched.length > 0 && (
          <WordLink word="hidden.openItem" class="button" action="open-trace" to={`item/${id}`} />
        )}
        <WordButton
          word="hidden.leaveOut"
          class={image === undefined && unsearched.length === 0 ? undefined : 'quiet'}
          action="leave-out-trace"
          onClick={leaveOut}
        />
        <WordButton
          word={hasTrace(trace) ? 'hidden.keep' : 'hidden.keepUnsearched'}
          class="quiet"
          action="keep-trace"
          onClick={keep}
        />
      </div>
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

/** « Le mot ou le numéro caché »: words to search in the case. Stored as the notes are, never in a dossier. */
export function HiddenWords({ caseId, onChange }: { readonly caseId: string; readonly onChange: () => void }) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { value, fault, change } = useCaseDocument(caseId, hiddenDocument);
  const { fault: removeFault, submit } = useSubmit();
  const draft = useMemo(() => ({ caseId, form: 'hidden' }), [caseId]);
  const problem = fault ?? removeFault;
  if (problem) return <Alert fault={problem} />;
  if (value === null) return null;
  const add = async (text: string) => {
    if (!isSearchable(text)) throw new Refusal('word-too-short');
    await change((before) => ({
      ...before,
      words: [...before.words.filter((one) => one.text !== text), { at: carnetApi.now(), text }],
    }));
    onChange();
  };
  const remove = (text: string) =>
    void submit(async () => {
      await change((before) => ({ ...before, words: before.words.filter((one) => one.text !== text) }));
      onChange();
    });
  return (
    <section data-hidden-words={value.words.length}>
      <h2>{t(words, 'hidden.words')}</h2>
      <Form
        draft={draft}
        submit={t(words, 'hidden.addWord')}
        save={(values) => add(values.text('word').trim())}
        clearsOnSave
      >
        <TextField label={t(words, 'hidden.word')} name="word" hint={t(words, 'hidden.wordHint')} />
      </Form>
      <ul>
        {value.words.map(({ text }) => (
          <li key={text}>
            <bdi>{text}</bdi>{' '}
            <WordButton
              word="redact.remove"
              class="quiet"
              action="remove-word"
              aria-label={t(words, 'hidden.removeWord', { word: text })}
              onClick={() => remove(text)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
