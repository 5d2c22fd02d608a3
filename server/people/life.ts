import type { Day } from '../../shared/day'
import type { LifeEventRequest, LifeEventView } from '../../shared/register'
import type { Act } from '../../shared/session'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { refuse, refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import type { PeopleReads } from './reads'
import { lifeStore } from './stores/life'
import { mandateStore } from './stores/mandates'
import { sessionStore } from './stores/sessions'
import type { Person } from './types'

interface Leaving {
  personId: string
  reason: 'died' | 'moved'
  on: Day
  act: Act
}

/** What another room ends when somebody has died or moved away, in the same transaction; answers how many. */
export interface LifeEndings {
  contracts: (leaving: Leaving) => Promise<number>
  notices: (leaving: Leaving) => Promise<number>
  /** After the notices: those who were to come are still told. */
  visits: (leaving: Leaving) => Promise<number>
}

export type Ended = Omit<LifeEventView, 'person'>

interface Needs {
  reads: PeopleReads
  clock: Clock
  endings: LifeEndings
}

/**
 * 去世, 迁出, 返回, 住院, 出院, each with its day. Death and moving end contracts, mandates, notices and sessions in one
 * act, and nobody is sent a message about it.
 */
export function createLife({ reads, clock, endings }: Needs) {
  const leave = createLeaving({ clock, endings })

  async function recordLife(
    actor: Actor,
    personId: string,
    request: LifeEventRequest,
  ): Promise<{ person: Person; ended: Ended }> {
    const person = (await reads.fileOfStaff(actor, personId)) ?? refuse('person.not-found')
    const { on } = request
    const inLife = person.birthDate <= on && on <= clock.today()
    refuseUnless(inLife, 'person.day-out-of-life')
    const act = actFor(actor, person.id, clock, 'on-site')
    const ended = await inOneTransaction(() => happen(person, request, act))
    return { person: (await reads.person(person.id)) ?? refuse('person.not-found'), ended }
  }

  async function happen(person: Person, request: LifeEventRequest, act: Act): Promise<Ended> {
    const { event } = request
    if (event === 'admitted') await admit(person, request.on, act)
    else if (event === 'discharged') await discharge(person, request.on, act)
    else if (event === 'returned') await comeBack(person, request, act)
    else return leave(person, { ...request, event }, act)
    return nothing
  }

  return { recordLife }
}

function createLeaving({ clock, endings }: Pick<Needs, 'clock' | 'endings'>) {
  async function leave(
    person: Person,
    { event, on, note }: LifeEventRequest & { event: 'died' | 'moved' },
    act: Act,
  ): Promise<Ended> {
    refuseUnless(person.life.status !== event, 'person.life-unchanged')
    refuseUnlessLater(person, on)
    const life = { status: event, on, ...(note ? { note } : {}) } as const
    refuseUnless(await lifeStore.change(person, life, act), 'data.changed')
    const leaving = { personId: person.id, reason: event, on, act }
    const today = clock.today()
    return {
      contracts: await endings.contracts(leaving),
      mandates:
        (await mandateStore.endAll('elderId', person.id, today, act)) +
        (await mandateStore.endAll('relativeId', person.id, today, act)),
      notices: await endings.notices(leaving),
      visits: await endings.visits(leaving),
      sessions: await sessionStore.endOfPerson(person.id),
    }
  }

  return leave
}

/** Back in the register. What was ended stays ended; a death entered by mistake needs a word on why. */
async function comeBack(person: Person, { on, note }: LifeEventRequest, act: Act) {
  const { status } = person.life
  refuseUnless(status !== 'living', 'person.life-unchanged')
  refuseUnless(status !== 'died' || note, 'register.return-needs-note')
  refuseUnlessLater(person, on)
  const life = { status: 'living', on, ...(note ? { note } : {}) } as const
  refuseUnless(await lifeStore.change(person, life, act), 'data.changed')
}

async function admit(person: Person, from: Day, act: Act) {
  refuseUnless(person.life.status === 'living', 'person.life-unchanged')
  const last = person.stays.at(-1)
  refuseUnless(!last || last.to !== undefined, 'register.in-hospital')
  refuseUnless((last?.to ?? '') <= from, 'person.life-too-early')
  refuseUnless(await lifeStore.admit(person, from, act), 'register.in-hospital')
}

async function discharge(person: Person, to: Day, act: Act) {
  const open = person.stays.find((stay) => stay.to === undefined)
  refuseUnless(open, 'register.not-in-hospital')
  refuseUnless(open.from <= to, 'person.life-too-early')
  refuseUnless(await lifeStore.discharge(person.id, to, act), 'register.not-in-hospital')
}

const nothing: Ended = { contracts: 0, mandates: 0, notices: 0, visits: 0, sessions: 0 }

const refuseUnlessLater = ({ life, birthDate }: Person, on: Day) =>
  refuseUnless((life.on ?? birthDate) <= on, 'person.life-too-early')
