import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OfferedPosts, PostChoice } from '../../domain/capture/observation.ts';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { postedOf } from '../parts/ItemRow.tsx';
import { Masked, Quotation } from '../parts/Masked.tsx';
import { useRevealed } from '../parts/revealed.ts';
import { useRoving } from '../parts/roving.ts';
import { t, type Words } from '../words/index.ts';

interface PostListProps {
  readonly ask: Ask;
  readonly tabId: number;
  readonly words: Words;
  readonly choose: (index: number) => void;
  readonly back: () => void;
}

/** The posts of the page as a list, for the keyboard (arrows, Enter) and for screen readers. */
export function PostList({ ask, tabId, words, choose, back }: PostListProps) {
  const [offered, setOffered] = useState<OfferedPosts | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const title = useRef<HTMLHeadingElement>(null);

  const posts = offered?.choices ?? [];
  useLayoutEffect(() => title.current?.focus(), []);
  useEffect(() => {
    ask('ui>bg:listPosts', { tabId }).then(setOffered, (error: unknown) => setFault(faultOf(error)));
  }, [ask, tabId]);

  return (
    <section data-posts={offered?.choices.length}>
      <div class="section-head">
        <h2 ref={title} tabIndex={-1}>
          {t(words, 'posts.title')}
        </h2>
        <button type="button" class="quiet" data-action="back" onClick={back}>
          {t(words, 'app.back')}
        </button>
      </div>
      {fault && <Alert words={words} fault={fault} />}
      <p role="status" class="hint">
        {fault === null && hint(words, offered)}
      </p>
      {posts.length > 0 && <Choices words={words} posts={posts} choose={choose} />}
    </section>
  );
}

function hint(words: Words, offered: OfferedPosts | null): string {
  if (offered === null) return t(words, 'posts.searching');
  const { choices, more } = offered;
  if (choices.length === 0) return t(words, 'posts.empty');
  const how = t(words, 'posts.hint');
  return more ? `${t(words, 'posts.more', { n: choices.length })} ${how}` : how;
}

interface ChoicesProps extends Pick<PostListProps, 'words' | 'choose'> {
  readonly posts: readonly PostChoice[];
}

function Choices({ words, posts, choose }: ChoicesProps) {
  const { root, shown, toggle } = useRevealed<HTMLOListElement>();
  const { stop, keys } = useRoving(root, posts.length);
  // The list was asked for: its first post is at hand as soon as it is there.
  useLayoutEffect(() => root.current?.querySelector<HTMLElement>('.row-open')?.focus(), [root]);
  return (
    <ol ref={root} class="rows" data-list="posts" {...keys}>
      {posts.map(({ index, author, posted, firstWords }, position) => (
        <li key={index} class="row">
          <button
            type="button"
            class="row-open"
            data-index={index}
            tabIndex={position === stop ? 0 : -1}
            onClick={() => choose(index)}
          >
            <span class="row-lines">
              <span class="row-account">
                <bdi>{author ?? t(words, 'item.noAccount')}</bdi>
              </span>
              <span class="row-when">
                {posted === null ? t(words, 'posts.noTime') : postedOf(words, posted)}
              </span>
            </span>
          </button>
          {firstWords !== null && (
            <Masked
              words={words}
              kind="text"
              shown={shown === String(index)}
              toggle={() => toggle(String(index))}
              tabIndex={position === stop ? 0 : -1}
              showLabel={t(words, 'post.showOf', { place: position + 1 })}
              hideLabel={t(words, 'post.hideOf', { place: position + 1 })}
              reveal={() => <Quotation text={firstWords} />}
            />
          )}
        </li>
      ))}
    </ol>
  );
}
