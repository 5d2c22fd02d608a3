import type { SessionView } from '../../shared/session'
import { choices, seesFigures, session, worksOnSite } from './session'

/** A place somebody may begin at. */
export interface Home {
  url: string
  title: string
  says: string
  icon: string
}

const family: Home = {
  url: '/pages/home/index',
  title: '家里的事',
  says: '签约、看服务、打电话给团队',
  icon: 'home',
}
const work: Home = {
  url: '/staff/today/index',
  title: '今天的工作',
  says: '签约申请、记录服务',
  icon: 'clipboard',
}
const figures: Home = {
  url: '/office/board/index',
  title: '重点工作清单',
  says: '数字、目标和它们的来历',
  icon: 'chart',
}

const secondFactor: Home = {
  url: '/office/second-factor/index',
  title: '输入动态验证码',
  says: '看单位的数字之前，再确认一次是您',
  icon: 'lock',
}

/** Where this person may begin: work first, for whoever also has a family. */
export function homesOf(who: SessionView): Home[] {
  return [
    ...(worksOnSite(who) ? [work] : []),
    ...(seesFigures(who) ? [figures] : []),
    ...(who.withheld?.length ? [secondFactor] : []),
    ...(choices(who).length > 0 ? [family] : []),
  ]
}

/** On somebody's only home a way home would lead nowhere. WeChat asks for this whenever the page is shown. */
export async function hideNeedlessHome(): Promise<void> {
  const who = await session().catch(() => undefined)
  if (who && homesOf(who).length < 2) void wx.hideHomeButton({ fail: () => undefined })
}
