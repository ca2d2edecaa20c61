import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type TimestampSettings as Chosen,
  NO_TIMESTAMP_SETTINGS,
  parseAuthorityAddress,
} from '../../domain/timestamp/timestamp.ts';
import {
  AUTHORITIES_CHECKED_ON,
  TIMESTAMP_AUTHORITIES,
} from '../../domain/timestamp/timestampAuthorities.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { useWaitedFor } from '../parts/Together.tsx';
import { fullDate } from '../times.ts';
import { t, type Words } from '../words/index.ts';
import type { CarnetProps } from './props.ts';

type Said = 'stamp.saved' | 'stamp.savedNone' | 'stamp.notAllowed';
type TimestampingProps = Pick<CarnetProps, 'ask' | 'words' | 'allowAuthority'>;

/** « Faire dater ce dossier par un tiers »: what it gives, what leaves, by whom. Nothing is chosen beforehand. */
export function Timestamping({ ask, words, allowAuthority }: TimestampingProps) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  useEffect(() => {
    ask('ui>bg:readTimestampSettings', {}).then(setChosen, (error: unknown) => setFault(faultOf(error)));
  }, [ask]);

  useWaitedFor(chosen !== null || fault !== null);

  const choose = (next: Chosen, then: Said) =>
    ask('ui>bg:saveTimestampSettings', next).then(
      () => {
        setChosen(next);
        setSaid(then);
      },
      (error: unknown) => setFault(faultOf(error)),
    );
  const accept = async (next: Chosen): Promise<void> => {
    setFault(null);
    setSaid(null);
    if (next.address === null) return void choose(next, 'stamp.savedNone');
    // First of all: browsers ask only while the click is fresh.
    if (await allowAuthority(next.address)) await choose(next, 'stamp.saved');
    else setSaid('stamp.notAllowed');
  };

  return (
    <section class="panel" aria-labelledby="stamp-title" data-timestamping={chosen?.address ?? 'none'}>
      <h2 id="stamp-title">{t(words, 'stamp.title')}</h2>
      <p>{t(words, 'stamp.meaning')}</p>
      <p>{t(words, 'stamp.leaves')}</p>
      {fault && <Alert words={words} fault={fault} />}
      {chosen !== null && <Choice key={chosen.address} words={words} chosen={chosen} accept={accept} />}
      <p role="status" class="hint">
        {said !== null && t(words, said)}
      </p>
    </section>
  );
}

const NONE = 'none';
const OTHER = 'other';

interface ChoiceProps {
  readonly words: Words;
  readonly chosen: Chosen;
  readonly accept: (next: Chosen) => Promise<void>;
}

function Choice({ words, chosen, accept }: ChoiceProps) {
  const listed = TIMESTAMP_AUTHORITIES.some(({ address }) => address === chosen.address);
  const [picked, setPicked] = useState(chosen.address === null ? NONE : listed ? chosen.address : OTHER);
  const [wrong, setWrong] = useState(false);
  const typed = useRef<HTMLInputElement>(null);
  const captures = useRef<HTMLInputElement>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    const address = picked === OTHER ? parseAuthorityAddress(typed.current?.value ?? '') : picked;
    setWrong(address === null);
    if (address === null) typed.current?.focus();
    else if (address === NONE) void accept(NO_TIMESTAMP_SETTINGS);
    else void accept({ address, captures: captures.current?.checked ?? false });
  };
  const radio = (value: string, label: string) => (
    <label key={value}>
      <input
        type="radio"
        name="authority"
        value={value}
        checked={picked === value}
        onChange={() => setPicked(value)}
      />{' '}
      {label}
    </label>
  );
  return (
    <form class="form" onSubmit={submit} noValidate>
      <fieldset class="kinds">
        <legend>{t(words, 'stamp.who')}</legend>
        {radio(NONE, t(words, 'stamp.none'))}
        {TIMESTAMP_AUTHORITIES.map(({ name, address, qualified, free }) =>
          radio(
            address,
            `${name} : ${t(words, qualified ? 'stamp.qualified' : 'stamp.plain')}${free ? `, ${t(words, 'stamp.free')}` : ''}`,
          ),
        )}
        {radio(OTHER, t(words, 'stamp.other'))}
      </fieldset>
      {picked === OTHER && (
        <div class="field">
          <label for="stamp-address">{t(words, 'stamp.address')}</label>
          <input
            ref={typed}
            id="stamp-address"
            type="url"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            defaultValue={listed ? '' : (chosen.address ?? '')}
            aria-invalid={wrong}
            aria-describedby="stamp-address-hint"
          />
          <p id="stamp-address-hint" class={wrong ? 'field-error' : 'hint'} {...(wrong && { role: 'alert' })}>
            {t(words, wrong ? 'stamp.addressWrong' : 'stamp.addressHint')}
          </p>
        </div>
      )}
      {picked !== NONE && (
        <label>
          <input ref={captures} type="checkbox" name="captures" defaultChecked={chosen.captures} />{' '}
          {t(words, 'stamp.captures')}
        </label>
      )}
      <p class="hint">{t(words, 'stamp.seen', { date: fullDate(words.lang, AUTHORITIES_CHECKED_ON) })}</p>
      <p>
        <button type="submit" data-action="choose-authority">
          {t(words, 'stamp.save')}
        </button>
      </p>
    </form>
  );
}
