/** The county with its staff signed in, and the steps by which a contract comes about. */
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import type { Answer } from '../../support/client'
import type { ContractView } from '../../../shared/contracts'
import type { NewPerson } from '../../../server/people/types'

export interface County {
  api: Api
  staff: Staff
  as: Record<keyof Staff, Client>
}

export async function openCounty(label: string): Promise<County> {
  const api = await startApi({ label })
  const staff = await settleCounty()
  const as = {} as Record<keyof Staff, Client>
  for (const [role, id] of Object.entries(staff)) as[role as keyof Staff] = await api.signIn(id)
  return { api, staff, as }
}

/** What an elder's phone sends after the five steps. */
export async function askFor({ as }: County, elderId: string, more: object = {}) {
  const { packageCode = 'basic' } = more as { packageCode?: string }
  const { body } = await as.doctor.get(`/api/agreement?packageCode=${packageCode}`)
  const agreementVersion = String(body.version ?? '')
  const ask = { elderId, teamId: 'team-east', packageCode, termMonths: 12, agreementVersion }
  return { ...ask, ...more } as Record<string, unknown>
}

/** An elder who has asked team-east for a contract. */
export async function asked(county: County, more: object = {}, facts: Partial<NewPerson> = {}) {
  const elderId = await registerElder(facts)
  const elder = await county.api.signIn(elderId)
  const answer = await elder.post('/api/contracts', await askFor(county, elderId, more))
  expect([answer.status, answer.body.error]).toEqual([201, undefined])
  return { elderId, elder, id: String(answer.body.id), contract: answer.body as ContractView }
}

/** An elder whose contract the doctor has accepted today. */
export async function signed(county: County, more: object = {}, facts: Partial<NewPerson> = {}) {
  const ask = await asked(county, more, facts)
  const { status, body } = await county.as.doctor.post(`/api/contracts/${ask.id}/accept`)
  expect([status, body.error]).toEqual([200, undefined])
  return { ...ask, contract: body as ContractView }
}

/** A draft by the desk, waiting for the elder. */
export async function drafted(county: County, facts: Partial<NewPerson> = {}) {
  const elderId = await registerElder(facts)
  const ask = await askFor(county, elderId, { channel: 'on-site' })
  const { status, body } = await county.as.desk.post('/api/contracts/drafts', ask)
  expect([status, body.error]).toEqual([201, undefined])
  const elder = await county.api.signIn(elderId)
  return { elderId, elder, id: String(body.id), contract: body as ContractView }
}

/** Status and code of an answer that should be a "no". */
export const no = ({
  status,
  body,
}: Pick<Answer, 'status' | 'body'>): [number, string | undefined] => [
  status,
  (body as { error?: { code: string } } | null)?.error?.code,
]

export const itemsOf = <Item>({ body }: Answer) => (body as { items: Item[] }).items
