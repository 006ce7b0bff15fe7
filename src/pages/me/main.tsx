import { mountPage } from '../page';
import { WIRE } from '../use-view';
import { Me } from './Me';

void mountPage({ audience: 'child', titleKey: 'me.title', render: (ui) => <Me ui={ui} wire={WIRE} /> });
