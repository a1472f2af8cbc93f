import type { Unanswered } from '../../core/answer.ts';
import type { Expected } from '../../core/expected.ts';
import type { FailureKind } from '../../core/failure.ts';
import type { ProblemKind } from '../../core/problem.ts';
import type { StatusKind } from '../../core/status.ts';

const names: Record<StatusKind, string> = {
  unknown: '未知',
  stopped: '已停止',
  running: '运行中',
  offline: '离线',
  starting: '启动中',
  shutDown: '已关机',
  unrecognised: '无法识别',
};

const explained: Record<StatusKind, string> = {
  unknown: '服务不知道这台手机的状态。',
  stopped: '手机已停止。',
  running: '手机正在运行。',
  offline: '手机离线。正在停止或关机的手机也会经过此状态。',
  starting: '手机正在启动。',
  shutDown: '手机已关机。',
  unrecognised: '服务返回了接口文档中没有的状态码。',
};

const problems: Record<ProblemKind, string> = {
  offline: '离线',
  unknown: '状态未知',
  stopped: '已停止，但应在运行',
  stuck: '停留在启动中',
  silent: '无应答',
  unexpected: '不是预期状态',
  flapping: '抖动',
};

const expected: Record<Expected, string> = {
  anything: '任意',
  running: '运行中',
  off: '未开机',
};

const unanswered: Record<Unanswered, string> = {
  missing: '服务的应答中没有提到这台手机。',
  conflicting: '服务的应答为这台手机给出了两种不同的状态。',
  malformed: '服务关于这台手机的应答无法读取。',
};

const refused: Partial<Record<FailureKind, string>> = {
  badParameter: 'ID 被拒绝',
  noPermission: '无权限',
  otherTenant: '其他租户',
  frozen: '已冻结',
  restoring: '恢复中',
  backingUp: '备份中',
  noInstance: '不存在',
  regions: '其他区域',
};

export const status = {
  names,
  unrecognised: (code: number) => `无法识别（${String(code)}）`,
  none: '尚无应答',
  explained,
  problems,
  expected,
  unanswered,
  refused,
};
