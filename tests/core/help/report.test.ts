import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/core/help/canonical-json';
import { buildReport, type Draft, draftFrom, Report, sealReport, without } from '../../../src/core/help/report';

const NOW = Date.parse('2026-11-21T16:30:00Z');
const ZONE = 'Asia/Karachi';
const captured = {
  address: 'https://www.tiktok.com/@someone?token=SECRET#top',
  title: 'Someone on TikTok',
  selectedText: 'send me a picture',
  pressedAt: NOW - 1000,
};
const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex');

describe('RFC 8785', () => {
  test.each([
    // The RFC's own examples (3.2.2, 3.2.3) and its appendix B.
    [
      'numbers and text',
      { numbers: [333333333.3333333, 1e30, 4.5, 0.002, 1e-27], string: '€$\u000f\nA\'B"\\\\"/', literals: [null, true, false] },
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    ],
    [
      'order of keys',
      {
        '€': 'Euro Sign',
        '\r': 'Carriage Return',
        '\ufb33': 'Hebrew Letter Dalet With Dagesh',
        '1': 'One',
        '😀': 'Emoji',
        '\u0080': 'Control',
        ö: 'Latin',
      },
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin","€":"Euro Sign","😀":"Emoji","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ],
    ['minus zero', -0, '0'],
    ['smallest', 5e-324, '5e-324'],
    ['largest', 1.7976931348623157e308, '1.7976931348623157e+308'],
    ['big', 295147905179352830000, '295147905179352830000'],
    ['nested', { b: { y: 1, x: [] }, a: {} }, '{"a":{},"b":{"x":[],"y":1}}'],
    ['absent member', { b: undefined, a: 1 }, '{"a":1}'],
  ] as const)('%s', (_name, value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [{ '\udfff': 1 }]])('refuses %j', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test('is the same for any order of keys, and parses back', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.integer(), fc.string({ unit: 'grapheme' }), fc.boolean())),
        (object) => {
          const turned = Object.fromEntries(Object.entries(object).toReversed());
          expect(canonicalJson(turned)).toBe(canonicalJson(object));
          expect(JSON.parse(canonicalJson(object))).toEqual({ ...object });
        },
      ),
    );
  });
});

describe('the report', () => {
  test('holds what was captured, masked, with time in UTC and in the zone', () => {
    expect(
      buildReport({
        ...draftFrom(captured, NOW, ZONE),
        category: 'grooming',
        words: 'he is 30',
        people: [
          { name: 'someone', isChild: 'no' },
          { name: ' ', isChild: 'no' },
          { name: 'other\n', isChild: 'no' },
        ],
        region: 'PK-PB',
      }),
    ).toEqual({
      schema: 'hifazat-report/1',
      category: 'grooming',
      urgency: {
        inDangerNow: 'unsaid',
        planToMeet: 'unsaid',
        knowsWhereILive: 'unsaid',
        hurtAtHome: 'unsaid',
        selfHarm: 'unsaid',
      },
      words: 'he is 30',
      page: { urlShown: 'https://www.tiktok.com/@someone?token=•••#top', title: 'Someone on TikTok', platform: 'TikTok' },
      time: { utc: '2026-11-21T16:29:59Z', local: '2026-11-21T21:29:59+05:00', zone: ZONE, note: 'device clock, not verified' },
      selectedText: 'send me a picture',
      names: ['someone', 'other'],
      region: 'PK-PB',
    });
  });

  test('without a press only the time is there', () => {
    expect(Object.keys(buildReport(draftFrom(null, NOW, ZONE)))).toEqual(['schema', 'category', 'urgency', 'time']);
  });

  test.each(['address', 'title', 'selectedText', 'at'] as const)('what the child takes out is gone: %s', (item) => {
    const planted = {
      address: 'https://marker-address.example/',
      title: 'marker-title',
      selectedText: 'marker-selected',
      pressedAt: NOW,
    };
    const text = JSON.stringify(buildReport(without(draftFrom(planted, NOW, ZONE), item)));
    expect(text).not.toContain(
      { address: 'marker-address', title: 'marker-title', selectedText: 'marker-selected', at: '2026' }[item],
    );
  });

  test.each([
    'file:///home/ayesha/x.html',
    'blob:https://a.example/1',
    'data:text/html,hi',
    'chrome://settings',
    'moz-extension://x/y',
    '',
  ])('an address that is no web page is never in it: %s', (address) => {
    expect(draftFrom({ ...captured, address }, NOW, ZONE).address).toBeNull();
  });

  test.each(['csam_seen', 'my_image_shared'] as const)('%s: neither address, title nor selection is in the data', (category) => {
    const draft: Draft = {
      ...draftFrom(
        {
          ...captured,
          address: 'https://marker-host.example/marker-path',
          title: 'marker-title',
          selectedText: 'see marker-host.example/x',
        },
        NOW,
        ZONE,
      ),
      category,
      words: 'it was on https://other.example/marker-path and on marker-host.example',
    };
    expect(JSON.stringify(buildReport(draft))).not.toContain('marker');
  });

  test('the digest is SHA-256 of the canonical form without integrity', async () => {
    const report = await sealReport(buildReport(draftFrom(captured, NOW, ZONE)), sha256);
    const { integrity, ...body } = Report.parse(report);
    expect(integrity.digest).toBe(await sha256(canonicalJson(body)));
    const changed = await sealReport(buildReport({ ...draftFrom(captured, NOW, ZONE), words: 'x' }), sha256);
    expect(changed.integrity.digest).not.toBe(integrity.digest);
  });

  test('is total: any capture and any words make a report that the schema and the digest accept', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.webUrl(),
        fc.double(),
        async (title, words, address, pressedAt) => {
          const draft = {
            ...draftFrom({ address, title, selectedText: words, pressedAt }, NOW, ZONE),
            words,
            people: [{ name: title, isChild: 'no' as const }],
            when: words,
          };
          expect(Report.safeParse(await sealReport(buildReport(draft), sha256)).success).toBe(true);
        },
      ),
    );
  });
});
