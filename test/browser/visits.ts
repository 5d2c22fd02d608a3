/** Every page of the package, as everybody who may see it, in the states people meet it in. */
import type { Persona } from '../../shared/session'
import { deskVisits } from './desk-visits'
import { doorVisits } from './door-visits'
import type { Folk } from './folk'
import { of, query, visits } from './visit'
import type { PageKind, Visit } from './visit'

export type { PageKind, Visit }

const elders: Persona[] = ['wang-xiulan', 'li-guiying', 'chen-guoqiang', 'liu-dashan', 'zhao-defu']
const family: Persona[] = [...elders, 'chen-min']
const care: Persona[] = ['doctor-zhang', 'nurse-zhang']
const site: Persona[] = [...care, 'front-desk']
const commissions: Persona[] = ['county', 'city', 'province']
const offices: Persona[] = ['manager', ...commissions]

const sign = (as: Persona, given: (folk: Folk) => string): Visit[] =>
  visits('pages/sign/index', [as], { query: given })

/** The answers given so far, as the five steps of signing carry them from page to page. */
const answered = ({ ids: { long }, longName }: Folk, more = '') =>
  `elderId=${long}&elderName=${encodeURIComponent(longName)}${more}`
const team = `&teamId=team-zhang&teamName=${encodeURIComponent('张医生团队')}`
const chosen = `&packageCode=intermediate&packageName=${encodeURIComponent('中级包 · 一年 480 元')}`

const stranger = 'new:visitor' as const
/** The steps of linking an elder and a relative, from one side. */
const linking = (side: string): string[] => {
  const known = `${side}&code=abc`
  const related = `${known}&relation=${encodeURIComponent('母亲')}`
  const allowed = `${related}&scopes=book,read,chat,sign`
  return [
    ...[side, `${side}&how=mine`, `${side}&how=phone`, known, related, allowed],
    ...[`${allowed}&until=2027-03-03`, `${side}&done=asked`],
  ]
}

const nursing = 'code=urinaryCath'
const forMother = (more = nursing) => ({
  query: ({ ids: { mother } }: Folk) => `elderId=${mother}&${more}`,
})
const withPass = { query: ({ ids, pass }: Folk) => `elderId=${ids.mother}&${nursing}&pass=${pass}` }
const noneOfThem = Array<RegExp>(6).fill(/ 没有$/)
const aTime = /^(上午|中午|下午|晚上) /

/** From the list to a number, and what follows. */
const bookingVisits: Visit[] = [
  ...visits('pages/book/index', ['wang-xiulan', 'chen-min', 'liu-dashan']),
  ...visits('pages/book/index', ['chen-min'], { taps: [/^专项护理/] }),
  ...visits('pages/service/index', ['chen-min'], forMother()),
  ...query('pages/service/index', 'wang-xiulan', 'code=clinic'),
  ...query('pages/service/index', 'liu-dashan', 'code=door-service'),
  ...visits('pages/red-flags/index', ['chen-min'], forMother()),
  ...visits('pages/red-flags/index', ['chen-min'], { ...forMother(), taps: noneOfThem }),
  ...visits('pages/red-flags/index', ['chen-min'], { ...forMother(), taps: [/ 有$/] }),
  ...visits('pages/times/index', ['chen-min'], { ...withPass, taps: [aTime] }),
  ...visits('pages/times/index', ['chen-min'], { ...withPass, taps: [aTime, /^就这个时间/] }),
  ...visits('pages/times/index', ['chen-min'], {
    query: ({ ids }) => `elderId=${ids.mother}&code=dressing&visitId=${ids.visit}`,
  }),
  ...visits('pages/confirm/index', ['chen-min'], {
    query: ({ ids, pass }) => `id=${ids.visit}&done=1&pass=${pass}`,
  }),
  ...visits('pages/series/index', ['chen-min'], forMother(`${nursing}&day=2026-03-05&time=14:00`)),
  ...visits('pages/series/index', ['chen-min'], {
    query: ({ ids, pass }) =>
      `elderId=${ids.mother}&${nursing}&pass=${pass}&day=2026-03-06&time=14:00`,
    taps: [/^按时约好/],
  }),
  ...visits('pages/waiting/index', ['chen-min']),
  ...visits('pages/waiting/index', ['chen-min'], forMother()),
  ...visits('pages/visits/index', ['wang-xiulan', 'chen-min', 'liu-dashan']),
  ...visits('pages/visits/index', ['chen-min'], { taps: [/^看以前的/] }),
  ...visits('pages/visit/index', ['chen-min'], of('visit', 'id')),
  ...visits('pages/visit/index', ['chen-min'], { ...of('visit', 'id'), taps: [/^谁办过什么/] }),
  ...visits('pages/consent/index', ['chen-min'], of('visit', 'id')),
  ...visits('pages/cancel/index', ['chen-min'], { ...of('visit', 'id'), taps: [/^别的原因/] }),
  ...visits('pages/rate/index', ['chen-min'], { ...of('visit', 'id'), taps: [/^4 颗星/] }),
  ...visits('pages/rate/index', ['chen-min'], {
    query: ({ ids }) => `id=${ids.visit}&part=complaint`,
  }),
]

