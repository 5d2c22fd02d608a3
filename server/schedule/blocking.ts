import { addDays, dayOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { BlockRequest } from '../../shared/schedule'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { refuse, refuseUnless } from '../kit/refusal'
import type { Affecting } from './affecting'
import { refuseOutside, wallText } from './bounds'
import type { Finding } from './finding'
import { createFreeing } from './freeing'
import type { ScheduleNeeds } from './needs'
import { blockStore } from './stores/blocks'
import type { Affected, Block } from './types'

/** Blocks are asked for so many days from the day given. */
const SHOWN_DAYS = 92

type Needs = Pick<ScheduleNeeds, 'clock' | 'freed'> & { finding: Finding; affecting: Affecting }

/** A block with its owner's name and the visits that stand in it. */
export interface FoundBlock {
  block: Block
  staffName: string
  affected: Affected[]
}

/** Leave, meetings, training: nobody can be booked then, and who is booked already needs somebody else. */
export function createBlocking({ clock, finding, affecting, freed }: Needs) {
  const freedFor = createFreeing({ clock, freed })

  async function found(block: Block, staffName: string): Promise<FoundBlock> {
    const affected = block.ended ? [] : await affecting.inBlock(block)
    return { block, staffName, affected }
  }

  async function block(actor: Actor, asked: BlockRequest): Promise<FoundBlock> {
    const member = await finding.toPlan(actor, asked.staffId)
    refuseUnless(textOf(asked.to) > wallText(clock.now()), 'schedule.past-day')
    refuseOutside(asked.to.day, clock.today())
    const act = actFor(actor, asked.staffId, clock)
    return found(await blockStore.add({ ...asked, act }), member.name)
  }

  /** Blocks from a day on: of one member of staff, or of everybody of an organisation. */
  async function blocks(
    actor: Actor,
    { orgId, staffId, from = clock.today() }: Asked,
  ): Promise<FoundBlock[]> {
    refuseUnless(orgId ?? staffId, 'schedule.whose')
    const members = staffId
      ? [await finding.toSee(actor, staffId)]
      : await finding.staffOf(actor, orgId ?? '', clock.today())
    const names = new Map(members.map(({ personId, name }) => [personId, name]))
    const rows = await blockStore.between([...names.keys()], from, addDays(from, SHOWN_DAYS))
    return Promise.all(rows.map((row) => found(row, names.get(row.staffId) ?? '')))
  }

  /** Ends it now: what is left of it is working time again, what has been stays. */
  async function endBlock(actor: Actor, id: string): Promise<FoundBlock> {
    const row = (await blockStore.byId(id)) ?? refuse('schedule.block-not-found')
    const member = await finding.toPlan(actor, row.staffId, 'schedule.block-not-found')
    const now = wallText(clock.now())
    refuseUnless(!row.ended && textOf(row.to) > now, 'schedule.block-over')
    const to = textOf(row.from) > now ? row.from : { day: dayOf(clock.now()), time: now.slice(11) }
    const ended = actFor(actor, row.staffId, clock)
    refuseUnless(await blockStore.end(id, to, ended), 'schedule.block-over')
    await freedFor(member, to.day, row.to.day)
    return found({ ...row, to, ended }, member.name)
  }

  return { block, blocks, endBlock }
}

interface Asked {
  orgId?: string | undefined
  staffId?: string | undefined
  from?: Day | undefined
}

const textOf = ({ day, time }: Block['from']) => `${day}T${time}`
