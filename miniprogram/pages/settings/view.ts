import { dayOf } from '../../../shared/day'
import { sayDate, sayTime } from '../../../shared/speak'
import type { Choice } from '../../components/choice-list/choice'
import type { MenuItem } from '../../components/menu-list/menu'
import type { FailureNote } from '../../kit/report'

/** The one switch for reading aloud. What is read goes to WeChat, which makes the voice: said before it is on. */
export const speechChoices = (on: boolean): Choice[] => [
  {
    id: 'speech',
    title: '读给我听',
    says: '每页上面多一个“读给我听”，点一下就念。要念的字会发给微信变成声音。',
    more: [],
    off: '',
    on,
  },
]

/** `id` is the page and what it is opened with. */
const forEverybody: MenuItem[] = [
  {
    id: 'notices/index?part=settings',
    icon: 'bell',
    title: '消息和安静时间',
    says: '什么时候别打扰',
    mark: '',
  },
  { id: 'mandates/index', icon: 'family', title: '家里人代办', says: '谁能替我办', mark: '' },
  { id: 'my-data/index', icon: 'shield', title: '我的资料', says: '导出、绑定、注销', mark: '' },
]

const pc: MenuItem = {
  id: 'pc/index',
  icon: 'scan',
  title: '登录电脑',
  says: '扫电脑上的码',
  mark: '',
}

/** People at work also sign in on a PC. */
export const settingsMenu = (worksHere: boolean): MenuItem[] =>
  worksHere ? [pc, ...forEverybody] : forEverybody

/** The last failures in words for whoever is asked for help: `3月4日 上午 10:05 network · 8f3a…`. */
export function failureLines(notes: FailureNote[]): string[] {
  return notes.slice(0, 5).map(({ at, code, requestId }) => {
    const instant = new Date(at)
    const time = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
    return [
      `${sayDate(dayOf(instant))} ${sayTime(time)} ${code}`,
      ...(requestId ? [requestId] : []),
    ].join(' · ')
  })
}
