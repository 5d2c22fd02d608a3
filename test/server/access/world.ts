/** Two centres with one elder each, and everybody who might try to reach what is not theirs. */
import { peopleStore } from '../../../server/people/stores/people'
import { teamStore } from '../../../server/people/stores/teams'
import type { Api, Client } from '../../support/api'
import { act, addRelative, employ, paths, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { paperFor } from '../people/mandates-steps'
import type { Target } from './row'

export interface World {
  east: Target
  west: Target
  /** Who may reach the eastern elder's things, by what they are. */
  insiders: Record<'elder' | 'desk' | 'manager', Client>
  /** A doctor of the eastern centre, of another team than the elder's. */
  otherTeam: Client
  /** Who may reach nothing of either elder; `offices` see figures above. */
  outsiders: { who: string; of: 'east' | 'west' | 'both'; office?: true; client: Client }[]
}

/** A contract, a service, a mandate and a paper of one elder. */
async function live(
  api: Api,
  given: { elderId: string; name: string },
  post: Post,
): Promise<Target> {
  const { elderId, name } = given
  const [elder, doctor, desk] = await Promise.all(
    [elderId, post.doctor, post.desk].map((id) => api.signIn(id)),
  )
  if (!elder || !doctor || !desk) throw new Error('three people sign in')
  const { teamId, orgId } = post
  const agreementVersion = (await elder.get('/api/agreement?packageCode=basic')).body
    .version as string
  const offer = { packageCode: 'basic', termMonths: 12, agreementVersion }
  const contract = (await elder.post('/api/contracts', { elderId, teamId, ...offer })).body
  await doctor.post(`/api/contracts/${contract.id as string}/accept`)
  const { body: record } = await doctor.post('/api/records', {
    ...{ draftId: `world-${elderId}`, elderId, kind: 'blood-pressure', day: '2026-03-04' },
    ...{ place: 'home', values: { systolic: 130, diastolic: 80 } },
  })
  await desk.post(`/api/people/${elderId}/phones`, { number: '13900000088', owner: 'self' })
  await addRelative({ id: elderId, name }, { name: '家属', relation: '母亲' })
  const [mandate] = (await elder.get('/api/mandates')).body.given
  return {
    ...{ elderId, name, orgId, teamId, agreementVersion },
    contractId: contract.id as string,
    recordId: record.id as string,
    lineId: record.lineId as string,
    mandateId: mandate.id as string,
    fileId: await paperFor(desk, elderId),
  }
}

interface Post {
  doctor: string
  desk: string
  orgId: string
  teamId: string
}

export async function settleWorld(api: Api): Promise<World> {
  const staff = await settleCounty()
  const eastId = await registerElder({ name: '欧阳明珠' })
  const westId = await registerElder({ name: '司马听涛', orgPath: paths.westHill })
  const { doctor, desk, westDoctor, westDesk } = staff
  const east = await live(
    api,
    { elderId: eastId, name: '欧阳明珠' },
    { doctor, desk, orgId: 'org-east', teamId: 'team-east' },
  )
  const west = await live(
    api,
    { elderId: westId, name: '司马听涛' },
    { doctor: westDoctor, desk: westDesk, orgId: 'org-west', teamId: 'team-west' },
  )
  const elder = await api.signIn(eastId)
  return {
    east,
    west,
    insiders: {
      elder,
      desk: await api.signIn(staff.desk),
      manager: await api.signIn(staff.manager),
    },
    otherTeam: await otherTeam(api),
    outsiders: await outsiders(api, staff, { elder, eastId }),
  }
}

async function otherTeam(api: Api): Promise<Client> {
  const post = { role: 'doctor', orgId: 'org-east', teamId: 'team-east-2' } as const
  const doctorId = await employ({ ...post, name: '北医生' })
  const [team] = await teamStore.ofCentre('org-east')
  if (!team) throw new Error('the county has a team')
  await teamStore.addMany([{ ...team, id: 'team-east-2', name: '东二团队', doctorId }])
  return api.signIn(doctorId)
}

async function outsiders(
  api: Api,
  staff: Staff,
  { elder, eastId }: { elder: Client; eastId: string },
): Promise<World['outsiders']> {
  const revokedId = await addRelative(
    { id: eastId, name: '欧阳明珠' },
    { name: '前女婿', relation: '岳母' },
  )
  const mandates = (await elder.get('/api/mandates')).body.given as Record<string, string>[]
  const theirs = mandates.find(({ relativeId }) => relativeId === revokedId)
  await elder.post(`/api/mandates/${theirs?.['id'] ?? ''}/revoke`)
  const [noRoleId = ''] = await peopleStore.addOthers([{ name: '路人', act }])
  const keeper = await employ({
    name: '院务主管',
    role: 'institution',
    orgId: 'org-care-home',
  })
  const as = async (who: string, of: 'east' | 'west' | 'both', id: string) => ({
    ...{ who, of },
    client: await api.signIn(id),
  })
  const office = async (who: string, id: string) => ({
    ...(await as(who, 'both', id)),
    office: true as const,
  })
  return [
    { who: 'nobody signed in', of: 'both', client: api.stranger },
    await as('another resident', 'both', await registerElder({ name: '邻居' })),
    await as('somebody of no register', 'both', noRoleId),
    await as('a relative whose mandate was revoked', 'both', revokedId),
    await as('a care home', 'both', keeper),
    await as('a doctor of the other centre', 'east', staff.westDoctor),
    await as('a nurse of the other centre', 'east', staff.westNurse),
    await as('the desk of the other centre', 'east', staff.westDesk),
    await as('the manager of the other centre', 'east', staff.westManager),
    await as('the elder of the other centre', 'west', eastId),
    await as('a doctor of the first centre', 'west', staff.doctor),
    await as('a nurse of the first centre', 'west', staff.nurse),
    await as('the desk of the first centre', 'west', staff.desk),
    await as('the manager of the first centre', 'west', staff.manager),
    await office('the county', staff.county),
    await office('the city', staff.city),
    await office('the province', staff.province),
  ]
}
