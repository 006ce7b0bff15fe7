import { mountPage } from '../page';
import { Me } from './Me';

void mountPage({ audience: 'child', titleKey: 'me.title', render: (ui) => <Me ui={ui} /> });
