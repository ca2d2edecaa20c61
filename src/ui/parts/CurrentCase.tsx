import type { ItemPage } from '../../messages/protocol.ts';
import { t, type Words } from '../words/index.ts';

interface CurrentCaseProps {
  readonly words: Words;
  readonly page: ItemPage | null;
}

/** Where captures go, said only to whoever has several cases. */
export function CurrentCase({ words, page }: CurrentCaseProps) {
  if (page?.current === undefined) return null;
  const { name, place } = page.current;
  return (
    <p class="hint" data-current-case>
      {t(words, 'cases.where', { name: name || t(words, 'cases.unnamed', { place }) })}
    </p>
  );
}
