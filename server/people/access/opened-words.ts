import type { OpenedThing } from '../../../shared/access'

/** What was opened, in the words of the audit and of the export. */
export const openedWords: Record<OpenedThing, string> = {
  file: '健康档案',
  list: '居民名单',
  contracts: '签约',
  services: '服务记录',
  figures: '统计数字背后的名单',
  identity: '证件号码',
  phone: '电话号码',
  address: '住址',
  attachment: '照片和文件',
  export: '导出的资料',
  near: '疑似同一人的登记',
}
