import { homesOf } from '../../../miniprogram/kit/homes'
import { contractPageView, historyCards } from '../../../miniprogram/pages/contract/view'
import { peopleChoices } from '../../../miniprogram/pages/people/view'
import { failureLines } from '../../../miniprogram/pages/settings/view'
import { buildContract, buildCurrent, buildEntitlement, buildSession } from '../support/build'
import { newPhone } from '../support/phone'

const today = '2026-03-04'
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

describe('the contract page', () => {
  it.each([
    ['requested', 'withdraw'],
    ['drafted', 'confirm'],
  ] as const)('of a contract that is %s lets the resident %s', (status, doing) => {
    const pending = buildContract({ status, standing: 'waiting' })
    expect(contractPageView(buildCurrent({ pending }), today)).toMatchObject({
      doing,
      contract: null,
    })
  })

  it('lists what was before without what is shown above', () => {
    const contract = buildContract()
    const before = buildContract({ id: 'b', standing: 'ended' })
    const view = contractPageView(buildCurrent({ contract }), today)
    expect(view.contract?.id).toBe(contract.id)
    expect(historyCards([contract, before], view, today).map(({ id }) => id)).toEqual(['b'])
  })

  it('counts a returned request as history', () => {
    const pending = buildContract({ status: 'returned', standing: 'ended' })
    const view = contractPageView(buildCurrent({ pending }), today)
    expect([view.pending, view.doing]).toEqual([null, ''])
    expect(historyCards([pending], view, today)).toHaveLength(1)
  })

  it('stays within 16 kB with 15 promises, and 4 kB for 5 contracts before', () => {
    const entitlements = Array.from({ length: 15 }, (_, at) => buildEntitlement({ code: `c${at}` }))
    const view = contractPageView(
      buildCurrent({ contract: buildContract({ entitlements }) }),
      today,
    )
    const all = Array.from({ length: 5 }, (_, at) =>
      buildContract({ id: `h${at}`, standing: 'ended' }),
    )
    expect(bytes(view)).toBeLessThan(16_384)
    expect(bytes(historyCards(all, view, today))).toBeLessThan(4096)
  })
})

describe('where somebody begins', () => {
  const role = (name: 'doctor' | 'desk' | 'manager' | 'institution') =>
    ({ role: name, orgId: 'o', orgName: '桃源中心' }) as const

  it.each([
    [
      'an elder',
      buildSession({ person: { id: 'e', name: '王', resident: true } }),
      ['/pages/home/index'],
    ],
    ['a doctor', buildSession({ roles: [role('doctor')] }), ['/staff/today/index']],
    ['the desk', buildSession({ roles: [role('desk')] }), ['/staff/today/index']],
    ['a manager', buildSession({ roles: [role('manager')] }), ['/office/board/index']],
    ['an institution', buildSession({ roles: [role('institution')] }), []],
    ['a stranger', buildSession(), []],
  ])('%s', (_, who, urls) => {
    expect(homesOf(who).map(({ url }) => url)).toEqual(urls)
  })

  it('is asked when there are several places', () => {
    const nurseAndDaughter = buildSession({
      roles: [role('doctor')],
      actsFor: [{ elderId: 'e1', name: '王秀兰', relation: '母亲' }],
    })
    expect(homesOf(nurseAndDaughter)).toHaveLength(2)
  })
})

describe('switching the person', () => {
  it('offers oneself first and relatives as one calls them', () => {
    newPhone()
    const who = buildSession({
      person: { id: 'e1', name: '赵德福', resident: true },
      actsFor: [{ elderId: 'e2', name: '王秀兰', relation: '配偶' }],
    })
    expect(peopleChoices(who).map(({ title, says }) => `${title} ${says}`)).toEqual([
      '为本人办理 赵德福',
      '为老伴办理 王秀兰',
    ])
  })
})

describe('what went wrong lately', () => {
  it('is told with the time in China and the number of the request', () => {
    expect(
      failureLines([{ at: '2026-03-04T02:05:00.000Z', code: 'server', requestId: 'q-1' }]),
    ).toEqual(['3月4日 上午 10:05 server · q-1'])
  })
})
