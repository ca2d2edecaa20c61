import { useEffect, useState } from 'preact/hooks';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { shortTime } from '../times.ts';
import { t, type Words } from '../words/index.ts';

/** The columns that are not encrypted (src/store/db.ts), in plain words; the last is not ours. */
const READABLE = [
  'readable.items',
  'readable.records',
  'readable.sheets',
  'readable.digests',
  'readable.key',
  'readable.dates',
  'readable.answers',
  'readable.browser',
] as const;

export function Readable({ words }: { readonly words: Words }) {
  return (
    <>
      <h2>{t(words, 'readable.title')}</h2>
      <p>{t(words, 'readable.meaning')}</p>
      <ul class="readable">
        {READABLE.map((key) => (
          <li key={key}>{t(words, key)}</li>
        ))}
      </ul>
      <h2>{t(words, 'traces.title')}</h2>
      <p>{t(words, 'traces.profile')}</p>
      <p>{t(words, 'traces.private')}</p>
    </>
  );
}

/** Enough to see whether somebody else tried. */
const SHOWN = 20;

interface TriesProps {
  readonly ask: Ask;
  readonly words: Words;
}

/** Wrong tries, the newest first, in this computer's own time. */
export function Tries({ ask, words }: TriesProps) {
  const [tries, setTries] = useState<readonly string[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    ask('ui>bg:wrongTries', {}).then(setTries, (error: unknown) => setFault(faultOf(error)));
  }, [ask]);
  const newest = tries?.toReversed().slice(0, SHOWN) ?? [];
  return (
    <>
      <h2>{t(words, 'tries.title')}</h2>
      {fault && <Alert words={words} fault={fault} />}
      {tries && <p>{t(words, newest.length === 0 ? 'tries.none' : 'tries.failed')}</p>}
      {newest.length > 0 && (
        <ol class="tries" data-list="tries">
          {newest.map((at) => (
            <li key={at}>
              <time dateTime={at}>{shortTime(words.lang, at)}</time>
            </li>
          ))}
        </ol>
      )}
      <p class="hint">{t(words, 'tries.meaning')}</p>
    </>
  );
}