export const familyVisits: Visit[] = [
  ...visits('pages/start/index', ['wang-xiulan', 'institution']).map((visit) =>
    visit.as === 'institution' ? visit : { ...visit, query: () => 'choose=1' },
  ),
  ...visits('pages/home/index', family),
  ...visits('pages/contract/index', family),
  ...visits('pages/services/index', ['wang-xiulan', 'chen-min', 'liu-dashan']),
  ...visits('pages/people/index', ['wang-xiulan', 'chen-min']),
  ...visits('pages/settings/index', ['wang-xiulan', 'chen-min']),
  ...sign('chen-min', () => ''),
  ...sign('wang-xiulan', (folk) => answered(folk)),
  ...sign('wang-xiulan', (folk) => answered(folk, team)),
  ...sign('wang-xiulan', (folk) => answered(folk, team + chosen)),
  ...sign('wang-xiulan', (folk) => answered(folk, `${team}${chosen}&agreed=1`)),
  ...sign('wang-xiulan', () => `done=asked${team}`),
  ...visits('pages/welcome/index', [stranger]),
  ...visits('pages/welcome/index', [stranger], { taps: [/^不同意/] }),
  ...visits('pages/enter/index', [stranger]),
  ...query('pages/enter/index', stranger, 'step=resident', 'step=relative'),
  ...visits('pages/link/index', ['wang-xiulan', 'chen-min']),
  ...query('pages/link/index', 'wang-xiulan', ...linking('side=elder')),
  ...query('pages/link/index', 'chen-min', ...linking('side=relative')),
  ...visits('pages/mandates/index', ['wang-xiulan', 'li-guiying', 'chen-min', 'liu-dashan']),
  ...visits('pages/opened/index', ['wang-xiulan', 'chen-min', 'liu-dashan']),
  ...visits('pages/my-data/index', ['wang-xiulan']),
  ...query(
    'pages/my-data/index',
    'wang-xiulan',
    ...['consents', 'export', 'bindings', 'devices', 'delete'].map((part) => `part=${part}`),
  ),
  ...visits('pages/notices/index', ['wang-xiulan', 'liu-dashan']),
  ...query('pages/notices/index', 'wang-xiulan', 'part=settings'),
  ...query('pages/pc/index', 'manager', '', 'ticket=abc'),
  ...visits('pages/join/index', [stranger]),
  ...bookingVisits,
]

