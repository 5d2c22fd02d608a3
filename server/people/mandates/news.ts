import { callName, scopeWords } from '../../../shared/mandates'
import type { OwedNotice, Subject } from '../../kit/owed-notice'
import type { HeldMandate } from '../types'

export const subjectOf = ({ id }: Pick<HeldMandate, 'id'>): Subject => ({ room: 'mandate', id })

/** What is owed to be told where a mandate stands now, at the instant of the last act; whoever did that knows. */
export function owedOf(mandate: HeldMandate): OwedNotice[] {
  const { elderId, relativeId, lastAct, status, isChanged } = mandate
  const kind = status === 'in-force' && isChanged ? 'mandate.changed' : kinds[status]
  if (!kind) return []
  const to = [elderId, relativeId].filter((id) => id !== lastAct.byId)
  return to.map((id) => ({
    kind,
    elderId,
    at: new Date(lastAct.at),
    text: (id === elderId ? toElder : toRelative)[kind](mandate),
    page: '/pages/mandates/index',
    to: [id],
  }))
}

type MandateNews = 'mandate.asked' | 'mandate.confirmed' | 'mandate.changed' | 'mandate.revoked'

const kinds: Partial<Record<HeldMandate['status'], MandateNews>> = {
  asked: 'mandate.asked',
  'in-force': 'mandate.confirmed',
  revoked: 'mandate.revoked',
}

type Words = Record<MandateNews, (mandate: HeldMandate) => string>

const toElder: Words = {
  'mandate.asked': (mandate) => `${mandate.relativeName}想替您${what(mandate)}，请您看看同不同意`,
  'mandate.confirmed': (mandate) => `${mandate.relativeName}现在可以替您${what(mandate)}`,
  'mandate.changed': (mandate) =>
    `${atWhoseWord(mandate)}${mandate.relativeName}可以替您${what(mandate)}，到${mandate.until}为止`,
  'mandate.revoked': (mandate) => `${atWhoseWord(mandate)}${mandate.relativeName}不再替您办理`,
}

const toRelative: Words = {
  'mandate.asked': (mandate) => `${mandate.elderName}想请您${what(mandate)}，请您确认`,
  'mandate.confirmed': (mandate) => `您现在可以替${elder(mandate)}${what(mandate)}`,
  'mandate.changed': (mandate) =>
    `${atWhoseWord(mandate)}您可以替${elder(mandate)}${what(mandate)}，到${mandate.until}为止`,
  'mandate.revoked': (mandate) =>
    mandate.wordOf && isByStaff(mandate)
      ? `${atWhoseWord(mandate)}您不能再替${elder(mandate)}办理`
      : `${elder(mandate)}已经收回授权，您不能再替${elder(mandate)}办理`,
}

const isByStaff = ({ elderId, relativeId, lastAct }: HeldMandate) =>
  ![elderId, relativeId].includes(lastAct.byId)

/** 「女儿王敏提出，东前台办理：」 before what staff did; nothing before what one of the two did. */
const atWhoseWord = (mandate: HeldMandate) =>
  mandate.wordOf && isByStaff(mandate)
    ? `${mandate.wordOf}提出，${mandate.lastAct.byName}办理：`
    : ''

const what = ({ scopes }: HeldMandate) => scopes.map((scope) => scopeWords[scope]).join('、')
const elder = ({ relation }: HeldMandate) => callName(relation)
