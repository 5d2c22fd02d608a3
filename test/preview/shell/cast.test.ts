import { castOf, circleOf } from '../../../preview/shell/cast'
import type { DemoPerson } from '../../../preview/shell/town'

const person = (name: string, role: string, home: string, says = ''): DemoPerson => ({
  persona: name,
  name,
  role,
  home,
  says,
})
const wang = person('王秀兰', '老人 73 岁', 'pages/home/index')
const li = person('李桂英', '老人 82 岁', 'pages/home/index')
const daughter = person('陈敏', '女儿 48 岁', 'pages/home/index', '替妈妈李桂英办')
const doctor = person('张医生', '家庭医生', 'staff/today/index')
const nurse = person('张护士', '护士', 'staff/today/index')
const manager = person('陈主任', '中心主任', 'office/board/index')
const institution = person('松柏', '养老院', 'pages/start/index')

const names = (people: DemoPerson[]) => castOf(people).map(({ name }) => name)

describe('the four seats of the theatre', () => {
  test('go to the mother the daughter speaks of, the daughter, a nurse and an office', () => {
    expect(names([wang, li, daughter, doctor, nurse, manager])).toEqual([
      '李桂英',
      '陈敏',
      '张护士',
      '陈主任',
    ])
  })

  test('go to the first elder when no family speaks of one', () => {
    expect(names([wang, li, nurse, manager]).at(0)).toBe('王秀兰')
  })

  test('are filled with whoever is left, and stay empty when nobody is', () => {
    expect(names([wang, li, doctor])).toEqual(['王秀兰', '李桂英', '张医生'])
    expect(names([])).toEqual([])
  })
})

test.each([
  [li, 'home'],
  [nurse, 'team'],
  [manager, 'office'],
  [institution, 'office'],
])('%j belongs to %s', (someone, circle) => {
  expect(circleOf(someone)).toBe(circle)
})
