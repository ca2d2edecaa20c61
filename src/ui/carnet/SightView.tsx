import { useEffect, useState } from 'preact/hooks';
import type { DiagnosedField, Diagnostics, DiagnosticsField } from '../../domain/capture/observation.ts';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { platformOf } from '../parts/ItemRow.tsx';
import { whyUnread } from '../parts/ways.ts';
import { postedTime } from '../times.ts';
import { t, type WordKey, type Words, warningSentence } from '../words/index.ts';

interface SightViewProps {
  readonly ask: Ask;
  readonly words: Words;
  /** The tab the popup was opened over. */
  readonly tabId: number;
}

/** « Que voyez-vous ? »: for a helper, what is recognised on a page, in figures. Kept nowhere. */
export function SightView({ ask, words, tabId }: SightViewProps) {
  const [sight, setSight] = useState<Diagnostics | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    setSight(null);
    setFault(null);
    ask('ui>bg:diagnosePage', { tabId }).then(setSight, (error: unknown) => setFault(faultOf(error)));
  }, [ask, tabId, turn]);

  return (
    <section data-section="sight" aria-busy={sight === null && fault === null}>
      <Heading>{t(words, 'sight.title')}</Heading>
      <p class="hint">{t(words, 'sight.meaning')}</p>
      <p role="status">
        {fault === null && (sight === null ? t(words, 'sight.searching') : sumOf(words, sight))}
      </p>
      {fault && (
        <Alert words={words} fault={fault}>
          <p>{t(words, 'sight.gone')}</p>
        </Alert>
      )}
      {sight && <Reader words={words} sight={sight} />}
      {sight && sight.posts > 0 && <Counts words={words} sight={sight} />}
      <button type="button" data-action="look-again" onClick={() => setTurn((value) => value + 1)}>
        {t(words, 'sight.again')}
      </button>
    </section>
  );
}

function sumOf(words: Words, { posts, fields, stopped }: Diagnostics): string {
  const why = stopped === null ? '' : t(words, `sight.stopped.${stopped}`);
  // Of the rest of the page nothing is known.
  if (posts === 0) return why || t(words, 'sight.none');
  const read = (name: DiagnosedField): number => fields.find((field) => field.name === name)?.read ?? 0;
  const counted = t(words, 'sight.posts', { n: posts });
  const sum = t(words, 'sight.sum', {
    posts: stopped === null ? counted : t(words, 'sight.more', { posts: counted }),
    links: t(words, 'sight.links', { n: read('permalink') }),
    dates: t(words, 'sight.dates', { n: read('posting') }),
  });
  return why === '' ? sum : `${sum} ${why}`;
}

type SightPart = Pick<SightViewProps, 'words'> & { readonly sight: Diagnostics };

/** Which reader spoke, and what stood in the way of another. */
function Reader({ words, sight: { reader, passed } }: SightPart) {
  return (
    <>
      {passed && (
        <p data-warning={passed.why}>
          {t(words, 'sight.passed', { platform: platformOf(words, passed.platform) })}{' '}
          {warningSentence(words, passed.why)}
        </p>
      )}
      {reader && (
        <p>
          {t(words, 'sight.reader', { reader: reader.id, version: reader.version })}{' '}
          {reader.confirmed !== null
            ? t(words, 'sight.confirmed', {
                date: postedTime(words.lang, reader.confirmed) ?? reader.confirmed,
              })
            : t(words, reader.id === 'generic' ? 'sight.generic' : 'sight.unconfirmed')}
        </p>
      )}
    </>
  );
}

const LABELS: Readonly<Record<DiagnosedField, Extract<WordKey, `field.${string}` | 'sight.text'>>> = {
  handle: 'field.handle',
  displayName: 'field.displayName',
  profileUrl: 'field.profileUrl',
  permalink: 'field.permalink',
  posting: 'field.posting',
  text: 'sight.text',
};

function Counts({ words, sight: { posts, fields } }: SightPart) {
  return (
    <table class="sight">
      <thead>
        <tr>
          <th scope="col">{t(words, 'sight.field')}</th>
          <th scope="col">{t(words, 'sight.read')}</th>
          <th scope="col">{t(words, 'sight.why')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.name} data-field={field.name}>
            <th scope="row">{t(words, LABELS[field.name])}</th>
            <td>{countOf(words, field, posts)}</td>
            <td>{field.whyNot.map((way) => whyUnread(words, way)).join(' ; ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function countOf(words: Words, { read, unsure }: DiagnosticsField, posts: number): string {
  const count = t(words, 'sight.count', { read, posts });
  return unsure === 0 ? count : `${count}, ${t(words, 'sight.unsure', { n: unsure })}`;
}
