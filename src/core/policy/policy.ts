/**
 * Managed policy, read leaf by leaf: a bad leaf keeps that key's last good policy value, else its default (in `sites.default` and
 * `categories`: block), and is named. Nothing in a policy can make protection fall over.
 */
import { type Problem, problemsOf } from '../settings/document';
import { SECTION_NAMES, SECTIONS, type SectionName } from '../settings/schema';
import { CATEGORY_IDS } from '../sites/category';
import type { PolicyDocument } from './effective';

export interface PolicyReading {
  readonly policy: PolicyDocument;
  readonly problems: readonly Problem[];
}
type Path = readonly PropertyKey[];
const MOST_ROUNDS = 1000;

/** Reads what the browser gives as managed storage. `last` is the last good policy. */
export function readPolicy(managed: Readonly<Record<string, unknown>>, last: PolicyDocument): PolicyReading {
  const problems: Problem[] = [];
  const sections: Partial<Record<SectionName, unknown>> = {};
  for (const [key, value] of Object.entries(managed)) {
    if (key === 'version' || value === undefined) continue;
    if (!isSection(key)) problems.push({ path: key, message: 'unknown key' });
    else sections[key] = readSection(key, value, last[key], problems);
  }
  return { policy: sections as PolicyDocument, problems };
}

const isSection = (key: string): key is SectionName => (SECTION_NAMES as readonly string[]).includes(key);

/** What a section is when it can't be read at all and no good policy came before. */
const UNREADABLE: Partial<Record<SectionName, unknown>> = {
  language: 'auto',
  sites: { default: 'block' },
  categories: Object.fromEntries(CATEGORY_IDS.map((id) => [id, 'block'])),
};
const LISTS: readonly SectionName[] = ['lists', 'limits', 'schedules', 'earn'];

/** Mends leaves until the section parses; each round removes or replaces at least one, so it ends. */
function readSection(name: SectionName, value: unknown, last: unknown, problems: Problem[]): unknown {
  let candidate: unknown = structuredCopy(value);
  const dropped = new Dropped();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const parsed = SECTIONS[name].safeParse(candidate);
    if (parsed.success) return parsed.data;
    const issues = independent(parsed.error.issues);
    const found = issues.flatMap((issue) => problemsOf({ ...issue, path: [name, ...dropped.original(issue.path)] }));
    problems.push(...found.reverse());
    for (const issue of issues) {
      if (issue.code === 'unrecognized_keys') for (const key of issue.keys) candidate = without(candidate, [...issue.path, key]);
      else candidate = mend(candidate, issue.path, name, last, dropped);
    }
  }
  return wholeOf(name, last);
}

function wholeOf(name: SectionName, last: unknown): unknown {
  const good = SECTIONS[name].safeParse(last);
  return good.success ? good.data : (UNREADABLE[name] ?? (LISTS.includes(name) ? [] : {}));
}

/**
 * The issues that can be mended in one round: at most one for each list element, the inner and later ones first, so that an element
 * that is dropped moves none of those that are still to come.
 */
function independent<I extends { readonly path: Path }>(issues: readonly I[]): I[] {
  const byElement = new Map<string, I>();
  for (const issue of issues) {
    const key = JSON.stringify(issue.path.slice(0, issue.path.findLastIndex((part) => typeof part === 'number') + 1));
    const whole = key === '[]' ? JSON.stringify(issue.path) : key;
    if (!byElement.has(whole)) byElement.set(whole, issue);
  }
  const depth = ({ path }: I) => path.filter((part) => typeof part === 'number').length;
  return [...byElement.values()].reverse().sort((a, b) => depth(b) - depth(a));
}

function mend(candidate: unknown, path: Path, name: SectionName, last: unknown, dropped: Dropped): unknown {
  if (path.length === 0)
    return LISTS.includes(name) && Array.isArray(candidate) ? withoutDoubles(candidate, dropped) : wholeOf(name, last);
  const good = goodValue(candidate, path, last);
  if (good !== undefined && JSON.stringify(good) !== JSON.stringify(valueAt(candidate, path)))
    return replaced(candidate, path, good);
  if (name === 'categories' || (name === 'sites' && path[0] === 'default')) return replaced(candidate, path, 'block');
  // A missing leaf: what needs it goes.
  const out =
    valueAt(candidate, path) === undefined
      ? path.slice(0, path.findLastIndex((part) => typeof part === 'number') + 1 || -1)
      : path;
  if (typeof out.at(-1) === 'number') dropped.add(out);
  return without(candidate, out);
}

/** The last good value of the same leaf; in a list, that of the element with the same id. */
function goodValue(candidate: unknown, path: Path, last: unknown): unknown {
  const element = path.findLastIndex((part) => typeof part === 'number');
  if (element < 0) return valueAt(last, path);
  const id = valueAt(candidate, [...path.slice(0, element + 1), 'id']);
  const list = valueAt(last, path.slice(0, element));
  if (id === undefined || !Array.isArray(list)) return undefined;
  return valueAt(
    list.find((one) => valueAt(one, ['id']) === id),
    path.slice(element + 1),
  );
}

/** Two elements with one id: the first stays. */
function withoutDoubles(list: readonly unknown[], dropped: Dropped): unknown[] {
  const isFirst = list.map((one, index) => list.findIndex((other) => valueAt(other, ['id']) === valueAt(one, ['id'])) === index);
  for (let index = list.length - 1; index >= 0; index--) if (!isFirst[index]) dropped.add([index]);
  return list.filter((_, index) => isFirst[index]);
}

/** List elements that were dropped, so that problems found later are still named by their place in the policy as it was given. */
class Dropped {
  readonly #indexes = new Map<string, Set<number>>();

  add(path: Path): void {
    const given = this.original(path);
    const list = JSON.stringify(given.slice(0, -1));
    this.#indexes.set(list, (this.#indexes.get(list) ?? new Set()).add(Number(given.at(-1))));
  }

  /** The place in the policy as given of a place in what is left of it. */
  original(path: Path): PropertyKey[] {
    const given: PropertyKey[] = [];
    for (const part of path) given.push(typeof part === 'number' ? this.#index(JSON.stringify(given), part) : part);
    return given;
  }

  #index(list: string, index: number): number {
    const gone = this.#indexes.get(list);
    let given = 0;
    for (let left = index; gone?.has(given) || left-- > 0; ) given++;
    return given;
  }
}

const structuredCopy = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, part) => (isRecord(at) && Object.hasOwn(at, part) ? at[String(part)] : undefined), value);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A copy with one leaf replaced. */
function replaced(value: unknown, path: Path, leaf: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return leaf;
  if (Array.isArray(value)) return value.map((item, index) => (index === first ? replaced(item, rest, leaf) : item));
  return {
    ...(isRecord(value) ? value : {}),
    [String(first)]: replaced(isRecord(value) ? value[String(first)] : undefined, rest, leaf),
  };
}

/** A copy with one leaf (or list element) taken out. */
function without(value: unknown, path: Path): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  if (Array.isArray(value))
    return rest.length === 0
      ? value.filter((_, index) => index !== first)
      : value.map((item, index) => (index === first ? without(item, rest) : item));
  if (!isRecord(value)) return value;
  const { [String(first)]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...others, [String(first)]: without(inner, rest) };
}
