/** The six stories: where each begins, and what the child taps; every tap leads to a view that is pictured. */

/** What is tapped (data-qa), and the view that must come; `taken` is the picture's name where the view comes twice. */
type Tap = readonly [qa: string, view: string, taken?: string];

export interface Story {
  readonly name: string;
  /** The page on which the child presses. */
  readonly address: string;
  /** What the child has selected there. */
  readonly selected?: string;
  readonly taps: readonly Tap[];
  /** How it ends: help is hidden; the page comes back; or the last view is the end. */
  readonly end: 'hide' | 'mistake' | 'return' | 'close';
}

/** Marks `open-first`: the first helper that has a page, whoever that is. */
export const FIRST_PAGE = '^page-';

const TO_TILES: readonly Tap[] = [['danger-no', 'tiles']];
const REPORT: readonly Tap[] = [
  ['do-report', 'report'],
  ['report-next', 'ways'],
];

export const STORIES: readonly Story[] = [
  {
    name: 'grooming',
    address: 'http://chat.test/grooming',
    selected: '#marked',
    taps: [
      ...TO_TILES,
      ['tile-grooming', 'can'],
      ['do-talk', 'talk'],
      ['back', 'can', ''],
      ['do-report', 'report'],
      ['words-show', 'report', 'words-picture'],
      ['report-next', 'ways'],
      [FIRST_PAGE, 'page'],
      ['page-done', 'done'],
    ],
    end: 'close',
  },
  {
    name: 'blackmail',
    address: 'https://www.instagram.com/direct/t/1',
    selected: '#marked',
    taps: [
      ...TO_TILES,
      ['tile-sextortion', 'can'],
      ['do-down', 'takedown'],
      [FIRST_PAGE, 'page'],
      ['back', 'takedown', ''],
      ['back', 'can', ''],
      ['do-platform', 'platform'],
      ['back', 'can', ''],
      ...REPORT,
      ['ways-done', 'done'],
    ],
    end: 'hide',
  },
  {
    name: 'abusive-page',
    address: 'http://gallery.test/abusive',
    taps: [
      ...TO_TILES,
      ['tile-scary_content', 'gate'],
      ['gate-yes', 'can'],
      ...REPORT,
      [FIRST_PAGE, 'page'],
      ['page-done', 'done'],
    ],
    end: 'close',
  },
  {
    name: 'hurt-at-home',
    address: 'http://school.test/homework',
    taps: [
      ['danger-yes', 'danger'],
      ['danger-next', 'tiles'],
      ['tile-hurt_at_home', 'can'],
      ['do-talk', 'talk'],
      ['talk-report', 'report'],
      ['report-next', 'ways'],
      ['ways-done', 'done'],
    ],
    end: 'hide',
  },
  {
    name: 'missing-friend',
    address: 'http://chat.test/class',
    taps: [
      ...TO_TILES,
      ['tile-trafficking_missing', 'can'],
      ['do-talk', 'talk'],
      ['talk-report', 'report'],
      ['report-next', 'ways'],
      ['ways-done', 'done'],
    ],
    end: 'return',
  },
  { name: 'by-mistake', address: 'http://school.test/essay', taps: [], end: 'mistake' },
];
