import { dayOf } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { PhoneListRow } from '../../../shared/notices'
import { saySpoken } from '../../../shared/speak'

/** Somebody whom a message did not reach, or could not: the team calls instead. */
export interface CallCard {
  id: string
  elderId: string
  name: string
  text: string
  why: string
  phone: string
  /** What became of the call; '' while it is to be made. */
  done: string
}

const whyWords: Record<PhoneListRow['why'], string> = {
  'no-wechat': '没有用微信',
  'no-grant': '没有同意收消息',
  refused: '不收这类消息',
  failed: '消息没有发出去',
  unknown: '不知道收到没有',
}

const outcomeWords: Record<NonNullable<PhoneListRow['outcome']>, string> = {
  reached: '接通了',
  'not-reached': '没人接',
  'wrong-number': '号码不对',
}

export const outcomes = (['reached', 'not-reached', 'wrong-number'] as const).map((outcome) => ({
  outcome,
  name: outcomeWords[outcome],
}))

export function callCard(row: PhoneListRow, today: Day): CallCard {
  const { id, elder, text, why, phone = '', dueAt, outcome, doneByName = '' } = row
  return {
    id,
    elderId: elder.id,
    name: elder.name,
    text,
    why: `${saySpoken(dayOf(new Date(dueAt)), today)}要告诉 · ${whyWords[why]}`,
    phone,
    done: outcome ? `${outcomeWords[outcome]} · ${doneByName}` : '',
  }
}
