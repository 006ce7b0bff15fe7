import { mountPage } from '../page';
import { WIRE } from '../wire';
import { PopupPage } from './PopupPage';

void mountPage({ audience: 'child', titleKey: 'popup.title', render: (ui) => <PopupPage ui={ui} wire={WIRE} /> });
