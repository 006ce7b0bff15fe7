/** What a child can say is happening. The ids go into reports and directories: they are never renamed. */
export const HELP_CATEGORIES = [
  'danger_now',
  'grooming',
  'asked_for_images',
  'sextortion',
  'my_image_shared',
  'csam_seen',
  'unwanted_sexual',
  'meet_offline',
  'bullying',
  'impersonation',
  'hacked',
  'scam',
  'hurt_at_home',
  'trafficking_missing',
  'self_harm',
  'scary_content',
  'hate',
  'unsaid',
] as const;
export type HelpCategory = (typeof HELP_CATEGORIES)[number];

/**
 * Categories in which the address and title may lead to a picture of abuse: they go only into the text for a hotline or the police (contract 5),
 * because anything else would hand the address on to someone who has no right to open it.
 */
const GUARDED: ReadonlySet<HelpCategory> = new Set(['csam_seen', 'my_image_shared']);

/** True where address and title stay out of everything but the text for a hotline or the police. */
export function isAddressGuarded(category: HelpCategory): boolean {
  return GUARDED.has(category);
}

/** How far the help view goes for a category; the reasons are in the table "Which button leads where" of the help facts. */
export interface Care {
  /** Offer "is there a grown-up you trust" (always with "if that person is hurting you, choose someone else"). */
  readonly trustedAdult: boolean;
  /** Offer to fill a report: never for someone who wants to hurt themselves, where a person comes before any form. */
  readonly report: boolean;
  /** Offer Take It Down. */
  readonly takedown: boolean;
  /** Say "don't pay, don't send more, don't delete". */
  readonly keepMessages: boolean;
  /** Show how to report and block on the platform itself: not where somebody is in danger at home, or may not open the page again. */
  readonly platform: boolean;
  /** Say "close it, it is not your fault" first: nothing needs to be reported. */
  readonly closeFirst: boolean;
}

const CARE: Care = { trustedAdult: true, report: true, takedown: false, keepMessages: false, platform: false, closeFirst: false };

/** What the help view offers for a category. */
export function careFor(category: HelpCategory): Care {
  switch (category) {
    case 'grooming':
    case 'asked_for_images':
    case 'unwanted_sexual':
      return { ...CARE, keepMessages: true, platform: true };
    case 'sextortion':
    case 'my_image_shared':
      return { ...CARE, takedown: true, keepMessages: true, platform: true };
    case 'self_harm':
      return { ...CARE, report: false };
    case 'scary_content':
      return { ...CARE, closeFirst: true, platform: true };
    case 'meet_offline':
    case 'bullying':
    case 'hate':
    case 'impersonation':
    case 'hacked':
    case 'scam':
      return { ...CARE, platform: true };
    default:
      return CARE;
  }
}
