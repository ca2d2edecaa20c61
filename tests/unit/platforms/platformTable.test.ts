import { describe, expect, it } from 'vitest';
import { REPORT_LINKS, reportLinksFor } from '../../../src/platforms/platformTable.ts';

describe('REPORT_LINKS', () => {
  it.each(REPORT_LINKS)('$platform $kind: $url', ({ url, source, seen }) => {
    const { protocol, username, hash } = new URL(url);
    expect([protocol, username, hash]).toEqual(['https:', '', '']);
    expect(source).not.toBe('');
    expect(seen).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it('has one address of each kind for a platform', () => {
    const names = REPORT_LINKS.map(({ platform, kind }) => `${platform} ${kind}`);
    expect(new Set(names).size).toBe(names.length);
    expect(reportLinksFor('x')).toHaveLength(4);
    expect(reportLinksFor('web')).toEqual([]);
  });
});
