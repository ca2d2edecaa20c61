import { useMemo, useRef, useState } from 'preact/hooks';
import { createAlikeCheck, listNamed, listOddLetters, type Sender, senderKey } from '../../domain/item/alikeSenders.ts';
import type { ExportedConversation } from '../../domain/item/exportedMessage.ts';
import { MAX_ITEM_BYTES } from '../../domain/shared/limits.ts';
import { truncate } from '../../domain/shared/truncate.ts';
import { useWords } from '../../ui/context.ts';
import { FocusedStatus } from '../../ui/focus.tsx';
import { formatDay, formatFileSize } from '../../ui/formatTime.ts';
import { formatAccount, formatLocalTime, formatPlatform, formatPosted } from '../../ui/itemLabels.tsx';
import { refusalSentence, t, type Words } from '../../ui/locales/index.ts';
import { Masked, useReveal } from '../../ui/Masked.tsx';
import { Alert, TaskProgress, useFirst } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import type { ChosenMessage } from '../../workflow/importMessages.ts';
import { DayInput, reportMistypedDays } from '../parts/DayInput.tsx';
import { Checkbox, Select } from '../parts/formFields.tsx';
import { MessageText } from '../parts/labels.tsx';
import { ImageQuestion, ProhibitedImage } from '../parts/ProhibitedImage.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import type { ArchiveImport, OpenedArchives } from './archiveImport.ts';
import { listSenders, readShownContent } from './messageChoice.ts';
import { OwnSender } from './OwnSender.tsx';

interface ArchiveProps {
  readonly importing: ArchiveImport;
  readonly archives: OpenedArchives;
}

interface ArchiveViewProps extends ArchiveProps {
  /** Imports the files one by one, each as it is. */
  readonly addFiles: (files: readonly File[]) => void;
}

/** Why an archive is not read, with its name: other files of the page are imported all the same. */
export function ArchiveAlert({ importing: { fault, refusedNames } }: Pick<ArchiveProps, 'importing'>) {
  const words = useWords();
  if (fault === null) return null;
  const sentence = refusalSentence(words, fault.code, fault.detail);
  const names = refusedNames.map((name) => `\u2068${name}\u2069`).join(', ');
  return <Alert fault={fault} sentence={names === '' ? sentence : `${names}. ${sentence}`} />;
}

/** The messages of an archive: which conversations, which messages, then sealing. No words are shown unasked. */
export function ArchiveView({ importing, archives, addFiles }: ArchiveViewProps) {
  const words = useWords();
  const used = listUsed(archives);
  const importAsFiles = () => {
    importing.close();
    addFiles(used);
  };
  const { contents } = archives.opened;
  const { work, result, chosenKeys, messages } = importing;
  const total = contents.conversations.reduce((sum, one) => sum + one.messages, 0);
  return (
    <section class="archive" data-archive={contents.format}>
      <h2>{t(words, 'archive.title', { platform: formatPlatform(words, contents.platform) })}</h2>
      <p>
        {t(words, 'archive.conversations', { n: contents.conversations.length })},{' '}
        {t(words, 'accounts.messages', { n: total })}.{' '}
        {result === null && work === null && t(words, 'archive.nothingYet')}
      </p>
      {contents.hasOwnMessagesOnly && <p class="note">{t(words, 'archive.ownOnly')}</p>}
      {contents.format === 'whatsapp' && <p class="note">{t(words, 'exportedMessage.plainText')}</p>}
      {!contents.isConfirmed && <p class="note">{t(words, 'archive.unconfirmed')}</p>}
      {contents.warnings.map((warning) => (
        <p key={warning} class="note" data-warning={warning}>
          {t(words, `archive.warning.${warning}`)}
        </p>
      ))}
      {contents.unnamedMedia !== undefined && (
        <p class="note" data-unnamed={contents.unnamedMedia}>
          {t(words, 'archive.unnamedMedia', { n: contents.unnamedMedia })}
        </p>
      )}
      {result !== null ? (
        <Outcome importing={importing} archives={archives} />
      ) : work !== null ? (
        <TaskProgress
          label={t(words, work.step?.name === 'messages' ? 'archive.sealing' : 'archive.hashing')}
          action="stop"
          step={work.step}
          cancel={importing.stop}
        />
      ) : (
        <>
          <ConversationList importing={importing} />
          {chosenKeys.size > 0 && messages === null && (
            <p>
              <WordButton
                word={importing.reading ? 'app.loading' : 'archive.choose'}
                action="read-messages"
                class="primary"
                disabled={importing.reading}
                onClick={importing.readMessages}
              />
            </p>
          )}
          {messages !== null && <MessageChoice importing={importing} archives={archives} messages={messages} />}
          <ArchiveAlert importing={importing} />
          <p class="choices">
            <button type="button" class="quiet" data-action="as-files" onClick={importAsFiles}>
              {t(words, 'archive.asFiles', { n: used.length })}
            </button>
            <WordButton word="archive.close" action="close-archive" class="quiet" onClick={importing.close} />
          </p>
        </>
      )}
    </section>
  );
}

