/** Reading a settings document from text: a document, or every problem with its exact path. Nothing is ever half-read. */
import { CURRENT_VERSION, SettingsDocument } from './schema';

export interface Problem {
  /** Where in the document: `limits[0].minutes`; '' = the whole. */
  readonly path: string;
  readonly message: string;
}
export type DocumentResult =
  | { readonly ok: true; readonly document: SettingsDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Longest document that is read: far above any family's or school's, low enough to keep an old computer responsive. */
export const MAX_DOCUMENT_CHARACTERS = 5_000_000;
const MAX_PROBLEMS = 50;

/** Parses the text of a settings file. */
export function readDocument(text: string): DocumentResult {
  if (text.length > MAX_DOCUMENT_CHARACTERS)
    return refuse('', `the file is too large: ${text.length} characters, at most ${MAX_DOCUMENT_CHARACTERS}`);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse('', `not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return parseDocument(value);
}

/** Parses a value as a settings document. */
export function parseDocument(value: unknown): DocumentResult {
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version > CURRENT_VERSION) {
    return refuse('version', `made by a newer Hifazat (version ${version}; this one reads ${CURRENT_VERSION})`);
  }
  const parsed = SettingsDocument.safeParse(value);
  if (parsed.success) return { ok: true, document: parsed.data };
  return { ok: false, problems: parsed.error.issues.slice(0, MAX_PROBLEMS).flatMap(problemsOf) };
}

type Issue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
};

/** zod's issues as problems; unknown keys get one problem each, with the key in the path. */
export function problemsOf(issue: Issue): Problem[] {
  if (issue.code === 'unrecognized_keys' && issue.keys !== undefined) {
    return issue.keys.map((key) => ({ path: formatPath([...issue.path, key]), message: 'unknown key' }));
  }
  return [{ path: formatPath(issue.path), message: issue.message }];
}

/** `['limits', 0, 'minutes']` → `limits[0].minutes`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');
}

const refuse = (path: string, message: string): DocumentResult => ({ ok: false, problems: [{ path, message }] });
