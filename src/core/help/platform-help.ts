/**
 * How to report and block on the platforms that children use. Bundled, never fetched: looking it up tells nobody. A step stands here only with
 * the page that says it; where no such page was found there is only the platform's own help address, or nothing. Rules: docs/platform-help.md.
 */
import { z } from 'zod/mini';
import CHAT from './platform-help/chat.json';
import GAMES from './platform-help/games.json';
import SOCIAL from './platform-help/social.json';
import VIDEO from './platform-help/video.json';

z.config({ jitless: true }); // an extension's CSP forbids the code generation that zod would try

const line = z.string().check(z.minLength(1), z.maxLength(140));
const id = z.string().check(z.regex(/^[a-z]+$/));

const Step = z.strictObject({
  en: line,
  ur: line,
  /** The source that says it. */
  from: id,
});

const Part = z.strictObject({
  /** Where the source says that it works so. */
  where: z.enum(['web', 'app', 'any']),
  steps: z.array(Step).check(z.minLength(1), z.maxLength(3)),
});
export type Part = z.infer<typeof Part>;

const Source = z.strictObject({
  id,
  address: z.url({ protocol: /^https?$/ }),
  /** `official`: the platform's own page. */
  kind: z.enum(['official', 'secondary']),
  /** Date of the page, as precise as it is known (year, month or day); null = it has none. Never the day of writing. */
  verifiedOn: z.nullable(z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/))),
});

const PlatformHelp = z.strictObject({
  /** The name in platforms.ts. */
  platform: z.string().check(z.minLength(1)),
  sources: z.array(Source).check(z.minLength(1)),
  report: z.nullable(Part),
  block: z.nullable(Part),
  help: z.nullable(
    z.strictObject({
      address: z.url({ protocol: /^https$/ }),
      /** The source that is this page, or in which the address stands. */
      from: id,
      /** The host does nothing but help and news, so that a tab freed for it opens no way into the platform itself. */
      ownHost: z.boolean(),
    }),
  ),
  reviewBy: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
});
export type PlatformHelp = z.infer<typeof PlatformHelp>;

let parsed: readonly PlatformHelp[] | null = null;

/** All platforms with steps or an address, by name. */
export function allPlatformHelp(): readonly PlatformHelp[] {
  parsed ??= z
    .array(PlatformHelp)
    .parse([...CHAT, ...GAMES, ...SOCIAL, ...VIDEO])
    .sort((a, b) => (a.platform.toLowerCase() < b.platform.toLowerCase() ? -1 : 1));
  return parsed;
}

/** What is known for a platform (a name of platforms.ts); null where no source was found. */
export function platformHelp(platform: string): PlatformHelp | null {
  return allPlatformHelp().find((help) => help.platform === platform) ?? null;
}

/** The sources of a part's steps, each once. */
function sourcesOf(help: PlatformHelp, part: Part) {
  return help.sources.filter((source) => part.steps.some(({ from }) => from === source.id));
}

/** When the steps were last known to be so: the oldest date of their sources; null where one of them has none. */
export function checkedOn(help: PlatformHelp, part: Part): string | null {
  const dates = sourcesOf(help, part).map(({ verifiedOn }) => verifiedOn);
  const known = dates.filter((date) => date !== null).sort();
  return known.length === dates.length ? (known[0] ?? null) : null;
}

/** True where the platform itself says all of the steps. */
export function isOfficial(help: PlatformHelp, part: Part): boolean {
  return sourcesOf(help, part).every(({ kind }) => kind === 'official');
}

/**
 * Whether the help desk may open an address as a platform's help, and which hosts it may free in that tab: null = it is none of the bundled
 * addresses (exact match); empty = the platform itself lives on that host, so the ordinary rules decide.
 */
export function hostsToFree(address: string): readonly string[] | null {
  const help = allPlatformHelp().find((one) => one.help?.address === address)?.help;
  if (help === null || help === undefined) return null;
  return help.ownHost ? [new URL(help.address).hostname] : [];
}
