import { pictureInPicture } from '../scenarios/picture-in-picture';

pictureInPicture('chromium');
