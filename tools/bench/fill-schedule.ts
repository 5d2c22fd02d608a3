/** A schedule with bookings in it, and the reads without which nobody can say who is free. */
import mongoose from 'mongoose'
import { addDays } from '../../shared/day'
import type { Day } from '../../shared/day'
import { keysOf } from '../../server/schedule/keys'
import { planStore } from '../../server/schedule/stores/plans'
import type { FreeQuery } from '../../server/schedule/types'

const [AHEAD_DAYS, BATCH] = [60, 1_000]
const load = { capPerDay: 6, travelMinutes: 30 }
/** Three visits on every day of every one. */
const times = ['08:30', '11:00', '15:00']

const idOf = (kind: string, at: number) => kind + String(at).padStart(23, '0')
export const staffIdsOf = (staff: number) => Array.from({ length: staff }, (_, at) => idOf('a', at))

/** Plans and visits of `staff`, and so many visits of people nobody asks for; answers how many visits are theirs. */
export async function fillSchedule(today: Day, size: { staff: number; elsewhere: number }) {
  const staffIds = staffIdsOf(size.staff)
  if (size.staff > 0) await plan(staffIds)
  const own = staffIds.flatMap((id) => visitsOf(id, today))
  const others = Math.ceil(size.elsewhere / (AHEAD_DAYS * times.length))
  const first = await mongoose.connection.collection('visits').countDocuments()
  await write(own)
  for (let at = 0; at < others; at += 1) {
    const left = size.elsewhere - at * AHEAD_DAYS * times.length
    await write(visitsOf(idOf('b', first + at), today).slice(0, left))
  }
  return own.length
}

function plan(staffIds: readonly string[]) {
  const weekly = Array.from({ length: 7 }, () => [
    { from: '08:00', to: '12:00' },
    { from: '13:00', to: '18:00' },
  ])
  const act = { byId: idOf('d', 0), byName: '主任', channel: 'on-site' as const, at: '2026-01-01' }
  const plans = [{ from: '2020-01-01', weekly, ...load, act }]
  return planStore.addMany(staffIds.map((staffId) => ({ staffId, version: 1, plans })))
}

function visitsOf(staffId: string, today: Day): object[] {
  return Array.from({ length: AHEAD_DAYS * times.length }, (_, at) => {
    const day = addDays(today, Math.floor(at / times.length))
    const time = times[at % times.length] ?? ''
    const elderId = idOf('c', at)
    const place = { staff: [{ id: staffId, ...load }], elderId, day, time, minutes: 60, home: true }
    const slot = { day, time, to: time, staffIds: [staffId], claims: keysOf(place) }
    const number = String(new mongoose.Types.ObjectId())
    const where = { orgId: 'org', orgPath: ['org'], teamId: 'team' }
    return { number, state: 'accepted', elderId, ...slot, ...where, version: 1 }
  })
}

async function write(rows: object[]) {
  for (let at = 0; at < rows.length; at += BATCH)
    await mongoose.connection.collection('visits').insertMany(rows.slice(at, at + BATCH))
}

/** Plans, exceptions, blocks and visits as the driver gives them, and nothing made of them. */
export async function readsAlone({ staffIds, elderId, from, days }: FreeQuery) {
  const to = addDays(from, days - 1)
  const day = { $gte: from, $lte: to }
  const among = { $in: [...staffIds] }
  const all = (name: string, filter: object, shown: Record<string, 1> = {}) =>
    mongoose.connection.collection(name).find(filter).project(shown).toArray()
  const fields = ['state', 'elderId', 'staffIds', 'day', 'time', 'claims', 'heldUntil', 'moving']
  const shown = Object.fromEntries(fields.map((field) => [field, 1 as const]))
  return Promise.all([
    all('plans', { _id: among }),
    all('schedule_exceptions', { staffId: among, day }),
    all('schedule_blocks', {
      ...{ staffId: among, ends: { $gt: `${from}T00:00` } },
      begins: { $lt: `${to}T24:00` },
    }),
    all('visits', { staffIds: among, day }, shown),
    all('visits', { elderId, day }, shown),
    all('visits', { 'moving.until': { $gt: from } }, shown),
  ])
}
