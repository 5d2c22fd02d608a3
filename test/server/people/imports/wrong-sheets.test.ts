import { startApi } from '../../../support/api'
import type { Api, Client } from '../../../support/api'
import { settleCounty } from '../../../support/build'
import type { Staff } from '../../../support/build'
import { collection, csvSheet, elder, upload, xlsxSheet } from './steps'

let api: Api
let staff: Staff
let desk: Client
beforeAll(async () => {
  api = await startApi({ label: 'wrong-sheets' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
afterAll(() => api.stop())

describe('a sheet that cannot be read', () => {
  const header = ['姓名', '出生日期', '性别']
  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['columns in another order', () => csvSheet([elder()], header), 'import.columns-shifted'],
    [
      'a column too many',
      () => csvSheet([elder()], [...'姓'.repeat(15)]),
      'import.columns-shifted',
    ],
    ['values one column to the right', () => shifted(), 'import.columns-shifted'],
    ['only titles', () => csvSheet([]), 'import.no-rows'],
    ['nothing', () => Buffer.alloc(0), 'import.no-rows'],
    ['a picture', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'import.columns-shifted'],
    [
      'half a workbook',
      async () => (await xlsxSheet([elder()])).subarray(0, 2_000),
      'import.unreadable',
    ],
    ['a quote that never ends', () => Buffer.from('"姓名,性别'), 'import.unreadable'],
  ])('is refused at once: %s', async (_, make, code) => {
    const before = await collection('imports').countDocuments()
    const answer = await upload(desk, await make())
    expect([answer.status, answer.body.error?.code]).toEqual([422, code])
    expect(await collection('imports').countDocuments()).toBe(before)
  })

  const shifted = () => {
    const lines = csvSheet([elder(), elder({ name: '李阿姨' })])
      .toString()
      .split('\r\n')
    return Buffer.from(
      [lines[0], ...lines.slice(1).map((line) => line.replace(',', ',,'))].join('\r\n'),
    )
  }
})
