/** Which panel is shown: the part of our own address behind `#`, so that panels are real links and Back works. */
import { useEffect, useState } from 'preact/hooks';

export const PANELS = [
  'today',
  'sites',
  'categories',
  'search',
  'lists',
  'limits',
  'bedtime',
  'activity',
  'settings',
  'health',
] as const;
export type PanelName = (typeof PANELS)[number];

function readRoute(): PanelName {
  const name = location.hash.replace(/^#/, '');
  return PANELS.find((panel) => panel === name) ?? 'sites';
}

/** The panel that the address names; anything else is that of the sites. */
export function useRoute(): PanelName {
  const [route, setRoute] = useState(readRoute);
  useEffect(() => {
    const follow = () => setRoute(readRoute());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
