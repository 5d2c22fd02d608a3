import { startApi } from '../../../support/api'
import type { Api, Client } from '../../../support/api'
import { settleCounty } from '../../../support/build'
import type { Staff } from '../../../support/build'
import {
  counts,
  elder,
  identityNumber,
  readIn,
  rowsOf,
  some,
  whole,
  writeOut,
  signed,
} from './steps'

let api: Api
let staff: Staff
let desk: Client
beforeAll(async () => {
  api = await startApi({ label: 'wrong-rows' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
  await writeOut(desk, (await readIn(desk, [whole])).id)
})
afterAll(() => api.stop())

describe('rows that are wrong', () => {
  const wrong: [string, object, string, string][] = [
    ['no name', { name: '' }, 'name', '没有填写'],
    ['an unknown sex', { sex: '先生' }, 'sex', '不认识，请填写：男、女'],
    ['a day that is none', { birthDate: '1950-02-30' }, 'birthDate', '不是日期，请写成 1950-01-15'],
    ['a birth in the future', { birthDate: '2030-01-01' }, 'birthDate', '不可能是这一天，请检查'],
    [
      'a wrong check digit',
      { identityNumber: '980101195001152021' },
      'identityNumber',
      '证件号码不对',
    ],
    [
      'a number of another birthday',
      { identityNumber: identityNumber('1951-01-15', 202) },
      'identityNumber',
      '不一致',
    ],
    [
      'a number the spreadsheet rounded',
      { identityNumber: '9.80101E+17' },
      'identityNumber',
      '号码被表格改成了数字，请把这一列设为文本再填',
    ],
    [
      'a masked number',
      { identityNumber: '9801**********2021' },
      'identityNumber',
      '号码、电话或地址是打码的，不能用来建档',
    ],
    ['a phone that is none', { phone: '12345' }, 'phone', '不是电话号码'],
    [
      'a community elsewhere',
      { communityCode: '980101102001' },
      'communityCode',
      '不是本机构负责的社区',
    ],
    [
      'a community nobody knows',
      { communityCode: '000000000000' },
      'communityCode',
      '不是本机构负责的社区',
    ],
    ['an unknown tag', { tags: '失能、很忙' }, 'tags', '不认识：很忙'],
    ['half a contract', { teamName: '东团队' }, 'packageCode', '没有填写'],
    ['a team elsewhere', { ...signed, teamName: '西团队' }, 'teamName', '本机构没有这个团队'],
    ['an unknown package', { ...signed, packageCode: 'gold' }, 'packageCode', '没有这个服务包'],
    [
      'a contract that ran out',
      { ...signed, endsOn: '2026-03-03' },
      'endsOn',
      '已经到期，只导入生效中的签约',
    ],
    [
      'a contract to come',
      { ...signed, startsOn: '2026-03-05' },
      'startsOn',
      '还没有开始，只导入生效中的签约',
    ],
  ]
  it.each(wrong)('are reported at their cell: %s', async (_, cells, column, says) => {
    const read = await readIn(desk, [elder({ name: '吴阿婆', birthDate: '1950-01-15', ...cells })])
    const [row] = await rowsOf(desk, read.id)
    expect(row?.outcome).toBe('error')
    expect(row?.says).toContainEqual({ column, text: expect.stringContaining(says) })
  })

  it('keep every row from being written, unless they are to be left out', async () => {
    const before = await counts()
    const good = elder({ name: '郑月娥', birthDate: '1952-08-08' })
    const read = await readIn(desk, [good, elder({ name: '错一', sex: '?' })])
    expect(some(read)).toEqual({ new: 1, error: 1 })
    const refused = await desk.post(`/api/imports/${read.id}/write`, { leaveOutErrors: false })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'import.has-errors'])
    expect(await counts()).toEqual(before)
    const done = await writeOut(desk, read.id, true)
    expect(some(done)).toEqual({ written: 1, error: 1 })
    expect((await counts()).people).toBe(before.people + 1)
  })

  it('are the second of two about the same person', async () => {
    const number = identityNumber('1947-05-05', 302)
    const one = elder({ name: '冯彩凤', birthDate: '1947-05-05', identityNumber: number })
    const read = await readIn(desk, [one, { ...one, phone: '13700001111' }])
    expect((await rowsOf(desk, read.id))[1]).toMatchObject({
      outcome: 'error',
      says: [{ column: 'name', text: '和第 2 行是同一个人' }],
    })
  })

  it('are those whose number belongs to another name, or to somebody elsewhere', async () => {
    const number = identityNumber('1948-03-09', 202)
    const other = await readIn(desk, [{ ...whole, name: '周玉梅', identityNumber: number }])
    expect(await rowsOf(desk, other.id)).toMatchObject([
      { outcome: 'error', says: [{ column: 'name', text: '这个证件号码登记的是另一个姓名' }] },
    ])
    const west = await api.signIn(staff.westDesk)
    const there = await readIn(west, [
      elder({
        name: '周玉兰',
        birthDate: '1948-03-09',
        identityNumber: number,
        communityCode: '980101102001',
      }),
    ])
    expect(await rowsOf(west, there.id)).toMatchObject([
      { outcome: 'error', says: [{ text: '这个证件号码已在其他机构建档' }] },
    ])
  })
})
