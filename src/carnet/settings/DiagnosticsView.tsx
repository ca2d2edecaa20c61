import type { DiagnosedField } from '../../domain/capture/observation.ts';
import type { FactKey } from '../../domain/item/ficheFacts.ts';
import type { Diagnostics, DiagnosticsField } from '../../messages/pageSchemas.ts';
import { useAsk, useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { formatPostedTime } from '../../ui/formatTime.ts';
import { formatPlatform } from '../../ui/itemLabels.tsx';
import { t, type Words } from '../../ui/locales/index.ts';
import { Alert, useLoad } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { CopyReport } from '../parts/CopyButton.tsx';
import { formatFactLabel, missingReasonText, warningSentence } from '../parts/labels.tsx';

interface DiagnosticsViewProps {
  /** The tab that was active when the popup opened. */
  readonly tabId: number;
}

/** « Ce que Recueil lit ici »: what the readers recognise on a page, in figures, for a helper. Nothing is stored. */
export function DiagnosticsView({ tabId }: DiagnosticsViewProps) {
  const ask = useAsk();
  const words = useWords();
  const { task, fault, reload } = useLoad(() => ask('ui>bg:diagnosePage', { tabId }), [ask, tabId]);
  const diagnostics = task.kind === 'done' ? task.result : null;

  return (
    <section data-section="diagnostics" aria-busy={diagnostics === null && fault === null}>
      <Heading>{t(words, 'diagnostics.title')}</Heading>
      <p class="hint">{t(words, 'diagnostics.meaning')}</p>
      <p role="status">
        {fault === null && (diagnostics === null ? t(words, 'posts.searching') : summarize(words, diagnostics))}
      </p>
      {fault && (
        <Alert fault={fault}>
          <p>{t(words, 'diagnostics.gone')}</p>
        </Alert>
      )}
      {diagnostics && <ReaderUsed diagnostics={diagnostics} />}
      {diagnostics && diagnostics.posts > 0 && <FieldCounts diagnostics={diagnostics} />}
      {diagnostics && (
        <CopyReport report={formatDiagnosticsReport(diagnostics)} meaning={t(words, 'diagnostics.copyMeaning')} />
      )}
      <WordButton word="diagnostics.again" action="diagnose-again" onClick={reload} />
    </section>
  );
}

function summarize(words: Words, { posts, fields, stopped }: Diagnostics): string {
  const stopReason = stopped === null ? '' : t(words, `diagnostics.stopped.${stopped}`);
  // The count covers the page only up to where the reading stopped: without a post, the reason alone is shown.
  if (posts === 0) return stopReason || t(words, 'diagnostics.none');
  const read = (name: DiagnosedField): number => fields.find((field) => field.name === name)?.read ?? 0;
  const postCount = t(words, 'accounts.count', { n: posts });
  const sentence = t(words, 'diagnostics.sum', {
    posts: stopped === null ? postCount : t(words, 'diagnostics.more', { posts: postCount }),
    links: t(words, 'diagnostics.links', { n: read('permalink') }),
    dates: t(words, 'diagnostics.dates', { n: read('posting') }),
  });
  return stopReason === '' ? sentence : `${sentence} ${stopReason}`;
}

interface DiagnosticsPart {
  readonly diagnostics: Diagnostics;
}

/** The reader that was used, and why the reader of the platform was not. */
function ReaderUsed({ diagnostics: { reader, passed, isLayoutChanged } }: DiagnosticsPart) {
  const words = useWords();
  return (
    <>
      {passed && (
        <p data-warning={passed.why}>
          {t(words, 'diagnostics.passed', { platform: formatPlatform(words, passed.platform) })}{' '}
          {warningSentence(words, passed.why)}
        </p>
      )}
      {isLayoutChanged && <p data-warning="layout-changed">{warningSentence(words, 'layout-changed')}</p>}
      {reader && (
        <p>
          {t(words, 'diagnostics.reader', { reader: reader.id, version: reader.version })}{' '}
          {reader.confirmed !== null
            ? t(words, 'diagnostics.confirmed', {
                date: formatPostedTime(words.lang, reader.confirmed) ?? reader.confirmed,
              })
            : t(words, reader.id === 'generic' ? 'diagnostics.generic' : 'diagnostics.unconfirmed')}
        </p>
      )}
    </>
  );
}

/** The facts that a diagnosis counts. The text is no fact of the list: it has a section of its own in the fiche. */
const DIAGNOSED_FACTS: Readonly<Record<Exclude<DiagnosedField, 'text'>, FactKey>> = {
  handle: 'author.handle',
  displayName: 'author.displayName',
  profileUrl: 'author.profileUrl',
  permalink: 'address.permalink',
  posting: 'posting',
};

const formatFieldName = (words: Words, name: DiagnosedField): string =>
  name === 'text' ? t(words, 'diagnostics.text') : formatFactLabel(words, DIAGNOSED_FACTS[name]);

function FieldCounts({ diagnostics: { posts, fields } }: DiagnosticsPart) {
  const words = useWords();
  return (
    <table class="diagnostics">
      <thead>
        <tr>
          <th scope="col">{t(words, 'diagnostics.field')}</th>
          <th scope="col">{t(words, 'diagnostics.read')}</th>
          <th scope="col">{t(words, 'diagnostics.why')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.name} data-field={field.name}>
            <th scope="row">{formatFieldName(words, field.name)}</th>
            <td>{formatFieldCount(words, field, posts)}</td>
            <td>{field.whyNot.map((code) => missingReasonText(words, code)).join(' ; ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function formatFieldCount(words: Words, { read, unsure }: DiagnosticsField, posts: number): string {
  const count = t(words, 'diagnostics.count', { read, posts });
  return unsure === 0 ? count : `${count}, ${t(words, 'diagnostics.unsure', { n: unsure })}`;
}

/**
 * Formats a diagnosis as lines to send to whoever maintains the readers: ids, versions, counts and our own codes, the
 * same in every language, without any content of the page.
 */
function formatDiagnosticsReport({ posts, reader, passed, isLayoutChanged, fields, stopped }: Diagnostics): string {
  return [
    reader
      ? `reader: ${reader.id}, version ${reader.version}, confirmed ${reader.confirmed ?? 'never'}`
      : 'reader: none',
    ...(passed ? [`platform without a post: ${passed.platform} (${passed.why})`] : []),
    ...(isLayoutChanged ? ['layout-changed'] : []),
    `posts: ${posts}${stopped === null ? '' : ` (stopped: ${stopped})`}`,
    ...fields.map(({ name, read, unsure, whyNot }) => {
      const reasons = whyNot.length === 0 ? '' : `, ${whyNot.join(' ')}`;
      return `${name}: ${read}/${posts}, unsure ${unsure}${reasons}`;
    }),
  ].join('\n');
}
