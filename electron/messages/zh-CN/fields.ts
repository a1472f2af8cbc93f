import type { FieldProblem } from '../../core/field-error.ts';

function problem(problem: FieldProblem): string {
  switch (problem.kind) {
    case 'empty':
      return '此项不能为空。';
    case 'tooLong':
      return `长度为 ${String(problem.length)} 个字符；最多允许 ${String(problem.limit)} 个。`;
    case 'badCharacters':
      return `此处不允许出现“${problem.found}”。`;
    case 'taken':
      return '此项重复出现；每一项必须不同。';
    case 'otherHost':
      return '已保存的密钥信息属于另一台主机或另一个用户。请重新填写。';
    case 'notAUrl':
      return '这不是网址。应类似 https://koophone.myhuaweicloud.com。';
    case 'noHost':
      return '此网址没有主机。应类似 https://koophone.myhuaweicloud.com。';
    case 'plainHttp':
      return '密钥信息不能通过明文 http 传输。请使用 https（http 仅限本机）。';
    case 'urlExtras':
      return '请去掉用户、密码、“?”和“#”：这里只填协议、主机和前缀。';
    case 'notANumber':
      return '此项必须是数字；不能取小数的地方必须是整数。';
    case 'notATime':
      return '这不是一天中的时间。应类似 22:00。';
    case 'notAbsolute':
      return '此项必须是绝对路径，例如 /usr/local/bin/notify 或 C:\\Tools\\notify.exe。';
    case 'outOfRange':
      return `当前为 ${String(problem.found)}；必须在 ${String(problem.min)} 到 ${String(problem.max)} 之间。`;
    case 'noSuchColumn':
      return `未知的列“${problem.found}”。可用的列为 id、name、group 和 region。`;
    case 'noIdColumn':
      return `第一行没有“id”列（${problem.found}）。`;
    case 'unsetVariable':
      return `环境变量 ${problem.name} 未设置。`;
    case 'unreadable':
      return problem.detail;
  }
}

export const fields = {
  problem,
  unusableFile: (path: string) => `无法使用文件 ${path}：`,
  nothingChanged: '没有做任何更改。',
  line: (line: number, text: string) => `第 ${String(line)} 行：${text}`,
};
