import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import type { FileLink } from '../../../shared/files'
import { bytesOnDisk } from '../../../server/files/disk'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { addRelative, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { paper, photo } from '../../support/papers'
import { handIn } from './steps'

let api: Api
let staff: Staff
let desk: Client
let elderId: string
let fileId: string
const directory = mkdtempSync(join(tmpdir(), 'linli-opened-'))
beforeAll(async () => {
  api = await startApi({ label: 'opened', files: { bytes: bytesOnDisk(directory) } })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
  elderId = await registerElder()
  fileId = (await handIn(desk, photo(), { purpose: 'mandate-form', elderId })).body.id
})
afterAll(() => api.stop())

const linkFor = async (client: Client, id = fileId) =>
  (await client.post<FileLink>(`/api/files/${id}/link`)).body
const codeOf = async (url: string) => (await api.stranger.get(url)).body?.error?.code as unknown
const openings = () =>
  mongoose.connection.collection('audit').find({ what: 'attachment' }).sort({ n: 1 }).toArray()

describe('a link to a file', () => {
  it('opens it without a token, as what it is, kept by no browser', async () => {
    const { url, expiresAt } = await linkFor(desk)
    expect(expiresAt).toBe('2026-03-04T02:05:00.000Z')
    const answer = await fetch(`${api.url}${url}`)
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(photo())
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': expect.stringMatching(/^attachment; /),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  it('writes down each opening, with who and whose', async () => {
    const before = (await openings()).length
    const elder = await api.signIn(elderId)
    await fetch(`${api.url}${(await linkFor(elder)).url}`)
    const { url } = await linkFor(desk)
    await fetch(`${api.url}${url}`)
    await fetch(`${api.url}${url}`)
    const rows = (await openings()).slice(before)
    expect(rows.map(({ byId, byRole, personIds }): unknown[] => [byId, byRole, personIds])).toEqual(
      [
        [elderId, 'elder', [elderId]],
        [staff.desk, 'desk', [elderId]],
        [staff.desk, 'desk', [elderId]],
      ],
    )
  })

  it('is useless after five minutes', async () => {
    const { url } = await linkFor(desk)
    api.clock.set('2026-03-04T02:04:59.000Z')
    expect((await api.stranger.get(url)).status).toBe(200)
    api.clock.set('2026-03-04T02:05:00.000Z')
    expect(await codeOf(url)).toBe('file.link')
    api.clock.set('2026-03-04T02:00:00.000Z')
  })

  it('is useless when a letter of it is changed, or used for another file', async () => {
    const { url } = await linkFor(desk)
    const [path = '', token = ''] = url.split('?token=')
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'a' ? 'b' : 'a'
      const forged = `${path}?token=${token.slice(0, at)}${other}${token.slice(at + 1)}`
      expect([at, await codeOf(forged)]).toEqual([at, 'file.link'])
    }
    const second = (await handIn(desk, paper(), { purpose: 'order', elderId })).body.id as string
    expect(await codeOf(`/api/files/${second}/content?token=${token}`)).toBe('file.link')
    expect(await codeOf(`${path}?token=`)).toBe('file.link')
    expect(await codeOf(`${path}?token=.`)).toBe('file.link')
    expect(await codeOf(path)).toBe('input.invalid')
  })

  it('ends with the mandate of the relative it was made for', async () => {
    const daughterId = await addRelative(
      { id: elderId, name: '王桂芳' },
      { name: '陈敏', relation: '母亲' },
    )
    const { url } = await linkFor(await api.signIn(daughterId))
    expect((await api.stranger.get(url)).status).toBe(200)
    await mongoose.connection
      .collection('mandates')
      .updateMany({ relativeId: daughterId }, { $set: { status: 'revoked' }, $unset: { lane: 1 } })
    expect((await api.stranger.get(url)).status).toBe(403)
  })

  it('is given for a PDF too', async () => {
    const id = (await handIn(desk, paper(), { purpose: 'agreement', elderId })).body.id as string
    const { url } = await linkFor(desk, id)
    expect((await api.stranger.get(url)).headers.get('content-type')).toBe('application/pdf')
  })
})

describe('who may see a file', () => {
  it.each(['westDesk', 'westManager', 'county', 'province'] as const)(
    'is not %s: there is no such file',
    async (who) => {
      const client = await api.signIn(staff[who])
      for (const answer of [
        await client.get(`/api/files/${fileId}`),
        await client.post(`/api/files/${fileId}/link`),
        await client.get('/api/files/000000000000000000000000'),
      ])
        expect([answer.status, answer.body.error?.code]).toEqual([404, 'file.not-found'])
    },
  )

  it('is everybody with a token who cares for her, and herself', async () => {
    for (const id of [staff.desk, staff.manager, elderId]) {
      const client = await api.signIn(id)
      expect((await client.get(`/api/files/${fileId}`)).body).toMatchObject({ id: fileId })
    }
    expect((await api.stranger.get(`/api/files/${fileId}`)).status).toBe(401)
    expect((await api.stranger.post(`/api/files/${fileId}/link`)).status).toBe(401)
  })

  it('is only the uploader while a file names no elder', async () => {
    const id = (await handIn(desk, photo(), { purpose: 'order' })).body.id as string
    expect((await desk.get(`/api/files/${id}`)).status).toBe(200)
    const manager = await api.signIn(staff.manager)
    expect((await manager.get(`/api/files/${id}`)).status).toBe(404)
  })
})

it('never shows bytes that are not those it took in', async () => {
  const id = (await handIn(desk, photo({ width: 64 }), { purpose: 'order', elderId })).body.id
  const _id = new mongoose.Types.ObjectId(id as string)
  const row = await mongoose.connection.collection('files').findOne({ _id })
  await bytesOnDisk(directory).replace(row?.['name'] as string, photo({ width: 65 }))
  const { url } = await linkFor(desk, id as string)
  const answer = await api.stranger.get(url)
  expect([answer.status, answer.body.error?.code]).toEqual([503, 'file.store'])
})
