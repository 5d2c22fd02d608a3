import type { ContractView, CurrentContractView } from '../../../shared/contracts'
import type { Day } from '../../../shared/day'
import { serviceNames } from '../../../shared/records'
import { greet, sayDate, sayDay, sayNear, saySpoken, sayUntil } from '../../../shared/speak'
import type { NextVisit, OfferedTime } from '../../../shared/visits/view'
import { keptWords, LET_PASS } from '../../components/visit-card/kept'
import { nextCard, type NextCard } from '../../components/next-card/card'
import type { ActingFor } from '../../kit/session'
import { DOT } from '../../kit/whole'
import { leftWords, promiseLine, type PromiseLine } from '../../components/promise-list/card'
import { sayStaff, sayState, sayTime, sayWhenNear } from '../../components/visit-card/words'

export interface Tile {
  id: 'book' | 'visits' | 'contract' | 'services'
  icon: string
  title: string
  says: string
}

/** Who comes next. */
interface VisitLine {
  id: string
  /** 明天 3月5日 */
  day: string
  /** 下午 2:00 更换尿管 */
  title: string
  /** 张晓雨 主管护师 · 已接单 */
  says: string
}

/** A time that came free for somebody who waits in line. */
export interface OfferCard {
  visitId: string
  tag: string
  /** 3月11日 星期三 上午 9:00 造口护理 */
  title: string
  /** 还给您留 28 分钟，到 上午 10:30 */
  says: string
  /** Too late: another family has been asked. */
  over: boolean
}

interface DoctorCard {
  team: string
  doctor: string
  centre: string
  term: string
}

export interface HomeView {
  /** A greeting to an elder, the elder's name to a relative. */
  title: string
  date: string
  /** Absent when nothing is offered. */
  offer: OfferCard | null
  /** Absent when nobody is to come. */
  visit: VisitLine | null
  next: NextCard
  /** What is next is talked over on the phone, and the centre may be the one who calls. */
  mayAskCall: boolean
  tiles: Tile[]
  /** Absent before anything is signed. */
  doctor: DoctorCard | null
  promises: PromiseLine[]
  /** 全部 8 项, or '' when all are shown. */
  more: string
}

/** How many promises the home page shows; the rest is one tap away. */
const SHOWN = 3

export interface Moment {
  today: Day
  now: Date
  /** `HH:mm` */
  time: string
}

/** Who looks: the elder, or a relative with what the mandate covers. */
type Reader = Pick<ActingFor, 'self' | 'scopes'>

const mayBook = ({ self, scopes = [] }: Reader): boolean => self || scopes.includes('book')

/** The elder's home from what the server says stands now. */
export function homeView(
  current: CurrentContractView,
  reader: Reader,
  { today, now, time }: Moment,
): HomeView {
  const { contract, elder } = current
  const { self: own } = reader
  const next = nextCard(current, today)
  const promises = contract?.entitlements ?? []
  return {
    title: own ? greet(time) : `${elder.name} ${elder.age} 岁`,
    date: sayDay(today),
    offer: current.offered ? offerCard(current.offered, today, now) : null,
    visit: current.nextVisit ? visitLine(current.nextVisit, today) : null,
    next,
    mayAskCall: next.doing === 'call' && mayBook(reader),
    tiles: tilesOf(current, today),
    doctor: contract ? doctorCard(contract, today) : null,
    promises: byNeed(promises.map(promiseLine)).slice(0, SHOWN),
    more: promises.length > SHOWN ? `看全部 ${promises.length} 项` : '',
  }
}

export function offerCard(offered: OfferedTime, today: Day, now: Date): OfferCard {
  const { visitId, name, day, time, until } = offered
  const kept = keptWords(until, now)
  return {
    visitId,
    tag: kept ? '空出来一个时间' : '没有留住',
    title: `${sayWhenNear(day, time, today)} ${name}`,
    says: kept || LET_PASS,
    over: kept === '',
  }
}

const visitLine = (visit: NextVisit, today: Day): VisitLine => ({
  id: visit.id,
  day: saySpoken(visit.day, today),
  title: `${sayTime(visit.time)} ${visit.name}`,
  says: [sayStaff(visit.staff), sayState(visit.kind, visit.state)].filter(Boolean).join(DOT),
})

/** What is behind comes first, what is done last. */
function byNeed(lines: PromiseLine[]): PromiseLine[] {
  const rank = ({ behind, percent }: PromiseLine) => (behind ? 0 : percent < 100 ? 1 : 2)
  return [...lines].sort((one, other) => rank(one) - rank(other))
}

/** A tile stands here only when its task works for this elder today; signing is the card above. */
function tilesOf(current: CurrentContractView, today: Day): Tile[] {
  const { contract, pending, recent, nextVisit } = current
  const [last] = recent
  const services: Tile = {
    id: 'services',
    icon: 'clipboard',
    title: '做过的服务',
    says: last
      ? `${sayNear(last.day, today) ?? sayDate(last.day)} ${serviceNames[last.kind]}`
      : '还没有',
  }
  const booking = bookingTiles(nextVisit, today)
  return [...booking, ...(contract || pending ? [contractTile(contract)] : []), services]
}

const bookingTiles = (next: NextVisit | undefined, today: Day): Tile[] => [
  { id: 'book', icon: 'home-nurse', title: '预约上门', says: '护士医生到家' },
  {
    id: 'visits',
    icon: 'calendar',
    title: '我的预约',
    says: next ? sayWhenNear(next.day, next.time, today) : '现在没有',
  },
]

const contractTile = (contract: ContractView | undefined): Tile => ({
  id: 'contract',
  icon: 'contract',
  title: '我的签约',
  says: contract ? leftWords(contract.entitlements ?? []) : '还没有生效',
})

const doctorCard = ({ team, endsOn }: ContractView, today: Day): DoctorCard => ({
  team: team.name,
  doctor: `${team.doctor} 医生`,
  centre: team.centre,
  term: endsOn ? `签${sayUntil(endsOn, today)}` : '',
})

/** What a relative reads who may not look at this elder's record: why, instead of the record. Booking may be allowed. */
export function closedView(
  { name, scopes }: Pick<ActingFor, 'name' | 'scopes'>,
  says: string,
  { today }: Moment,
): HomeView {
  const next: NextCard = {
    ...{ tag: '没有授权', title: '这里不能看', says, warm: true, button: '', doing: '' },
  }
  return {
    title: name,
    date: sayDay(today),
    offer: null,
    visit: null,
    next,
    mayAskCall: false,
    tiles: scopes?.includes('book') ? bookingTiles(undefined, today) : [],
    doctor: null,
    promises: [],
    more: '',
  }
}
