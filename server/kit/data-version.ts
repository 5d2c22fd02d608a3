import mongoose from 'mongoose'
import { wallNow } from './clock'
import { StartRefusal } from './start-refusal'
import { systemStore } from './system-store'

/** A step from one version of the data to the next; it may run twice. */
interface Migration {
  to: number
  says: string
  run(): Promise<void>
}

/** Every step since the first release, in order. The last one is the version this program knows. */
const migrations: readonly Migration[] = [{ to: 1, says: '首个版本', run: async () => undefined }]

export type DataState = 'empty' | 'older' | 'current' | 'newer'
const known = (steps: readonly Migration[]) => steps.at(-1)?.to ?? 0

/** How the data stands to this program. Data without a version that is not empty counts as older. */
export async function dataState(steps = migrations): Promise<DataState> {
  const version = await systemStore.dataVersion()
  if (version === undefined) return (await isEmpty()) ? 'empty' : 'older'
  if (version === known(steps)) return 'current'
  return version < known(steps) ? 'older' : 'newer'
}

/** Does the database hold nothing yet, besides facts about itself? */
export async function isEmpty(): Promise<boolean> {
  const collections = (await mongoose.connection.db?.listCollections().toArray()) ?? []
  for (const { name } of collections) {
    if (name === 'system' || name.startsWith('system.')) continue
    if (await mongoose.connection.db?.collection(name).findOne({})) return false
  }
  return true
}

/** Brings the data to this program's version and makes every index. Repeating it changes nothing. */
export async function migrate(tell: (line: string) => void, steps = migrations): Promise<void> {
  if ((await dataState(steps)) === 'newer') refuseNewer()
  const version = (await systemStore.dataVersion()) ?? 0
  for (const step of steps.filter(({ to }) => to > version)) {
    tell(`数据升级到版本 ${step.to}：${step.says}`)
    await step.run()
    await systemStore.setDataVersion(step.to, new Date(wallNow()))
  }
  for (const model of Object.values(mongoose.models)) {
    await model.createCollection()
    await model.createIndexes()
  }
}

/** Serving needs data of this version with every index; says what to do otherwise. */
export async function refuseUnlessReady(): Promise<void> {
  const state = await dataState()
  if (state === 'newer') refuseNewer()
  if (state !== 'current') {
    throw new StartRefusal(
      '数据库还没有准备好，请先运行 npm run migrate (the data is empty or older: run npm run migrate first)',
    )
  }
  if (await systemStore.seedingSince()) {
    throw new StartRefusal(
      '演示数据还没有准备完，请等它完成，或以演示模式重新启动 (a seeding is under way or was broken off: wait, or start in demo mode)',
    )
  }
  const missing = await missingIndexes()
  if (missing.length > 0) {
    throw new StartRefusal(
      `缺少索引 ${missing.join('、')}，请先运行 npm run migrate (missing indexes: run npm run migrate first)`,
    )
  }
}

/** `collection: key` of every index a model declares and the database lacks. */
export async function missingIndexes(): Promise<string[]> {
  const perModel = Object.values(mongoose.models).map(async (model) => {
    if (model.schema.indexes().length === 0) return []
    const { toCreate } = await model.diffIndexes()
    return toCreate.map((index) => `${model.collection.name}: ${JSON.stringify(keyOf(index))}`)
  })
  return (await Promise.all(perModel)).flat()
}

const keyOf = (index: unknown) => (Array.isArray(index) ? (index as unknown[])[0] : index)

function refuseNewer(): never {
  throw new StartRefusal(
    '数据比程序新，请更新程序后再启动 (the data was written by a newer version of this program)',
  )
}
