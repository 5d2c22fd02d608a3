import type { Day } from '../../shared/day'
import { sayFullDate } from '../../shared/speak'
import { certificateNames, coverKinds, coverNames } from '../../shared/visits/credentials'
import type {
  Certificate,
  Cover,
  CoversView,
  CredentialsView,
  GateFailure,
} from '../../shared/visits/credentials'

export interface NurseRow {
  id: string
  name: string
  /** 主管护师 · 临床 13 年 */
  says: string
  certificates: { name: string; lapsed: boolean }[]
  /** What stops her from every item, each by its name. */
  failing: string[]
  /** Certificates that ran out: only what asks for them is stopped. */
  lapsed: string[]
}

export interface CoverCard {
  kind: string
  name: string
  /** Insurer, number and last day, or that there is none. */
  says: string
  state: string
  lacking: boolean
}

const isLapse = ({ code }: GateFailure): boolean => code === 'certificate-lapsed'

/** What stops a nurse from every item of 互联网+护理. */
export const stopping = (failing: readonly GateFailure[]): string[] =>
  failing.filter((each) => !isLapse(each)).map(({ says }) => says)

/** Whole years from a day to another. */
const yearsBetween = (from: Day, to: Day): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)

export function nurseRow({ staff, credentials, failing }: CredentialsView, today: Day): NurseRow {
  const held = credentials
  return {
    id: staff.id,
    name: staff.name,
    says: held
      ? `${held.title} · 临床 ${yearsBetween(held.clinicalSince, today)} 年`
      : `${staff.title} · 还没有登记`,
    certificates: (held?.certificates ?? []).map((each) => certificateCard(each, today)),
    failing: stopping(failing),
    lapsed: failing.filter(isLapse).map(({ says }) => says),
  }
}

function certificateCard({ kind, until }: Certificate, today: Day) {
  const lapsed = until !== undefined && until < today
  const last = until === undefined ? '长期' : `到 ${sayFullDate(until)}`
  return { name: `${certificateNames[kind]} ${last}${lapsed ? '，过期了' : ''}`, lapsed }
}

/** Each of the three, by the policy that is in date, else by the one that runs longest; and what comes after it. */
export const coverCards = ({ covers, lacking }: CoversView, today: Day): CoverCard[] =>
  coverKinds.map((kind) => {
    const own = covers
      .filter((cover) => cover.kind === kind)
      .sort((one, other) => (one.until < other.until ? 1 : -1))
    const [last] = own
    const now = own.find(({ from, until }) => from <= today && today <= until)
    const later = now && last && last !== now ? `；下一份 ${spanWords(last)}` : ''
    const lacks = lacking.some((each) => each.kind === kind)
    return {
      ...{ kind, name: coverNames[kind], lacking: lacks },
      says: last ? `${coverWords(now ?? last)}${later}` : '还没有登记保单',
      state: lacks ? lackWords(last, today) : '在期',
    }
  })

const spanWords = ({ from, until }: Pick<Cover, 'from' | 'until'>): string =>
  `${sayFullDate(from)} 到 ${sayFullDate(until)}`

const coverWords = ({ insurer, policyNumber, from, until }: Cover): string =>
  `${insurer} ${policyNumber}，${spanWords({ from, until })}`

const lackWords = (last: Cover | undefined, today: Day): string => {
  if (!last) return '没有'
  return last.until < today ? '过期了' : '还没有开始'
}

/** Whoever cannot be sent stands first, then those with a certificate that ran out. */
export const failingFirst = (rows: readonly NurseRow[]): NurseRow[] =>
  [...rows].sort((one, other) => weightOf(other) - weightOf(one))

const weightOf = ({ failing, lapsed }: NurseRow): number =>
  (failing.length > 0 ? 2 : 0) + (lapsed.length > 0 ? 1 : 0)
