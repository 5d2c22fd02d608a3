import { trusted } from 'mongoose'
import type { Day } from '../../../shared/day'
import { centreTypes, holdsOn } from '../../../shared/people'
import type { OrganisationType } from '../../../shared/people'
import { OrganisationModel, keptOrganisations } from '../models/organisation'
import type { Organisation } from '../types'

const DEEPEST = 8

export const organisationStore = {
  async byId(id: string): Promise<Organisation | undefined> {
    const row = await OrganisationModel.findById(id).lean<Stored>()
    return row ? toOrganisation(row) : undefined
  },

  async byIds(this: void, ids: readonly string[]): Promise<Map<string, Organisation>> {
    const rows = await OrganisationModel.find({ _id: trusted({ $in: [...ids] }) }).lean<Stored[]>()
    return new Map(rows.map((row) => [row._id, toOrganisation(row)]))
  },

  /** The same, a few seconds old at most: for names and types, never for who stands above whom. */
  keptByIds: (ids: readonly string[]): Promise<Map<string, Organisation>> =>
    keptOrganisations.each(ids, organisationStore.byIds),

  /** The organisation of one of these types that looks after a region. */
  async ofRegion(code: string, types: readonly OrganisationType[]) {
    const filter = { regionCode: code, type: trusted({ $in: [...types] }) }
    const row = await OrganisationModel.findOne(filter).sort({ _id: 1 }).lean<Stored>()
    return row ? toOrganisation(row) : undefined
  },

  /** From the top down to the organisation, by the parents of that day. */
  async pathOf(id: string, day: Day): Promise<string[]> {
    const path: string[] = []
    let step: string | undefined = id
    while (step !== undefined && path.length < DEEPEST) {
      path.unshift(step)
      const row: Stored | null = await OrganisationModel.findById(step, {
        parents: 1,
      }).lean<Stored>()
      step = row?.parents.find((parent) => holdsOn(parent, day))?.id
    }
    return path
  },

  /** The commission above all others. */
  async top(): Promise<string | undefined> {
    const filter = { type: 'province-commission' as const, parents: trusted({ $size: 0 }) }
    const row = await OrganisationModel.findOne(filter, { _id: 1 }).sort({ _id: 1 }).lean()
    return row?._id
  },

  /** Direct children on the day, by id. */
  async childrenOf(ids: readonly string[], day: Day): Promise<Organisation[]> {
    const parent = { id: { $in: [...ids] }, from: { $lte: day }, ...stillOn(day) }
    const filter = { parents: trusted({ $elemMatch: parent }) }
    const rows = await OrganisationModel.find(filter).sort({ _id: 1 }).lean<Stored[]>()
    return rows.map(toOrganisation)
  },

  /** Itself first, then level by level. */
  async below(id: string, day: Day): Promise<Organisation[]> {
    const top = await organisationStore.byId(id)
    const found = top ? [top] : []
    let level = found
    while (level.length > 0 && found.length < 100_000) {
      level = await organisationStore.childrenOf(
        level.map((organisation) => organisation.id),
        day,
      )
      found.push(...level)
    }
    return found
  },

  /** Which ids in these paths are centres (社区卫生服务中心 or 乡镇卫生院). */
  async centresAmong(paths: readonly (readonly string[])[]): Promise<Set<string>> {
    const ids = [...new Set(paths.flat())]
    const filter = { _id: trusted({ $in: ids }), type: trusted({ $in: [...centreTypes] }) }
    const rows = await OrganisationModel.find(filter, { _id: 1 }).lean()
    return new Set(rows.map(({ _id }) => _id))
  },

  async addMany(organisations: readonly Organisation[]): Promise<void> {
    await OrganisationModel.insertMany(
      organisations.map(({ id, ...rest }) => ({ _id: id, ...rest })),
    )
  },
}

const stillOn = (day: Day) => ({ $or: [{ to: { $exists: false } }, { to: { $gt: day } }] })

type Stored = Omit<Organisation, 'id'> & { _id: string }
const toOrganisation = ({
  _id,
  name,
  type,
  regionCode,
  parents,
  ...rest
}: Stored): Organisation => ({
  id: _id,
  name,
  type,
  regionCode,
  parents: parents.map(({ id, from, to }) => ({ id, from, ...(to ? { to } : {}) })),
  ...(rest.phone ? { phone: rest.phone } : {}),
  ...(rest.address ? { address: rest.address } : {}),
})
