import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnosePage } from '../../../src/capture/pageSurvey.ts';
import { parseDiagnostics } from '../../../src/messages/pageSchemas.ts';
import { createPageView, readSavedPage } from '../../support/savedPages/savedPage.ts';

const diagnoseFixture = (page: string) => {
  const { html, url } = readSavedPage(join(import.meta.dirname, '../../fixtures/posts', page));
  return diagnosePage([createPageView(html, url)], NO_TIME_PASSED);
};
const NO_TIME_PASSED = () => 0;
const thread = (posts: number) =>
  createPageView(
    '<article><time datetime="2026-01-10">10 janvier 2026</time><p>Un mot</article>'.repeat(posts),
    'https://exemple.test/fil',
  );

describe('diagnosePage', () => {
  it('counts what is read and names the reader', () => {
    const { posts, reader, fields } = diagnoseFixture('x/missing-time.html');
    expect([posts, reader?.id]).toEqual([4, 'x']);
    const read = fields.map(({ name, read, whyNot }) => [name, read, whyNot.length > 0]);
    expect(read).toContainEqual(['handle', 3, true]);
  });

  it('names the platform whose reader found nothing, even when the generic reader found nothing either', () => {
    const diagnostics = diagnosePage(
      [createPageView('<p>Rien', 'https://www.instagram.com/accounts/login/')],
      NO_TIME_PASSED,
    );
    expect(diagnostics).toEqual({
      posts: 0,
      reader: null,
      passed: { platform: 'instagram', why: 'login-wall' },
      isLayoutChanged: false,
      fields: [],
      stopped: null,
    });
  });

  it('stops at the time limit or at the maximum number of posts and reports which; reads a page of exactly the maximum completely', () => {
    let ms = 0;
    const slow = diagnosePage([thread(20), thread(20)], () => (ms += 1000));
    expect([slow.posts, slow.stopped]).toEqual([4, 'time']);
    expect(parseDiagnostics(slow)).toEqual(slow);
    const many = diagnosePage([thread(3), thread(2)], NO_TIME_PASSED, 4);
    expect([many.posts, many.stopped]).toEqual([4, 'count']);
    expect(diagnosePage([thread(3), thread(1)], NO_TIME_PASSED, 4).stopped).toBeNull();
  });

  it('does not start another iframe after the time limit, even when no post was found', () => {
    let ms = 0;
    const diagnostics = diagnosePage([thread(0), thread(0), thread(9)], () => (ms += 2000));
    expect([diagnostics.posts, diagnostics.stopped]).toEqual([0, 'time']);
    expect(parseDiagnostics(diagnostics)).toEqual(diagnostics);
  });

  it.each(['facebook/login.html', 'x/timeline-quote.html', 'discord/hostile.html'])(
    'produces a valid diagnostics message without text of the page: %s',
    (page) => {
      const diagnostics = diagnoseFixture(page);
      expect(parseDiagnostics(structuredClone(diagnostics))).toEqual(diagnostics);
      const strings = JSON.stringify(diagnostics).match(/"[^"]*"/g) ?? [];
      for (const word of strings) expect(word).toMatch(/^"[a-zA-Z0-9-]*"$/);
    },
  );

  it.each([null, {}, { posts: -1 }, { ...diagnoseFixture('x/focal.html'), passed: { platform: '<b>', why: 'x' } }])(
    'is rejected by the schema with any other value',
    (message) => {
      expect(parseDiagnostics(message)).toBeNull();
    },
  );

  it('is rejected by the schema with inconsistent numbers', () => {
    const diagnostics = diagnoseFixture('x/missing-time.html');
    const [first, ...others] = diagnostics.fields;
    if (!first) throw new Error('no field');
    const asField = (change: Partial<typeof first>) => ({
      ...diagnostics,
      fields: [{ ...first, ...change }, ...others],
    });
    expect(parseDiagnostics(asField({}))).toEqual(diagnostics);
    for (const lie of [
      asField({ read: diagnostics.posts + 1 }),
      asField({ read: 2, unsure: 3 }),
      asField({ read: diagnostics.posts, whyNot: ['not-shown'] }),
      asField({ read: 0, whyNot: [] }),
      asField({ name: 'text' }),
      { ...diagnostics, fields: others },
      { ...diagnostics, posts: 0 },
      { ...diagnostics, reader: null },
      { ...diagnostics, stopped: 'count' },
      { ...diagnostics, stopped: 'because' },
    ])
      expect(parseDiagnostics(lie)).toBeNull();
  });
});
