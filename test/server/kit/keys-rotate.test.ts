import mongoose, { Schema } from 'mongoose'
import { newKeyVariables, readKeys } from '../../../server/kit/keys'
import { checkKeys } from '../../../server/kit/keys-check'
import { rotateKeys } from '../../../server/kit/keys-rotate'
import type { Rotated } from '../../../server/kit/keys-rotate'
import { createVault } from '../../../server/kit/vault'
import type { Vault } from '../../../server/kit/vault'
import { connectTestDatabase, dropTestDatabase } from '../../support/connected'

const COLLECTION = 'rotation-samples'
const line = new Schema({ _id: String, number: { type: String, sealed: true }, owner: String })
const schema = new Schema(
  { _id: String, secret: { type: String, sealed: true }, lines: [line], open: String },
  { collection: COLLECTION, versionKey: false },
)
const SampleModel = mongoose.model('RotationSample', schema)

interface Sample {
  _id: string
  secret?: string
  lines: { _id: string; number: string; owner: string }[]
  open: string
}

const old = newKeyVariables()
const newKey = newKeyVariables().INDEX_KEY
const before = createVault(readKeys(old))
const bothKeys = readKeys({ ...old, DATA_KEYS: `k2:${newKey},${old.DATA_KEYS}` })
const onlyNew = createVault(readKeys({ ...old, DATA_KEYS: `k2:${newKey}` }))

const secretAt = (id: string) => ({ collection: COLLECTION, field: 'secret', id })
const numberAt = (id: string, item: string) => ({
  collection: COLLECTION,
  field: 'lines.number',
  id: `${id}/${item}`,
})

const sample = (id: string, vault: Vault): Sample => ({
  _id: id,
  secret: vault.seal(`secret of ${id}`, secretAt(id)),
  lines: ['a', 'b'].map((item) => ({
    _id: item,
    number: vault.seal(`${item} of ${id}`, numberAt(id, item)),
    owner: 'self',
  })),
  open: `open ${id}`,
})

async function rotate(keys = bothKeys): Promise<Record<string, Partial<Rotated>>> {
  const told: Record<string, Partial<Rotated>> = {}
  await rotateKeys(createVault(keys), ({ collection, field, ...counts }) => {
    if (collection === COLLECTION) told[field] = counts
  })
  return told
}

const counts = (more: Partial<Rotated>) => ({
  resealed: 0,
  current: 0,
  changed: 0,
  broken: 0,
  ...more,
})
const stored = () => SampleModel.find({}).sort({ _id: 1 }).lean<Sample[]>()

beforeAll(() => connectTestDatabase('rotate'))
beforeEach(async () => {
  await SampleModel.deleteMany({})
  await mongoose.connection.collection('system').deleteMany({ _id: 'keys' } as object)
  await SampleModel.insertMany(['s1', 's2', 's3'].map((id) => sample(id, before)))
})
afterAll(dropTestDatabase)

it('seals every marked text under the first key, in arrays too, and leaves the rest as it is', async () => {
  expect(await rotate()).toEqual({
    secret: counts({ resealed: 3 }),
    'lines.number': counts({ resealed: 6 }),
  })
  for (const { _id, secret = '', lines, open } of await stored()) {
    expect(onlyNew.open(secret, secretAt(_id))).toBe(`secret of ${_id}`)
    expect(open).toBe(`open ${_id}`)
    for (const { _id: item, number, owner } of lines) {
      expect([onlyNew.open(number, numberAt(_id, item)), owner]).toEqual([
        `${item} of ${_id}`,
        'self',
      ])
    }
  }
})

it('goes on where it was broken off, and a second run changes nothing', async () => {
  const now = createVault(bothKeys)
  await SampleModel.updateOne({ _id: 's2' }, { $set: sample('s2', now) })
  expect(await rotate()).toMatchObject({ secret: counts({ resealed: 2, current: 1 }) })
  const after = await stored()
  expect(await rotate()).toMatchObject({ secret: counts({ current: 3 }) })
  expect(await stored()).toEqual(after)
})

it('changes the algorithm in the same way', async () => {
  const sm4 = readKeys({ ...old, DATA_CIPHER: 'sm4', INDEX_HASH: 'sha256' })
  expect(await rotate(sm4)).toMatchObject({ 'lines.number': counts({ resealed: 6 }) })
  expect((await stored()).every(({ secret }) => secret?.startsWith('v1.S.k1.'))).toBe(true)
})

it('tells what no key opens, leaves it, and goes on', async () => {
  const lost = createVault(readKeys({ ...newKeyVariables() }))
  const broken = { ...sample('s1', before), secret: lost.seal('gone', secretAt('s1')) }
  await SampleModel.updateOne({ _id: 's1' }, { $set: broken })
  expect(await rotate()).toMatchObject({ secret: counts({ resealed: 2, broken: 1 }) })
  expect((await stored())[0]?.secret).toBe(broken.secret)
})

it('never writes over what somebody else wrote meanwhile', async () => {
  const later = before.seal('written meanwhile', secretAt('s3'))
  const now = createVault(bothKeys)
  const interrupted: Vault = {
    ...now,
    seal: (text, place) => {
      if (place.id === 's3')
        writing = SampleModel.updateOne({ _id: 's3' }, { secret: later }).exec()
      return now.seal(text, place)
    },
  }
  let writing: Promise<unknown> = Promise.resolve()
  await rotateKeys(interrupted, () => undefined)
  await writing
  const opened = now.open((await stored())[2]?.secret ?? '', secretAt('s3'))
  expect(opened).toBe('written meanwhile')
})

it('takes the key check along, so that the old key may go', async () => {
  await checkKeys(readKeys(old))
  const withoutOld = readKeys({ ...old, DATA_KEYS: `k2:${newKey}` })
  await expect(checkKeys(withoutOld)).rejects.toThrow(/DATA_KEYS/)
  await rotate()
  await checkKeys(withoutOld)
})
