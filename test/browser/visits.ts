/** Every page of the package, as everybody who may see it, in the states people meet it in. */
import type { Persona } from '../../shared/session'
import type { Folk } from './folk'

/** Elder pages are for old eyes and old hands; the others are for people at work. */
export type PageKind = 'elder' | 'work'

export interface Visit {
  as: Persona
  /** Path in app.json. */
  page: string
  query?: (folk: Folk) => string
  /** Tapped, one after the other, before the page is looked at: opens what lies over it. */
  taps?: RegExp[]
}

const elders: Persona[] = ['wang-xiulan', 'li-guiying', 'chen-guoqiang', 'liu-dashan', 'zhao-defu']
const family: Persona[] = [...elders, 'chen-min']
const care: Persona[] = ['doctor-zhang', 'nurse-zhang']
const site: Persona[] = [...care, 'front-desk']
const commissions: Persona[] = ['county', 'city', 'province']
const offices: Persona[] = ['manager', ...commissions]

const visits = (page: string, people: Persona[], more: Omit<Visit, 'as' | 'page'> = {}): Visit[] =>
  people.map((as) => ({ as, page, ...more }))

const of = (id: keyof Folk['ids'], name = 'elderId') => ({
  query: ({ ids }: Folk) => `${name}=${ids[id]}`,
})
const sign = (as: Persona, given: (folk: Folk) => string): Visit[] =>
  visits('pages/sign/index', [as], { query: given })

/** The answers given so far, as the five steps of signing carry them from page to page. */
const answered = ({ ids: { long }, longName }: Folk, more = '') =>
  `elderId=${long}&elderName=${encodeURIComponent(longName)}${more}`
const team = `&teamId=team-zhang&teamName=${encodeURIComponent('张医生团队')}`
const chosen = `&packageCode=intermediate&packageName=${encodeURIComponent('中级包 · 一年 480 元')}`

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
]

export const kindOf = ({ page }: Visit): PageKind => (page.startsWith('pages/') ? 'elder' : 'work')

/** The visit in a few words, for the name of its test. */
export const nameOf = ({ as, page, query, taps }: Visit, at: number): string =>
  `${page} as ${as}${query ? ` (${at + 1})` : ''}${taps ? ` after ${taps.map(String).join(', ')}` : ''}`
