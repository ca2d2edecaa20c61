import { describe, expect, it } from 'vitest';
import { REPORT_LINKS, reportLinksFor } from '../../../../src/domain/shared/reportLinks.ts';

describe('report links', () => {
  it.each(REPORT_LINKS)('$platform $kind: $url', ({ url, source, seen }) => {
    const { protocol, username, hash } = new URL(url);
    expect([protocol, username, hash]).toEqual(['https:', '', '']);
    expect(source).not.toBe('');
    expect(seen).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it('are one of a kind for each platform', () => {
    const names = REPORT_LINKS.map(({ platform, kind }) => `${platform} ${kind}`);
    expect(new Set(names).size).toBe(names.length);
    expect(reportLinksFor('x')).toHaveLength(4);
    expect(reportLinksFor('web')).toEqual([]);
  });
});
