import { t, type Words } from '../words/index.ts';

interface ImageQuestionProps {
  readonly words: Words;
  /** Which images are meant. */
  readonly about: string;
  readonly answer: 'no' | 'yes' | null;
  readonly change: (answer: 'no' | 'yes') => void;
  readonly disabled: boolean;
}

/** Before images are taken in: a « yes », and a doubt, lead to no image at all. */
export function ImageQuestion({ words, about, answer, change, disabled }: ImageQuestionProps) {
  return (
    <fieldset class="panel image-question" disabled={disabled}>
      <legend>{about}</legend>
      <p>
        <strong>{t(words, 'images.question')}</strong>
      </p>
      {(['no', 'yes'] as const).map((value) => (
        <label key={value} class="radio">
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
