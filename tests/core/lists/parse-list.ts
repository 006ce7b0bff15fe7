import type { ListFormat } from '../../../src/core/lists/list-formats';
import { ListParser, type ListParserOptions } from '../../../src/core/lists/list-parser';

/** Parses a text in one piece, or in several. */
export function parseList(format: ListFormat, text: string | readonly string[], options: Partial<ListParserOptions> = {}) {
  const entries: string[] = [];
  const parser = new ListParser(format, { onEntries: (batch) => entries.push(...batch), ...options });
  for (const chunk of typeof text === 'string' ? [text] : text) parser.feed(chunk);
  return { entries, result: parser.end() };
}
