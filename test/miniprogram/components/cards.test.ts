import { actWords, contractCard } from '../../../miniprogram/components/contract-card/card'
import { leftWords, promiseLine } from '../../../miniprogram/components/promise-list/card'
import { whoWords } from '../../../miniprogram/components/screen/who'
import { actFor } from '../../../miniprogram/kit/session'
import { serviceCard, valueWords } from '../../../miniprogram/components/service-card/card'
import { buildContract, buildEntitlement, buildRecord, buildSession } from '../support/build'
import { newPhone } from '../support/phone'

const today = '2026-03-04'

describe('a promise of the contract', () => {
  it('says what is left and what was done', () => {
    expect(promiseLine(buildEntitlement())).toEqual({
      code: 'blood-pressure',
      name: '血压测量',
      left: '还剩 8 次',
      done: '做了 4\u00a0次，共 12\u00a0次',
      percent: 33,
      behind: '',
    })
  })

  it('says how much is behind, never more than was promised', () => {
    expect(promiseLine(buildEntitlement({ due: 6 })).behind).toBe(
      '到今天应做 6\u00a0次，少\u00a02\u00a0次',
    )
    expect(promiseLine(buildEntitlement({ times: 12, due: 12, used: 12, left: 0 })).behind).toBe('')
  })

  it('is done, with a full bar, also when more was given than promised', () => {
    const line = promiseLine(buildEntitlement({ times: 4, used: 5, left: 0, due: 4 }))
    expect(line).toMatchObject({ left: '做完了', percent: 100, behind: '' })
  })

  it('adds up in one sentence', () => {
    expect(leftWords([buildEntitlement({ left: 8 }), buildEntitlement({ left: 2 })])).toBe(
      '还剩 10 次',
    )
    expect(leftWords([buildEntitlement({ left: 0 })])).toBe('都做完了')
  })
})

describe('a contract in words', () => {
  it('in force says term, days left, fee and who asked', () => {
    expect(contractCard(buildContract(), today)).toMatchObject({
      tag: '生效中',
      team: '张医生团队',
      doctor: '张建国 · 桃源社区卫生服务中心',
      term: '2025年5月1日 到 2026年4月30日',
      left: '还有 58 天',
      package: '基础包 · 1 年 · 不收钱',
      asked: '陈敏 2025年4月28日 在手机上申请',
      reason: '',
    })
  })

  it.each([
    [{ status: 'requested', standing: 'waiting' }, '等团队答复'],
    [{ status: 'drafted', standing: 'waiting' }, '等您签字'],
    [{ status: 'returned', standing: 'ended' }, '团队退回了'],
    [{ status: 'withdrawn', standing: 'ended' }, '自己撤回了'],
    [{ status: 'active', standing: 'upcoming' }, '还没开始'],
    [{ status: 'active', standing: 'expiring' }, '快到期了'],
    [{ status: 'ended', standing: 'ended' }, '已结束'],
  ] as const)('%o is called %s', (change, tag) => {
    expect(contractCard(buildContract(change), today).tag).toBe(tag)
  })

  it('not in force yet has no days left', () => {
    const {
      startsOn: _s,
      endsOn: _e,
      ...asked
    } = buildContract({ status: 'requested', standing: 'waiting' })
    expect(contractCard(asked, today)).toMatchObject({ term: '打算签 1 年', left: '' })
  })

  it('ended early says when and why', () => {
    const ended = buildContract({
      status: 'ended',
      standing: 'ended',
      endedOn: '2026-02-01',
      endReason: 'moved',
    })
    expect(contractCard(ended, today)).toMatchObject({
      term: '2025年5月1日起，2026年2月1日结束',
      reason: '搬走了',
    })
  })

  it('tells the civil day in China of an act late in the evening of UTC', () => {
    const act = { byId: 'c', byName: '陈敏', channel: 'phone', at: '2026-03-03T16:30:00Z' } as const
    expect(actWords(act, '申请', today)).toBe('陈敏 今天 3月4日 电话里申请')
  })
})

describe('a service received in words', () => {
  it('says what was measured, when, where and by whom', () => {
    const record = buildRecord({
      time: '10:00',
      values: { systolic: 128, diastolic: 76, pulse: 72 },
    })
    expect(serviceCard(record, today)).toMatchObject({
      title: '血压测量',
      near: '今天',
      when: '3月4日 星期三 正月十六',
      who: '上午 10:00\u00a0· 张小燕\u00a0· 家中',
      values: '血压 128/76，脉搏 72',
      mark: '',
    })
  })

  it('is marked when it was voided or corrected', () => {
    expect(serviceCard(buildRecord({ status: 'void' }), today).mark).toBe('已作废')
    expect(serviceCard(buildRecord({ status: 'corrected' }), today).mark).toBe('已更正')
  })

  it('says when sugar was measured', () => {
    expect(valueWords({ glucose: 6.1, timing: 'fasting' })).toBe('空腹血糖 6.1')
    expect(valueWords({ glucose: 6.1 })).toBe('血糖 6.1')
    expect(valueWords(undefined)).toBe('')
  })
})

describe('for whom one acts, in words', () => {
  beforeEach(() => void newPhone())

  it('is how the relative calls the elder', () => {
    const daughter = buildSession({
      actsFor: [{ elderId: 'e1', name: '王秀兰', relation: '母亲' }],
    })
    expect(whoWords(daughter)).toBe('现在为 妈妈 办理')
  })

  it('has the name when two are called the same', () => {
    const both = ['王秀兰', '李桂英'].map((name) => ({ elderId: name, name, relation: '母亲' }))
    expect(whoWords(buildSession({ actsFor: both }))).toBe('现在为 妈妈 王秀兰 办理')
  })

  it('is the own name of an elder, and says 自己 when there is a choice', () => {
    const person = { id: 'e1', name: '王秀兰', resident: true }
    expect(whoWords(buildSession({ person }))).toBe('王秀兰')
    const wife = buildSession({
      person,
      actsFor: [{ elderId: 'e2', name: '赵德福', relation: '配偶' }],
    })
    expect(whoWords(wife)).toBe('现在为 自己 办理')
    actFor('e2')
    expect(whoWords(wife)).toBe('现在为 老伴 办理')
  })

  it('is nothing for staff', () => expect(whoWords(buildSession())).toBe(''))
})
