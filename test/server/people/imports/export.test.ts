import { Workbook } from 'exceljs'
import mongoose from 'mongoose'
import type { ImportView } from '../../../../shared/imports'
import { startApi } from '../../../support/api'
import type { Api, Client } from '../../../support/api'
import { peopleStore } from '../../../../server/people/stores/people'
import { act, paths, registerElder, settleCounty } from '../../../support/build'
import type { Staff } from '../../../support/build'
import {
  elder,
  identityNumber,
  readIn,
  settled,
  titles,
  upload,
  writeOut,
  xlsxSheet,
} from './steps'

let api: Api
let staff: Staff
let desk: Client
let manager: Client
const number = identityNumber('1948-03-09', 202)
const whole = elder({
  name: '周玉兰',
  birthDate: '1948-03-09',
  identityNumber: number,
  phone: '13800001234',
  address: '桃源路12号3幢501室',
  tags: '失能、慢病',
  teamName: '东团队',
  packageCode: '基础包',
  startsOn: '2025-06-01',
  endsOn: '2026-05-31',
})
beforeAll(async () => {
  api = await startApi({ label: 'export' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
  manager = await api.signIn(staff.manager)
  await writeOut(desk, (await readIn(desk, [whole, elder({ name: '=1+1' })])).id)
  await registerElder({ name: '走了', life: { status: 'died', on: '2026-01-01' } })
})
afterAll(() => api.stop())

const linesOf = (text: string) => text.replace('\uFEFF', '').trimEnd().split('\r\n')
const reason = encodeURIComponent('年度核对名册')
const download = async (client: Client, path: string) =>
  Buffer.from(
    await (
      await fetch(`${api.url}${path}`, {
        headers: { Authorization: `Bearer ${client.token ?? ''}` },
      })
    ).arrayBuffer(),
  )

describe('taking the register out', () => {
  it('has the columns of the import, and shows no number, phone or house whole', async () => {
    const { status, text, headers } = await desk.get(`/api/people/export.csv?reason=${reason}`)
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toContain('.csv')
    expect(linesOf(text)).toEqual([
      titles.join(','),
      "'=1+1,女,1950-01-15,,,,常住,980101001002,,,,,,",
      `周玉兰,女,1948-03-09,居民身份证,${number.slice(0, 4)}**********${number.slice(14)},138****1234,常住,980101001002,桃源路**号*幢***室,失能、慢病,东团队,基础包,2025-06-01,2026-05-31`,
    ])
  })

  it('gives the whole numbers to a manager who says what for', async () => {
    const { text } = await manager.get(`/api/people/export.csv?reason=${reason}&whole=yes`)
    expect(text).toContain(`${number},13800001234,常住,980101001002,桃源路12号3幢501室`)
    const refused = await desk.get(`/api/people/export.csv?reason=${reason}&whole=yes`)
    expect([refused.status, refused.body.error.code]).toEqual([403, 'who.not-allowed'])
  })

  it.each(['', '?reason=', '?reason=%20', '?reason=%E6%9F%A5', '?whole=yes'])(
    'is not taken out without a reason: %s',
    async (query) => {
      for (const kind of ['csv', 'xlsx']) {
        const { status, body } = await manager.get(`/api/people/export.${kind}${query}`)
        expect([status, body.error.code]).toEqual([422, 'export.reason-needed'])
        expect(body.error.message).toContain('用途')
      }
      expect(await mongoose.connection.collection('audit').countDocuments({ reason: '' })).toBe(0)
    },
  )

  it.each(['csv', 'xlsx'])('comes back as %s without adding anything', async (kind) => {
    const sheet = await download(manager, `/api/people/export.${kind}?reason=${reason}&whole=yes`)
    const { body } = await upload(desk, sheet)
    const read: ImportView = await settled(desk, body.id as string)
    expect(read.counts).toMatchObject({ same: 2, new: 0, update: 0, match: 0, error: 0 })
  })

  it('masked comes back without adding anything either', async () => {
    const read = await settled(
      desk,
      (await upload(desk, await download(desk, `/api/people/export.xlsx?reason=${reason}`))).body
        .id as string,
    )
    expect(read.counts).toMatchObject({ same: 2 })
  })

  it('tells each of them who took it out', async () => {
    const rows = await mongoose.connection.collection('audit').find({ what: 'export' }).toArray()
    const people = await mongoose.connection
      .collection('people')
      .find({ 'life.status': 'living', registered: true })
      .toArray()
    for (const row of rows) {
      expect([...row['personIds']].sort()).toEqual(people.map(({ _id }) => String(_id)).sort())
    }
    expect(rows.every(({ reason: given }) => given === '年度核对名册')).toBe(true)
    const said = rows.map(({ byRole, says }): unknown[] => [byRole, says])
    expect(said).toContainEqual(['manager', '导出名册，含完整号码，2 人'])
    expect(said).toContainEqual(['desk', '导出名册，2 人'])
  })

  it('is of the own organisation only, and not for everybody', async () => {
    const west = await api.signIn(staff.westDesk)
    expect(linesOf((await west.get(`/api/people/export.csv?reason=${reason}`)).text)).toEqual([
      titles.join(','),
    ])
    for (const id of [staff.doctor, staff.county]) {
      const client = await api.signIn(id)
      expect((await client.get(`/api/people/export.csv?reason=${reason}`)).status).toBe(403)
    }
    expect((await api.stranger.get('/api/people/export.xlsx')).status).toBe(401)
  })

  it('goes on page by page: 450 people come out once each', async () => {
    const west = await api.signIn(staff.westDesk)
    const ids = await peopleStore.addMany(
      Array.from({ length: 450 }, (_, at) => ({
        ...{ name: `徐${at}`, sex: 'male', birthDate: '1950-01-15', residence: 'resident' },
        ...{ communityCode: '980101102001', community: '西山村', orgPath: paths.westHill },
        ...{ life: { status: 'living' }, tags: [], act },
      })),
    )
    const lines = linesOf((await west.get(`/api/people/export.csv?reason=${reason}`)).text).slice(1)
    expect(new Set(lines).size).toBe(ids.length)
    expect(lines).toHaveLength(ids.length)
  })
})

describe('the template', () => {
  it('is an empty sheet of the right columns with a page of explanations', async () => {
    const workbook = new Workbook()
    const bytes = await download(desk, '/api/imports/template.xlsx')
    await workbook.xlsx.load(bytes as never)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['居民', '填写说明'])
    const [sheet] = workbook.worksheets
    expect((sheet?.getRow(1).values as string[]).slice(1)).toEqual(titles)
    expect(sheet?.getColumn(5).numFmt).toBe('@')
    expect((await upload(desk, bytes)).body.error.code).toBe('import.no-rows')
  })

  it('comes as CSV too', async () => {
    expect(linesOf((await desk.get('/api/imports/template.csv')).text)).toEqual([titles.join(',')])
  })
})

it('reads days, numbers and phones as a spreadsheet stores them', async () => {
  const sheet = await xlsxSheet([
    elder({
      name: '顾阿大',
      birthDate: new Date('1944-02-29T00:00:00Z'),
      phone: 13912345678,
      communityCode: 980101001002,
    }),
    elder({ name: '顾阿二', birthDate: 16131 }),
    elder({ name: '顾阿三', birthDate: '1944年2月29日' }),
  ])
  const read = await settled(desk, (await upload(desk, sheet)).body.id as string)
  expect(read.counts).toMatchObject({ new: 3, error: 0 })
  await writeOut(desk, read.id)
  const rows = await mongoose.connection.collection('people').find({ name: /^顾阿/ }).toArray()
  expect(rows.map(({ birthDate }): unknown => birthDate)).toEqual(Array(3).fill('1944-02-29'))
})
