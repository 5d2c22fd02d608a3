import { addDays } from '../../shared/day'
import type { Span } from '../../shared/schedule'
import { careRoles } from '../../shared/session'
import type { StaffRole } from '../../shared/session'
import { certificateKinds, coverKinds } from '../../shared/visits/credentials'
import type { CertificateKind, Cover, Credentials } from '../../shared/visits/credentials'
import { planStore } from '../schedule/stores/plans'
import { credentialStore } from '../visits/care/store-credentials'
import type { Facts } from './facts'
import { REGISTERED_ON } from './facts'
import type { PlannedStaff, TownPlan } from './plan'
import { FIRST_MORNING } from './plan-visits'

export const TRAVEL_MINUTES = 30
export const VISITS_A_DAY = 8

const OFF: Span[] = []
const nursing: Span[] = [{ from: '08:00', to: '18:00' }]
const office: Span[] = [
  { from: '08:00', to: '11:30' },
  { from: '13:00', to: '17:00' },
]
/** Doctors see people at the centre in the morning, and go out in the afternoon. */
const doctors: Span[] = [
  { from: '08:00', to: '11:30', kinds: ['clinic'] },
  { from: '13:00', to: '17:00' },
]

const week = (day: Span[], saturday: Span[] = OFF) => [day, day, day, day, day, saturday, OFF]
const weeks: Partial<Record<StaffRole, Span[][]>> = {
  nurse: week(nursing, nursing),
  doctor: week(doctors),
  'public-health': week(office),
  tcm: week(office),
}

/** Who works when, which nurse may be sent for what, and the policies of the three centres. */
export async function writeSchedule(plan: TownPlan, facts: Facts): Promise<void> {
  const carers = plan.staff.filter(({ role }) => (careRoles as readonly StaffRole[]).includes(role))
  await planStore.addMany(carers.map((member) => plansOf(member, facts)))
  for (const nurse of carers.filter(({ role }) => role === 'nurse')) {
    const act = managerOf(nurse, facts)
    const fields = credentialsOf(nurse, facts)
    await credentialStore.write(facts.id(nurse.personKey), { fields, version: 0, act })
  }
  for (const centre of new Set(carers.map(({ orgId }) => facts.centreOf(orgId)))) {
    const act = facts.act(`manager-${centre}`, { day: REGISTERED_ON })
    await credentialStore.writeCovers(centre, { fields: covers(), version: 0, act })
  }
}

const managerOf = ({ orgId }: PlannedStaff, facts: Facts) =>
  facts.act(`manager-${facts.centreOf(orgId)}`, { day: REGISTERED_ON })

function plansOf(member: PlannedStaff, facts: Facts) {
  const weekly = weeks[member.role] ?? week(office)
  const load = { capPerDay: VISITS_A_DAY, travelMinutes: TRAVEL_MINUTES }
  const held = { from: '2025-01-01', weekly, ...load, act: managerOf(member, facts) }
  return { staffId: facts.id(member.personKey), version: 1, plans: [held] }
}

/** 张晓雨 may do everything; 李婷 wounds and ports, though her port certificate has run out; the others have none. */
function credentialsOf({ personKey, orgId }: PlannedStaff, facts: Facts): Credentials {
  const kinds: readonly CertificateKind[] =
    personKey === 'nurse-team-zhang'
      ? certificateKinds
      : personKey === 'nurse-li'
        ? ['wound', 'port']
        : []
  return {
    title: '主管护师',
    titleSince: '2017-07-01',
    clinicalSince: '2014-07-01',
    registeredAt: facts.centreOf(orgId),
    registryVerifiedOn: REGISTERED_ON,
    certificates: kinds.map((kind, at) => ({
      ...{ kind, number: `演示证 ${at + 1} 号`, from: '2023-03-01' },
      until: personKey === 'nurse-li' && kind === 'port' ? '2026-02-28' : '2028-02-29',
    })),
  }
}

const covers = (): Cover[] =>
  coverKinds.map((kind, at) => ({
    ...{ kind, insurer: '云川财险（演示）', policyNumber: `演示保单 ${at + 1} 号` },
    ...{ from: '2026-01-01', until: addDays(FIRST_MORNING, 302) },
  }))