export const staffVisits: Visit[] = [
  ...visits('staff/today/index', site),
  ...visits('staff/find/index', site),
  ...visits('staff/find/index', ['nurse-zhang'], { query: () => 'then=record' }),
  ...visits('staff/person/index', site, of('long')),
  ...visits('staff/person/index', ['nurse-zhang'], of('wang')),
  ...visits('staff/requests/index', site),
  ...visits('staff/requests/index', ['doctor-zhang'], { taps: [/^退回/] }),
  ...visits('staff/draft/index', site, of('liu')),
  ...visits('staff/draft/index', ['nurse-zhang'], {
    ...of('liu'),
    taps: [/张医生团队/, /中级包/, /1 年|一年/],
  }),
  ...visits('staff/record/index', care, of('long')),
  ...visits('staff/record/index', ['nurse-zhang'], { ...of('long'), taps: [/^血压/] }),
  ...visits('staff/record/index', ['nurse-zhang'], { ...of('long'), taps: [/^随访/] }),
  ...visits('staff/record/index', ['nurse-zhang'], of('record', 'correct')),
  ...visits('staff/records/index', care),
  ...visits('staff/records/index', ['nurse-zhang'], { taps: [/^作废/] }),
  ...visits('staff/register/index', site),
  ...visits('staff/register/index', ['front-desk'], { taps: [/^失能/] }),
  ...visits('staff/phone-list/index', ['nurse-zhang', 'front-desk']),
  ...visits('staff/person/index', ['front-desk'], { ...of('wang'), taps: [/看证件全号/] }),
  ...visits('staff/contact/index', ['front-desk'], of('wang')),
  ...visits('staff/contact/index', ['front-desk'], { ...of('long'), taps: [/^加一个电话/] }),
  ...visits('staff/contact/index', ['front-desk'], { ...of('long'), taps: [/^加一个地址/] }),
  ...visits('staff/contact/index', ['front-desk'], { ...of('long'), taps: [/^登记证件/] }),
  ...visits('staff/mandates/index', ['front-desk'], of('long')),
  ...visits('staff/address/index', ['front-desk'], of('long')),
  ...visits('staff/tags/index', ['nurse-zhang'], of('long')),
  ...visits('staff/tags/index', ['nurse-zhang'], { ...of('long'), taps: [/^空巢/] }),
  ...visits('staff/life/index', ['nurse-zhang'], of('long')),
  ...visits('staff/desk-mandate/index', ['front-desk'], of('long')),
  ...visits('staff/door-card/index', ['front-desk'], of('long')),
  ...visits('staff/door-card/index', ['front-desk'], {
    ...of('long'),
    taps: [/^(做一张门卡|换一张新的)/],
  }),
  ...visits('staff/bind-code/index', ['front-desk'], { ...of('long'), taps: [/^出示二维码/] }),
  ...doorVisits,
]

const figure = (code: string) => ({ query: () => `code=${code}` })

export const officeVisits: Visit[] = [
  ...visits('office/board/index', offices),
  ...visits('office/board/index', ['manager'], { taps: [/^第 1 项/] }),
  ...visits('office/explain/index', offices, figure('contract.inForce')),
  ...visits('office/explain/index', ['manager'], figure('contract.coverage.care-dependent')),
  ...visits('office/explain/index', ['manager'], {
    ...figure('integrated-care.persons1'),
    taps: [/^没计入的/],
  }),
  ...visits('office/bases/index', ['manager', 'county']),
  ...visits('office/bases/index', ['manager'], { taps: [/^(录入|更正)/] }),
  ...visits('office/targets/index', ['manager', 'county']),
  ...visits('office/targets/index', ['manager'], { taps: [/定目标$/] }),
  ...visits('office/compare/index', commissions),
  ...visits('office/staff/index', ['manager', 'county']),
  ...visits('office/staff/index', ['manager'], { taps: [/^邀请一位/, /^护士$/] }),
  ...visits('office/second-factor/index', ['manager']),
  ...visits('office/import/index', ['manager']),
  ...visits('office/merges/index', ['manager', 'county']),
  ...visits('office/audit/index', offices),
  ...visits('office/sign-in/index', ['manager']),
  ...deskVisits,
]

export const kindOf = ({ page }: Visit): PageKind => (page.startsWith('pages/') ? 'elder' : 'work')

/** The visit in a few words, for the name of its test. */
export const nameOf = ({ as, page, query, taps }: Visit, at: number): string =>
  `${page} as ${as}${query ? ` (${at + 1})` : ''}${taps ? ` after ${taps.map(String).join(', ')}` : ''}`
