/**
 * The well-known sites of each category, written by hand, Pakistan's included: enough for a limit on "games" or a stop on "social" to
 * mean something before any list is subscribed. A host includes its subdomains. The names are in `hand-lists`, one file a category;
 * which of them may stand in two categories, and why, is in tests/core/sites/hand-lists.test.ts.
 */
import type { CategoryId } from './category';
import { ADS } from './hand-lists/ads';
import { ADULT } from './hand-lists/adult';
import { CHAT } from './hand-lists/chat';
import { DARKWEB } from './hand-lists/darkweb';
import { DATING } from './hand-lists/dating';
import { DRUGS } from './hand-lists/drugs';
import { EDUCATION } from './hand-lists/education';
import { GAMBLING } from './hand-lists/gambling';
import { GAMING } from './hand-lists/gaming';
import { HATE } from './hand-lists/hate';
import { MALWARE } from './hand-lists/malware';
import { NEWS } from './hand-lists/news';
import { PIRACY } from './hand-lists/piracy';
import { PROXY } from './hand-lists/proxy';
import { SHOPPING } from './hand-lists/shopping';
import { SOCIAL } from './hand-lists/social';
import { VIDEO } from './hand-lists/video';
import { VIOLENCE } from './hand-lists/violence';
import { WEAPONS } from './hand-lists/weapons';

export const CATEGORY_HOSTS: Readonly<Partial<Record<CategoryId, readonly string[]>>> = {
  adult: ADULT,
  gambling: GAMBLING,
  violence: VIOLENCE,
  drugs: DRUGS,
  weapons: WEAPONS,
  hate: HATE,
  dating: DATING,
  chat: CHAT,
  social: SOCIAL,
  video: VIDEO,
  gaming: GAMING,
  proxy: PROXY,
  darkweb: DARKWEB,
  piracy: PIRACY,
  malware: MALWARE,
  shopping: SHOPPING,
  ads: ADS,
  news: NEWS,
  education: EDUCATION,
};
