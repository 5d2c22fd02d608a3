/** collMod: hides or shows an index, or changes how long its documents live. */
import type { Engine } from '../engine'
import { fail, notSupported } from '../errors'
import { withIndexes } from '../store/catalog-record'
import type { Collection, Index } from '../store/types'
import { inOneStep } from '../store/write-queue'
import { equal } from '../values/compare'
import { isDoc } from '../values/types'
import type { Reply } from '../wire/reply'
import { collectionName } from './command'
import type { Command, Definition } from './command'
import { Fields } from './fields'

function collMod(engine: Engine, command: Command): Reply {
  const { fields, db } = command
  const namespace = `${db}.${collectionName(command)}`
  const collection = engine.catalog.find(namespace)
  if (!collection) return fail(26, `ns does not exist: ${namespace}`)
  if (fields.has('validator')) notSupported('A document validator')
  const wanted = fields.document('index')
  if (!wanted) return { ok: 1 }
  const index = new Fields('collMod.index', wanted)
  index.allow(new Set(['name', 'keyPattern', 'expireAfterSeconds', 'hidden']), false)
  return changeIndex(engine, collection, index)
}

function changeIndex(engine: Engine, collection: Collection, wanted: Fields): Reply {
  const index = named(collection, wanted)
  const reply: Reply = {}
  let changed: Index = index
  const seconds = wanted.number('expireAfterSeconds')
  if (seconds !== undefined) {
    if (index.paths.length > 1 || index.name === '_id_') {
      fail(72, 'TTL indexes are single-field indexes, compound indexes do not support TTL')
    }
    reply.expireAfterSeconds_old = index.expireAfterSeconds
    reply.expireAfterSeconds_new = seconds
    changed = { ...changed, expireAfterSeconds: seconds }
  }
  if (wanted.has('hidden')) {
    if (index.name === '_id_') fail(2, "can't hide _id index")
    reply.hidden_old = index.hidden
    reply.hidden_new = wanted.flag('hidden')
    changed = { ...changed, hidden: wanted.flag('hidden') }
  }
  if (changed === index) fail(72, 'no expireAfterSeconds or hidden field')
  const indexes = collection.indexes.map((one) => (one === index ? changed : one))
  engine.catalog.save(withIndexes(collection, indexes))
  return { ...reply, ok: 1 }
}

function named({ indexes, namespace }: Collection, wanted: Fields): Index {
  const name = wanted.text('name')
  const key = wanted.document('keyPattern')
  const index = indexes.find((one) =>
    name === undefined ? isDoc(key) && equal(one.key, key) : one.name === name,
  )
  return index ?? fail(27, `cannot find index ${name ?? 'with this key'} for ns ${namespace}`)
}

export const collModCommand: Definition = {
  write: (engine, command) => inOneStep(() => collMod(engine, command)),
  fields: ['collMod', 'index', 'validator', 'validationLevel', 'validationAction'],
}
