import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';

interface ImageQuestionProps {
  /** Says which images the question is about. */
  readonly about: string;
  readonly answer: 'no' | 'yes' | null;
  readonly change: (answer: 'no' | 'yes') => void;
  readonly disabled: boolean;
}

/** Asked before images are imported: on « yes », or in doubt, no image is imported. */
export function ImageQuestion({ about, answer, change, disabled }: ImageQuestionProps) {
  const words = useWords();
  return (
    <fieldset class="panel image-question" disabled={disabled}>
      <legend>{about}</legend>
      <p>
        <strong>{t(words, 'images.question')}</strong>
      </p>
      {(['no', 'yes'] as const).map((value) => (
        <label key={value} class="tick">
          <input
            type="radio"
            name="image-question"
            value={value}
            checked={answer === value}
            onChange={() => change(value)}
          />{' '}
          {t(words, `images.${value}`)}
        </label>
      ))}
    </fieldset>
  );
}
