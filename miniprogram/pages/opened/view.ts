import type { OpenedRow, OpenedThing } from '../../../shared/access'
import { dayOf, type Day } from '../../../shared/day'
import { saySpoken, sayTime } from '../../../shared/speak'

/** One opening of the file in words. */
export interface OpenedCard {
  id: string
  /** 今天 3月4日 上午 10:05 */
  when: string
  /** 张晓雨 · 桃源中心, or 您自己 */
  who: string
  role: string
  what: string
  /** Why somebody outside the contract opened it; '' when no reason was needed. */
  reason: string
}

const things: Record<OpenedThing, string> = {
  file: '看了个人档案',
  list: '在名单里看到您',
  contracts: '看了签约',
  services: '看了做过的服务',
  figures: '看了统计明细',
  identity: '看了完整的证件号码',
  phone: '看了完整的电话',
  address: '看了完整的住址',
  attachment: '打开了照片或文件',
  export: '导出了资料',
  near: '登记时核对是不是同一个人',
  'red-flags': '看了您说的急症情况',
}

export function openedCard(row: OpenedRow, today: Day): OpenedCard {
  const { id, at, byName, orgName, what, reason = '', self } = row
  return {
    id,
    when: `${saySpoken(dayOf(new Date(at)), today)} ${sayTime(timeOf(at))}`,
    who: self ? '您自己' : byName,
    role: self ? '' : [roleWords[row.byRole] ?? '', orgName].filter(Boolean).join(' · '),
    what: things[what],
    reason,
  }
}

const roleWords: Partial<Record<string, string>> = {
  doctor: '医生',
  nurse: '护士',
  'public-health': '公卫医师',
  tcm: '中医师',
  desk: '前台',
  manager: '主任',
  institution: '机构人员',
  county: '县卫健',
  city: '市卫健',
  province: '省卫健',
  relative: '家里人',
}

/** An ISO instant as the time of day in China, `HH:mm`. */
const timeOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16)
