import fc from 'fast-check'
import {
  checkCharacterOf,
  factsInNumber,
  isIdentityNumber,
  maskedNumber,
  normalNumber,
} from '../../shared/identity-number'
import type { IdentityKind } from '../../shared/register'

const is = (kind: IdentityKind, typed: string) =>
  isIdentityNumber({ kind, number: normalNumber(kind, typed) })

const completed = (first17: string) => first17 + checkCharacterOf(first17)

describe('a resident’s number', () => {
  it.each([
    ['the example of GB 11643, 4.2', '11010519491231002X'],
    ['the other example', '440524188001010014'],
    ['with a small x', '11010519491231002x'],
    ['with spaces and full-width digits', '１１０１０５ 19491231 002X'],
    ['15 digits of before 1999', '110105491231002'],
    ['of the invented town', completed('99010119520612002')],
  ])('may be %s', (_, number) => expect(is('resident-id', number)).toBe(true))

  it.each([
    ['another check character', '110105194912310021'],
    ['a day that is not in the calendar', completed('11010519490230002')],
    ['a province that is not in the table', completed('10010519491231002')],
    ['17 digits', '11010519491231002'],
    ['a letter inside', '1101051949123I002X'],
    ['nothing', ''],
  ])('is not %s', (_, number) => expect(is('resident-id', number)).toBe(false))

  it('of 15 digits becomes the one of 18', () => {
    expect(normalNumber('resident-id', '110105491231002')).toBe('11010519491231002X')
  })

  it('tells the birth date and the sex', () => {
    const told = (number: string) => factsInNumber({ kind: 'resident-id', number })
    expect(told('11010519491231002X')).toEqual({ birthDate: '1949-12-31', sex: 'female' })
    expect(told('440524188001010014')).toEqual({ birthDate: '1880-01-01', sex: 'male' })
  })

  it('is not right any more when one digit is wrong or two neighbours change places', () => {
    const digits = fc.integer({ min: 0, max: 16 })
    const order = fc.integer({ min: 0, max: 999 }).map((each) => String(each).padStart(3, '0'))
    fc.assert(
      fc.property(order, digits, fc.integer({ min: 1, max: 9 }), (last3, at, by) => {
        const first17 = `11010519491231${last3}`
        const right = first17 + checkCharacterOf(first17)
        const wrong = [...right]
        wrong[at] = String((Number(right[at]) + by) % 10)
        const swapped = [...right]
        swapped[at] = right[at + 1] ?? ''
        swapped[at + 1] = right[at] ?? ''
        expect(checkCharacterOf(wrong.join(''))).not.toBe(right[17])
        if (swapped.join('') !== right && !swapped.slice(0, 17).includes('X'))
          expect(isIdentityNumber({ kind: 'resident-id', number: swapped.join('') })).toBe(false)
      }),
    )
  })
})

describe('other documents', () => {
  it.each<[IdentityKind, string, boolean]>([
    ['hk-macao-permit', 'H12345678', true],
    ['hk-macao-permit', 'm1234567801', true],
    ['hk-macao-permit', 'A12345678', false],
    ['taiwan-permit', '12345678', true],
    ['taiwan-permit', '1234567801B', true],
    ['taiwan-permit', 'H12345678', false],
    ['gat-residence-permit', completed('81000019500101001'), true],
    ['gat-residence-permit', completed('83000019500101001'), true],
    ['gat-residence-permit', '11010519491231002X', false],
    ['foreign-residence-permit', 'USA310060010101', true],
    ['foreign-residence-permit', completed('91131084019500101'), false],
    ['foreign-residence-permit', '12345', false],
    ['passport', 'G12345678', true],
    ['passport', 'G 1234 5678', true],
    ['passport', 'G1', false],
  ])('%s %s: %s', (kind, number, right) => expect(is(kind, number)).toBe(right))

  it('tell no birth date, unless they are numbered like a resident', () => {
    expect(factsInNumber({ kind: 'passport', number: 'G12345678' })).toBeUndefined()
    expect(factsInNumber({ kind: 'hk-macao-permit', number: 'H12345678' })).toBeUndefined()
  })
})

it.each([
  ['11010519491231002X', '1101**********002X'],
  ['H12345678', 'H*****678'],
  ['G1234', 'G*234'],
])('%s is shown as %s', (number, masked) => expect(maskedNumber(number)).toBe(masked))
