import type { CurrentContractView } from '../../../shared/contracts'
import { callName } from '../../../shared/mandates'
import { agreement, contract, packages, standings } from '../../api/contracts'
import type { Agreement } from '../../api/contracts'
import { teamsFor } from '../../api/people'
import type { Choice } from '../../components/choice-list/choice'
import { today } from '../../kit/clock'
import type { LoadState } from '../../kit/load'
import { actingFor, choices, session, type ActingFor } from '../../kit/session'
import {
  answersOf,
  packageChoices,
  stepOf,
  summary,
  teamChoices,
  termChoices,
  whyNotNow,
} from './steps'
import type { Answers, Line, Step } from './steps'

/** What one step shows; only the part of its own step is filled. */
export interface Question {
  state: LoadState
  choices: Choice[]
  chosen: string
  /** What the choices are about, where the page's title does not say it. */
  ask: string
  agreement: Agreement | null
  lines: Line[]
  answers: Answers
}

const nothing = { choices: [], chosen: '', ask: '', agreement: null, lines: [] }

/** Fetches what a step asks about. */
export async function questionFor(answers: Answers): Promise<Question> {
  await session()
  const found = await questions[stepOf(answers)](answers)
  return { state: 'ready', ...nothing, answers, ...found }
}

const listed = (list: Choice[], chosen = ''): Partial<Question> => ({
  state: list.length === 0 ? 'empty' : 'ready',
  choices: list,
  chosen,
})

/** Whoever is signed already, or waits for an answer, cannot sign again and is told so before anything is asked. */
function personChoice(
  { elderId, name, relation, self }: ActingFor,
  known: CurrentContractView[],
): Choice {
  const current = known.find(({ elder }) => elder.id === elderId)
  return {
    id: elderId,
    title: name,
    says: self ? '我自己' : callName(relation),
    more: [],
    off: current ? whyNotNow(current, today()) : '没有授权您办理签约，请先和老人商量',
  }
}

const questions: Record<Step, (answers: Answers) => Promise<Partial<Question>>> = {
  who: async () => {
    const who = await session()
    const known = await standings()
    const people = choices(who).map((one) => personChoice(one, known))
    return listed(people, actingFor(who)?.elderId)
  },
  team: async ({ elderId = '' }) => listed(teamChoices(await teamsFor(elderId))),
  package: async () => listed(packageChoices(await packages())),
  agreement: async (answers) => {
    const known = answers.contractId ? answersOf(await contract(answers.contractId)) : answers
    return { agreement: await agreement(known.packageCode ?? ''), answers: known }
  },
  confirm: async (answers) => ({
    lines: summary(answers),
    choices: answers.contractId ? [] : termChoices,
    ask: answers.contractId ? '' : '签几年？',
    chosen: '12',
  }),
  done: async () => ({}),
}
