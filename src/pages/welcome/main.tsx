import { mountPage } from '../page';
import { Welcome } from './Welcome';

void mountPage({ audience: 'parent', titleKey: 'welcome.title', render: (ui) => <Welcome ui={ui} /> });
