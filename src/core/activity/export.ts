/** The log as files: CSV for spreadsheets (RFC 4180), JSON Lines for programs. Every row says who and, with its offset, when. */
import type { ActivityRow } from '../../messaging/views';

/** The columns, in this order; their names are part of the format. */
export const COLUMNS = ['time', 'who', 'kind', 'site', 'title', 'address', 'seconds', 'reason', 'rule', 'detail'] as const;
export type ExportRow = ActivityRow & { readonly who: 'child' };

/** Without it spreadsheets read UTF-8 as something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** CSV in UTF-8 with a byte order mark and a line of names. Cells that a spreadsheet would run as a formula get a leading '. */
export function toCsv(rows: readonly ExportRow[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(','));
  return `${BYTE_ORDER_MARK}${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

/** One JSON object on each line, keys in the order of the columns. */
export function toJsonLines(rows: readonly ExportRow[]): string {
  return rows.map((row) => `${JSON.stringify(Object.fromEntries(COLUMNS.map((column) => [column, row[column]])))}\n`).join('');
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
