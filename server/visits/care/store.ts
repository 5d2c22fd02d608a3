import { trusted } from 'mongoose'
import type { QueryFilter } from 'mongoose'
import type { Day } from '../../../shared/day'
import type { VisitKind, VisitState } from '../../../shared/visits/kinds'
import { oneOf } from '../../kit/one-of'
import { VisitModel } from '../model'
import type { VisitRow } from '../model'
import { byTime, toVisit } from '../store'
import type { Visit } from '../types'
import { beforeTheWay, written } from './states'

/** Longest list of work the desk is shown; what is oldest stands first, so nothing is lost. */
const MOST = 200

/** What the care part asks of visits besides one at a time. */
export const careStore = {
  /** Done by this instant and not confirmed, by id, after the one already seen. */
  async doneBy(until: string, limit: number, after?: string): Promise<Visit[]> {
    const filter = {
      state: 'done' as const,
      'reached.done': trusted({ $lte: until }),
      ...(after ? { _id: trusted({ $gt: after }) } : {}),
    }
    const rows = await VisitModel.find(filter).sort({ _id: 1 }).limit(limit).lean<VisitRow[]>()
    return rows.map(toVisit)
  },

  /** Does another visit of this elder have this paper as somebody's signature? */
  async isUsed(fileId: string, { id, elderId }: Pick<Visit, 'id' | 'elderId'>): Promise<boolean> {
    const papers = ['consent.fileId', 'arrival.fileId', 'record.signatureFileId']
    const found = await VisitModel.exists({
      elderId,
      _id: trusted({ $ne: id }),
      $or: papers.map((paper) => ({ [paper]: fileId })),
    })
    return found !== null
  },

  /** 等待首诊. */
  toConsult: (orgIds: readonly string[]) => listed(orgIds, unconsulted),

  /** The same of all houses, up to a day. */
  toConsultBy: (day: Day) => upTo(day, unconsulted),

  /** 等待医嘱: the item needs one and none is there. */
  toOrder: (orgIds: readonly string[]) =>
    listed(orgIds, {
      'needs.order': true,
      order: trusted({ $exists: false }),
      state: among(beforeTheWay),
    }),

  /** 等待派单: nobody has been asked, or who was asked said no. */
  unassigned: (orgIds: readonly string[]) =>
    listed(orgIds, {
      $or: [
        { kind: 'home-nursing' as const, state: 'consulted' as const },
        {
          kind: among(plainDoors),
          state: 'requested' as const,
          staffIds: trusted({ $size: 0 }),
        },
      ],
    }),

  /** 没人接单: up to a day, whoever was asked has not said yes, or nobody was asked. */
  unanswered: (orgIds: readonly string[], day: Day) =>
    listed(orgIds, { ...unanswered(), day: trusted({ $lte: day }) }),

  /** The same of all houses. */
  unansweredBy: (day: Day) => upTo(day, unanswered()),

  /** 凭证不足: done, and nobody has decided whether it counts. */
  unproven: (orgIds: readonly string[]) =>
    listed(orgIds, {
      unproven: true,
      'arrival.review': trusted({ $exists: false }),
      state: among(written),
    }),
}

const unconsulted = { kind: 'home-nursing', state: 'requested' } as const

const plainDoors: readonly VisitKind[] = ['doctor-visit', 'door-service']

const afterConsultation: readonly VisitState[] = ['consulted', 'offered']

/** Made anew each time: a filter is written into when it is asked. */
const unanswered = () => ({
  state: among<VisitState>(['requested', ...afterConsultation]),
  $or: [{ kind: among(plainDoors) }, { state: among(afterConsultation) }],
})

/** The same of one that was read. */
export const isUnanswered = ({ kind, state }: Pick<Visit, 'kind' | 'state'>): boolean =>
  afterConsultation.includes(state) || (plainDoors.includes(kind) && state === 'requested')

const among = <Value extends string>(values: readonly Value[]) => trusted({ $in: [...values] })

const upTo = async (day: Day, filter: QueryFilter<VisitRow>): Promise<Visit[]> => {
  const until = { ...filter, day: trusted({ $lte: day }) }
  return (await VisitModel.find(until).sort(byTime).lean<VisitRow[]>()).map(toVisit)
}

async function listed(orgIds: readonly string[], filter: QueryFilter<VisitRow>): Promise<Visit[]> {
  if (orgIds.length === 0) return []
  const rows = await VisitModel.find({ orgPath: oneOf(orgIds), ...filter })
    .sort(byTime)
    .limit(MOST)
    .lean<VisitRow[]>()
  return rows.map(toVisit)
}
