import { type ComponentChildren, createContext, type RefObject } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from './context.ts';
import { t } from './locales/index.ts';
import { WordButton } from './WordButton.tsx';

const PLACEHOLDERS = {
  text: 'app.maskedText',
  image: 'app.maskedImage',
  screen: 'app.maskedScreen',
  page: 'app.maskedPage',
  video: 'app.maskedVideo',
  audio: 'app.maskedAudio',
} as const;

interface MaskedProps {
  readonly kind: keyof typeof PLACEHOLDERS;
  readonly shown: boolean;
  readonly toggle: () => void;
  /** Accessible names of the button, which say what it shows or hides when read out of context. */
  readonly showLabel: string;
  readonly hideLabel: string;
  /** What shows above the placeholder: nothing that can be read or recognised. */
  readonly cover?: ComponentChildren;
  /** Called only once shown: a screen reader would read content that is in the page. */
  readonly reveal: () => ComponentChildren;
  /** A warning shown at the first press; a second press reveals. For content that the user marked as intimate. */
  readonly confirmText?: string | undefined;
  /** -1 in a row that is not in the Tab order. */
  readonly tabIndex?: number;
}

export function Masked({
  kind,
  shown,
  toggle,
  showLabel,
  hideLabel,
  confirmText,
  tabIndex = 0,
  ...props
}: MaskedProps) {
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const needsConfirmation = confirmText !== undefined && !shown && !isAsking;
  const onPress = () => {
    setIsAsking(needsConfirmation);
    if (!needsConfirmation) toggle();
  };
  const label = shown ? hideLabel : showLabel;
  return (
    <div class={`masked masked-${kind}`}>
      {shown ? (
        <div class="revealed">{props.reveal()}</div>
      ) : (
        <>
          {props.cover}
          <p class="mask-placeholder">{t(words, PLACEHOLDERS[kind])}</p>
        </>
      )}
      {confirmText !== undefined && !shown && isAsking && <p role="status">{confirmText}</p>}
      <WordButton
        word={shown ? 'app.hide' : 'app.show'}
        action="reveal"
        class="quiet"
        tabIndex={tabIndex}
        aria-expanded={shown}
        aria-label={label}
        onClick={onPress}
      />
    </div>
  );
}

/** A text extracted from a page, in its own direction, with its spaces and line breaks. */
export function Quotation({ text }: { readonly text: string }) {
  return (
    <p class="quotation" dir="auto">
      {text}
    </p>
  );
}

/** Called each time masked content is shown. Only the page counts these: nothing is stored or sent. */
export const RevealContext = createContext<() => void>(() => undefined);

export interface RevealState<E extends HTMLElement> {
  /** To set on the element that contains the masked content. */
  readonly root: RefObject<E | null>;
  readonly shown: string | null;
  toggle(id: string): void;
  /** For the `Masked` of that id. */
  mask(id: string): Pick<MaskedProps, 'shown' | 'toggle'>;
}

/** Shows one masked content at a time, and masks it again as soon as the page is hidden (another tab or window). */
export function useReveal<E extends HTMLElement>(): RevealState<E> {
  const root = useRef<E>(null);
  const onReveal = useContext(RevealContext);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    const page = root.current?.ownerDocument;
    const maskWhenHidden = () => page?.hidden && setShown(null);
    page?.addEventListener('visibilitychange', maskWhenHidden);
    return () => page?.removeEventListener('visibilitychange', maskWhenHidden);
  }, []);
  const toggle = (id: string): void => {
    if (shown !== id) onReveal();
    setShown(shown === id ? null : id);
  };
  return { root, shown, toggle, mask: (id) => ({ shown: shown === id, toggle: () => toggle(id) }) };
}

/**
 * Returns an object URL for the image that `read` loads, and revokes it on unmount or when one of `inputs` changes.
 * Undefined while loading; null when there is no image, or when reading fails.
 */
export function useObjectUrl(read: () => Promise<Blob | null>, inputs: readonly unknown[]): string | null | undefined {
  const [url, setUrl] = useState<string | null>();
  useEffect(() => {
    let createdUrl: string | null = null;
    let current = true;
    const show = (blob: Blob | null): void => {
      if (!current) return;
      createdUrl = blob && URL.createObjectURL(blob);
      setUrl(createdUrl);
    };
    read().then(show, () => show(null));
    return () => {
      current = false;
      if (createdUrl !== null) URL.revokeObjectURL(createdUrl);
    };
  }, inputs);
  return url;
}

interface LoadedImageProps {
  readonly read: () => Promise<Blob | null>;
  /** Read again when one changes. */
  readonly inputs: readonly unknown[];
  readonly alt: string;
  /** In place of an image that is not there. */
  readonly missing?: ComponentChildren;
  /** Below the image. */
  readonly children?: ComponentChildren;
}

/** An image read when it is rendered: only once revealed. */
export function LoadedImage({ read, inputs, alt, missing = null, children }: LoadedImageProps) {
  const words = useWords();
  const url = useObjectUrl(read, inputs);
  if (url === undefined) return <p class="hint">{t(words, 'app.loading')}</p>;
  if (url === null) return missing;
  return (
    <>
      <img class="preview" src={url} alt={alt} />
      {children}
    </>
  );
}