/** The files that the messages come from; a text chosen beside them is none. */
const listUsed = ({ opened, files }: OpenedArchives): readonly File[] =>
  files.filter((_, index) => opened.used.has(index));

function ConversationList({ importing }: { readonly importing: ArchiveImport }) {
  const words = useWords();
  const { conversations, chosenKeys, toggleConversation } = importing;
  return (
    <fieldset class="panel">
      <legend>{t(words, 'archive.which')}</legend>
      {chosenKeys.size === 0 && <p class="hint">{t(words, 'archive.tickOne')}</p>}
      <ul class="archive-conversations" data-list="conversations">
        {conversations.map((one) => (
          <li key={one.key}>
            <label class="tick">
              <input
                type="checkbox"
                name="conversation"
                checked={chosenKeys.has(one.key)}
                onChange={() => toggleConversation(one.key)}
              />{' '}
              <span>
                <bdi>{formatConversation(words, one)}</bdi>
                <span class="hint">{formatCounts(words, one)}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** Names are words of others, shown unasked: enough to recognise somebody. */
const MAX_SHOWN_NAME = 60;

function formatConversation(words: Words, { title, senders }: ExportedConversation): string {
  if (title !== null && title.trim() !== '') return truncate(title, MAX_SHOWN_NAME);
  const names = senders.slice(0, 3).map((one) => formatName(words, one));
  return names.length === 0 ? t(words, 'item.noAccount') : names.join(', ');
}

function formatCounts(words: Words, { messages, firstDay, lastDay, isRequest }: ExportedConversation): string {
  const period = firstDay === null || lastDay === null ? [] : [formatPeriod(words, firstDay, lastDay)];
  return [
    ...(isRequest ? [t(words, 'archive.request')] : []),
    t(words, 'accounts.messages', { n: messages }),
    ...period,
  ].join(' · ');
}

function formatPeriod(words: Words, firstDay: string, lastDay: string): string {
  const [from, to] = [formatDay(words.lang, firstDay), formatDay(words.lang, lastDay)];
  return from === to ? t(words, 'archive.oneDay', { day: from }) : t(words, 'archive.period', { from, to });
}

const formatName = (words: Words, { name, id }: Sender): string =>
  truncate(formatAccount(words, { ...UNREAD, displayName: name, platformId: id }), MAX_SHOWN_NAME);
const UNREAD = { platform: 'unknown', kind: 'message', handle: null } as const;

type IsAlike = ReturnType<typeof createAlikeCheck>;

/** The name and, where another one looks the same, what tells them apart. */
function formatSender(words: Words, { name, id }: Sender, isAlike: IsAlike): string {
  const shown = `\u2068${formatName(words, { name, id })}\u2069`;
  if (name === null || !isAlike({ name, id })) return shown;
  const difference = id === null ? listOddLetters(name).join(' ') : truncate(id, MAX_SHOWN_NAME);
  return difference === '' ? shown : `${shown} · ${difference}`;
}

interface MessageChoiceProps extends ArchiveProps {
  readonly messages: readonly ChosenMessage[];
}

const AROUND = [0, 2, 5] as const;

function MessageChoice({ importing, archives, messages }: MessageChoiceProps) {
  const words = useWords();
  const { criteria, setCriteria, found, ticked, conversations, chosenKeys, options, change } = importing;
  const [answer, setAnswer] = useState<'no' | 'yes' | null>(null);
  const criteriaFields = useRef<HTMLFieldSetElement>(null);
  const seal = () => {
    if (criteriaFields.current !== null && reportMistypedDays(criteriaFields.current)) return;
    importing.seal();
  };
  // Thousands of names: not at each letter of a searched word.
  const { senders, isAlike, alikeCount } = useMemo(() => {
    const chosen = conversations.filter(({ key }) => chosenKeys.has(key));
    const listed = listSenders(chosen);
    const check = createAlikeCheck(chosen.flatMap(listNamed));
    return { senders: listed, isAlike: check, alikeCount: listed.filter(check).length };
  }, [conversations, chosenKeys]);
  const repeatedCount = found.positions.filter((position) => importing.repeated.has(position)).length;
  const others = found.positions.length - repeatedCount;
  const hasMedia = messages.some(
    ({ message }, position) => ticked.has(position) && message.media.some(({ path }) => path !== null),
  );
  const asksImages = hasMedia && options.withMedia;
  const lacksOwn = importing.possibleOwn.length > 0 && importing.ownAnswer === null;
  const bytes = archives.files.reduce((sum, { size }) => sum + size, 0);
  const isTooLarge = archives.files.some(({ size }) => size > MAX_ITEM_BYTES);
  const dayField = (name: 'from' | 'to') => (
    <p class="user-input-field">
      <label for={`archive-${name}`}>{t(words, `archive.${name}`)}</label>
      <DayInput
        id={`archive-${name}`}
        name={`archive-${name}`}
        value={criteria[name] ?? ''}
        onDay={(day) => setCriteria({ ...criteria, [name]: day || null })}
      />
    </p>
  );
  return (
    <>
      <fieldset ref={criteriaFields} class="panel">
        <legend>{t(words, 'archive.criteria')}</legend>
        <p class="hint">{t(words, 'archive.criteriaHint')}</p>
        <div class="user-input">
          <p class="user-input-field">
            <label for="archive-sender">{t(words, 'archive.sender')}</label>
            <Select
              id="archive-sender"
              value={criteria.sender === null ? '' : senderKey(criteria.sender)}
              aria-describedby={alikeCount > 0 ? 'archive-alike' : undefined}
              emptyLabel={t(words, 'archive.everybody')}
              options={senders.map((one) => [senderKey(one), `${formatSender(words, one, isAlike)} (${one.messages})`])}
              onChoose={(value) =>
                setCriteria({ ...criteria, sender: senders.find((one) => senderKey(one) === value) ?? null })
              }
            />
            {alikeCount > 0 && (
              <span id="archive-alike" class="hint" data-alike={alikeCount}>
                {t(words, 'archive.alikeSenders')}
              </span>
            )}
          </p>
          {dayField('from')}
          {dayField('to')}
          <p class="user-input-field">
            <label for="archive-words">{t(words, 'archive.words')}</label>
            <input
              id="archive-words"
              name="archive-words"
              type="text"
              autocomplete="off"
              maxLength={500}
              value={criteria.words}
              aria-describedby="archive-words-hint"
              onInput={(event) => setCriteria({ ...criteria, words: event.currentTarget.value })}
            />
            <span id="archive-words-hint" class="hint">
              {t(words, 'archive.wordsHint')}
            </span>
          </p>
          <p class="user-input-field">
            <label for="archive-around">{t(words, 'archive.around')}</label>
            <Select
              id="archive-around"
              value={String(options.around)}
              options={AROUND.map((n) => [
                String(n),
                n === 0 ? t(words, 'archive.none') : t(words, 'archive.beforeAfter', { n }),
              ])}
              onChoose={(value) => change({ around: Number(value) })}
            />
            <span class="hint">{t(words, 'archive.aroundHint')}</span>
          </p>
        </div>
      </fieldset>
      <p role="status" data-found={found.positions.length} data-ticked={ticked.size}>
        {t(words, 'archive.found', { n: found.positions.length })} {t(words, 'archive.ticked', { n: ticked.size })}{' '}
        {found.undated > 0 && t(words, 'archive.undated', { n: found.undated })}
      </p>
      {repeatedCount > 0 && (
        <p class="note" data-repeated={repeatedCount}>
          {t(words, others === 0 ? 'archive.repeatedAll' : 'archive.repeated', { n: repeatedCount, others })}
        </p>
      )}
      <MessageList {...{ importing, archives, messages, isAlike }} />
      <div class="panel">
        {hasMedia && (
          <Checkbox
            name="with-media"
            label={t(words, 'archive.withMedia')}
            checked={options.withMedia}
            onChange={(withMedia) => change({ withMedia })}
          />
        )}
        <Checkbox
          name="intimate"
          label={t(words, 'archive.intimate')}
          meaning={t(words, 'archive.intimateMeaning')}
          checked={options.intimate}
          onChange={(intimate) => change({ intimate })}
        />
        <Checkbox
          name="keep-archive"
          label={t(words, 'archive.keep', { size: formatFileSize(words.lang, bytes) })}
          meaning={
            isTooLarge
              ? t(words, 'archive.tooLarge')
              : t(words, options.intimate ? 'archive.keepIntimate' : 'archive.keepMeaning', { n: conversations.length })
          }
          checked={options.keepArchive}
          disabled={isTooLarge}
          onChange={(keepArchive) => change({ keepArchive })}
        />
      </div>
      {importing.possibleOwn.length > 0 && (
        <OwnSender
          senders={importing.possibleOwn}
          format={(one) => formatSender(words, one, isAlike)}
          answer={importing.ownAnswer}
          change={importing.setOwnAnswer}
        />
      )}
      {importing.knownOwn.length > 0 && (
        <p class="note" data-known-own={importing.knownOwn.length}>
          {t(words, 'archive.ownKnown', {
            names: importing.knownOwn.map((one) => formatSender(words, one, isAlike)).join(', '),
          })}
        </p>
      )}
      {asksImages && (
        <ImageQuestion
          about={t(words, 'images.forMessages')}
          answer={answer}
          change={setAnswer}
          disabled={false}
          name="archive-image-question"
        />
      )}
      {asksImages && answer === 'yes' ? (
        <>
          <p class="note" data-other-messages>
            {t(words, 'images.otherMessages')}
          </p>
          <ProhibitedImage />
        </>
      ) : (
        <>
          <p class="hint">{t(words, 'archive.alsoSealed')}</p>
          {lacksOwn && <p class="hint">{t(words, 'archive.ownFirst')}</p>}
          {asksImages && answer === null && <p class="hint">{t(words, 'import.answerFirst')}</p>}
          <p>
            <button
              type="button"
              class="primary"
              data-action="seal-messages"
              disabled={ticked.size === 0 || lacksOwn || (asksImages && answer === null)}
              onClick={seal}
            >
              {t(words, 'archive.seal', { n: ticked.size })}
            </button>
          </p>
        </>
      )}
    </>
  );
}

/** More messages show on request. */
const MESSAGES_PER_PAGE = 50;

interface MessageListProps extends MessageChoiceProps {
  readonly isAlike: IsAlike;
}

function MessageList({ importing, archives, messages, isAlike }: MessageListProps) {
  const words = useWords();
  const { platform, format } = archives.opened.contents;
  const { found, neighbours, ticked, repeated } = importing;
  const { root, mask } = useReveal<HTMLDetailsElement>();
  const positions = [...found.positions, ...neighbours].toSorted((a, b) => a - b);
  const { first, more, showMore } = useFirst(positions, MESSAGES_PER_PAGE);
  if (positions.length === 0) return null;
  return (
    <details ref={root} class="archive-messages">
      <summary>{t(words, 'archive.oneByOne')}</summary>
      <p class="choices">
        <WordButton word="items.tickAll" class="quiet" action="tick-all" onClick={() => importing.tickAll(true)} />
        <WordButton
          word="archive.untickAll"
          class="quiet"
          action="untick-all"
          onClick={() => importing.tickAll(false)}
        />
      </p>
      <ol class="rows" data-list="messages">
        {first.map((position) => {
          const one = messages[position];
          if (one === undefined) return null;
          const { message } = one;
          const number = position + 1;
          const { files, text } = readShownContent(message);
          return (
            <li key={position} class="row file-row">
              <label class="tick">
                <input
                  type="checkbox"
                  name="message"
                  checked={ticked.has(position)}
                  aria-label={t(words, 'archive.tickOf', { number })}
                  onChange={(event) => importing.tick(position, event.currentTarget.checked)}
                />{' '}
                <span>
                  <bdi>{formatSender(words, { name: message.sender, id: message.senderId }, isAlike)}</bdi> ·{' '}
                  {formatMessageTime(words, message, platform)}
                  {neighbours.has(position) && <Tag text={t(words, 'archive.neighbour')} />}
                  {repeated.has(position) && <Tag text={t(words, 'archive.repeatedOne')} />}
                  {message.forwarded !== undefined && <Tag text={t(words, 'archive.forwarded')} />}
                  {message.kind !== 'message' && <Tag text={t(words, `archive.kind.${message.kind}`)} />}
                  {files > 0 && <Tag text={t(words, 'import.files', { n: files })} />}
                </span>
              </label>
              {text !== '' && (
                <Masked
                  kind="text"
                  {...mask(String(position))}
                  showLabel={t(words, 'archive.showOf', { number })}
                  hideLabel={t(words, 'archive.hideOf', { number })}
                  reveal={() => <MessageText text={text} kind={message.kind} format={format} />}
                />
              )}
            </li>
          );
        })}
      </ol>
      {more > 0 && (
        <button type="button" class="quiet" onClick={showMore}>
          {t(words, 'conversation.more', { n: more })}
        </button>
      )}
    </details>
  );
}

const Tag = ({ text }: { readonly text: string }) => (
  <>
    {' '}
    <span class="tag">{text}</span>
  </>
);

type Message = ChosenMessage['message'];
const formatMessageTime = (words: Words, { posting, localTime }: Message, platform: string): string =>
  localTime === null ? formatPosted(words, posting.iso ?? posting.raw) : formatLocalTime(words, localTime, platform);

function Outcome({ importing: { result, seal, close }, archives }: ArchiveProps) {
  const words = useWords();
  if (result === null) return null;
  const used = listUsed(archives);
  // « 0 message gardé » would read as a failure.
  const isAllKnown = result.sealed === 0 && result.known > 0;
  return (
    <div data-archive-done={result.sealed}>
      <FocusedStatus>
        <strong class={result.sealed > 0 ? 'saved' : undefined}>
          {isAllKnown
            ? t(words, 'archive.allKnown', { n: result.known })
            : t(words, 'archive.done', { n: result.sealed })}
        </strong>
        {result.known > 0 && !isAllKnown && ` ${t(words, 'archive.known', { n: result.known })}`}
        {result.left > 0 && ` ${t(words, 'archive.left', { n: result.left })}`}
      </FocusedStatus>
      {result.refusal !== null && <Alert fault={result.refusal} />}
      {result.isUnmarked && <p class="note">{t(words, 'archive.ownUnmarked')}</p>}
      {result.keptArchives < used.length && (
        <div class="note">
          <p>{t(words, 'archive.keepFile')}</p>
          <ul>
            {used.map(({ name }, index) => (
              <li key={index}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="choices">
        {result.left > 0 && <WordButton word="archive.goOn" class="primary" action="go-on" onClick={seal} />}
        <WordLink word="popup.see" class="button" action="see-items" to="items/all" />
        <WordButton word="import.another" action="another" onClick={close} />
      </div>
    </div>
  );
}
