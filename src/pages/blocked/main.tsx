import { mountPage } from '../page';
import { WIRE } from '../use-view';
import { BlockedPage } from './BlockedPage';

void mountPage({ audience: 'child', titleKey: 'blocked.title', render: (ui) => <BlockedPage ui={ui} wire={WIRE} /> });
