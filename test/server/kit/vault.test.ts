import fc from 'fast-check'
import { createVault, isSealed, SealBroken } from '../../../server/kit/vault'
import type { Place } from '../../../server/kit/vault'
import { newKeyVariables, readKeys } from '../../../server/kit/keys'
import { testVault } from '../../support/vault'

const place: Place = { collection: 'identities', field: 'sealed', id: 'p1' }
const elsewhere: [string, Place][] = [
  ['another collection', { ...place, collection: 'contacts' }],
  ['another field', { ...place, field: 'phones.sealed' }],
  ['another document', { ...place, id: 'p2' }],
  ['a place that reads the same when glued together', { ...place, field: 'sealed"', id: '"p1' }],
]

describe.each(['aes', 'sm4'])('with %s', (DATA_CIPHER) => {
  const vault = testVault({ DATA_CIPHER })

  it('what was sealed opens in its place, whatever the text', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 300 })
    fc.assert(
      fc.property(anything, fc.string(), (text, id) => {
        const here = { ...place, id }
        expect(vault.open(vault.seal(text, here), here)).toBe(text)
      }),
    )
  })

  it('the same text is never sealed the same way twice, and does not show', () => {
    const sealed = Array.from({ length: 200 }, () => vault.seal('990101194409180021', place))
    expect(new Set(sealed).size).toBe(200)
    expect(sealed.every((text) => isSealed(text) && !text.includes('1944'))).toBe(true)
  })

  it.each(elsewhere)('it does not open in %s', (_where, other) => {
    const sealed = vault.seal('13900001111', place)
    expect(() => vault.open(sealed, other)).toThrow(SealBroken)
  })

  it('it does not open with any one character changed', () => {
    const sealed = vault.seal('桃源镇幸福路 12 号 3 单元', place)
    for (let at = 0; at < sealed.length; at++) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      const edited = sealed.slice(0, at) + other + sealed.slice(at + 1)
      if (edited === sealed) continue
      expect(() => vault.open(edited, place)).toThrow(SealBroken)
    }
  })

  it('it does not open with parts of two sealed texts', () => {
    const [one, other] = [vault.seal('13900001111', place), vault.seal('13900002222', place)]
    for (let part = 3; part < 6; part++) {
      const mixed = one.split('.').with(part, other.split('.')[part] ?? '')
      expect(() => vault.open(mixed.join('.'), place)).toThrow(SealBroken)
    }
  })

  it.each(['', '990101194409180021', 'v1.A.k1', 'v2.A.k1.AAAA.AAAA.AAAA', 'v1.X.k1.AA.AA.AA'])(
    '%j is no sealed text',
    (text) => expect(() => vault.open(text, place)).toThrow(SealBroken),
  )

  it('a tag cut short opens nothing', () => {
    const parts = vault.seal('13900001111', place).split('.')
    const tag = Buffer.from(parts[5] ?? '', 'base64url')
    for (const length of [1, 4, 8, 12, 15]) {
      const cut = parts.with(5, tag.subarray(0, length).toString('base64url')).join('.')
      expect(() => vault.open(cut, place)).toThrow(SealBroken)
    }
  })

  it('what does not open says where, and nothing of the text', () => {
    const sealed = vault.seal('13900001111', place)
    const opening = () => vault.open(sealed, { ...place, id: 'p2' })
    expect(opening).toThrow('identities p2 sealed does not open')
  })
})

describe('several keys', () => {
  const [first, second] = [newKeyVariables(), newKeyVariables()]
  const secondKey = second.DATA_KEYS.slice('k1:'.length)
  const before = createVault(readKeys(first))
  const after = createVault(readKeys({ ...first, DATA_KEYS: `k2:${secondKey},${first.DATA_KEYS}` }))

  it('the first seals, and the others open what was sealed before', () => {
    const old = before.seal('13900001111', place)
    expect(after.open(old, place)).toBe('13900001111')
    expect([after.isCurrent(old), after.isCurrent(after.seal('x', place))]).toEqual([false, true])
    expect(() => before.open(after.seal('x', place), place)).toThrow(SealBroken)
  })

  it('the same name with another key opens nothing', () => {
    const stranger = createVault(readKeys({ ...first, DATA_KEYS: second.DATA_KEYS }))
    expect(() => stranger.open(before.seal('x', place), place)).toThrow(SealBroken)
  })

  it('either algorithm opens, whichever seals', () => {
    const sm4 = createVault(readKeys({ ...first, DATA_CIPHER: 'sm4' }))
    expect(sm4.open(before.seal('张', place), place)).toBe('张')
    expect(before.open(sm4.seal('张', place), place)).toBe('张')
    expect(sm4.isCurrent(before.seal('张', place))).toBe(false)
  })
})

describe('a blind index', () => {
  const vault = testVault()

  it('is the same for the same text, and another for another purpose, text or key', () => {
    const index = vault.index('identity', '990101194409180021')
    expect(index).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(vault.index('identity', '990101194409180021')).toBe(index)
    const others = [
      vault.index('phone-tail', '990101194409180021'),
      vault.index('identity', '990101194409180022'),
      vault.index('identity990101194409180021', ''),
      createVault(readKeys(newKeyVariables())).index('identity', '990101194409180021'),
      testVault({ INDEX_HASH: 'sm3' }).index('identity', '990101194409180021'),
    ]
    expect(new Set([index, ...others]).size).toBe(6)
  })

  it('does not depend on the data keys or the algorithm that seals', () => {
    const keys = newKeyVariables()
    const [aes, sm4] = ['aes', 'sm4'].map((DATA_CIPHER) =>
      createVault(readKeys({ ...keys, DATA_CIPHER, INDEX_HASH: 'sha256' })).index('x', '张'),
    )
    expect(aes).toBe(sm4)
  })
})
