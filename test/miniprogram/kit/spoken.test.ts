import { linesOf, pieces, spokenLines } from '../../../miniprogram/kit/spoken'

describe('the words of what is shown', () => {
  it('are those with Chinese in them, in the order they are shown', () => {
    const card = {
      id: 'r1',
      icon: 'bell',
      tag: '接下来',
      title: '该量血压了',
      warm: true,
      doing: 'call',
    }
    expect(spokenLines([card, ['血压 128/76', 'blood-pressure', '', 12, null, undefined]])).toEqual(
      ['接下来', '该量血压了', '血压 128/76'],
    )
  })

  it('of a page are what it says is worth hearing, else everything it shows', () => {
    const data = { state: 'ready', failed: '', notice: '网络不好', cards: [{ title: '做过的' }] }
    expect(linesOf({ data })).toEqual(['做过的'])
    expect(linesOf({ data, reads: () => ['消息', data.cards] })).toEqual(['消息', '做过的'])
  })
})

describe('pieces to be spoken', () => {
  it('hold whole sentences, as many as fit', () => {
    expect(pieces(['上午好', '该量血压了。打个电话约时间。', ' '], 20)).toEqual([
      '上午好。该量血压了。打个电话约时间。',
    ])
    expect(pieces(['上午好', '该量血压了。打个电话约时间。'], 12)).toEqual([
      '上午好。该量血压了。',
      '打个电话约时间。',
    ])
  })

  it('are cut at a comma when a sentence is too long, and anywhere when it never pauses', () => {
    expect(pieces(['签约、做过的服务，代办和同意过的事'], 12)).toEqual([
      '签约、做过的服务，',
      '代办和同意过的事。',
    ])
    expect(pieces(['一'.repeat(25)], 10)).toEqual([
      '一'.repeat(10),
      '一'.repeat(10),
      `${'一'.repeat(5)}。`,
    ])
  })

  it('lose nothing and are never longer than allowed', () => {
    const lines = [
      '3月4日 星期三 正月十六',
      '张医生团队，签到明年 4月30日；还有 57 天！',
      '好吗？'.repeat(40),
    ]
    for (const most of [5, 17, 80]) {
      const cut = pieces(lines, most)
      expect(Math.max(...cut.map((piece) => piece.length))).toBeLessThanOrEqual(most)
      expect(cut.join('').replaceAll('。', '')).toBe(lines.join(''))
    }
  })
})
