import type { Day } from '../../../shared/day'
import { reasonWords } from '../../../shared/records'
import type { RecordView } from '../../../shared/records'
import { serviceNames } from '../../../shared/records'
import { sayDate, sayTime } from '../../../shared/speak'
import { serviceCard } from '../../components/service-card/card'
import type { Waiting } from '../../kit/outbox'

/** One record of mine, with what became of it in the count. */
export interface MineCard {
  id: string
  name: string
  title: string
  says: string
  values: string
  /** 已作废, 已更正, 同日同类已计 …; '' when it simply counts. */
  mark: string
  open: boolean
  version: number
}

export function mineCard(record: RecordView, today: Day): MineCard {
  const { title, when, who, values, mark } = serviceCard(record, today)
  const { id, elder, status, notCounted, version } = record
  return {
    id,
    name: elder.name,
    title,
    says: `${when} · ${who}`,
    values,
    mark: mark || (notCounted ? reasonWords[notCounted] : ''),
    open: status !== 'void',
    version,
  }
}

/** A form that waits on the phone: no name is kept there, so none is shown. */
export interface WaitingCard {
  draftId: string
  title: string
  refused: string
}

export const waitingCard = ({ draft, refused = '' }: Waiting): WaitingCard => ({
  draftId: draft.draftId,
  title: [serviceNames[draft.kind], sayDate(draft.day), draft.time ? sayTime(draft.time) : '']
    .filter(Boolean)
    .join(' '),
  refused,
})

/** What staff say most often when they void a record. */
export const voidReasons = ['记错了人', '重复记录', '没有做成', '内容录错']
