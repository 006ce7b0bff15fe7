/**
 * What people paste when they have many sites: one a line, or a browser's `URLBlocklist` / `URLAllowlist` as Chrome, Edge, Windows and
 * macOS write it (JSON, registry, property list). Says for each entry on which line it stands and which list it is meant for.
 */

export interface PastedEntry {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  /** Null: the text doesn't say. */
  readonly list: 'block' | 'allow' | null;
  /** From a policy: the text is a filter and means exactly what it says. Else it is what somebody typed. */
  readonly isFilter: boolean;
}
type ListName = 'block' | 'allow';

/** Every entry of a pasted text, in its order. Never throws: what is no policy is read line by line. */
export function readPasted(text: string): PastedEntry[] {
  const trimmed = text.trim();
  if (/^[[{"]/.test(trimmed)) {
    const parsed = parseJson(trimmed);
    if (parsed !== null) return placed(text, fromJson(parsed.value, null));
  }
  if (/<key>\s*URL(?:Block|Allow|Black|White)list\s*<\/key>/i.test(text)) return placed(text, fromPropertyList(text));
  return fromLines(text);
}

/** `{"value": …}`, or null. A part of an object, as copied out of a bigger file, is read as the object. */
function parseJson(text: string): { readonly value: unknown } | null {
  for (const candidate of [text, `{${text.replace(/,\s*$/, '')}}`]) {
    try {
      return { value: JSON.parse(candidate) };
    } catch {
      // not this form: the next one, or line by line
    }
  }
  return null;
}

type Found = Omit<PastedEntry, 'line'>;

/** Lists lie under their policy's name at any depth: in a policy file, in an export of chrome://policy, in a JSON array alone. */
function fromJson(value: unknown, list: ListName | null): Found[] {
  if (typeof value === 'string') return [{ text: value, list, isFilter: true }];
  if (Array.isArray(value))
    return value.flatMap((item) => fromJson(typeof item === 'object' ? JSON.stringify(item) : String(item), list));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const named = listNamed(key) ?? (key === 'value' ? list : null);
    if (named === null) return typeof part === 'object' && !Array.isArray(part) ? fromJson(part, null) : [];
    return typeof part === 'object' ? fromJson(part, named) : [];
  });
}

function fromPropertyList(text: string): Found[] {
  const lists = text.matchAll(/<key>\s*(URL\w+list)\s*<\/key>\s*<array>(.*?)<\/array>/gis);
  return [...lists].flatMap(([, key = '', body = '']) =>
    [...body.matchAll(/<string>(.*?)<\/string>/gis)].map(([, entry = '']) => ({
      text: entry
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&')
        .trim(),
      list: listNamed(key),
      isFilter: true,
    })),
  );
}

/** The policy's names, the ones before 2020 included. */
function listNamed(name: string): ListName | null {
  if (/^URL(?:Block|Black)list$/i.test(name)) return 'block';
  return /^URL(?:Allow|White)list$/i.test(name) ? 'allow' : null;
}

/** Finds the line of each entry: entries stand in the text in their order. */
function placed(text: string, found: readonly Found[]): PastedEntry[] {
  let at = 0;
  let line = 1;
  return found.map((entry) => {
    const written = [JSON.stringify(entry.text), entry.text, entry.text.replace(/&/g, '&amp;')]
      .map((form) => text.indexOf(form, at))
      .filter((index) => index >= 0);
    const next = written.length === 0 ? at : Math.min(...written);
    for (let index = at; index < next; index += 1) if (text[index] === '\n') line += 1;
    at = next;
    return { ...entry, line };
  });
}

/** A registry key or policy name that says for which list the next lines are. */
const HEADING = /^(?:\[?[\w .\\-]*\\)?"?(URL(?:Block|Allow|Black|White)list)"?\]?\s*(?:[:=]\s*\[?)?\s*$/i;
/** `"1"="example.com"` in a .reg file, `1  REG_SZ  example.com` as `reg query` prints it. */
const REGISTRY_VALUE = /^"?\d+"?\s*(?:=|REG_SZ)\s*(.*)$/;
/** `Software\Policies\Google\Chrome\URLBlocklist\1 = "example.com"`, as the documentation of the policy writes it. */
const REGISTRY_LINE = /^[\w .\\-]*\\(URL(?:Block|Allow|Black|White)list)\\\d+"?\s*=\s*(.*)$/i;
const COMMENT = /^(?:#|;|\/\/|!)/;
const NO_ENTRY = /^(?:[[\]{},\s]*|Windows Registry Editor.*|REGEDIT4)$/i;

function fromLines(text: string): PastedEntry[] {
  let list: ListName | null = null;
  let isOther = false; // within a key of the registry that is neither list
  return text.split(/\r\n|\r|\n/).flatMap((raw, index): PastedEntry[] => {
    const typed = raw.trim();
    const line = index + 1;
    if (NO_ENTRY.test(typed) || COMMENT.test(typed)) return [];
    const heading = HEADING.exec(typed)?.[1];
    if (heading !== undefined) {
      list = listNamed(heading);
      isOther = false;
      return [];
    }
    if (/^\[?HKEY_\w+\\/i.test(typed)) {
      isOther = true;
      return [];
    }
    const whole = REGISTRY_LINE.exec(typed);
    if (whole !== null) return registryValue(whole[2] ?? '', listNamed(whole[1] ?? ''), line);
    const value = REGISTRY_VALUE.exec(typed);
    if (value !== null) return isOther ? [] : registryValue(value[1] ?? '', list, line);
    return plainLine(typed).map((entry) => ({ line, text: entry, list, isFilter: false }));
  });
}

function registryValue(value: string, list: ListName | null, line: number): PastedEntry[] {
  if (value === '-') return []; // takes a value away
  const text = value.replace(/^"(.*)"$/, '$1').replace(/\\(["\\])/g, '$1');
  return [{ line, text, list, isFilter: true }];
}

/** What a line means: without quotes, bullets and trailing commas; a hosts file's and an ad blocker's form of a host; several by commas. */
function plainLine(typed: string): string[] {
  const bare = typed
    .replace(/^(?:[-•*]\s+|\d+[.)]\s+)/, '')
    .replace(/^["'“”]+|["'“”]*[,;،]*$/g, '')
    .trim();
  const hosts = /^(?:0\.0\.0\.0|127\.0\.0\.1|::1?)\s+(\S+)/.exec(bare)?.[1];
  if (hosts !== undefined) return [hosts];
  const blocked = /^\|\|([^\s/^$*|]+)\^?$/.exec(bare)?.[1];
  if (blocked !== undefined) return [blocked];
  const several = bare.split(/[\s,;،]+/).filter((part) => part !== '');
  return several.length > 1 && several.every((part) => /^[^\s/?]+\.[^\s/?.]{2,}(?:\/[^\s?]*)?$/.test(part)) ? several : [bare];
}
