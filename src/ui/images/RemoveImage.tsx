import { useEffect, useRef, useState } from 'preact/hooks';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';
import { Help } from './NotKept.tsx';

interface RemoveImageProps {
  readonly words: Words;
  readonly ordinal: number;
  readonly remove: () => Promise<null>;
  readonly done: () => void;
}

/** Beside every image: what erasing reaches and what it does not is said before it is done. */
export function RemoveImage({ words, ordinal, remove, done }: RemoveImageProps) {
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const question = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asking) question.current?.focus();
  }, [asking]);
  const confirm = () => remove().then(done, (error: unknown) => setFault(faultOf(error)));
  if (!asking) {
    return (
      <p>
        <button type="button" class="quiet" data-action="remove-image" onClick={() => setAsking(true)}>
          {t(words, 'images.remove')}
        </button>
      </p>
    );
  }
  return (
    <section ref={question} class="panel" tabIndex={-1} aria-labelledby="remove-image-title">
      <h2 id="remove-image-title">{t(words, 'images.removeTitle', { ordinal })}</h2>
      <p>{t(words, 'images.blameless')}</p>
      <p>{t(words, 'images.removeMeaning')}</p>
      <p>{t(words, 'images.removeElsewhere')}</p>
      <p class="hint">{t(words, 'images.removeDisk')}</p>
      {fault && <Alert words={words} fault={fault} />}
      <div class="choices">
        <button type="button" data-action="remove-image-cancel" onClick={() => setAsking(false)}>
          {t(words, 'images.removeKeep')}
        </button>
        <button type="button" data-action="remove-image-confirm" onClick={confirm}>
          {t(words, 'images.removeDo')}
        </button>
      </div>
      <Help words={words} />
    </section>
  );
}
