import type { RefusalWords } from './words'

/** Refusals of imports. */
export const importsRefusals = {
  'import.not-found': {
    status: 404,
    say: '没有找到这次导入',
    staff: '没有此导入，或不在您的管辖范围',
  },
  'import.unreadable': {
    status: 422,
    say: '这个表格打不开，请重新存一份再上传',
    staff: '不是可读的 xlsx 或 CSV，或解开后过大；请另存为 xlsx 或 CSV 再上传',
  },
  'import.columns-shifted': {
    status: 422,
    say: '表格的列和模板对不上，请下载模板，按列填好再上传',
    staff: '表头须与模板逐列一致，且各列内容未错位；错位的列见 details',
  },
  'import.no-rows': {
    status: 422,
    say: '表格里没有内容',
    staff: '表头以下没有任何一行',
  },
  'import.too-many-rows': {
    status: 422,
    say: '一次最多导入 20000 行，请分成几个表格',
    staff: '超过 20000 行',
  },
  'import.not-ready': {
    status: 409,
    say: '这次导入还没有准备好，请稍等',
    staff: '导入不在可写入的状态',
  },
  'import.has-errors': {
    status: 409,
    say: '还有填错的行，请改好再上传，或选择跳过这些行',
    staff: '有出错的行；leaveOutErrors 为真时跳过它们写入其余',
  },
  'import.undecided': {
    status: 409,
    say: '还有可能是同一个人的行没有决定，请先决定',
    staff: '有疑似匹配的行未作决定',
  },
  'import.row-not-found': {
    status: 404,
    say: '没有找到这一行，或这一行不用决定',
    staff: '此行不存在，或不是待决定的匹配行',
  },
  'import.match-elsewhere': {
    status: 422,
    say: '这位老人在别的机构建了档，不能合在一起；请选不是同一人，或先不导入',
    staff: '匹配到的人不在本机构名册，不能选择为同一人',
  },
  'export.reason-needed': {
    status: 422,
    say: '请写明导出的用途',
    staff: '导出名册须写明用途（2 至 100 个字），会记入审计，名册里的人看得到',
  },
} as const satisfies Record<string, RefusalWords>
