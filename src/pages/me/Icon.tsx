/** The pictures on tiles: our own plain line drawings, alike on every computer (emoji are not). */

const PATHS = {
  camera: 'M4 8h3l1.5-2h7L17 8h3v11H4zM12 10a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6z',
  threat: 'M4 5h16v11h-8l-5 4v-4H4zM12 7.5v4.2M12 13.6v.2',
  pin: 'M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0c0 5 6.5 11 6.5 11zM12 7.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z',
  picture: 'M4 5h16v14H4zM4 16l4.5-4.5L13 16l3-3 4 4M15.5 8.2v.2',
  sad: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.5 16c1.8-2.2 5.2-2.2 7 0M9 9.5v.6M15 9.5v.6',
  eye: 'M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 9.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4z',
  house: 'M3.5 11.5 12 4l8.5 7.5M6 10v9.5h12V10M10 19.5v-5h4v5',
  heart: 'M12 20S4 15 4 9.4A4.2 4.2 0 0 1 12 7.6a4.2 4.2 0 0 1 8 1.8C20 15 12 20 12 20z',
  search:
    'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3 20.5 20.5M10.5 7.2a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2zM7.4 14c.5-2 1.6-2.8 3.1-2.8s2.6.8 3.1 2.8',
  dots: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8 12v.2M12 12v.2M16 12v.2',
  phone: 'M6 4h3.5l1.5 4-2 1.8a11 11 0 0 0 5.2 5.2l1.8-2 4 1.5V18a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z',
  letter: 'M5 4h10l4 4v12H5zM9 11h6M9 14.5h6M15 4v4h4',
  stop: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6.2 6.2l11.6 11.6',
  door: 'M6 3.5h9v17H6zM12 12v.2M15 6h3.5v14.5H15',
} as const;
export type IconName = keyof typeof PATHS;

/** Decoration only: the words beside it say it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="Icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
