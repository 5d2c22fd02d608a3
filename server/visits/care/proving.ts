import type { Point } from '../../../shared/register'
import type { ArrivalView, ArriveRequest } from '../../../shared/visits/care'
import { isAtTheDoor, metresBetween } from '../../../shared/visits/distance'
import type { Actor } from '../../kit/actor'
import { Refusal } from '../../kit/refusal'
import type { Visit } from '../types'
import { isDoorCode, MOST_TRIES } from './door-code'
import type { CareNeeds } from './needs'
import type { IsSigned } from './signing'

export type GivenProof = NonNullable<ArriveRequest['proof']>
/** `pending`: a relative was asked and has not tapped yet. */
export type Verdict =
  'proven' | 'pending' | 'code-wrong' | 'code-locked' | 'other-door' | 'no-paper'

/** How it is shown that somebody stands at the door. */
export function createProving({
  contacts,
  vault,
  readDoorCard,
  isSigned,
}: Pick<CareNeeds, 'contacts' | 'vault' | 'readDoorCard'> & { isSigned: IsSigned }) {
  /** Metres from the address of the visit; undefined when either point is not known. */
  async function metresToDoor(
    { elderId, addressId }: Visit,
    point: Point | undefined,
  ): Promise<number | undefined> {
    const door = point && (await contacts.addressOf(elderId, addressId))?.point
    return door && Math.round(metresBetween(point, door))
  }

  /** What one way of proving is worth; never refuses, because an arrival is written down whatever it is worth. */
  async function verdictOf(actor: Actor, visit: Visit, given: GivenProof): Promise<Verdict> {
    switch (given.way) {
      case 'elder-code':
        return codeVerdict(vault, visit, given.code ?? '')
      case 'relative-tap':
        return 'pending'
      case 'door-card':
        return (await isDoorOf(actor, visit, given.code ?? '')) ? 'proven' : 'other-door'
      case 'signature':
        return (await isSignedAt(actor, visit, given.fileId)) ? 'proven' : 'no-paper'
    }
  }

  async function isDoorOf(actor: Actor, { elderId }: Visit, code: string): Promise<boolean> {
    try {
      return (await readDoorCard(actor, code)).id === elderId
    } catch (thrown) {
      if (thrown instanceof Refusal) return false
      throw thrown
    }
  }

  /** On the screen of who came, at the door: what was signed before anybody set off shows nothing. */
  const isSignedAt = async (actor: Actor, visit: Visit, fileId: string | undefined) =>
    fileId !== undefined &&
    (await isSigned(actor, visit, { fileId, since: visit.reached['set-off'] }))

  return { metresToDoor, verdictOf }
}

function codeVerdict(
  vault: CareNeeds['vault'],
  { id, doorTries = 0 }: Visit,
  code: string,
): Verdict {
  if (doorTries >= MOST_TRIES) return 'code-locked'
  return isDoorCode(vault, id, code) ? 'proven' : 'code-wrong'
}

/** At the centre who is at the desk is there; at a door it takes the place and a sign of the elder's side. */
export function arrivalOf(
  { home }: Visit,
  at: string,
  found: {
    metres?: number | undefined
    verdict?: Verdict | undefined
    given?: GivenProof | undefined
  },
): ArrivalView {
  const { metres, verdict, given } = found
  if (!home) return { at, proven: true }
  const shown = verdict === 'proven'
  return {
    at,
    ...(metres === undefined ? {} : { metres }),
    ...(shown && given ? shownBy(given) : {}),
    proven: shown && metres !== undefined && isAtTheDoor(metres),
  }
}

/** The way, and the paper where there is one. */
export const shownBy = ({ way, fileId }: GivenProof): Pick<ArrivalView, 'way' | 'fileId'> => ({
  way,
  ...(way === 'signature' && fileId ? { fileId } : {}),
})
