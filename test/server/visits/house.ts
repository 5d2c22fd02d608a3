/** A house that can send people: plans, credentials, policies, and elders who may ask. */
import { planStore } from '../../../server/schedule/stores/plans'
import { credentialStore } from '../../../server/visits/care/store-credentials'
import type { Span } from '../../../shared/schedule'
import { redFlags } from '../../../shared/visits/kinds'
import { coverKinds } from '../../../shared/visits/credentials'
import type { Credentials } from '../../../shared/visits/credentials'
import type { Api, Client } from '../../support/api'
import { act, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

const DAILY: Span[] = [{ from: '08:00', to: '20:00' }]

/** Works every day of the week, eight in the morning to eight in the evening. */
export async function givePlan(staffId: string, capPerDay = 8): Promise<void> {
  const weekly = Array.from({ length: 7 }, () => DAILY)
  const plan = { from: '2026-01-01', weekly, capPerDay, travelMinutes: 30, act }
  await planStore.addMany([{ staffId, version: 1, plans: [plan] }])
}

export async function giveCredentials(
  staffId: string,
  held: Partial<Credentials> = {},
): Promise<void> {
  const fields: Credentials = {
    title: '主管护师',
    titleSince: '2015-07-01',
    clinicalSince: '2012-07-01',
    registeredAt: 'org-east',
    registryVerifiedOn: '2025-12-01',
    certificates: [],
    ...held,
  }
  await credentialStore.write(staffId, { fields, version: 0, act })
}

export async function coverHouse(orgId = 'org-east'): Promise<void> {
  const policy = { insurer: '试验保险', from: '2026-01-01', until: '2027-12-31' }
  const covers = coverKinds.map((kind) => ({ kind, policyNumber: `P-${kind}`, ...policy }))
  await credentialStore.writeCovers(orgId, { fields: covers, version: 0, act })
}

/** A woman of 85, who may ask for every kind but the doctor's visit. */
export const oldElder = (name = '钱秀英') => registerElder({ name, birthDate: '1941-02-03' })

export interface House {
  staff: Staff
  elderId: string
  elder: Client
  desk: Client
  /** The station's nurse, who may be sent like her of the centre. */
  nurseIds: [string, string]
}

/** Two nurses who may be sent, a doctor and a public-health worker with a plan, and an elder of 85. */
export async function settleHouse(api: Api): Promise<House> {
  const staff = await settleCounty()
  const { nurse, stationNurse, doctor, publicHealth, desk } = staff
  for (const id of [nurse, stationNurse, doctor, publicHealth]) await givePlan(id)
  for (const id of [nurse, stationNurse]) await giveCredentials(id)
  await coverHouse()
  const elderId = await oldElder()
  return {
    ...{ staff, elderId, nurseIds: [nurse, stationNurse] },
    elder: await api.signIn(elderId),
    desk: await api.signIn(desk),
  }
}

export const allWell = Object.fromEntries(redFlags.map((flag) => [flag, false]))

/** The pass that opens free times, after every question was answered with no. */
export async function passOf(client: Client, elderId: string): Promise<string> {
  const { body } = await client.post('/api/visits/red-flags', { elderId, answers: allWell })
  return body.pass as string
}

/** Two days after the morning the clock of a test begins: 生命体征监测 at ten. */
export const asked = { code: 'vitalSigns', day: '2026-03-06', time: '10:00' } as const
