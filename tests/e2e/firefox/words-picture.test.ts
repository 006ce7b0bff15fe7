import { wordsPicture } from '../scenarios/words-picture';

wordsPicture('firefox');
