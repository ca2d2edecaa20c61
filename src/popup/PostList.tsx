import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OfferedPosts, PostChoice } from '../messages/pageSchemas.ts';
import { useAsk, useWords } from '../ui/context.ts';
import { useRovingTabIndex } from '../ui/focus.tsx';
import { formatPosted } from '../ui/itemLabels.tsx';
import { t, type Words } from '../ui/locales/index.ts';
import { Masked, Quotation, useReveal } from '../ui/Masked.tsx';
import { Alert, useLoad } from '../ui/useTask.tsx';
import { WordButton } from '../ui/WordButton.tsx';

interface PostListProps {
  readonly tabId: number;
  readonly choose: (index: number) => void;
  readonly back: () => void;
}

/** Lists the posts of the page, for keyboard (arrows, Enter) and screen reader users. */
export function PostList({ tabId, choose, back }: PostListProps) {
  const ask = useAsk();
  const words = useWords();
  const { result: offeredPosts, fault } = useLoad(() => ask('ui>bg:listPosts', { tabId }), [ask, tabId]);
  const title = useRef<HTMLHeadingElement>(null);

  const posts = offeredPosts?.choices ?? [];
  useLayoutEffect(() => title.current?.focus(), []);

  return (
    <section data-posts={offeredPosts?.choices.length}>
      <div class="section-head">
        <h2 ref={title} tabIndex={-1}>
          {t(words, 'posts.title')}
        </h2>
        <WordButton word="app.back" class="quiet" action="back" onClick={back} />
      </div>
      {fault && <Alert fault={fault} />}
      <p role="status" class="hint">
        {fault === null && listHint(words, offeredPosts)}
      </p>
      {posts.length > 0 && <PostChoices posts={posts} choose={choose} />}
    </section>
  );
}

function listHint(words: Words, offeredPosts: OfferedPosts | null): string {
  if (offeredPosts === null) return t(words, 'posts.searching');
  const { choices, more } = offeredPosts;
  if (choices.length === 0) return t(words, 'posts.empty');
  const keysHint = t(words, 'posts.hint');
  return more ? `${t(words, 'posts.more', { n: choices.length })} ${keysHint}` : keysHint;
}

interface PostChoicesProps extends Pick<PostListProps, 'choose'> {
  readonly posts: readonly PostChoice[];
}

function PostChoices({ posts, choose }: PostChoicesProps) {
  const words = useWords();
  const { root, mask } = useReveal<HTMLOListElement>();
  const { tabStop, keys } = useRovingTabIndex(root, posts.length);
  // The user opened the list: its first post takes the focus once it is loaded.
  useLayoutEffect(() => root.current?.querySelector<HTMLElement>('.row-open')?.focus(), [root]);
  return (
    <ol ref={root} class="rows" data-list="posts" {...keys}>
      {posts.map(({ index, author, posted, firstWords }, position) => (
        <li key={index} class="row">
          <button
            type="button"
            class="row-open"
            data-index={index}
            tabIndex={position === tabStop ? 0 : -1}
            onClick={() => choose(index)}
          >
            <span class="row-lines">
              <span class="row-account">
                <bdi>{author ?? t(words, 'item.noAccount')}</bdi>
              </span>
              <span class="row-when">{posted === null ? t(words, 'posts.noTime') : formatPosted(words, posted)}</span>
            </span>
          </button>
          {firstWords !== null && (
            <Masked
              kind="text"
              {...mask(String(index))}
              tabIndex={position === tabStop ? 0 : -1}
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
