import { notSameReasons, nearLine } from '../../../miniprogram/staff/register/near'
import {
  birthWords,
  emptyForm,
  factsOf,
  formProblem,
  numberWords,
  requestOf,
} from '../../../miniprogram/staff/register/form'
import { TODAY } from './build'

/** An invented number (prefix 990101) with a right check character; 11010519491231002X is the example of GB 11643. */
const standard = '11010519491231002X'
const full = {
  ...emptyForm,
  name: '何秋香',
  sex: 'female',
  birthDate: '1944-09-18',
  communityCode: '990101001001',
} as const

describe('an identity number', () => {
  it('tells the birth date and the sex, small x, spaces and all', () => {
    expect(factsOf({ kind: 'resident-id', number: '110105 19491231 002x' })).toEqual({
      birthDate: '1949-12-31',
      sex: 'female',
    })
    expect(numberWords({ kind: 'resident-id', number: standard }, TODAY)).toBe(
      '女 · 1949年12月31日生 · 76 岁',
    )
  })

  it.each([
    ['half typed', '11010519491', ''],
    ['with a wrong digit', '110105194912310021', '这个号码不对，请对着证件再看一遍'],
    ['of a day that never was', '110105194902300023', '这个号码不对，请对着证件再看一遍'],
  ])('%s is answered while it is typed', (_how, number, says) =>
    expect(numberWords({ kind: 'resident-id', number }, TODAY)).toBe(says),
  )

  it('of another document tells nothing about the person', () => {
    expect(factsOf({ kind: 'passport', number: 'E12345678' })).toBeUndefined()
    expect(numberWords({ kind: 'passport', number: 'E12345678' }, TODAY)).toBe('')
  })
})

describe('a new file', () => {
  it.each([
    [{ number: '110105194912310021' }, '证件号码不对，请对着证件再看一遍'],
    [{ number: standard }, '出生日期或性别和证件号码对不上'],
    [{ phone: '1381234' }, '电话请填 11 位手机号，或带区号的座机'],
    [{ phone: '0571-88001234' }, ''],
    [{ floor: '五' }, '请填门牌地址'],
    [{ address: '桃源路 12 号', floor: '五' }, '楼层请填数字'],
    [{ doorNote: '门铃坏了' }, '请填门牌地址'],
    [{ channel: 'phone' as const }, '请填是谁说的'],
    [{ channel: 'on-behalf' as const, askedBy: '女儿 陈敏' }, ''],
    [{}, ''],
  ])('%j: says what is wrong', (change, problem) =>
    expect(formProblem({ ...full, tags: [], ...change }, TODAY)).toBe(problem),
  )

  it('needs neither a number, nor a phone, nor an address', () => {
    expect(requestOf({ ...full, tags: [] }, TODAY)).toEqual({
      name: '何秋香',
      sex: 'female',
      birthDate: '1944-09-18',
      residence: 'resident',
      communityCode: '990101001001',
      entered: { channel: 'on-site', askedBy: '何秋香' },
    })
  })

  it('carries what was told, and who told it', () => {
    const request = requestOf(
      {
        ...full,
        ...{ number: '990101194409180020', phone: ' 0990-5511801 ', owner: 'shared' },
        ...{ address: '桃源路 12 号', floor: '5', lift: 'no', doorNote: '门铃坏了' },
        ...{ tags: ['empty-nest'], source: '入户走访', channel: 'on-behalf', askedBy: '邻居 周' },
      },
      TODAY,
    )
    expect(request).toMatchObject({
      phones: [{ number: '0990-5511801', owner: 'shared' }],
      address: {
        label: '家里',
        communityCode: '990101001001',
        text: '桃源路 12 号',
        floor: 5,
        lift: false,
        doorNote: '门铃坏了',
      },
      tags: [{ tag: 'empty-nest', from: TODAY, source: '入户走访' }],
      entered: { channel: 'on-behalf', askedBy: '邻居 周' },
    })
  })

  it('says the birth date in words, and nothing for a day to come', () => {
    expect(birthWords('1944-09-18', TODAY)).toBe('1944年9月18日 · 81 岁')
    expect(birthWords('2026-03-05', TODAY)).toBe('')
  })
})

describe('somebody alike', () => {
  const match = {
    id: 'x',
    maskedName: '张*',
    birthYear: 1944,
    centreName: '柳荫镇卫生院',
    why: 'alike',
    own: false,
  } as const

  it('is told no further than helps to recognise them', () => {
    expect(nearLine(match)).toEqual({
      id: 'x',
      name: '张*',
      says: '1944 年生 · 柳荫镇卫生院',
      why: '姓名、生日、住处相近',
      own: false,
      same: false,
    })
  })

  it('with the same number is the same person', () => {
    expect(nearLine({ ...match, why: 'identity', own: true })).toMatchObject({
      why: '证件号码相同',
      same: true,
    })
  })

  it('is refused for a reason that is written out', () => {
    expect(notSameReasons.every((reason) => reason.length >= 4)).toBe(true)
  })
})
