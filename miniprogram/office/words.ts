import { dayOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { StaffRole } from '../../shared/session'
import { saySpoken, sayTime } from '../../shared/speak'

/** What each role is called where people are named. */
export const roleNames: Record<StaffRole, string> = {
  doctor: '医生',
  nurse: '护士',
  'public-health': '公卫人员',
  tcm: '中医师',
  desk: '前台',
  manager: '中心管理员',
  institution: '机构人员',
  county: '县级管理员',
  city: '市级管理员',
  province: '省级管理员',
}

/** A version of ours as people say it: `sayVersion('2026.1') //=> '2026 年第 1 版'`; anything else as it stands. */
export const sayVersion = (version: string): string =>
  version.replace(/^(\d{4})\.(\d+)$/, '$1 年第 $2 版')

const HOURS_AHEAD = 8 * 3_600_000

/** An ISO instant as it is said in China: `今天 3月4日 上午 10:05`. */
export function sayInstant(instant: string, today: Day): string {
  const at = new Date(instant)
  const time = new Date(at.getTime() + HOURS_AHEAD).toISOString().slice(11, 16)
  return `${saySpoken(dayOf(at), today)} ${sayTime(time)}`
}
