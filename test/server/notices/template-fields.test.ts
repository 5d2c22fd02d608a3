import { dataOf } from '../../../server/notices/template-fields'

const said = {
  title: '签约就要到期了',
  text: '家庭医生签约4月2日到期，可以续约，请到东街道社区卫生服务中心办理',
  elder: '王桂芳',
  day: '2026-03-04',
  instant: '2026-03-04 08:30',
}

describe('the fields of a message', () => {
  it('are cut to what WeChat takes, and say that more was said', () => {
    const {
      thing1 = '',
      phrase2,
      name3,
    } = dataOf({ thing1: 'text', phrase2: 'title', name3: 'elder' }, said)
    expect([...thing1]).toHaveLength(20)
    expect(thing1).toBe('家庭医生签约4月2日到期，可以续约，请…')
    expect(phrase2).toBe('签约就要…')
    expect(name3).toBe('王桂芳')
  })

  it('cut whole characters, also those that are two in UTF-16', () => {
    const { thing1 = '' } = dataOf({ thing1: 'text' }, { ...said, text: '𠮷'.repeat(21) })
    expect(thing1).toBe(`${'𠮷'.repeat(19)}…`)
  })

  it('leave a text of exactly twenty characters as it is', () => {
    const text = '一'.repeat(20)
    expect(dataOf({ thing1: 'text' }, { ...said, text })).toEqual({ thing1: text })
  })

  it('are one line, and never empty', () => {
    const told = dataOf({ thing1: 'text', thing2: 'elder' }, { ...said, text: '两\n行', elder: '' })
    expect(told).toEqual({ thing1: '两 行', thing2: '无' })
  })
})
