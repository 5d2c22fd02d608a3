import { addDays, ageOn, lastDayOfTerm, weekdayOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import { holdsOn } from '../../shared/people'
import { integratedCareKinds } from '../../shared/records'
import type { ServiceKind, ServicePlace, ServiceValues } from '../../shared/records'
import type { PlannedContract, PlannedPerson, PlannedService } from './plan'
import { teams } from './places'
import { createDraw } from './random'
import type { Draw } from './random'

const FIRST_DAY = '2025-03-04'
/** The town's clock starts on the morning after this day. */
const LAST_DAY = '2026-03-03'

/** Which teams sign the elders of which organisation of first contact. */
const teamsOf: Record<string, string[]> = {
  'org-taoyuan': ['team-zhang', 'team-lin'],
  'org-xinglin': ['team-shen'],
  'org-qingxi': ['team-lin', 'team-shen'],
  'org-liuyin': ['team-xu', 'team-gu'],
  'org-nantang': ['team-ye'],
  'org-bailu': ['team-lu'],
  'org-dongwan': ['team-jiang'],
  'org-zhushan': ['team-lu', 'team-jiang'],
}

/** A contract for six in ten, likelier for those who need care most; a few wait, a few ended. */
export function planContract(draw: Draw, elder: PlannedPerson): PlannedContract | undefined {
  const wants = draw.chance(isNeedy(elder) ? 0.78 : 0.52)
  const startsOn = addDays(FIRST_DAY, draw.between(0, 330))
  if (!wants || isGone(elder, startsOn)) return undefined
  const termMonths = draw.chance(0.85) ? 12 : 24
  const waits = elder.life.status === 'living' && draw.chance(0.04)
  return {
    key: `contract-${elder.key}`,
    elderKey: elder.key,
    teamId: draw.pick(teamsOf[elder.orgId] ?? ['team-zhang']),
    packageCode: draw.pick(['basic', 'basic', 'primary', 'primary', 'intermediate']),
    termMonths,
    channel: draw.pick(['mini-program', 'on-site', 'phone', 'on-behalf']),
    askedByKey: elder.key,
    status: waits ? 'requested' : 'active',
    startsOn: waits ? addDays(LAST_DAY, -draw.between(0, 6)) : startsOn,
    endsOn: lastDayOfTerm(startsOn, termMonths),
    ...(waits ? {} : endingOf(draw, elder, startsOn)),
  }
}

const isNeedy = ({ tags, birthDate }: PlannedPerson) =>
  tags.length > 1 || ageOn(birthDate, LAST_DAY) >= 80

/** Nobody signs after moving away or dying. */
const isGone = ({ life }: PlannedPerson, day: Day) => life.on !== undefined && life.on <= day

function endingOf(draw: Draw, elder: PlannedPerson, startsOn: Day): Partial<PlannedContract> {
  const { status, on } = elder.life
  if (status !== 'living' && on && on > startsOn) {
    return { status: 'ended', endedOn: on, endReason: status }
  }
  if (status !== 'living' || !draw.chance(0.03)) return {}
  const endedOn = addDays(startsOn, draw.between(40, 200))
  return endedOn > LAST_DAY ? {} : { status: 'ended', endedOn, endReason: 'resident-asked' }
}

/** A year of care for one elder: a day of care brings one to three services. */
export function planServices(
  draw: Draw,
  elder: PlannedPerson,
  contract: PlannedContract | undefined,
): PlannedService[] {
  const days = contract ? draw.between(5, 17) : draw.chance(0.4) ? draw.between(1, 3) : 0
  const lastDay = elder.life.on ? addDays(elder.life.on, -1) : LAST_DAY
  const chosen = new Set<Day>()
  for (let at = 0; at < days; at += 1) {
    const day = weekday(addDays(FIRST_DAY, draw.between(0, 364)))
    if (day <= lastDay) chosen.add(day)
  }
  return [...chosen].sort().flatMap((day) => careDay(draw, elder, contract, day))
}

const weekday = (day: Day): Day => (weekdayOf(day) === 0 ? addDays(day, -1) : day)

function careDay(
  draw: Draw,
  elder: PlannedPerson,
  contract: PlannedContract | undefined,
  day: Day,
): PlannedService[] {
  const teamId = contract?.teamId ?? draw.pick(teamsOf[elder.orgId] ?? ['team-zhang'])
  const team = teams.find(({ id }) => id === teamId) ?? teams[0]
  const place = placeOf(draw, elder, day)
  const hour = draw.between(8, 16)
  return kindsOf(draw, place).map((kind, at) => ({
    key: `${elder.key}/${day}/${at}`,
    elderKey: elder.key,
    byKey: giverOf(kind, team?.id ?? 'team-zhang', team?.doctorKey ?? 'doctor-zhang'),
    orgId: team?.orgId ?? 'org-taoyuan',
    teamId,
    kind,
    day,
    time: `${String(hour).padStart(2, '0')}:${draw.pick(['00', '10', '20', '30', '40', '50'])}`,
    place,
    ...valuesOf(draw, kind),
    ...(draw.chance(0.004) ? { voided: '录入有误' } : {}),
  }))
}

/** Those who cannot easily come are seen at home more often than not. */
function placeOf(draw: Draw, elder: PlannedPerson, day: Day): ServicePlace {
  const needsDoor =
    ageOn(elder.birthDate, day) >= 80 ||
    elder.tags.some(
      (tag) => ['care-dependent', 'limited-mobility'].includes(tag.tag) && holdsOn(tag, day),
    )
  if (draw.chance(needsDoor ? 0.65 : 0.12)) return 'home'
  return draw.pick(['centre', 'centre', 'station', 'hut'])
}

function kindsOf(draw: Draw, place: ServicePlace): ServiceKind[] {
  const first: ServiceKind = draw.chance(0.55) ? 'blood-pressure' : draw.pick(integratedCareKinds)
  const kinds = [first]
  if (draw.chance(0.5)) kinds.push(draw.pick(integratedCareKinds))
  if (draw.chance(0.22)) kinds.push('follow-up')
  if (place === 'home' && draw.chance(0.2)) kinds.push('home-visit')
  // The same kind twice on one day happens when two people write it down; the second is kept and not counted.
  return draw.chance(0.01) ? [...kinds, first] : [...new Set(kinds)]
}

const giverOf = (kind: ServiceKind, teamId: string, doctorKey: string) =>
  kind === 'home-visit' || kind === 'follow-up'
    ? doctorKey
    : kind === 'health-consult' || kind === 'nutrition-guidance'
      ? `public-health-${teamId}`
      : `nurse-${teamId}`

function valuesOf(draw: Draw, kind: ServiceKind): { values?: ServiceValues } {
  if (kind === 'blood-pressure') {
    return {
      values: {
        systolic: draw.between(112, 168),
        diastolic: draw.between(64, 96),
        pulse: draw.between(58, 92),
      },
    }
  }
  if (kind !== 'capillary-glucose') return {}
  return {
    values: { glucose: draw.between(46, 98) / 10, timing: draw.pick(['fasting', 'post-meal']) },
  }
}

export const historyDraw = (seed: number): Draw => createDraw(seed ^ 0x4157)
