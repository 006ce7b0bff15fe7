/** The corpus of ways around a blocked site, each line loaded in a real tab: where the tab ends, and which servers heard of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Group, groupsOf, isOfTarget, type Line, requestOf } from '../harness/bypass-lines';
import type { Driver } from '../harness/driver';
import { ManyTabs, type Outcome } from '../harness/many-tabs';
import { launch, pageUrl, saveSection } from '../harness/open';
import { type SeenRequest, startServer, type TestServer } from '../harness/server';

const TARGET = 'https://target.example/';
/** Played by hand below: no page of the web leads there. */
const BY_HAND = ['scheme-data', 'scheme-wrapper', 'scheme-websocket', 'embed-in-search'];
/** In Chromium nothing waits for the worker: what no rule can say is stopped while the request is under way. */
const MAYBE_LATE = {
  chromium: new Set([
    ...['alt-frontend', 'amp', 'archive', 'cors-proxy', 'google-translate', 'image-proxy', 'ip-dns-wrapper', 'other-translate'],
    ...['path-encoding', 'proxy-script', 'reader-paywall', 'redirector', 'screenshot-service', 'search-cache', 'shortener'],
  ]),
  firefox: new Set(['shortener']), // which site is behind it is told by its server only
};
const isByHand = (line: Line): boolean => BY_HAND.includes(line.class);

/** `most`: how many lines of each class, the first ones. */
export function bypass(kind: 'chromium' | 'firefox', most: number): void {
  const groups = groupsOf(most);
  describe.skipIf(groups.every(({ stopped }) => stopped.length === 0))(`[data] ways around a blocked site in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    let many: ManyTabs;
    const said: string[] = [];
    const isStoppedPage = (url: string | null) => url?.startsWith(pageUrl(driver, 'blocked')) === true;

    beforeAll(async () => {
      server = await startServer();
      server.answer((request, response) => {
        const line = groups.flatMap(({ stopped }) => stopped).find((one) => one.stage === 'redirect' && isAsked(one, request));
        if (line === undefined) return false;
        response.writeHead(302, { location: TARGET });
        response.end();
        return true;
      });
      driver = await launch(kind, { server, installed: 'earlier', keepsPage: true });
      many = await ManyTabs.open(driver);
    });
    afterAll(async () => {
      console.info(said.join('\n'));
      await driver?.close();
      await server?.stop();
    });

    /** Makes the group's sections the only ones. */
    const set = async ({ sections }: Group): Promise<void> => {
      for (const section of ['sites', 'child', 'categories'])
        await (section in sections
          ? saveSection(driver, section, sections[section])
          : driver.ask('settings/save', { section, value: null }));
      server.forget();
    };

    describe.each(groups)('$what', (group) => {
      const stopped = group.stopped.filter((line) => !isByHand(line));
      const open = group.open.filter((line) => !isByHand(line));
      beforeAll(() => set(group));

      test.runIf(stopped.length > 0)('every way around ends on the stopped page, and no request reaches the target', async () => {
        const from = performance.now();
        const isLink = ({ stage }: Line): boolean => stage === 'redirect';
        const lines = [...stopped.filter((line) => !isLink(line)), ...stopped.filter(isLink)];
        const urlsOf = (wanted: (line: Line) => boolean) => lines.filter(wanted).map(({ url }) => url);
        const outcomes = [
          ...(await many.go(
            urlsOf((line) => !isLink(line)),
            { untilStopped: true, asLink: false },
          )),
          ...(await many.go(urlsOf(isLink), { untilStopped: true, asLink: true })),
        ];
        const ms = performance.now() - from;
        const through = lines.flatMap(({ id }, at) => {
          const { url, end } = outcomes[at] ?? { url: '', end: null };
          return isStoppedPage(end) ? [] : [`${id} ${url} → ${end}`];
        });
        expect(through).toEqual([]);
        const isSeen = (wanted: (line: Line, request: SeenRequest) => boolean) =>
          lines.filter((line) => server.requests.some((request) => wanted(line, request)));
        expect(isSeen(isOfTarget).map(({ id }) => id)).toEqual([]);
        const late = isSeen(isAsked);
        expect(late.filter((line) => !MAYBE_LATE[kind].has(line.class)).map(({ id }) => id)).toEqual([]);
        const connected = server.tunnels.filter((host) =>
          lines.some((line) => isOfTarget({ target: hostOf(line) }, { host, path: '' })),
        );
        // Chromium opens connections to where a navigation begins, before it asks anybody.
        if (kind === 'firefox') expect(connected).toEqual([]);
        said.push(`${summary(`${kind}, ${group.what}`, lines, late, ms)}; connections without a request: ${connected.length}`);
      });

      test.runIf(open.length > 0)('what only looks like one opens', async () => {
        const from = performance.now();
        const urls = open.map(({ url }) => url);
        const outcomes = await many.go(urls, { untilStopped: false, asLink: false });
        expect(outcomes.filter((outcome) => !isOpen(outcome)).map(({ url, end }) => `${url} → ${end}`)).toEqual([]);
        said.push(`${kind}, ${group.what}: ${open.length} lines open, ${Math.round(performance.now() - from)} ms`);
      });
    });

    /** Open: the page, or what the browser makes of an address that leads nowhere. */
    const isOpen = ({ url, end }: Outcome): boolean => {
      const asked = requestOf({ url } as Line);
      if (asked === null) return !isStoppedPage(end);
      return end !== null && URL.canParse(end) && new URL(end).hostname === asked.host;
    };
  });
}

const hostOf = ({ target }: Line): string => target.replace(/\/.*/, '');

/** Is a request the one that a line's address makes? */
function isAsked(line: Line, request: Pick<SeenRequest, 'host' | 'path'>): boolean {
  const asked = requestOf(line);
  return asked !== null && asked.host === request.host && asked.path === request.path;
}

/** How many lines of each class were stopped, and in how many the outer address was asked for before the tab was sent away. */
function summary(what: string, stopped: readonly Line[], reached: readonly Line[], ms: number): string {
  const classes = [...new Set(stopped.map((line) => line.class))].sort();
  const counts = classes.map((name) => {
    const of = (lines: readonly Line[]) => lines.filter((line) => line.class === name).length;
    return of(reached) === 0 ? `${name} ${of(stopped)}` : `${name} ${of(stopped)} (${of(reached)} asked for first)`;
  });
  return `${what}: ${stopped.length} lines stopped, ${reached.length} asked for first, ${Math.round(ms)} ms\n  ${counts.join(', ')}`;
}
