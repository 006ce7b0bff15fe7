/**
 * Managed policy, read leaf by leaf: a bad leaf keeps that key's last good policy value, else its default (in `sites.default` and
 * `categories`: block), and is named. Nothing in a policy can make protection fall over.
 */
import { type Problem, problemsOf } from '../settings/document';
import { SECTION_NAMES, SECTIONS, type SectionName } from '../settings/schema';
import type { PolicyDocument } from './effective';

export interface PolicyReading {
  readonly policy: PolicyDocument;
  readonly problems: readonly Problem[];
}
type Path = readonly PropertyKey[];

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

/** Mends one leaf after another until the section parses; each round removes or replaces at least one leaf, so it ends. */
function readSection(name: SectionName, value: unknown, last: unknown, problems: Problem[]): unknown {
  let candidate: unknown = structuredCopy(value);
  for (let round = 0; round < 1000; round++) {
    const parsed = SECTIONS[name].safeParse(candidate);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    if (issue === undefined) break;
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    problems.push(...problemsOf({ ...issue, path: [name, ...issue.path] }));
    if (unknown.length > 0) for (const key of unknown) candidate = without(candidate, [...issue.path, key]);
    else candidate = mend(candidate, issue.path, name, last);
  }
  const fallback = SECTIONS[name].safeParse(last);
  return fallback.success ? fallback.data : undefined;
}

function mend(candidate: unknown, path: Path, name: SectionName, last: unknown): unknown {
  if (path.length === 0) return last ?? (name === 'sites' ? { default: 'block' } : Array.isArray(candidate) ? [] : undefined);
  const inList = path.findLastIndex((part) => typeof part === 'number');
  const good = inList < 0 ? valueAt(last, path) : undefined;
  if (good !== undefined && JSON.stringify(good) !== JSON.stringify(valueAt(candidate, path))) return replaced(candidate, path, good);
  if (name === 'categories' || (name === 'sites' && path[0] === 'default')) {
    return valueAt(candidate, path) === 'block' ? without(candidate, path) : replaced(candidate, path, 'block');
  }
  if (valueAt(candidate, path) !== undefined) return without(candidate, path);
  return without(candidate, path.slice(0, inList < 0 ? -1 : inList + 1)); // a missing leaf: what needs it goes
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
  return { ...(isRecord(value) ? value : {}), [String(first)]: replaced(isRecord(value) ? value[String(first)] : undefined, rest, leaf) };
}

/** A copy with one leaf (or list element) taken out. */
function without(value: unknown, path: Path): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  if (Array.isArray(value)) return rest.length === 0 ? value.filter((_, index) => index !== first) : value.map((item, index) => (index === first ? without(item, rest) : item));
  if (!isRecord(value)) return value;
  const { [String(first)]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...others, [String(first)]: without(inner, rest) };
}

