import type { Day } from '../../../../shared/day'
import type { Act } from '../../../../shared/session'
import type { Rooms } from '../../../../server/app'
import { packageOf } from '../../../../server/contracts/packages'
import { contractStore } from '../../../../server/contracts/store'
import type { NewContract } from '../../../../server/contracts/types'
import { organisationStore } from '../../../../server/people/stores/organisations'
import type { Entry } from '../../../../server/ledger/types'
import { act, registerElder } from '../../../support/build'
import { paths } from './history'
import type { History, ToldContract } from './history'

/** Settles a county of its own under `name`, and writes the history there through the doors of the rooms. */
export async function writeHistory(rooms: Rooms, told: History, name: string): Promise<void> {
  const orgOf = (org: number) => `${name}-${paths[org]?.at(-1) ?? ''}`
  await settle(name)
  const elders: string[] = []
  for (const { birthDate, residence, goneOn, tags } of told.people) {
    const life = goneOn ? { status: 'moved' as const, on: goneOn } : { status: 'living' as const }
    const dated = tags.map((tag) => ({ ...tag, source: '村医', act }))
    elders.push(await registerElder({ birthDate, residence, life, tags: dated }))
  }
  const elderOf = (person: number) => elders[person] ?? ''
  const ids = await contractStore.addMany(
    told.contracts.map((contract) => contractOf(contract, elderOf(contract.person), orgOf)),
  )
  await rooms.ledger.recordMany([
    ...contractEntries(told, ids, elderOf, orgOf),
    ...serviceEntries(told, name, elderOf, orgOf),
  ])
}

type ElderOf = (person: number) => string
type OrgOf = (org: number) => string

async function settle(name: string) {
  const parents = (id?: string) => (id ? [{ id: `${name}-${id}`, from: '2020-01-01' }] : [])
  const organisation = (
    id: string,
    type: 'county-commission' | 'community-centre' | 'station',
    above?: string,
  ) => ({
    id: `${name}-${id}`,
    name: id,
    type,
    regionCode: `${name}-${id}`,
    parents: parents(above),
  })
  await organisationStore.addMany([
    organisation('county', 'county-commission'),
    organisation('taoyuan', 'community-centre', 'county'),
    organisation('liuyin', 'community-centre', 'county'),
    organisation('taoyuan-station', 'station', 'taoyuan'),
    organisation('liuyin-station', 'station', 'liuyin'),
  ])
}

function contractOf(told: ToldContract, elderId: string, orgOf: OrgOf): NewContract {
  const { startsOn, endsOn, endedOn } = told
  const packageVersion = packageOf('intermediate')?.version ?? 1
  const agreed = {
    termMonths: 12 as const,
    packageCode: 'intermediate',
    packageVersion,
    agreement: { version: '1', hash: '-' },
  }
  return {
    ...agreed,
    elderId,
    teamId: 'team',
    doctorId: act.byId,
    orgId: orgOf(told.org),
    orgPath: [orgOf(told.org)],
    status: endedOn ? 'ended' : 'active',
    asked: act,
    signed: { ...act, way: 'paper', paperRef: '-' },
    startsOn,
    endsOn,
    terms: [{ ...agreed, startsOn, endsOn, act }],
    ...(endedOn && { endedOn }),
    version: 1,
  }
}

function contractEntries(told: History, ids: string[], elderOf: ElderOf, orgOf: OrgOf): Entry[] {
  return told.contracts.flatMap(({ person, org, startsOn, endsOn, endedOn }, no) => {
    const id = ids[no] ?? ''
    const facts = { elderId: elderOf(person), orgId: orgOf(org), source: `contract:${id}` }
    const entry = (item: Entry['item'], day: Day, contract: Entry['contract']): Entry => ({
      ...facts,
      item,
      day,
      act: actAt(no),
      ...(contract && { contract }),
    })
    const accepted = entry('contract.accepted', startsOn, { id, startsOn, endsOn })
    if (!endedOn) return [accepted]
    return [accepted, entry('contract.ended', endedOn, { id, startsOn, endsOn, endedOn })]
  })
}

function serviceEntries(told: History, name: string, elderOf: ElderOf, orgOf: OrgOf): Entry[] {
  return told.services.flatMap(({ person, org, kind, day, place, voided }, no) => {
    const source = `record:${name}-${String(no).padStart(3, '0')}`
    const facts = { elderId: elderOf(person), orgId: orgOf(org), day, act: actAt(1000 + no) }
    const service: Entry = { ...facts, source, item: `service.${kind}`, place }
    if (!voided) return [service]
    return [
      service,
      {
        ...facts,
        source: `void:${name}-${no}`,
        item: 'line.voided',
        about: `${source}#service.${kind}`,
      },
    ]
  })
}

/** Later ones are recorded later. */
const actAt = (minute: number): Act => ({
  ...act,
  at: new Date(Date.UTC(2026, 5, 1, 0, minute)).toISOString(),
})
