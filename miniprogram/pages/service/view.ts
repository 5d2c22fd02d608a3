import type { BookableDetail } from '../../../shared/visits/booking'
import type { VisitKind } from '../../../shared/visits/kinds'
import type { Choice } from '../../components/choice-list/choice'
import { sayMoney, sayPrice } from '../../components/visit-card/words'

export interface ServicePage {
  name: string
  says: string
  /** 大约 60 分钟 */
  minutes: string
  /** 120 元，自费 */
  price: string
  /** What the price is made of; empty when nothing is paid. */
  bill: { name: string; value: string }[]
  who: string
  risk: string
  /** What must be settled, a sentence each. */
  needs: string[]
  prepare: string[]
  /** Why it cannot be booked; empty when it can. */
  reasons: string[]
  /** At home several addresses may be chosen from; one is only shown. */
  addresses: Choice[]
  address: string
  staff: Choice[]
  /** How one of them is asked for. */
  pick: string
  /** Papers of a doctor may be photographed for it. */
  papers: boolean
}

const comers: Record<VisitKind, string> = {
  'home-nursing': '有执照、做满五年的护士，到您家里来',
  'doctor-visit': '签约团队的医生，到您家里来',
  'door-service': '社区的护士或公卫医师，到您家里来',
  clinic: '您到社区卫生服务中心来，医生按时等您',
}

const risks: Record<BookableDetail['risk'], string> = {
  low: '风险低，一般没有不舒服。',
  medium: '有一点风险。护士先看情况，不合适就不做，不做不收项目的钱。',
  high: '风险比较高，只派专门培训过的护士。做之前把风险讲清楚，您同意了才做。',
}

export function servicePage(detail: BookableDetail): ServicePage {
  const { kind, name, says, minutes, price, payer, bill, prepare, notEligible = [] } = detail
  const addresses = kind === 'clinic' ? [] : detail.addresses
  return {
    name,
    says,
    minutes: `大约 ${minutes} 分钟`,
    price: sayPrice(price, payer),
    bill: price ? bill.map((line) => ({ name: line.name, value: sayMoney(line.fen) })) : [],
    who: comers[kind],
    risk: kind === 'clinic' ? '' : risks[detail.risk],
    needs: needsOf(detail),
    prepare,
    reasons: notEligible.map(({ say }) => say),
    addresses: addresses.length > 1 ? addresses.map(addressChoice) : [],
    address: addresses.length === 1 ? (addresses[0]?.text ?? '') : '',
    staff: staffChoices(detail),
    pick: kind === 'clinic' ? '想找某一位医生' : '想请某一位来',
    papers: kind === 'home-nursing',
  }
}

function needsOf({ needs, kind }: BookableDetail): string[] {
  const { order, relative, twoPeople, firstConsultation } = needs
  return [
    ...(firstConsultation ? ['第一次做，医生要先看一看（首诊），合适才派护士。'] : []),
    ...(order ? ['要有医生的医嘱。有医嘱单就拍下来，没有的由中心医生开。'] : []),
    ...(relative ? ['做的时候家里要有一位家属。'] : []),
    ...(twoPeople ? ['要来两位护士。'] : []),
    ...(kind === 'home-nursing' ? ['出发前要签知情同意书，手机上就能签。'] : []),
  ]
}

const addressChoice = (address: BookableDetail['addresses'][number]): Choice => ({
  id: address.id,
  title: address.text,
  says: address.preferred ? '常用地址' : '',
  more: [],
  off: '',
})

/** '' is whoever is right: those who came before are asked first. */
function staffChoices({ staff }: BookableDetail): Choice[] {
  if (staff.length === 0) return []
  const anybody = { id: '', title: '谁来都行', says: '先派来过的，最容易约到', more: [], off: '' }
  const named = staff.map(({ id, name, title, cameBefore }) => ({
    ...{ id, title: `${name} ${title}`, says: cameBefore ? '来过' : '', more: [], off: '' },
  }))
  return [anybody, ...named]
}
