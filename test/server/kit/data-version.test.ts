import mongoose from 'mongoose'
import {
  dataState,
  migrate,
  missingIndexes,
  refuseUnlessReady,
} from '../../../server/kit/data-version'
import '../../../server/people/service'
import { seedTown } from '../../../server/kit/seeding'
import { systemStore } from '../../../server/kit/system-store'
import { prepareMongoose } from '../../../server/kit/mongo'
import { testDatabase } from '../../support/database'
import { dropTestDatabase } from '../../support/connected'

const quiet = () => undefined
const db = () => mongoose.connection.collection<{ _id: string; name?: string }>('regions')

beforeEach(async () => {
  prepareMongoose()
  await mongoose.connect(testDatabase('data').uri)
})
afterEach(dropTestDatabase)

describe('a new database', () => {
  it('is empty, and not ready to serve before npm run migrate', async () => {
    expect(await dataState()).toBe('empty')
    await expect(refuseUnlessReady()).rejects.toThrow(/npm run migrate/)
    await migrate(quiet)
    expect(await dataState()).toBe('current')
    await refuseUnlessReady()
  })

  it('gets every index that the models declare, and a second time changes nothing', async () => {
    await migrate(quiet)
    await migrate(quiet)
    expect(await missingIndexes()).toEqual([])
    const names = (await mongoose.connection.collection('people').indexes()).map(({ name }) => name)
    expect(names).toContain('orgPath_1_initials_1__id_1')
  })

  it('with an index missing refuses to serve and names it', async () => {
    await migrate(quiet)
    await mongoose.connection.collection('people').dropIndex('orgPath_1_initials_1__id_1')
    await expect(refuseUnlessReady()).rejects.toThrow(/people: .*initials/)
  })
})

describe('data of another version', () => {
  it('that is older is brought forward step by step, in order', async () => {
    await migrate(quiet)
    const steps: number[] = []
    const step = (to: number) => ({ to, says: `第 ${to} 步`, run: async () => void steps.push(to) })
    const told: string[] = []
    await migrate((line) => told.push(line), [step(1), step(2), step(3)])
    expect(steps).toEqual([2, 3])
    expect(told).toHaveLength(2)
    expect(await systemStore.dataVersion()).toBe(3)
  })

  it('stays at the last step that was finished when one breaks', async () => {
    const broken = [
      { to: 1, says: '一', run: async () => undefined },
      { to: 2, says: '二', run: () => Promise.reject(new Error('no')) },
    ]
    await expect(migrate(quiet, broken)).rejects.toThrow('no')
    expect(await systemStore.dataVersion()).toBe(1)
  })

  it('that is newer is refused in words, to serve and to migrate', async () => {
    await systemStore.setDataVersion(99, new Date())
    await expect(refuseUnlessReady()).rejects.toThrow(/newer/)
    await expect(migrate(quiet)).rejects.toThrow(/newer/)
  })

  it('without a version counts as older when there is something in it', async () => {
    await db().insertOne({ _id: '98', name: '某省' })
    expect(await dataState()).toBe('older')
    await expect(refuseUnlessReady()).rejects.toThrow(/npm run migrate/)
  })
})

describe('seeding a town', () => {
  const town = (rows: string[]) => ({
    people: () => [],
    papers: () => ({ name: '', identityNumber: '', phone: '' }),
    personIdOf: async () => undefined,
    seedIfEmpty: async () => {
      await db().insertMany(rows.map((_id) => ({ _id })))
    },
  })
  const alone = { alone: true, tell: quiet }

  it('fills an empty database, once', async () => {
    await migrate(quiet)
    await seedTown(town(['98']), alone)
    await seedTown(town(['97']), alone)
    expect(await db().find().toArray()).toEqual([{ _id: '98' }])
  })

  it('never touches data that is there', async () => {
    await migrate(quiet)
    await db().insertOne({ _id: '11', name: '北京市' })
    await seedTown(town(['98']), alone)
    expect(await db().find().toArray()).toEqual([{ _id: '11', name: '北京市' }])
  })

  it('that was broken off begins anew', async () => {
    await migrate(quiet)
    const breaking = {
      ...town([]),
      seedIfEmpty: async () => {
        await db().insertOne({ _id: '98', name: '半个镇' })
        throw new Error('Ctrl-C')
      },
    }
    await expect(seedTown(breaking, alone)).rejects.toThrow('Ctrl-C')
    await seedTown(town(['97']), alone)
    expect(await db().find().toArray()).toEqual([{ _id: '97' }])
  })

  it('renews its note while it tells how far it is, and leaves none behind', async () => {
    await migrate(quiet)
    const notes: (Date | undefined)[] = []
    const slow = {
      ...town([]),
      seedIfEmpty: async (tell: (line: string) => void) => {
        await systemStore.beginSeeding(new Date(0))
        tell('一半')
        while ((await systemStore.seedingSince())?.getTime() === 0) continue
        notes.push(await systemStore.seedingSince())
        tell('全部')
      },
    }
    await seedTown(slow, alone)
    expect(notes[0]?.getTime()).toBeGreaterThan(0)
    expect(await systemStore.seedingSince()).toBeUndefined()
  })

  it('that is under way or was broken off is not served', async () => {
    await migrate(quiet)
    await systemStore.beginSeeding(new Date())
    await expect(refuseUnlessReady()).rejects.toThrow(/seeding/)
    await systemStore.endSeeding()
    await refuseUnlessReady()
  })

  it('waits for another server that may be seeding a shared database', async () => {
    await migrate(quiet)
    await systemStore.beginSeeding(new Date())
    await expect(seedTown(town(['98']), { ...alone, alone: false })).rejects.toThrow(/seeding/)
    await systemStore.beginSeeding(new Date(Date.now() - 61_000))
    await seedTown(town(['98']), { ...alone, alone: false })
    expect(await db().countDocuments()).toBe(1)
  })
})
