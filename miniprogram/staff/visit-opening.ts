import { mayDo } from '../../shared/visits/machine'
import type { ConsentView } from '../../shared/visits/care'
import type { VisitView } from '../../shared/visits/view'
import { sendWaitingSteps } from '../api/doors'
import { person } from '../api/people'
import { visit } from '../api/visits'
import { now, today } from '../kit/clock'
import { forgetDraft } from '../kit/drafts'
import { holds, knownSession } from '../kit/session'
import { waitingSteps } from '../kit/steps'
import { kept } from '../kit/storage'
import { keepDoor, keptDoor, keptDoors } from './kept-doors'
import { addressLine } from './contact-words'
import { refusedWords, stateAfter, stepWords } from './visit-words'
import { doorPage } from './door/view'

/** Under which a record of a visit lies on the phone while it is written. */
export const recordDraft = (id: string): string => `record ${id}`

/** The visit, after what waits on this phone was sent. */
export async function openDoor(id: string): Promise<VisitView> {
  if (waitingSteps(id).length > 0) await sendWaitingSteps()
  const found = await visit(id)
  keepDoor(found)
  if (found.record) forgetDraft(recordDraft(id))
  return found
}

/** Without a network, after a restart: enough to go on with the work, and no names. */
export function doorFromPhone(id: string): VisitView | undefined {
  const door = keptDoor(id)
  if (!door) return undefined
  const { elderId, addressId, needs, signed, ...card } = door
  const me = kept<{ personId: string }>('linli.session')?.personId ?? ''
  return {
    ...card,
    ...(addressId ? { addressId } : {}),
    number: '',
    elder: { id: elderId, name: '名字要有网才能看' },
    staff: [{ id: me, name: '', title: '' }],
    bill: { priceVersion: '', lines: [], total: 0, payer: 'self' },
    needs: needs ?? { order: false, relative: false, twoPeople: false, firstConsultation: false },
    ...(signed ? { consent: signedElsewhere } : {}),
    ...{ ratings: [], files: [], trail: [], lineIds: [] },
    may: mayDo(card.kind, card.state, ['assigned']),
  }
}

/** That it was signed is known, by whom is not. */
const signedElsewhere: ConsentView = {
  ...{ textVersion: '', textHash: '', way: 'paper', signedByName: '已经', at: '' },
}

/** Still to be gone to; a visit nobody has answered yet is answered first. */
const waitingDoors = ['offered', 'accepted', 'set-off']

/** The next door on the way of this day, as this phone knows it; '' when it was the last. */
function doorAfter({ id, day }: VisitView): string {
  const left = keptDoors(day).filter((door) => door.id !== id && door.kind !== 'clinic')
  const waits = left.find((door) => waitingDoors.includes(stateAfter(door, waitingSteps(door.id))))
  return waits?.id ?? ''
}

/** What the page shows of the visit, with what waits on this phone. */
export function shownDoor(found: VisitView) {
  const steps = waitingSteps(found.id)
  const who = knownSession()
  const reader = {
    me: kept<{ personId: string }>('linli.session')?.personId ?? '',
    doctor: who ? holds(who, ['doctor']) : false,
    today: today(),
    now: now(),
    state: stateAfter(found, steps),
    next: doorAfter(found),
  }
  return {
    view: doorPage(found, reader),
    waiting: stepWords(steps),
    refused: refusedWords(steps),
  }
}

/** Where it is, masked, and how one gets in; '' when the file stays closed or there is no network. */
export async function maskedDoor({ elder, addressId }: VisitView): Promise<string> {
  try {
    const { addresses = [] } = await person(elder.id)
    const found =
      addresses.find(({ id }) => id === addressId) ?? addresses.find(({ preferred }) => preferred)
    if (!found) return ''
    const { text, door } = addressLine(found)
    return [text, door].filter(Boolean).join(' · ')
  } catch {
    return ''
  }
}
