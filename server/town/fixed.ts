import type { PhoneOwner } from '../../shared/register'
import { phoneOf } from './documents'
import type { PlannedContract, PlannedLink, PlannedPerson, PlannedService } from './plan'

const household = {
  residence: 'resident',
  life: { status: 'living' },
  communityCode: '990101001001',
  orgId: 'org-taoyuan',
  tags: [],
} as const satisfies Partial<PlannedPerson>

/** Married couples share the phone at home; 李桂英's is her daughter's. */
const atHome = (order: number, owner: PhoneOwner, text: string, floor: number) => ({
  phones: [{ number: phoneOf(order), owner }],
  address: { label: '家', text, floor, lift: false },
})
const survey = '2025 年度健康档案'

/** The people every story is told with; their contracts stand as the product's fixtures say. */
export const fixedPeople: PlannedPerson[] = [
  {
    ...household,
    key: 'wang-xiulan',
    persona: 'wang-xiulan',
    reach: atHome(1, 'shared', '桃源路12号3幢201室', 2),
    name: '王秀兰',
    sex: 'female',
    birthDate: '1952-06-12',
    tags: [{ tag: 'chronic-illness', from: '2021-05-10', source: survey }],
  },
  {
    ...household,
    key: 'zhao-defu',
    persona: 'zhao-defu',
    reach: atHome(1, 'shared', '桃源路12号3幢201室', 2),
    name: '赵德福',
    sex: 'male',
    birthDate: '1949-09-20',
    tags: [{ tag: 'limited-mobility', from: '2024-11-02', source: survey }],
  },
  {
    ...household,
    key: 'chen-min',
    persona: 'chen-min',
    name: '陈敏',
    sex: 'female',
    birthDate: '1977-08-15',
  },
  {
    ...household,
    key: 'li-guiying',
    persona: 'li-guiying',
    reach: atHome(2, 'relative', '桃源路28号1幢502室', 5),
    name: '李桂英',
    sex: 'female',
    birthDate: '1943-11-02',
    tags: [
      { tag: 'chronic-illness', from: '2019-03-01', source: survey },
      { tag: 'limited-mobility', from: '2023-08-15', source: survey },
    ],
  },
  {
    ...household,
    key: 'chen-guoqiang',
    persona: 'chen-guoqiang',
    reach: atHome(2, 'relative', '桃源路28号1幢502室', 5),
    name: '陈国强',
    sex: 'male',
    birthDate: '1940-05-18',
    tags: [{ tag: 'care-dependent', from: '2025-02-20', source: '失能评估 2025-02-20' }],
  },
  {
    ...household,
    key: 'liu-dashan',
    persona: 'liu-dashan',
    reach: atHome(6, 'self', '学士路7号2幢101室', 1),
    name: '刘大山',
    sex: 'male',
    birthDate: '1957-10-09',
    communityCode: '990101001004',
  },
]

export const fixedLinks: PlannedLink[] = [
  { elderKey: 'li-guiying', relativeKey: 'chen-min', relation: '母亲', from: '2025-03-10' },
  { elderKey: 'chen-guoqiang', relativeKey: 'chen-min', relation: '父亲', from: '2025-03-10' },
  { elderKey: 'zhao-defu', relativeKey: 'wang-xiulan', relation: '配偶', from: '2025-05-01' },
]

const contract = (elderKey: string, startsOn: string, endsOn: string): PlannedContract => ({
  key: `contract-${elderKey}`,
  elderKey,
  teamId: 'team-zhang',
  packageCode: 'intermediate',
  termMonths: 12,
  channel: 'mini-program',
  askedByKey: elderKey === 'li-guiying' ? 'chen-min' : elderKey,
  status: 'active',
  startsOn,
  endsOn,
})

export const fixedContracts: PlannedContract[] = [
  contract('wang-xiulan', '2025-05-01', '2026-04-30'),
  contract('zhao-defu', '2025-05-01', '2026-04-30'),
  contract('li-guiying', '2025-04-01', '2026-03-31'),
]

/** 王秀兰 has used 8 of 12 nursing and 2 of 4 doctor's visits; 李桂英 9 of 12 and 2 of 4. */
export const fixedServices: PlannedService[] = [
  ...visits('wang-xiulan', 'home-nursing', [
    '2025-05-16',
    '2025-06-20',
    '2025-07-18',
    '2025-09-05',
    '2025-10-17',
    '2025-11-21',
    '2026-01-09',
    '2026-02-13',
  ]),
  ...visits('wang-xiulan', 'home-visit', ['2025-08-12', '2026-01-20']),
  ...visits('wang-xiulan', 'blood-pressure', [
    '2025-06-20',
    '2025-09-05',
    '2026-01-09',
    '2026-02-13',
  ]),
  ...visits('li-guiying', 'home-nursing', [
    '2025-04-18',
    '2025-05-23',
    '2025-06-27',
    '2025-08-01',
    '2025-09-12',
    '2025-10-24',
    '2025-12-05',
    '2026-01-16',
    '2026-02-20',
  ]),
  ...visits('li-guiying', 'home-visit', ['2025-07-15', '2025-12-16']),
  ...visits('li-guiying', 'blood-pressure', ['2025-06-27', '2025-10-24', '2026-02-20']),
  ...visits('li-guiying', 'nursing-guidance', ['2025-09-12']),
]

function visits(elderKey: string, kind: PlannedService['kind'], days: string[]): PlannedService[] {
  return days.map((day, at) => ({
    key: `${elderKey}/${kind}/${day}`,
    elderKey,
    byKey: kind === 'home-visit' ? 'doctor-zhang' : 'nurse-team-zhang',
    orgId: 'org-taoyuan',
    teamId: 'team-zhang',
    kind,
    day,
    time: '09:30',
    place: 'home',
    ...(kind === 'blood-pressure'
      ? { values: { systolic: 132 + (at % 3) * 4, diastolic: 80 + (at % 2) * 3, pulse: 72 } }
      : {}),
  }))
}
