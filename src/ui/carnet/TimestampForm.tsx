import { useEffect, useRef, useState } from 'preact/hooks';
import {
  NO_TIMESTAMP_SETTINGS,
  parseAuthorityAddress,
  type TimestampSettings,
} from '../../domain/timestamp/timestamp.ts';
import { AUTHORITIES_CHECKED_ON, TIMESTAMP_AUTHORITIES } from '../../domain/timestamp/timestampAuthorities.ts';
import { formatFullDate } from '../formatTime.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { useLayoutReady } from '../shared/LayoutGate.tsx';
import { useSubmit } from '../shared/useSubmit.ts';
import { useTask } from '../shared/useTask.tsx';
import type { CarnetProps } from './carnetProps.ts';

type TimestampMessage = 'timestamp.saved' | 'timestamp.savedNone' | 'timestamp.notAllowed';
type TimestampFormProps = Pick<CarnetProps, 'allowAuthority'>;

/** « Faire dater ce dossier par un tiers »: the benefit, the data sent, the authorities. None is preselected. */
export function TimestampForm({ allowAuthority }: TimestampFormProps) {
  const ask = useAsk();
  const words = useWords();
  const { result: chosen, fault: loadFault, run, setResult } = useTask<TimestampSettings>();
  const { fault: saveFault, submit } = useSubmit();
  const fault = loadFault ?? saveFault;
  const [message, setMessage] = useState<TimestampMessage | null>(null);
  useEffect(() => void run(() => ask('ui>bg:readTimestampSettings', {})), [ask, run]);

  useLayoutReady(chosen !== null || fault !== null);

  const accept = (next: TimestampSettings) =>
    submit(async () => {
      setMessage(null);
      // Before anything else is awaited: browsers show a permission prompt only just after a click.
      if (next.address !== null && !(await allowAuthority(next.address))) return setMessage('timestamp.notAllowed');
      await ask('ui>bg:saveTimestampSettings', next);
      setResult(next);
      setMessage(next.address === null ? 'timestamp.savedNone' : 'timestamp.saved');
    });

  return (
    <section class="panel" aria-labelledby="stamp-title" data-timestamping={chosen?.address ?? 'none'}>
      <h2 id="stamp-title">{t(words, 'timestamp.title')}</h2>
      <p>{t(words, 'timestamp.meaning')}</p>
      <p>{t(words, 'timestamp.leaves')}</p>
      {fault && <Alert fault={fault} />}
      {chosen !== null && <AuthorityChoice key={chosen.address} chosen={chosen} accept={accept} />}
      <p role="status" class="hint">
        {message !== null && t(words, message)}
      </p>
    </section>
  );
}

const NO_AUTHORITY = 'none';
const OTHER_AUTHORITY = 'other';

interface AuthorityChoiceProps {
  readonly chosen: TimestampSettings;
  readonly accept: (next: TimestampSettings) => Promise<void>;
}

function AuthorityChoice({ chosen, accept }: AuthorityChoiceProps) {
  const words = useWords();
  const listed = TIMESTAMP_AUTHORITIES.some(({ address }) => address === chosen.address);
  const [selected, setSelected] = useState(
    chosen.address === null ? NO_AUTHORITY : listed ? chosen.address : OTHER_AUTHORITY,
  );
  const [isInvalid, setInvalid] = useState(false);
  const addressInput = useRef<HTMLInputElement>(null);
  const captures = useRef<HTMLInputElement>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    const address = selected === OTHER_AUTHORITY ? parseAuthorityAddress(addressInput.current?.value ?? '') : selected;
    setInvalid(address === null);
    if (address === null) addressInput.current?.focus();
    else if (address === NO_AUTHORITY) void accept(NO_TIMESTAMP_SETTINGS);
    else void accept({ address, captures: captures.current?.checked ?? false });
  };
  const radio = (value: string, label: string) => (
    <label key={value}>
      <input
        type="radio"
        name="authority"
        value={value}
        checked={selected === value}
        onChange={() => setSelected(value)}
      />{' '}
      {label}
    </label>
  );
  return (
    <form class="form" onSubmit={submit} noValidate>
      <fieldset class="kinds">
        <legend>{t(words, 'timestamp.who')}</legend>
        {radio(NO_AUTHORITY, t(words, 'timestamp.none'))}
        {TIMESTAMP_AUTHORITIES.map(({ name, address, qualified, free }) =>
          radio(
            address,
            `${name} : ${t(words, qualified ? 'timestamp.qualified' : 'timestamp.plain')}${free ? `, ${t(words, 'timestamp.free')}` : ''}`,
          ),
        )}
        {radio(OTHER_AUTHORITY, t(words, 'timestamp.other'))}
      </fieldset>
      {selected === OTHER_AUTHORITY && (
        <div class="field">
          <label for="stamp-address">{t(words, 'timestamp.address')}</label>
          <input
            ref={addressInput}
            id="stamp-address"
            type="url"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            defaultValue={listed ? '' : (chosen.address ?? '')}
            aria-invalid={isInvalid}
            aria-describedby="stamp-address-hint"
          />
          <p id="stamp-address-hint" class={isInvalid ? 'field-error' : 'hint'} {...(isInvalid && { role: 'alert' })}>
            {t(words, isInvalid ? 'timestamp.addressWrong' : 'timestamp.addressHint')}
          </p>
        </div>
      )}
      {selected !== NO_AUTHORITY && (
        <label>
          <input ref={captures} type="checkbox" name="captures" defaultChecked={chosen.captures} />{' '}
          {t(words, 'timestamp.captures')}
        </label>
      )}
      <p class="hint">{t(words, 'timestamp.seen', { date: formatFullDate(words.lang, AUTHORITIES_CHECKED_ON) })}</p>
      <p>
        <button type="submit" data-action="choose-authority">
          {t(words, 'timestamp.save')}
        </button>
      </p>
    </form>
  );
}
