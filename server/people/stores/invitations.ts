import { trusted } from 'mongoose'
import type { Types } from 'mongoose'
import type { Act, StaffRole } from '../../../shared/session'
import { isObjectIdText } from '../../kit/object-id'
import { InvitationModel } from '../models/invitation'

export interface Invitation {
  id: string
  name: string
  role: StaffRole
  orgId: string
  orgName: string
  centreId?: string
  teamId?: string
  teamName?: string
  title: string
  state: 'open' | 'used' | 'withdrawn'
  act: Act
  expiresAt: Date
}

export type NewInvitation = Omit<Invitation, 'state'> & { codeHash: string }

export const invitationStore = {
  async add({ id, ...invitation }: NewInvitation): Promise<void> {
    await InvitationModel.insertMany([{ _id: id, ...invitation, state: 'open' }])
  },

  async byId(id: string): Promise<Invitation | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await InvitationModel.findById(id).lean<Stored>()
    return row ? toInvitation(row) : undefined
  },

  /** Newest first, at most 100. */
  async ofOrganisation(orgId: string): Promise<Invitation[]> {
    const rows = await InvitationModel.find({ orgId }).sort({ _id: -1 }).limit(100).lean<Stored[]>()
    return rows.map(toInvitation)
  },

  /** Once, and before its end. */
  async spend(codeHash: string, personId: string, now: Date): Promise<Invitation | undefined> {
    const open = { codeHash, state: 'open', expiresAt: trusted({ $gt: now }) } as const
    const used = { $set: { state: 'used' as const, personId } }
    const row = await InvitationModel.findOneAndUpdate(open, used).lean<Stored>()
    return row ? toInvitation(row) : undefined
  },

  async withdraw(id: string, endAct: Act, now: Date): Promise<boolean> {
    const open = { _id: id, state: 'open', expiresAt: trusted({ $gt: now }) } as const
    const change = { $set: { state: 'withdrawn' as const, endAct } }
    return (await InvitationModel.updateOne(open, change)).modifiedCount === 1
  },
}

type Stored = Omit<Invitation, 'id'> & { _id: Types.ObjectId }
function toInvitation(row: Stored): Invitation {
  const { _id, name, role, orgId, orgName, centreId, teamId, teamName, title, state, act } = row
  return {
    id: String(_id),
    name,
    role,
    orgId,
    orgName,
    ...(centreId ? { centreId } : {}),
    ...(teamId ? { teamId } : {}),
    ...(teamName ? { teamName } : {}),
    title,
    state,
    act,
    expiresAt: row.expiresAt,
  }
}
