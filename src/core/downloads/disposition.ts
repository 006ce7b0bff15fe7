/** The file names in a Content-Disposition header (RFC 6266), as browsers read them and as they might: what is doubtful counts. */

/** One parameter: `filename="a \" b"`, `filename=a.txt`, `filename*=UTF-8''a%20b`. An unclosed quote ends with the header. */
const PARAMETER = /(?:^|;)\s*(filename\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)(?:"|$)|([^;]*))/gi;
/** The charset and the language before an extended value (RFC 5987). */
const EXTENDED = /^\s*[\w!#$%&+^`{}~-]*'[^']*'/;

/** Every name that the header offers, unquoted; escapes of an extended name are left to the reader of names. */
export function dispositionNames(header: string): string[] {
  return [...header.matchAll(PARAMETER)].map(([, parameter = '', quoted, plain = '']) => {
    const value = quoted === undefined ? plain.trim() : quoted.replace(/\\(.)/gs, '$1');
    return parameter.endsWith('*') ? value.replace(EXTENDED, '') : value;
  });
}
