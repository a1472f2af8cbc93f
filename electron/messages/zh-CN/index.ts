import type { en } from '../en/index.ts';
import { failures } from './failures.ts';
import { fields } from './fields.ts';
import { glance } from './glance.ts';
import { notices } from './notices.ts';
import { settings } from './settings.ts';
import { status } from './status.ts';
import { time } from './time.ts';
import { welcome } from './welcome.ts';
import { window } from './window.ts';

export const zhCN: typeof en = { failures, fields, glance, notices, settings, status, time, welcome, window };
