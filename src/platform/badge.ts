/** The toolbar button's badge and title: for all tabs at once. */
import type { BadgeFace } from '../background/badge';
import { browser } from './browser';

export async function setBadge({ text, colour, title }: BadgeFace): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setBadgeText({ text }),
    action.setBadgeBackgroundColor({ color: colour }),
    action.setBadgeTextColor?.({ color: '#ffffff' }),
    action.setTitle({ title }),
  ]);
}
