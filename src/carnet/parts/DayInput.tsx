import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatTypedDay, parseTypedDay } from '../../domain/shared/localDates.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';

interface DayInputProps {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** `2026-11-20`, or empty. */
  readonly value: string;
  readonly required?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  readonly describedBy?: string | undefined;
  /** Called once a day is typed, or the field is empty; never with what is no day. Absent in a form. */
  readonly onDay?: (day: string) => void;
}

/** A day as day/month/year, in any language of the browser, and a sentence below it when what is typed is no day. */
export function DayInput({ id, name, value, required = false, invalid = false, describedBy, onDay }: DayInputProps) {
  const words = useWords();
  const formatId = useId();
  const faultId = `${formatId}-fault`;
  const input = useRef<HTMLInputElement>(null);
  /** The text when it was last read or written here: another one in a focused field is still being typed. */
  const knownText = useRef(formatTypedDay(value));
  const [isNoDay, setIsNoDay] = useState(false);
  const isControlled = onDay !== undefined;
  const checkTyped = (field: HTMLInputElement): void => {
    knownText.current = field.value;
    const isFault = isMistypedDay(field);
    setIsNoDay(isFault);
    if (!isFault) onDay?.(parseTypedDay(field.value) ?? '');
  };
  // A form keeps what is typed in it: there, `defaultValue` changes only a field that nobody has touched.
  useLayoutEffect(() => {
    const field = input.current;
    if (field === null) return;
    const isTyping = field === document.activeElement && field.value !== knownText.current;
    const isInStep = !isMistypedDay(field) && (parseTypedDay(field.value) ?? '') === value;
    if (isControlled && !isTyping && !isInStep) {
      field.value = formatTypedDay(value);
      knownText.current = field.value;
    }
    setIsNoDay((before) => before && isMistypedDay(field));
  }, [value, isControlled]);
  useLayoutEffect(() => {
    const form = input.current?.form;
    const clearFault = () => setIsNoDay(false);
    form?.addEventListener('reset', clearFault);
    return () => form?.removeEventListener('reset', clearFault);
  }, []);
  return (
    <>
      <input
        ref={input}
        id={id}
        type="text"
        inputMode="numeric"
        name={name}
        data-day
        defaultValue={formatTypedDay(value)}
        placeholder={t(words, 'form.dayFormat')}
        maxLength={20}
        required={required}
        autocomplete="off"
        aria-invalid={invalid || isNoDay || undefined}
        aria-describedby={[formatId, describedBy, isNoDay && faultId].filter(Boolean).join(' ')}
        onChange={(event) => checkTyped(event.currentTarget)}
      />
      {/* Read with the name of the field; to the eye, its value or placeholder shows it. */}
      <span id={formatId} hidden>
        {t(words, 'form.dayFormatRead')}
      </span>
      {isNoDay && (
        <strong id={faultId} role="alert" data-field-fault={name ?? ''}>
          {t(words, 'form.noDay')}
        </strong>
      )}
    </>
  );
}

const isMistypedDay = ({ value, required }: HTMLInputElement): boolean =>
  parseTypedDay(value) === null && (required || value.trim() !== '');

/**
 * Has each field below `root` whose day is none say so, and focuses the first. Returns whether there is one: to go on
 * would be with another day than the person reads on the screen.
 */
export function reportMistypedDays(root: ParentNode): boolean {
  const mistyped = [...root.querySelectorAll<HTMLInputElement>('input[data-day]')].filter(isMistypedDay);
  for (const field of mistyped) {
    field.dispatchEvent(new Event('change'));
    const details = field.closest('details');
    // What is folded takes no focus.
    if (details !== null) details.open = true;
  }
  mistyped[0]?.focus();
  return mistyped.length > 0;
}
