import { isPhone, maskedPhone, normalPhone } from '../../shared/phone'

it.each([
  ['13800000000', '13800000000'],
  ['+86 138-0000-0000', '13800000000'],
  ['0086 13800000000', '13800000000'],
  ['１３８００００００００', '13800000000'],
  ['0571-8765 4321', '057187654321'],
  ['(010)62345678', '01062345678'],
])('%s is written %s', (typed, number) => {
  expect(normalPhone(typed)).toBe(number)
  expect(isPhone(number)).toBe(true)
})

it.each(['', '1380000000', '12800000000', '138000000000', '62345678', '1380000000a', '110'])(
  '“%s” is no phone',
  (typed) => expect(isPhone(normalPhone(typed))).toBe(false),
)

it.each([
  ['13812345678', '138****5678'],
  ['057187654321', '0571****4321'],
])('%s is shown as %s', (number, masked) => expect(maskedPhone(number)).toBe(masked))
