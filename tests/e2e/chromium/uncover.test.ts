import { uncover } from '../scenarios/uncover';

uncover('chromium');
