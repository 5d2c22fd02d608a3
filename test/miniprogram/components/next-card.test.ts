import { mostOwed, nextCard } from '../../../miniprogram/components/next-card/card'
import { buildContract, buildCurrent, buildEntitlement } from '../support/build'

const today = '2026-03-04'
/** Where a line may break is not read. */
const plain = (words: string) => words.replace(/\u200b/g, '').replace(/\u00a0/g, ' ')

describe('what is next', () => {
  it('is to sign, for an elder without a contract', () => {
    expect(nextCard(buildCurrent(), today)).toMatchObject({
      doing: 'sign',
      button: '签家庭医生',
      warm: false,
    })
  })

  it('is to wait, after asking a team', () => {
    const pending = buildContract({ status: 'requested', standing: 'waiting' })
    const card = nextCard(buildCurrent({ pending }), today)
    expect(card).toMatchObject({ tag: '等团队答复', doing: 'contract' })
    expect(plain(card.title)).toBe('已经向张医生团队申请')
    expect(card.title).toContain(`\u200b${pending.team.name}\u200b`)
  })

  it('is to confirm what the team drafted', () => {
    const pending = buildContract({ status: 'drafted', standing: 'waiting' })
    expect(nextCard(buildCurrent({ pending }), today)).toMatchObject({
      doing: 'confirm',
      warm: true,
    })
  })

  it('is to ask again with the reason when the team returned it', () => {
    const pending = buildContract({
      status: 'returned',
      standing: 'ended',
      returnReason: '住址不在本街道',
    })
    expect(nextCard(buildCurrent({ pending }), today)).toMatchObject({
      says: '团队说：住址不在本街道',
      doing: 'sign',
    })
  })

  it('leaves an elder with another contract no second signing after a return', () => {
    const pending = buildContract({ status: 'returned', standing: 'ended' })
    const card = nextCard(buildCurrent({ pending, contract: buildContract() }), today)
    expect(card).toMatchObject({ doing: 'contract', says: '团队说：请打电话问一问' })
  })

  it('is to renew, with the days that are left, when the contract expires', () => {
    const contract = buildContract({ standing: 'expiring', endsOn: '2026-03-15' })
    const card = nextCard(buildCurrent({ contract }), today)
    expect(card).toMatchObject({ title: '签约还有 12 天', doing: 'call' })
    expect(plain(card.says)).toBe('到今年 3月15日。想接着签，给张医生团队打个电话。')
  })

  it('names the day a signed contract begins', () => {
    const contract = buildContract({ standing: 'upcoming', startsOn: '2026-03-09' })
    expect(nextCard(buildCurrent({ contract }), today)).toMatchObject({
      title: '5 天后开始',
      button: '',
    })
  })

  it('is the service that is furthest behind', () => {
    const entitlements = [
      buildEntitlement({ name: '随访', due: 2, used: 1 }),
      buildEntitlement({ name: '血压测量', due: 10, used: 4, left: 8 }),
    ]
    const card = nextCard(buildCurrent({ contract: buildContract({ entitlements }) }), today)
    expect(card).toMatchObject({ title: '该做血压测量了', doing: 'call' })
    expect(plain(card.says)).toBe('到今天应做 10 次，做了 4 次，还剩 8 次。打个电话约时间。')
  })

  it('says so when everything due is done', () => {
    const contract = buildContract({ entitlements: [buildEntitlement({ due: 4, used: 4 })] })
    expect(nextCard(buildCurrent({ contract }), today)).toMatchObject({
      tag: '都做到了',
      says: '血压测量还剩 8 次。',
      button: '',
    })
  })

  it('says 今年 only where the contract runs with the calendar', () => {
    const contract = buildContract({
      startsOn: '2026-01-01',
      entitlements: [buildEntitlement({ due: 4, used: 4 })],
    })
    expect(nextCard(buildCurrent({ contract }), today).says).toBe('血压测量今年还剩 8 次。')
  })

  it('says so when the year is used up', () => {
    const contract = buildContract({
      entitlements: [buildEntitlement({ used: 12, left: 0, due: 12 })],
    })
    expect(nextCard(buildCurrent({ contract }), today).says).toBe('约好的服务都做完了。')
  })
})

describe('the promise furthest behind', () => {
  it('is none when nothing is due or nothing is left', () => {
    expect(mostOwed([])).toBeUndefined()
    expect(mostOwed([buildEntitlement({ due: 4, used: 4 })])).toBeUndefined()
    expect(mostOwed([buildEntitlement({ due: 5, used: 4, left: 0 })])).toBeUndefined()
  })

  it('is the first of equals', () => {
    const equals = [
      buildEntitlement({ code: 'a', due: 5 }),
      buildEntitlement({ code: 'b', due: 5 }),
    ]
    expect(mostOwed(equals)?.code).toBe('a')
  })
})
