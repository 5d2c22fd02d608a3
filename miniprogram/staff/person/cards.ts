import type { ContractView, CurrentContractView } from '../../../shared/contracts'
import type { Day } from '../../../shared/day'
import type { PersonView } from '../../../shared/people'
import type { SessionView } from '../../../shared/session'
import { serviceNames } from '../../../shared/records'
import { saySpoken } from '../../../shared/speak'
import { contractCard } from '../../components/contract-card/card'
import { promiseLine } from '../../components/promise-list/card'
import { personHead } from '../words'

/** A person's file for staff: who it is, what stands with the team, what was done last. */
export function personFile(
  person: PersonView,
  current: CurrentContractView,
  { today, who }: { today: Day; who: SessionView },
) {
  const { contract, pending } = current
  return {
    person: personHead(person, today),
    contract: contract ? contractCard(contract, today) : undefined,
    pending: pending ? contractCard(pending, today) : undefined,
    promises: (contract?.entitlements ?? []).map(promiseLine),
    recent: current.recent.map(({ lineId, kind, day, by }) => ({
      id: lineId,
      words: `${saySpoken(day, today)} ${serviceNames[kind]}`,
      by,
    })),
    doing: doingFor(person, current, who),
    errands: person.lifeStatus === 'living' ? errands : errandsAfter,
  }
}

/** What can be done with the contract now, as one button; '' when nothing can. */
export type Doing = '' | 'draft' | 'confirm' | 'requests' | 'renew'

function doingFor(
  person: Pick<PersonView, 'lifeStatus'>,
  { contract, pending }: CurrentContractView,
  who: SessionView,
): Doing {
  if (person.lifeStatus !== 'living') return ''
  if (pending?.status === 'drafted') return 'confirm'
  if (pending?.status === 'requested') return 'requests'
  if (!contract) return 'draft'
  return mayRenew(contract, who) ? 'renew' : ''
}

/** Only in the last days of a term, and only by the doctor of its own team. */
const mayRenew = ({ standing, team }: ContractView, who: SessionView): boolean =>
  standing === 'expiring' &&
  who.roles.some(({ role, teamId }) => role === 'doctor' && teamId === team.id)

export const doingWords: Record<Doing, string> = {
  '': '',
  draft: '一起签约',
  confirm: '确认签字',
  requests: '答复签约申请',
  renew: '再续一年',
}

/** What staff do for somebody beside care, each a page of its own. */
interface Errand {
  page: string
  icon: string
  title: string
}

const life: Errand = { page: 'life', icon: 'bed', title: '状态变化' }
const errands: Errand[] = [
  { page: 'book-for', icon: 'calendar', title: '帮老人预约' },
  { page: 'contact', icon: 'place', title: '电话和地址' },
  { page: 'tags', icon: 'filter', title: '人群标签' },
  { page: 'mandates', icon: 'people', title: '代办家属' },
  { page: 'bind-code', icon: 'scan', title: '手机登录' },
  { page: 'door-card', icon: 'print', title: '打印门卡' },
  { page: 'find', icon: 'switch', title: '有两份档案' },
  life,
]
const errandsAfter: Errand[] = [life]

/** A number or address that is shown masked, and may be seen whole for a reason. */
export interface Hidden {
  field: 'identity' | 'phone' | 'address'
  itemId: string
  title: string
}

export const clearReasons = ['打电话联系', '核对身份', '填写纸质表', '上门找路']
export const glassReasons = ['本人到门诊求助', '代同事接诊', '急诊需要', '电话咨询']
