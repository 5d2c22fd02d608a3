/** A small county to test in: two centres, a station and a clinic, two teams, offices. Builders say what matters. */
import { mandateScopes } from '../../shared/mandates'
import type { OrganisationType, Relation } from '../../shared/people'
import type { Act, StaffRole } from '../../shared/session'
import { mandateStore } from '../../server/people/stores/mandates'
import type { NewMandate } from '../../server/people/types'
import { organisationStore } from '../../server/people/stores/organisations'
import { peopleStore } from '../../server/people/stores/people'
import { regionStore } from '../../server/people/stores/regions'
import { staffStore } from '../../server/people/stores/staff'
import { teamStore } from '../../server/people/stores/teams'
import type { NewPerson, Organisation, Region } from '../../server/people/types'

export const act: Act = {
  byId: '0'.repeat(24),
  byName: '登记员',
  channel: 'on-site',
  at: '2025-01-01T00:00:00.000Z',
}

const since = '2020-01-01'

const region = (code: string, name: string, level: Region['level'], parent?: string): Region => ({
  code,
  name,
  level,
  ...(parent ? { parent } : {}),
})

const regions: Region[] = [
  region('980000', '试验省', 'province'),
  region('980100', '试验市', 'city', '980000'),
  region('980101', '试验县', 'county', '980100'),
  region('980101001', '东街道', 'street', '980101'),
  region('980101001001', '东门社区', 'community', '980101001'),
  region('980101001002', '东湖社区', 'community', '980101001'),
  region('980101102', '西镇', 'street', '980101'),
  region('980101102001', '西山村', 'community', '980101102'),
]

function organisation(
  id: string,
  name: string,
  type: OrganisationType,
  at: string[],
): Organisation {
  const [regionCode = '', parent] = at
  return { id, name, type, regionCode, parents: parent ? [{ id: parent, from: since }] : [] }
}

const organisations: Organisation[] = [
  organisation('org-province', '试验省卫生健康委', 'province-commission', ['980000']),
  organisation('org-city', '试验市卫生健康委', 'city-commission', ['980100', 'org-province']),
  organisation('org-county', '试验县卫生健康局', 'county-commission', ['980101', 'org-city']),
  organisation('org-east', '东街道社区卫生服务中心', 'community-centre', [
    '980101001',
    'org-county',
  ]),
  organisation('org-east-lake', '东湖社区卫生服务站', 'station', ['980101001002', 'org-east']),
  organisation('org-west', '西镇卫生院', 'township-centre', ['980101102', 'org-county']),
  organisation('org-west-hill', '西山村卫生室', 'village-clinic', ['980101102001', 'org-west']),
]

const above = ['org-province', 'org-city', 'org-county']
export const paths = {
  east: [...above, 'org-east'],
  eastLake: [...above, 'org-east', 'org-east-lake'],
  west: [...above, 'org-west'],
  westHill: [...above, 'org-west', 'org-west-hill'],
}

interface Post {
  name: string
  role: StaffRole
  orgId: string
  centreId?: string
  teamId?: string
  from?: string
  to?: string
}

/** Somebody who works at an organisation; answers the person's id. */
export async function employ(post: Post): Promise<string> {
  const { somebody } = await employAll({ somebody: post })
  return somebody
}

/** The same for many at once; answers their ids under the same keys. */
async function employAll<Key extends string>(
  posts: Record<Key, Post>,
): Promise<Record<Key, string>> {
  const keys = Object.keys(posts) as Key[]
  const ids = await peopleStore.addOthers(keys.map((key) => ({ name: posts[key].name, act })))
  const idOf = Object.fromEntries(keys.map((key, at) => [key, ids[at]])) as Record<Key, string>
  await staffStore.addMany(keys.map((key) => ({ ...memberOf(posts[key]), personId: idOf[key] })))
  return idOf
}

