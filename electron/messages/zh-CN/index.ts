import type { en } from '../en/index.ts';
import { activity } from './activity.ts';
import { failures } from './failures.ts';
import { fields } from './fields.ts';
import { glance } from './glance.ts';
import { notices } from './notices.ts';
import { onward } from './onward.ts';
import { settings } from './settings.ts';
import { snooze } from './snooze.ts';
import { status } from './status.ts';
import { time } from './time.ts';
import { welcome } from './welcome.ts';
import { window } from './window.ts';

export const zhCN: typeof en = {
  activity,
  failures,
  fields,
  glance,
  notices,
  onward,
  settings,
  snooze,
  status,
  time,
  welcome,
  window,
};
