import { useWords } from '../../ui/context.ts';
import { type PlainWordKey, t } from '../../ui/locales/index.ts';
import { linkTo } from '../route.ts';

interface WordLinkProps {
  readonly word: PlainWordKey;
  /** A path of `parseRoute`. */
  readonly to: string;
  readonly class?: string;
  readonly action?: string;
}

/** A link to a page of the carnet. */
export function WordLink({ word, to, class: className, action }: WordLinkProps) {
  const words = useWords();
  return (
    <a class={className} data-action={action} {...linkTo(to)}>
      {t(words, word)}
    </a>
  );
}
