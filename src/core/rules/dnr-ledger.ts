/**
 * The address plan of the network layer (declarativeNetRequest): priorities and budgets, in one place.
 *
 * An allow rule suppresses every redirect and header change at or below its own priority. So that no allow of a parent can switch off
 * safe search, allows are not rules but absences: allowed hosts are taken out of the block rules. Only an allow that can't be an
 * exclusion (a path, port, scheme or query inside a blocked host) becomes a rule, and then in the INNER band, below safe search,
 * together with exactly those blocks that it overrides. A safe-search redirect that changes nothing hides what is below it, so a safe
 * search rule leaves out the hosts that an INNER block stops whole.
 */
export const PRIORITY = {
  /** Takes trailing dots off hosts (Firefox's `requestDomains` doesn't see through them). */
  strip: 1_000_000,
  /** Help pages: nothing stops them. */
  help: 900_000,
  /** Protected lists: only help is above. */
  protected: 800_000,
  /** While the rules are paused: everything but protected lists opens. */
  pause: 790_000,
  /** The one tab in which a channel through a general service was opened from our page. */
  channel: 700_000,
  /** Every block that no allow rule overrides. Among blocks no order is needed. */
  block: 500_000,
  /** Safe-search redirects and headers. */
  safeSearch: 400_000,
  /** Allows that can't be exclusions, and the blocks that they override, in the contract's order. */
  inner: {
    grant: 300_000,
    timed: 290_000,
    /** + rank: the published precedence between filters, 1 for the last. */
    sites: 100_000,
    /** Allowed and granted hosts, and a schedule's exceptions, above the big lists (bulk.ts). */
    bulkAllowed: 60_000,
    bulkExcepted: 55_000,
    category: 50_000,
    default: 48_000,
    /** Every big list, and the session rule that hides them all. */
    bulkHidden: 47_000,
    bulk: 46_000,
  },
} as const;

/**
 * Where big lists are among the stored rules, a small change would wait seconds for all of them to be written again. Then the small rules
 * live in the session, and their stored copy, for the next start of the browser, lies in a band of its own at the bottom, under a session
 * rule that allows everything and so hides that copy while the session's rules are there (rule-store.ts).
 */
export const STORED_COPY = { hide: 45_000, highest: 44_000 } as const;
/** The session rule that opens everything while the rules are paused. */
export const PAUSE_RULE_ID = 3_000;
/** Session rules of the small copy, apart from those of freed tabs (free-tabs.ts). */
export const FIRST_SESSION_ID = 10_000;
/** Stored rules of big lists. */
export const FIRST_BULK_ID = 1_000_000;

/** Rules with a regular expression that one extension may have: Chromium's documented limit (MAX_NUMBER_OF_REGEX_RULES), less a reserve. */
export const REGEX_BUDGET = 950;

/** How many of them allows may take: what is over becomes an exclusion of the whole host (budget.ts). */
export const ALLOW_BUDGET = 400;

/** Longest path or query that is put into a regular expression: Chromium refuses what compiles to more than 2 KB (measured: tests/e2e). */
export const REGEX_LITERAL_MAX = 60;
