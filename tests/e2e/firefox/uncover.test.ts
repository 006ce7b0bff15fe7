import { uncover } from '../scenarios/uncover';

uncover('firefox');
