import { describe, expect, test } from 'vitest';
import { helpPages, isHelpPage } from '../../../src/core/help/help-pages';

describe('a help page is exactly the web channel of a bundled entry', () => {
  test.each([
    ['https://report.iwf.org.uk/pk', true],
    ['https://report.iwf.org.uk/pk/', true],
    ['https://report.iwf.org.uk/pk/step/2?lang=ur#top', true],
    ['https://REPORT.IWF.ORG.UK./pk/', true],
    ['http://report.iwf.org.uk/pk/', true],
    ['https://report.iwf.org.uk/pk_ps/', true],
    ['https://report.iwf.org.uk/', false],
    ['https://report.iwf.org.uk/pkx', false],
    ['https://report.iwf.org.uk/pk/../other', false],
    ['https://report.iwf.org.uk:8443/pk/', false],
    ['https://a.report.iwf.org.uk/pk/', false],
    ['https://report.iwf.org.uk.evil.example/pk/', false],
    ['https://takeitdown.ncmec.org/anything', true],
    ['https://report.cybertip.org/', true],
    ['https://complaint.nccia.gov.pk/', true],
    ['https://wa.me/923090000015', false],
    ['https://web.whatsapp.com/', false],
    ['https://mail.google.com/', false],
    ['ftp://report.cybertip.org/', false],
    ['not an address', false],
    ['', false],
  ])('%s → %s', (address, expected) => {
    expect(isHelpPage(address)).toBe(expected);
  });

  test('no general service is among them', () => {
    expect(
      helpPages()
        .map((page) => page.host)
        .filter((host) => /whatsapp|wa\.me|mail|facebook|google/.test(host)),
    ).toEqual([]);
  });

  test('a host that does more than help has a path', () => {
    expect(helpPages()).toContainEqual({ host: 'report.iwf.org.uk', path: '/pk' });
  });
});
