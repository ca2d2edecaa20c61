import type { ReceivedDossier } from '../../domain/received/receivedDossiers.ts';
import { AskFirst } from '../parts/AskFirst.tsx';
import { Digest } from '../parts/Digest.tsx';
import { exactTime, shortTime, utcTime } from '../times.ts';
import { t, type Words } from '../words/index.ts';
import type { ListedDossier } from './props.ts';
import { TwinLines } from './TwinLines.tsx';

interface DossierPanelProps {
  readonly words: Words;
  readonly listed: ListedDossier;
  readonly others: readonly ReceivedDossier[];
  readonly remove: (number: number) => Promise<void>;
  readonly removed: () => void;
}

/** One received dossier: where it is from, what was verified of it, what it shares with the rest. */
export function DossierPanel({ words, listed, others, remove, removed }: DossierPanelProps) {
  const { dossier, duplicates: twins } = listed;
  const { number, fileName, created, addedAt, items, counts, timestamps, manifest, key } = dossier;
  const title = `received-${number}`;
  const earlier = others.find((one) => one.journal.id === dossier.journal.id && one.number < number);
  return (
    <section class="panel" aria-labelledby={title} data-origin={number}>
      <h2 id={title}>{t(words, 'origins.name', { number })}</h2>
      <p>{t(words, 'origins.items', { n: items.length })}</p>
      <p>
        <bdi>{t(words, 'origins.file', { name: fileName })}</bdi>
      </p>
      <p>
        {t(words, 'origins.made', { when: timeOf(words, created) })}{' '}
        {t(words, 'origins.kept', { when: shortTime(words.lang, addedAt) })}
      </p>
      {timestamps.map(({ when, authority, known }) => (
        <p key={when}>
          {t(words, known ? 'origins.stamped' : 'origins.stampedUnknown', {
            when: utcTime(words.lang, when),
            authority,
          })}
        </p>
      ))}
      <p>{t(words, 'origins.counts', counts)}</p>
      {earlier && <p class="note">{t(words, 'origins.sameJournal', { number: earlier.number })}</p>}
      <TwinLines words={words} twins={twins} />
      <h3>{t(words, 'origins.manifest')}</h3>
      <Digest hex={manifest} />
      <p class="hint">{t(words, 'origins.compare')}</p>
      <h3>{t(words, 'origins.key')}</h3>
      <Digest hex={key} />
      <p>
        <a class="button" data-action="see-received" href={`#received/${number}`}>
          {t(words, 'origins.see')}
        </a>
      </p>
      <RemoveReceived {...{ words, number, remove, removed }} />
    </section>
  );
}

interface RemoveReceivedProps extends Pick<DossierPanelProps, 'words' | 'remove' | 'removed'> {
  readonly number: number;
}

export function RemoveReceived({ words, number, remove, removed }: RemoveReceivedProps) {
  return (
    <AskFirst
      words={words}
      action={`remove-received-${number}`}
      start={t(words, 'origins.remove')}
      title={t(words, 'origins.removeTitle', { number })}
      keep={t(words, 'origins.removeKeep')}
      confirm={t(words, 'origins.removeConfirm')}
      quiet
      act={() => remove(number).then(() => null)}
      done={removed}
    >
      <p>{t(words, 'origins.removeMeaning')}</p>
    </AskFirst>
  );
}

/** Somebody else wrote it: an instant by its shape may be none. */
function timeOf(words: Words, instant: string): string {
  return Number.isNaN(Date.parse(instant)) ? instant : exactTime(words.lang, instant, '+00:00');
}
