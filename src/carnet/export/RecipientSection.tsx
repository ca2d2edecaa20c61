import { useEffect, useState } from 'preact/hooks';
import { FRONT_PAGES, type PartLimits } from '../../domain/export/cutParts.ts';
import { countExhibits, type ExhibitNumber, formatNumbers } from '../../domain/export/exhibitNumber.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { textInLanguage } from '../../domain/shared/languages.ts';
import { getSource, selectVerified } from '../../law/legalSources.ts';
import { type Limit, PORTALS, type Portal } from '../../law/portals.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay, formatFileSize, formatRuns } from '../../ui/formatTime.ts';
import { t, type Words } from '../../ui/locales/index.ts';
import { Alert, TaskProgress, useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import type { DownloadableDossier, DownloadableParts, MakeDownloadableParts, PART_FORMATS } from '../api/downloads.ts';
import { RadioGroup, Select } from '../parts/formFields.tsx';
import { SaveLink } from '../parts/SaveLink.tsx';
import { StatementFields } from './StatementFields.tsx';

interface RecipientSectionProps {
  readonly result: Pick<DownloadableDossier, 'makeParts' | 'statement'>;
}

/** Where the dossier goes: what is accepted there, copies that fit, and texts to paste into the form. */
export function RecipientSection({ result }: RecipientSectionProps) {
  const words = useWords();
  const [id, setId] = useState<string | null>(null);
  const portal = PORTALS.find((one) => one.id === id);
  return (
    <details class="fold" data-recipient={id ?? ''}>
      <summary>{t(words, 'recipient.title')}</summary>
      <p>{t(words, 'recipient.intro')}</p>
      <RadioGroup
        legend={t(words, 'recipient.title')}
        hidesLegend
        name="recipient"
        value={id}
        options={selectVerified(PORTALS).map((one) => [one.id, textInLanguage(one.name, words.lang)])}
        choose={setId}
      />
      {portal !== undefined && (
        <section class="panel" key={portal.id}>
          <RecipientLimits portal={portal} />
          {result.makeParts === null ? (
            <p class="note">{t(words, 'recipient.password')}</p>
          ) : (
            <PartsMaker portal={portal} makeParts={result.makeParts} />
          )}
          <StatementFields portal={portal} statement={result.statement} />
        </section>
      )}
    </details>
  );
}

/** What a recipient accepts, with its source. A limit that no source gives is said to be unknown. */
function RecipientLimits({ portal }: { readonly portal: Portal }) {
  const words = useWords();
  const { lines, sources, checked, confidence } = portal;
  return (
    <>
      {selectVerified(lines).map((line) => (
        <p key={line.fr}>{textInLanguage(line, words.lang)}</p>
      ))}
      <ul data-limits>
        {limitSentences(words, portal).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="hint">
        {sources.map((id) => (
          <span key={id}>
            {t(words, 'recipient.source', { title: getSource(id).title, day: formatDay(words.lang, checked) })}{' '}
          </span>
        ))}
        {confidence === 'verify' && t(words, 'recipient.uncertain')}
      </p>
    </>
  );
}

function limitSentences(words: Words, { types, maxFileBytes, maxTotalBytes, maxFiles }: Portal): readonly string[] {
  const size = (bytes: number) => formatFileSize(words.lang, bytes);
  const sentence = (limit: Limit, known: (value: number) => string, unknown: string): readonly string[] =>
    limit === 'none' ? [] : [limit === 'unknown' ? unknown : known(limit)];
  return [
    types === null
      ? t(words, 'recipient.typesUnknown')
      : t(words, 'recipient.types', { types: types.map((type) => type.toUpperCase()).join(', ') }),
    ...sentence(
      maxFileBytes,
      (bytes) => t(words, 'recipient.fileBytes', { size: size(bytes) }),
      t(words, 'recipient.fileBytesUnknown'),
    ),
    ...sentence(
      maxTotalBytes,
      (bytes) => t(words, 'recipient.totalBytes', { size: size(bytes) }),
      t(words, 'recipient.totalBytesUnknown'),
    ),
    ...sentence(
      maxFiles,
      (count) => t(words, 'recipient.fileCount', { count }),
      t(words, 'recipient.fileCountUnknown'),
    ),
  ];
}

type Format = (typeof PART_FORMATS)[number];

/** Megabytes offered where the limit is unknown. */
const SIZES = [5, 10, 20] as const;
const DEFAULT_SIZE = '10';
const MEGABYTE = 1_000_000;

/** Makes the copies for a recipient. Leaving it, or making others, deletes the files. */
function PartsMaker({ portal, makeParts }: { readonly portal: Portal; readonly makeParts: MakeDownloadableParts }) {
  const words = useWords();
  const [size, setSize] = useState(DEFAULT_SIZE);
  const [format, setFormat] = useState<Format>('pdf');
  const { task, result, fault, run, cancel, reset } = useTask<DownloadableParts>();
  useEffect(() => () => result?.discard(), [result]);
  useEffect(() => reset, [reset]);
  const upTo = (size: number) => t(words, 'recipient.upTo', { size: formatFileSize(words.lang, size * MEGABYTE) });
  const isSizeUnknown = portal.maxFileBytes === 'unknown';
  const chosenBytes = size === '' ? null : Number(size) * MEGABYTE;
  const limits: PartLimits = {
    maxFileBytes: isSizeUnknown ? chosenBytes : toNumber(portal.maxFileBytes),
    maxTotalBytes: toNumber(portal.maxTotalBytes),
    maxFiles: toNumber(portal.maxFiles),
  };
  const start = () =>
    run(async (progress, signal) => {
      const made = await makeParts({ format, limits }, progress, signal);
      if (!signal.aborted) return made;
      made.discard();
      throw new Refusal('cancelled');
    });
  const change = (apply: () => void) => {
    reset();
    apply();
  };
  return (
    <>
      {isSizeUnknown && (
        <p class="labelled">
          <label for="part-size">
            {t(words, 'recipient.maxSize')}
            <Select
              id="part-size"
              name="part-size"
              value={size}
              options={[...SIZES.map((one) => [String(one), upTo(one)] as const), ['', t(words, 'recipient.anySize')]]}
              onChoose={(value) => change(() => setSize(value))}
            />
          </label>
        </p>
      )}
      {portal.types?.includes('jpeg') && (
        <RadioGroup<Format>
          legend={t(words, 'recipient.format')}
          name="part-format"
          value={format}
          options={[
            ['pdf', t(words, 'recipient.format.pdf')],
            ['jpeg', t(words, 'recipient.format.jpeg')],
          ]}
          choose={(one) => change(() => setFormat(one ?? 'pdf'))}
        />
      )}
      {task.kind === 'working' ? (
        <TaskProgress label={t(words, 'recipient.making')} action="cancel-parts" step={task.step} cancel={cancel} />
      ) : (
        <p>
          <WordButton word="recipient.make" action="make-parts" onClick={start} />
        </p>
      )}
      {fault && fault.code !== 'cancelled' && <Alert fault={fault} />}
      {task.kind === 'done' && result !== null && <MadePartsList made={result} />}
    </>
  );
}

const toNumber = (limit: Limit): number | null => (typeof limit === 'number' ? limit : null);

const listed = (numbers: readonly ExhibitNumber[]) => ({
  n: countExhibits(numbers),
  list: formatNumbers(numbers, formatRuns),
});

/** The copies to save, and what does not fit. */
function MadePartsList({ made: { files, leftOut } }: { readonly made: DownloadableParts }) {
  const words = useWords();
  const reasons = (['tooLarge', 'beyond', 'withoutImage'] as const).map(
    (reason) => [reason, leftOut[reason].filter((number) => number !== FRONT_PAGES)] as const,
  );
  const isFrontLeft = [...leftOut.tooLarge, ...leftOut.beyond].includes(FRONT_PAGES);
  const hasLeftOut = isFrontLeft || reasons.some(([, numbers]) => numbers.length > 0);
  return (
    <>
      <p role="status">
        {files.length === 0 ? t(words, 'recipient.nothing') : t(words, 'recipient.made', { n: files.length })}
      </p>
      {files.length > 0 && <p>{t(words, 'recipient.isCopy')}</p>}
      <ol class="downloads">
        {files.map((file, index) => (
          <li key={file.fileName}>
            <SaveLink
              name={`part-${index + 1}`}
              file={file}
              label={t(words, 'recipient.save', { index: index + 1, size: formatFileSize(words.lang, file.bytes) })}
            />
            <p class="hint">
              {file.numbers.length === 0
                ? t(words, 'recipient.frontOnly')
                : t(words, 'recipient.exhibits', listed(file.numbers))}
            </p>
          </li>
        ))}
      </ol>
      {hasLeftOut && (
        <div class="note" data-left-out>
          <h2>{t(words, 'recipient.left')}</h2>
          <ul>
            {isFrontLeft && <li>{t(words, 'recipient.left.front')}</li>}
            {reasons.map(
              ([reason, numbers]) =>
                numbers.length > 0 && <li key={reason}>{t(words, `recipient.left.${reason}`, listed(numbers))}</li>,
            )}
          </ul>
          <p>{t(words, 'recipient.leftMeaning')}</p>
        </div>
      )}
    </>
  );
}
