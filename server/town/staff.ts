import type { StaffRole } from '../../shared/session'
import type { PlannedPerson, PlannedStaff } from './plan'
import { organisations } from './organisations'
import { teams } from './places'
import { nameOf } from './names'
import { createDraw } from './random'
import type { Draw } from './random'

interface Employee {
  person: PlannedPerson
  staff: PlannedStaff
}

/** The ones with a face on the landing page; the others are drawn from the seed. */
const named: Record<
  string,
  Pick<PlannedPerson, 'name' | 'sex' | 'birthDate'> & Partial<PlannedPerson>
> = {
  'doctor-zhang': {
    name: '张静怡',
    sex: 'female',
    birthDate: '1981-04-16',
    persona: 'doctor-zhang',
  },
  'nurse-team-zhang': {
    name: '张晓雨',
    sex: 'female',
    birthDate: '1992-07-08',
    persona: 'nurse-zhang',
  },
  'nurse-li': { name: '李婷', sex: 'female', birthDate: '1989-11-23', persona: 'nurse-li' },
  'desk-org-taoyuan': {
    name: '周敏',
    sex: 'female',
    birthDate: '1990-02-14',
    persona: 'front-desk',
  },
  'manager-org-taoyuan': {
    name: '吴建华',
    sex: 'male',
    birthDate: '1974-09-30',
    persona: 'manager',
  },
  'institution-org-songbai': {
    name: '郑岚',
    sex: 'female',
    birthDate: '1979-12-05',
    persona: 'institution',
  },
  'county-org-county': { name: '孙丽', sex: 'female', birthDate: '1983-06-21', persona: 'county' },
  'city-org-city': { name: '钱志远', sex: 'male', birthDate: '1976-03-11', persona: 'city' },
  'province-org-province': {
    name: '冯国栋',
    sex: 'male',
    birthDate: '1972-08-27',
    persona: 'province',
  },
}

const titles: Partial<Record<StaffRole, string>> = {
  doctor: '全科主治医师',
  nurse: '主管护师',
  'public-health': '公卫医师',
  tcm: '中医师',
  desk: '前台',
  manager: '中心主任',
  institution: '院务主管',
  county: '基层卫生科',
  city: '老龄健康处',
  province: '老龄健康处',
}

const qualifications: Partial<Record<StaffRole, string[]>> = {
  doctor: ['执业医师', '全科医师岗位培训'],
  nurse: ['执业护士', '居家护理培训'],
  'public-health': ['执业医师(公共卫生)'],
  tcm: ['执业医师(中医)'],
}

/** Eight teams with doctor, nurse and public-health worker; a TCM practitioner a centre; desks and offices. */
export function planStaff(seed: number): Employee[] {
  const draw = createDraw(seed ^ 0x57aff)
  const employ = (key: string, role: StaffRole, orgId: string, teamId?: string): Employee => ({
    person: personOf(draw, { key, role, orgId }),
    staff: {
      personKey: key,
      role,
      orgId,
      ...(teamId ? { teamId } : {}),
      title: titles[role] ?? '',
      qualifications: qualifications[role] ?? [],
    },
  })

  const inTeams = teams.flatMap((team) => [
    employ(team.doctorKey, 'doctor', team.orgId, team.id),
    employ(`nurse-${team.id}`, 'nurse', team.orgId, team.id),
    employ(`public-health-${team.id}`, 'public-health', team.orgId, team.id),
  ])
  return [
    ...inTeams,
    employ('nurse-li', 'nurse', 'org-taoyuan', 'team-zhang'),
    ...['org-taoyuan', 'org-liuyin', 'org-bailu'].flatMap((centre) => [
      employ(`tcm-${centre}`, 'tcm', centre),
      employ(`desk-${centre}`, 'desk', centre),
      employ(`manager-${centre}`, 'manager', centre),
    ]),
    employ('institution-org-songbai', 'institution', 'org-songbai'),
    employ('county-org-county', 'county', 'org-county'),
    employ('city-org-city', 'city', 'org-city'),
    employ('province-org-province', 'province', 'org-province'),
  ]
}

function personOf(
  draw: Draw,
  { key, role, orgId }: { key: string; role: StaffRole; orgId: string },
): PlannedPerson {
  const sex = role === 'nurse' || draw.chance(0.5) ? 'female' : 'male'
  const home = organisations.find((organisation) => organisation.id === orgId)
  return {
    key,
    name: asTeamCalls(key, nameOf(draw, sex, false)),
    sex,
    birthDate: `${draw.between(1968, 1996)}-0${draw.between(1, 9)}-${draw.between(10, 28)}`,
    ...named[key],
    residence: 'resident',
    life: { status: 'living' },
    communityCode: communityOf(home?.regionCode ?? '990101001001'),
    orgId,
    tags: [],
  }
}

/** 林医生团队 is led by a doctor called 林: elders know a team by that name. */
function asTeamCalls(key: string, drawn: string): string {
  const team = teams.find(({ doctorKey }) => doctorKey === key)
  return team ? team.name.charAt(0) + drawn.slice(1) : drawn
}

/** Any community of the region; staff live where they work, which is all the town needs to know. */
const communityOf = (regionCode: string) =>
  regionCode.length === 12
    ? regionCode
    : `${regionCode.padEnd(9, '0').replace('990101000', '990101001')}001`
