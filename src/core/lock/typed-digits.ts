/** Digits as they are typed: an Urdu or Arabic keyboard has its own, and the same PIN or code must open on any. */

const ARABIC_INDIC = 0x0660;
const URDU = 0x06f0;

/** The text with ٠-٩ and ۰-۹ as 0-9; everything else as it is. */
export function foldDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= URDU ? URDU : ARABIC_INDIC));
  });
}

/** Six digits as a person types or pastes them, spaces and marks of direction left out; null for anything else. */
export function typedCode(text: string): string | null {
  const code = foldDigits(text).replace(/[\s\p{Cf}]/gu, '');
  return /^\d{6}$/.test(code) ? code : null;
}
