import { readdirSync, statSync } from 'node:fs'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { bytesOnDisk } from '../../../server/files/disk'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { addRelative, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { exif, photo } from '../../support/papers'
import { handIn } from './steps'

let api: Api
let staff: Staff
let desk: Client
let elderId: string
const directory = mkdtempSync(join(tmpdir(), 'linli-files-'))
beforeAll(async () => {
  api = await startApi({ label: 'files', files: { bytes: bytesOnDisk(directory) } })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
  elderId = await registerElder()
})
afterAll(() => api.stop())

const paths = () =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
const rows = () => mongoose.connection.collection('files').countDocuments()

describe('handing in a photo', () => {
  it('keeps it cleaned, outside every web root, for the service alone', async () => {
    const given = photo({ beside: [exif(1)] })
    const { status, body } = await handIn(desk, given, { purpose: 'mandate-form', elderId })
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      type: 'image/jpeg',
      bytes: expect.any(Number),
      purpose: 'mandate-form',
      elderId,
      uploadedByName: '东前台',
      at: '2026-03-04T02:00:00.000Z',
    })
    const [path = ''] = paths()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    // Sealed, so longer than what it holds.
    expect(statSync(path).size).toBeGreaterThan(body.bytes as number)
    expect(path).toMatch(/\/[0-9a-f]{2}\/[0-9a-f]{48}$/)
    expect(path).not.toContain(body.id as string)
  })

  it('is told by its bytes, whatever its name and type say', async () => {
    const form = new FormData()
    form.set('purpose', 'order')
    form.set('file', new File([new Uint8Array(photo())], '处方.pdf', { type: 'application/pdf' }))
    const { body } = await desk.send('POST', '/api/files', { body: form })
    expect(body).toMatchObject({ type: 'image/jpeg', purpose: 'order' })
  })

  it('is one file when the same person sends it again', async () => {
    const given = photo({ width: 16 })
    const first = await handIn(desk, given, { purpose: 'order', elderId })
    const before = { rows: await rows(), files: paths().length }
    const again = await handIn(desk, given, { purpose: 'order', elderId })
    expect(again.body).toEqual(first.body)
    expect({ rows: await rows(), files: paths().length }).toEqual(before)
  })

  it('is answered the same under an Idempotency-Key, and another photo under it is refused', async () => {
    const key = { 'Idempotency-Key': 'photo-1' }
    const first = await handIn(desk, photo({ width: 24 }), { purpose: 'order' }, key)
    const again = await handIn(desk, photo({ width: 24 }), { purpose: 'order' }, key)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.body).toEqual(first.body)
    const other = await handIn(desk, photo({ width: 25 }), { purpose: 'order' }, key)
    expect(other.body.error.code).toBe('idempotency.other-body')
  })

  it('is open to the elder, and to a relative who acts for her', async () => {
    const elder = await api.signIn(elderId)
    const daughterId = await addRelative(
      { id: elderId, name: '王桂芳' },
      { name: '陈敏', relation: '母亲' },
    )
    const daughter = await api.signIn(daughterId)
    for (const [width, client] of [
      [32, elder],
      [33, daughter],
    ] as const) {
      const { status } = await handIn(client, photo({ width }), {
        purpose: 'medical-record',
        elderId,
      })
      expect(status).toBe(201)
    }
  })

  it.each(['westDesk', 'county'] as const)('is closed to %s: she is not there', async (who) => {
    const client = await api.signIn(staff[who])
    const { status, body } = await handIn(client, photo(), { purpose: 'order', elderId })
    expect([status, body.error.code]).toEqual([404, 'person.not-found'])
  })

  it('is refused without signing in', async () => {
    const { status } = await handIn(api.stranger, photo(), { purpose: 'order' })
    expect(status).toBe(401)
  })
})

describe('what is no photo or PDF', () => {
  const tooLarge = Buffer.alloc(10 * 1024 * 1024 + 1, 7)
  it.each<[string, Buffer, string, number]>([
    ['a page named .jpg', Buffer.from('<html>'), 'file.type', 422],
    ['an archive behind a photo', photo({ after: 'PK\x03\x04' }), 'file.two-in-one', 422],
    ['half a photo', photo().subarray(0, 60), 'file.damaged', 422],
    ['more than 10 MB', tooLarge, 'file.too-large', 413],
  ])('is refused and leaves nothing behind: %s', async (_, bytes, code, status) => {
    const before = { rows: await rows(), files: paths().length }
    const answer = await handIn(desk, bytes, { purpose: 'order', elderId })
    expect([answer.status, answer.body.error?.code]).toEqual([status, code])
    expect({ rows: await rows(), files: paths().length }).toEqual(before)
  })
})

it('takes 200 files a day from one person and no more', async () => {
  const nurse = await api.signIn(staff.nurse)
  const day = { _id: `${staff.nurse}|2026-03-04` as never, count: 199, at: new Date() }
  await mongoose.connection.collection('file_upload_days').insertOne(day)
  const send = (width: number) => handIn(nurse, photo({ width }), { purpose: 'order' })
  expect((await send(40)).status).toBe(201)
  const refused = await send(41)
  expect([refused.status, refused.body.error.code]).toEqual([429, 'file.too-many-today'])
  api.clock.set('2026-03-05T02:00:00.000Z')
  expect((await send(41)).status).toBe(201)
})
