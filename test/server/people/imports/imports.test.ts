import mongoose from 'mongoose'
import { startApi } from '../../../support/api'
import type { Api, Client } from '../../../support/api'
import { settleCounty } from '../../../support/build'
import type { Staff } from '../../../support/build'
import {
  collection,
  counts,
  elder,
  identityNumber,
  readIn,
  rowsOf,
  settled,
  some,
  upload,
  whole,
  writeOut,
  xlsxSheet,
  signed,
} from './steps'

let api: Api
let staff: Staff
let desk: Client
beforeAll(async () => {
  api = await startApi({ label: 'imports' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
afterAll(() => api.stop())

describe('a sheet of residents', () => {
  it('is read and reported, and nothing is written before somebody says so', async () => {
    const before = await counts()
    const { status, body } = await upload(desk, await xlsxSheet([whole, elder()]))
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'reading', fileName: '名册.xlsx', byName: '东前台' })
    const read = await settled(desk, body.id as string)
    expect(read).toMatchObject({ state: 'ready', rows: 2, doneRows: 2 })
    expect(some(read)).toEqual({ new: 2 })
    expect(await rowsOf(desk, read.id)).toEqual([
      { row: 2, outcome: 'new', name: '周*兰', says: [] },
      { row: 3, outcome: 'new', name: '孙*英', says: [] },
    ])
    expect(await counts()).toEqual(before)
  })

  it('comes into the register with documents, phones, addresses, tags and contracts in force', async () => {
    const read = await readIn(desk, [whole, elder()])
    const done = await writeOut(desk, read.id)
    expect(done).toMatchObject({ state: 'done', doneRows: 2 })
    expect(some(done)).toEqual({ written: 2 })
    expect(await counts()).toEqual({
      people: 2,
      identities: 1,
      contacts: 1,
      contracts: 1,
      lines: 1,
    })

    const found = await desk.get('/api/people?q=周玉兰')
    const file = await desk.get(`/api/people/${found.body.items[0].id as string}`)
    expect(file.body).toMatchObject({
      name: '周玉兰',
      sex: 'female',
      birthDate: '1948-03-09',
      community: '东湖社区',
      tags: [
        { tag: 'care-dependent', from: '2026-03-04', source: '批量导入' },
        { tag: 'chronic-illness', from: '2026-03-04', source: '批量导入' },
      ],
      team: { name: '东团队' },
    })
    expect(await collection('contracts').findOne({})).toMatchObject({
      ...{ status: 'active', lane: 'active', packageCode: 'basic', termMonths: 12 },
      ...{ startsOn: '2025-06-01', endsOn: '2026-05-31', teamId: 'team-east' },
      asked: { byId: staff.desk, channel: 'on-behalf' },
    })
    expect(await collection('ledger_lines').findOne({})).toMatchObject({
      item: 'contract.accepted',
      day: '2025-06-01',
      act: { byId: staff.desk, at: '2026-03-04T02:00:00.000Z' },
    })
  })

  it('adds nothing when it comes again', async () => {
    const before = await counts()
    const again = await readIn(desk, [whole, elder()])
    expect(some(again)).toEqual({ same: 2 })
    expect(some(await writeOut(desk, again.id))).toEqual({ same: 2 })
    expect(await counts()).toEqual(before)
  })

  it('adds what is new of somebody known, and only that', async () => {
    const before = await counts()
    const more = { ...whole, phone: '057188880000', tags: '失能、空巢', address: '' }
    const read = await readIn(desk, [more, elder({ ...signed })])
    expect(await rowsOf(desk, read.id)).toMatchObject([
      { outcome: 'update', says: [{ text: '将补充：电话、人群标签' }] },
      { outcome: 'update', says: [{ text: '将补充：签约' }] },
    ])
    await writeOut(desk, read.id)
    expect(await counts()).toEqual({ ...before, contracts: 2, lines: 2 })
    expect(some(await readIn(desk, [more, elder({ ...signed })]))).toEqual({ same: 2 })
  })

  it('is written down in the chain of the centre', async () => {
    const rows = await collection('audit').find({ kind: 'import.written' }).toArray()
    expect(rows.length).toBeGreaterThan(0)
    expect(rows[0]).toMatchObject({ orgId: 'org-east', byId: staff.desk, byRole: 'desk' })
  })

  it('leaves no number, phone or address open in the database', async () => {
    await readIn(desk, [
      elder({
        name: '钱小妹',
        birthDate: '1946-07-01',
        phone: '13911112222',
        identityNumber: identityNumber('1946-07-01', 602),
        address: '杏花弄7号',
      }),
    ])
    const names = (await mongoose.connection.db?.listCollections().toArray()) ?? []
    const dump: string[] = []
    for (const { name } of names) dump.push(JSON.stringify(await collection(name).find().toArray()))
    const text = dump.join('\n')
    expect(text).toContain('钱*妹')
    for (const secret of [
      '13911112222',
      identityNumber('1946-07-01', 602),
      '杏花弄',
      '13800001234',
      '桃源路12号',
    ])
      expect(text).not.toContain(secret)
  })

  it('keeps what a row said no longer than until it is written', async () => {
    expect(
      await collection('import_rows').countDocuments({
        outcome: 'written',
        sealed: { $exists: true },
      }),
    ).toBe(0)
  })
})
