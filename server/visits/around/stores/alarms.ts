import { trusted } from 'mongoose'
import type { Act } from '../../../../shared/session'
import { isObjectIdText } from '../../../kit/object-id'
import { AlarmModel } from '../models/alarm'
import type { AlarmRow } from '../models/alarm'
import type { Alarm } from '../types'
import { seenThrough } from './page'
import type { AroundSight } from './page'
import { createRowStore } from './row-store'

/** Newest first. */
const rows = createRowStore<AlarmRow>(AlarmModel, { by: 'raised.at', firstDueFirst: false })

export const alarmStore = {
  /** A duplicate key when its lane is taken: there is one already. */
  add: rows.add,
  seenBy: rows.seenBy,
  page: rows.page,

  inLane: (lane: string): Promise<Alarm | undefined> => rows.one({ lane }),

  /** Of these lanes those that are taken. */
  async takenLanes(lanes: readonly string[]): Promise<Set<string>> {
    const found = await AlarmModel.find({ lane: trusted({ $in: [...lanes] }) })
      .select({ lane: 1 })
      .lean<Pick<AlarmRow, 'lane'>[]>()
    return new Set(found.flatMap(({ lane }) => lane ?? []))
  },

  byId: (id: string): Promise<Alarm | undefined> => rows.one({ _id: id }),

  /** For whoever rang too: her own she sees wherever she works. */
  async heardBy(sight: AroundSight, actorId: string, id: string): Promise<Alarm | undefined> {
    if (!isObjectIdText(id)) return undefined
    return rows.one({ _id: id, $or: [seenThrough(sight), { 'raised.byId': actorId }] })
  },

  /** Only the first who takes it does. */
  acknowledge: (id: string, acknowledged: Act): Promise<Alarm | undefined> =>
    rows.change(
      { _id: id, open: true, acknowledged: trusted({ $exists: false }) },
      { $set: { acknowledged } },
    ),

  /** The lane of a pressed one is free again; a visit runs over its time once. */
  close: ({ id, cause }: Alarm, closed: Act, closedNote: string): Promise<Alarm | undefined> =>
    rows.change(
      { _id: id, open: true },
      {
        $set: { closed, closedNote, open: false },
        ...(cause === 'pressed' ? { $unset: { lane: 1 } } : {}),
      },
    ),
}