function memberOf({ from = since, ...post }: Post) {
  const orgName = organisations.find(({ id }) => id === post.orgId)?.name ?? post.orgId
  const teamName = post.teamId ? { teamName: teamNames[post.teamId] ?? post.teamId } : {}
  return { ...post, title: '在岗', qualifications: [], from, orgName, ...teamName }
}

const teamNames: Record<string, string> = { 'team-east': '东团队', 'team-west': '西团队' }

/** An elder in the register: a woman of 76 in 东湖社区 unless said otherwise; answers the id. */
export async function registerElder(facts: Partial<NewPerson> = {}): Promise<string> {
  return peopleStore.add({
    name: '王桂芳',
    sex: 'female',
    birthDate: '1950-01-15',
    residence: 'resident',
    life: { status: 'living' },
    communityCode: '980101001002',
    community: '东湖社区',
    orgPath: paths.eastLake,
    tags: [],
    act,
    ...facts,
  })
}

/** A relative outside the register who may act for the elder, in everything unless said otherwise; answers the id. */
export async function addRelative(
  elder: { id: string; name: string },
  relative: { name: string; relation: Relation },
  mandate: Partial<NewMandate> = {},
): Promise<string> {
  const [relativeId = ''] = await peopleStore.addOthers([{ name: relative.name, act }])
  await giveMandate(elder, { id: relativeId, ...relative }, mandate)
  return relativeId
}

/** A mandate in force between two people who are known. */
export async function giveMandate(
  elder: { id: string; name: string },
  relative: { id: string; name: string; relation: Relation },
  mandate: Partial<NewMandate> = {},
) {
  return mandateStore.add({
    elderId: elder.id,
    elderName: elder.name,
    relativeId: relative.id,
    relativeName: relative.name,
    relation: relative.relation,
    scopes: [...mandateScopes],
    basis: 'own-will',
    confirmation: 'in-person',
    from: '2025-01-01',
    until: '2027-12-31',
    contactOrder: 1,
    status: 'in-force',
    askedBy: 'staff',
    act,
    ...mandate,
  })
}

/** Fills an empty database with the county; answers the ids of those who work there. */
export async function settleCounty() {
  await regionStore.addMany(regions)
  await organisationStore.addMany(organisations)
  const east = { orgId: 'org-east' }
  const west = { orgId: 'org-west' }
  const staff = await employAll({
    doctor: { ...east, name: '东医生', role: 'doctor', teamId: 'team-east' },
    nurse: { ...east, name: '东护士', role: 'nurse', teamId: 'team-east' },
    publicHealth: { ...east, name: '东公卫', role: 'public-health', teamId: 'team-east' },
    desk: { ...east, name: '东前台', role: 'desk' },
    manager: { ...east, name: '东主任', role: 'manager' },
    stationNurse: { name: '湖护士', role: 'nurse', orgId: 'org-east-lake', centreId: 'org-east' },
    westDoctor: { ...west, name: '西医生', role: 'doctor', teamId: 'team-west' },
    westNurse: { ...west, name: '西护士', role: 'nurse', teamId: 'team-west' },
    westDesk: { ...west, name: '西前台', role: 'desk' },
    westManager: { ...west, name: '西院长', role: 'manager' },
    county: { name: '县科长', role: 'county', orgId: 'org-county' },
    city: { name: '市处长', role: 'city', orgId: 'org-city' },
    province: { name: '省处长', role: 'province', orgId: 'org-province' },
  })
  await teamStore.addMany([
    team('team-east', 'org-east', staff.doctor),
    team('team-west', 'org-west', staff.westDoctor),
  ])
  return staff
}

const team = (id: string, orgId: string, doctorId: string) => ({
  id,
  name: teamNames[id] ?? id,
  orgId,
  centreId: orgId,
  phone: '0980-5550000',
  doctorId,
  capacity: 2000,
})

export type Staff = Awaited<ReturnType<typeof settleCounty>>
