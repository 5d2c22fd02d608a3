import { randomUUID } from 'node:crypto'
import { yearOf } from '../../shared/day'
import type { BaseGroup, BaseView, TargetKind, TargetView } from '../../shared/indicators'
import { unitOfTarget } from '../../shared/tasks/standing'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { refuseUnless } from '../kit/refusal'
import type { Areas } from './areas'
import { answering } from './bases'
import type { IndicatorStore } from './store'
import { baseView, targetView } from './view'

const FIRST_YEAR = 2015

interface EnterBase {
  orgId: string
  year: number
  group: BaseGroup
  persons: number
  source: string
}

interface SetTarget {
  orgId: string
  code: string
  year: number
  kind: TargetKind
  value?: number | undefined
  unit: string
}

interface Needs {
  store: IndicatorStore
  areas: Areas
  clock: Clock
}

/** What people enter beside what is counted: population bases and local targets. Nothing entered is ever lost. */
export const createEntries = (needs: Needs) => ({ ...createBases(needs), ...createTargets(needs) })

function createBases({ store, areas, clock }: Needs) {
  async function bases(actor: Actor, orgId: string | undefined, year: number): Promise<BaseView[]> {
    const area = await areas.areaFor(actor, orgId)
    const histories = await store.bases([area.id], [year])
    return histories.map((history) => baseView(history, area))
  }

  /** A later entry stands in place of the earlier one, which stays in the history. */
  async function enterBase(actor: Actor, base: EnterBase): Promise<BaseView> {
    const area = await areas.areaFor(actor, base.orgId)
    refuseUnless(answering.includes(area.type), 'base.place')
    refuseUnless(isYear(base.year, clock), 'base.year-out')
    const by = { enteredBy: actor.name, enteredById: actor.id, enteredOn: clock.today() }
    return baseView(await store.addBase({ ...base, ...by, id: randomUUID() }), area)
  }

  return { bases, enterBase }
}

function createTargets({ store, areas, clock }: Needs) {
  async function targets(actor: Actor, orgId: string | undefined, year: number) {
    const area = await areas.areaFor(actor, orgId)
    const entries = await store.targets(area.id, year)
    return entries.map((entry) => ({ ...targetView(entry), code: entry.code }))
  }

  /** A later target for the same figure and year stands in place of the earlier one. */
  async function setTarget(actor: Actor, target: SetTarget): Promise<TargetView> {
    await areas.areaFor(actor, target.orgId)
    refuseUnless(isYear(target.year, clock), 'target.year-out')
    const unit = unitOfTarget(target.code, target.year)
    refuseUnless(unit, 'target.not-found')
    refuseUnless(unit === target.unit, 'target.unit')
    refuseUnless(isSound(target), 'target.value')
    const { value, ...rest } = { ...target, ...(target.kind === 'all' && { value: 100 }) }
    const by = { author: actor.name, authorId: actor.id, setOn: clock.today() }
    const entry = { ...rest, ...by, id: randomUUID(), ...(value !== undefined && { value }) }
    await store.addTarget(entry)
    return targetView(entry)
  }

  return { targets, setTarget }
}

const isYear = (year: number, clock: Clock) =>
  FIRST_YEAR <= year && year <= yearOf(clock.today()) + 1

/** Does the number fit the kind of target? */
function isSound({ kind, value, unit }: SetTarget): boolean {
  switch (kind) {
    case 'at-least':
      return value !== undefined && (unit === '%' ? value <= 100 : Number.isInteger(value))
    case 'all':
      return unit === '%' && (value === undefined || value === 100)
    case 'growth':
      return true
    case 'none':
      return value === undefined
  }
}
