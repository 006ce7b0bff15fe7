/**
 * The lexicon by which popular and long-tail names are taken out of the negatives because they are adult themselves: words that leave
 * little doubt, and the ordinary contexts in which they do. It only cleans the measure; the model never sees it.
 */
const WORDS: readonly RegExp[] = [
  /porn|xxx|xnxx|xnx\d|xvideos|xhamster|hentai|doujin|bokep|brazzers|chaturbate|stripchat|redtube|youporn|rule34/,
  /milf(?!ord)|blowjob|gangbang|bukkake|creampie|cumshot|masturb|upskirt|shemale|femdom|slut|brothel|incest|pussy|lesbian|hookup/,
  /(cam|call)girls?|sexcam|escort(?!e)|nudes|nude(girl|teen|cam|model|video|pic)|erotica?([.-]|\d)/,
  /(^|[.-])fuck|fapnfuck|(^|[.-])fap(vid|pic|tube|xxx)|bdsm(?=[.-]|sex|tube|porn)|bondage(?=[.-]|sex|tube|trip)/,
  /adult(chat|dating|model|cam|work|friend|video|game|toy|shop|board|bay|sex|tube|movie|film|site)/,
  /(^|[.\-\d])sex([.\-\d]|arab|video|tube|cam|chat|kahani|stor|toy|shop|jav|gratis|girl|movie|film|hd|all|log\.|free)/,
  /(arab|free|hot|live|real|anal|cam|azeri|desi|hindi|indian|teen|gay|phone|video|clip|tube|group|online)sex/,
  /(arab|free|hot|live|real|anal|hindi|indian|teen|group)-sex|(^|[.-])[a-z0-9]{1,7}sex\d?\.(?!ac)/,
  /(^|[.-])azeriseks|seks(porn|video|film)|trahk|(desi|my)(tales|desi\d?)\./,
];
const ORDINARY =
  /essex|sussex|wessex|unisex|intersex|jeuxxx|xxxlutz|gangbanghang|slutharis|addict|recover|quit|therap|fightthenew|jewelryhookup/;

export const isInLexicon = (host: string): boolean => !ORDINARY.test(host) && WORDS.some((word) => word.test(host));
