import { useState } from 'preact/hooks';
import type { AttachmentTarget } from '../../domain/item/attachments.ts';
import { ImageQuestion } from '../images/ImageQuestion.tsx';
import { NotKept } from '../images/NotKept.tsx';
import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { useRevealed } from '../parts/revealed.ts';
import { useStay } from '../parts/work.tsx';
import { t, type Words } from '../words/index.ts';
import { Choose } from './Choose.tsx';
import { FileRow } from './FileRow.tsx';
import { isReady, mistakes, type Order, statedOf } from './files.ts';
import { LeftOvers } from './LeftOvers.tsx';
import type { Imports } from './props.ts';
import { StatedFields } from './StatedFields.tsx';
import { type Importing, useImport } from './useImport.ts';

interface ImportViewProps {
  /** What the files are documents of; null: captures from elsewhere. */
  readonly place: AttachmentTarget | null;
  readonly words: Words;
  readonly imports: Imports;
  readonly window: Window;
}

const placeHash = (place: AttachmentTarget): string =>
  place.kind === 'authorisation' ? '#operator' : place.item === null ? '#steps' : `#item/${place.item}`;

/** Files from elsewhere: chosen, asked about, described once for all, put in order, sealed one by one. */
export function ImportView({ place, words, imports, window }: ImportViewProps) {
  const importing = useImport(imports, place);
  const [answer, setAnswer] = useState<'no' | 'yes' | null>(null);
  const { rows, running } = importing;
  useStay(window, running);
  const another = () => {
    importing.clear();
    setAnswer(null);
  };
  return (
    <section class="import">
      <Heading>{t(words, 'import.title')}</Heading>
      {place === null ? (
        <p>{t(words, 'import.intro')}</p>
      ) : (
        <>
          <p>
            <a class="back" href={placeHash(place)}>
              {t(words, 'documents.back')}
            </a>
          </p>
          <p>{t(words, place.kind === 'step' ? 'documents.forStep' : 'documents.forAuthorisation')}</p>
        </>
      )}
      <LeftOvers words={words} imports={imports} />
      <Choose words={words} window={window} add={importing.add} disabled={running} />
      {rows.length === 0 && place === null && (
        <p class="hint">
          {t(words, 'origins.fromImport')} <a href="#received">{t(words, 'origins.title')}</a>
        </p>
      )}
      {rows.length > 0 && (
        <ImageQuestion
          words={words}
          about={t(words, 'images.forEach')}
          answer={answer}
          change={setAnswer}
          disabled={running}
        />
      )}
      {answer === 'yes' && rows.length > 0 ? (
        <NotKept words={words} imports={imports} />
      ) : (
        rows.length > 0 && (
          <Batch
            words={words}
            imports={imports}
            importing={importing}
            answered={answer === 'no'}
            another={another}
          />
        )
      )}
    </section>
  );
}

interface BatchProps extends Pick<ImportViewProps, 'words' | 'imports'> {
  readonly importing: Importing;
  readonly answered: boolean;
  readonly another: () => void;
}

const ORDERS: readonly (readonly [Order, 'import.byDate' | 'import.byName' | 'import.byHand'])[] = [
  ['date', 'import.byDate'],
  ['name', 'import.byName'],
  ['hand', 'import.byHand'],
];

function Batch({ words, imports, importing, answered, another }: BatchProps) {
  const { rows, common, order, running } = importing;
  const { root, shown, toggle } = useRevealed<HTMLOListElement>();
  const ready = rows.filter(isReady).length;
  return (
    <>
      {ready > 0 && (
        <fieldset class="panel">
          <legend>{t(words, 'import.common')}</legend>
          <p class="hint">{t(words, 'import.commonHint')}</p>
          <StatedFields
            words={words}
            prefix="common"
            stated={common}
            change={importing.setCommon}
            disabled={running}
          />
          <label class="tick">
            <input
              type="checkbox"
              name="intimate"
              checked={importing.intimate}
              disabled={running}
              onChange={(event) => importing.setIntimate(event.currentTarget.checked)}
            />
            <span>
              {t(words, 'intimate.import')}
              <span class="hint">{t(words, 'intimate.importMeaning')}</span>
            </span>
          </label>
        </fieldset>
      )}
      <h2>{t(words, 'import.files', { n: rows.length })}</h2>
      <p class="import-order">
        <label for="import-order">{t(words, 'import.order')}</label>
        <select
          id="import-order"
          value={order}
          disabled={running}
          onChange={(event) => {
            const chosen = ORDERS.find(([one]) => one === event.currentTarget.value)?.[0];
            if (chosen !== undefined) importing.arrange(chosen);
          }}
        >
          {ORDERS.map(([value, label]) => (
            <option key={value} value={value}>
              {t(words, label)}
            </option>
          ))}
        </select>
      </p>
      <ol ref={root} class="rows" data-list="files">
        {rows.map((row) => (
          <FileRow
            key={row.key}
            words={words}
            imports={imports}
            row={row}
            importing={importing}
            shown={shown === String(row.key)}
            toggle={() => toggle(String(row.key))}
          />
        ))}
      </ol>
      <Seal words={words} importing={importing} answered={answered} another={another} />
    </>
  );
}

/** The one button that seals, how far it is, and how it ended; always in sight below the list. */
function Seal({ words, importing, answered, another }: Omit<BatchProps, 'imports'>) {
  const { rows, common, running, fault } = importing;
  const ready = rows.filter(isReady);
  const sealed = rows.filter(({ outcome }) => outcome?.kind === 'sealed').length;
  const looking = rows.some(({ look, fault: refused }) => look === null && refused === null);
  const wrong = ready.some((row) => mistakes(statedOf(row, common)).length > 0);
  const left = rows.length - sealed;
  return (
    <div
      class="import-seal"
      data-import={running ? 'working' : sealed > 0 && ready.length === 0 ? 'done' : 'ready'}
    >
      {fault && <Alert words={words} fault={fault} />}
      {running && (
        <>
          <progress value={sealed} max={rows.length} aria-label={t(words, 'import.title')} />
          <p class="hint">
            {t(words, 'import.working', { done: sealed, total: rows.length })}. {t(words, 'import.stayOpen')}
          </p>
          <button type="button" data-action="stop" onClick={importing.stop}>
            {t(words, 'import.stop')}
          </button>
        </>
      )}
      <p role="status">
        {!running && sealed > 0 && t(words, 'import.done', { n: sealed })}{' '}
        {!running && sealed > 0 && left > 0 && t(words, 'import.notDone', { n: left })}
      </p>
      {!running && ready.length > 0 && (
        <>
          {!answered && (
            <p id="import-answer" class="hint">
              {t(words, 'import.answerFirst')}
            </p>
          )}
          <button
            type="button"
            class="primary"
            data-action="seal"
            disabled={!answered || looking || wrong}
            {...(!answered && { 'aria-describedby': 'import-answer' })}
            onClick={importing.seal}
          >
            {t(words, sealed > 0 ? 'import.resume' : 'import.seal', { n: ready.length })}
          </button>
        </>
      )}
      {!running && sealed > 0 && (
        <div class="choices">
          <a class="button" data-action="see-items" href="#items">
            {t(words, 'import.seeItems')}
          </a>
          <button type="button" data-action="another" onClick={another}>
            {t(words, 'import.another')}
          </button>
        </div>
      )}
    </div>
  );
}
