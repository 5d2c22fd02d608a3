import { factsInNumber, isIdentityNumber, isInventedNumber } from '../../shared/identity-number'
import { maskedNumber, normalNumber } from '../../shared/identity-number'
import type { IdentityGiven, MaskedIdentity } from '../../shared/register'
import type { Act } from '../../shared/session'
import { refuseUnless } from '../kit/refusal'
import type { Vault } from '../kit/vault'
import { areaOf } from './areas'
import { identityStore } from './stores/identities'
import type { StoredIdentity } from './stores/identities'
import type { Person } from './types'

/**
 * Documents people are known by: sealed, and found by a blind index only. `demoMode`: numbers of the invented town
 * count as right.
 */
export function createIdentities({ vault, demoMode }: { vault: Vault; demoMode: boolean }) {
  /** The number in its one way of writing; refuses one that no such document bears. */
  function read({ kind, number }: IdentityGiven): IdentityGiven {
    const given = { kind, number: normalNumber(kind, number) }
    const real = demoMode || kind === 'passport' || !isInventedNumber(given.number)
    refuseUnless(real && isIdentityNumber(given), 'register.identity-invalid')
    return given
  }

  /** The same, and what the number tells of its bearer must be so. */
  function readOf(person: Pick<Person, 'birthDate' | 'sex'>, given: IdentityGiven): IdentityGiven {
    const identity = read(given)
    const told = factsInNumber(identity)
    const agrees = !told || (told.birthDate === person.birthDate && told.sex === person.sex)
    refuseUnless(agrees, 'register.identity-differs')
    return identity
  }

  const indexOf = ({ kind, number }: IdentityGiven): string =>
    vault.index('identity', `${kind}|${normalNumber(kind, number)}`)

  function rowOf(personId: string, identity: IdentityGiven, act: Act) {
    const { kind, number } = identity
    const index = indexOf(identity)
    const area = kind === 'resident-id' ? areaOf(number) : ''
    return {
      index,
      personId,
      kind,
      number: vault.seal(number, placeOf(index)),
      masked: maskedNumber(number),
      ...(area ? { area } : {}),
      act,
    }
  }

  return {
    read,
    readOf,
    indexOf,
    rowOf,

    /**
     * The id that stands with this document, or undefined. The same work whether somebody has it or not; a number no
     * document bears is nobody's.
     */
    find: (given: IdentityGiven): Promise<string | undefined> =>
      identityStore.holder(indexOf(given)),

    /** The number behind the mask: only for `POST /people/:id/clear` and exports, which write down who looked. */
    open: ({ index, number }: StoredIdentity): string => vault.open(number, placeOf(index)),
  }
}

export type Identities = ReturnType<typeof createIdentities>

const placeOf = (index: string) => ({ collection: 'identities', field: 'number', id: index })

export const identityView = ({ kind, masked, area }: StoredIdentity): MaskedIdentity => ({
  kind,
  masked,
  ...(area ? { area } : {}),
})
