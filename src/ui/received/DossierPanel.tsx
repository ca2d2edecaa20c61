import type { ReceivedDossier } from '../../domain/case/receivedDossiers.ts';
import { formatExactTime, formatShortTime, formatUtcTime } from '../formatTime.ts';
import { t, type Words } from '../locales/index.ts';
import { ConfirmPanel } from '../shared/ConfirmPanel.tsx';
import { useWords } from '../shared/context.ts';
import { Digest } from '../shared/Digest.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { DuplicateLines } from './DuplicateLines.tsx';
import type { ListedDossier } from './receivedDossiersApi.ts';

interface DossierPanelProps {
  readonly listed: ListedDossier;
  readonly others: readonly ReceivedDossier[];
  readonly remove: (number: number) => Promise<void>;
  readonly onRemoved: () => void;
}

/** One received dossier: its origin, what was verified, and its duplicates. */
export function DossierPanel({ listed, others, remove, onRemoved }: DossierPanelProps) {
  const words = useWords();
  const { dossier, duplicates } = listed;
  const { number, fileName, created, addedAt, items, counts, timestamps, manifest, key } = dossier;
  const title = `received-${number}`;
  const sameJournal = others.find((one) => one.journal.id === dossier.journal.id && one.number < number);
  return (
    <section class="panel" aria-labelledby={title} data-received-dossier={number}>
      <h2 id={title}>{t(words, 'receivedDossiers.name', { number })}</h2>
      <p>{t(words, 'receivedDossiers.items', { n: items.length })}</p>
      <p>
        <bdi>{t(words, 'receivedDossiers.file', { name: fileName })}</bdi>
      </p>
      <p>
        {t(words, 'receivedDossiers.made', { when: formatDossierTime(words, created) })}{' '}
        {t(words, 'receivedDossiers.kept', { when: formatShortTime(words.lang, addedAt) })}
      </p>
      {timestamps.map(({ when, authority, known }) => (
        <p key={when}>
          {t(words, known ? 'receivedDossiers.stamped' : 'receivedDossiers.stampedUnknown', {
            when: formatUtcTime(words.lang, when),
            authority,
          })}
        </p>
      ))}
      <p>{t(words, 'receivedDossiers.counts', counts)}</p>
      {sameJournal && <p class="note">{t(words, 'receivedDossiers.sameJournal', { number: sameJournal.number })}</p>}
      <DuplicateLines duplicates={duplicates} />
      <h3>{t(words, 'receivedDossiers.manifest')}</h3>
      <Digest hex={manifest} />
      <p class="hint">{t(words, 'receivedDossiers.compare')}</p>
      <h3>{t(words, 'receivedDossiers.key')}</h3>
      <Digest hex={key} />
      <p>
        <a class="button" data-action="see-received" {...linkTo(`received/${number}`)}>
          {t(words, 'receivedDossiers.see')}
        </a>
      </p>
      <RemoveReceivedDossier number={number} remove={remove} onRemoved={onRemoved} />
    </section>
  );
}

interface RemoveReceivedDossierProps extends Pick<DossierPanelProps, 'remove' | 'onRemoved'> {
  readonly number: number;
}

export function RemoveReceivedDossier({ number, remove, onRemoved }: RemoveReceivedDossierProps) {
  const words = useWords();
  return (
    <ConfirmPanel
      action={`remove-received-${number}`}
      startLabel={t(words, 'receivedDossiers.remove')}
      title={t(words, 'receivedDossiers.removeTitle', { number })}
      cancelLabel={t(words, 'receivedDossiers.removeKeep')}
      confirmLabel={t(words, 'receivedDossiers.removeConfirm')}
      quiet
      act={() => remove(number).then(() => null)}
      onDone={onRemoved}
    >
      <p>{t(words, 'receivedDossiers.removeMeaning')}</p>
    </ConfirmPanel>
  );
}

/** Returns the text as it is when it is not a date: a received dossier may contain anything. */
function formatDossierTime(words: Words, instant: string): string {
  return Number.isNaN(Date.parse(instant)) ? instant : formatExactTime(words.lang, instant, '+00:00');
}
