import type { Day } from '../../shared/day'
import type {
  BlockRequest,
  BlockView,
  ExceptionRemoved,
  ExceptionRequest,
  ExceptionView,
  PlanRequest,
  PlanView,
  RosterView,
  ScheduledStaff,
} from '../../shared/schedule'
import { get, post, put, remove } from '../kit/http'

/** Everybody of an organisation who can be booked. */
export const scheduledStaff = (orgId: string): Promise<ScheduledStaff[]> =>
  get('/schedule/staff', { orgId })
/** Seven days from one on. */
export const roster = (orgId: string, from: Day): Promise<RosterView> =>
  get('/schedule/roster', { orgId, from })

export const plan = (staffId: string): Promise<PlanView> => get(`/schedule/staff/${staffId}/plan`)
export const setPlan = (staffId: string, wanted: PlanRequest): Promise<PlanView> =>
  put(`/schedule/staff/${staffId}/plan`, wanted)

/** What holds on one day instead of the weekly plan; answers the visits that no longer stand in working time. */
export const setException = (
  staffId: string,
  day: Day,
  wanted: ExceptionRequest,
): Promise<ExceptionView> => put(`/schedule/staff/${staffId}/exceptions/${day}`, wanted)
export const removeException = (staffId: string, day: Day): Promise<ExceptionRemoved> =>
  remove(`/schedule/staff/${staffId}/exceptions/${day}`)

/** Leave, meetings, training: those that have not passed. */
export const blocks = (orgId: string, from: Day): Promise<BlockView[]> =>
  get('/schedule/blocks', { orgId, from })
/** Answers the visits that stand in it and need somebody else. */
export const addBlock = (wanted: BlockRequest): Promise<BlockView> =>
  post('/schedule/blocks', wanted)
export const endBlock = (id: string): Promise<BlockView> => post(`/schedule/blocks/${id}/end`, {})
