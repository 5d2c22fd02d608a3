import { timingSafeEqual } from 'node:crypto'
import { PASS_MINUTES } from '../../../shared/visits/red-flags'
import { refuseUnless } from '../../kit/refusal'
import type { BookingNeeds } from './needs'

/**
 * A pass says that nobody saw a sign of an emergency: it names the elder, who answered and until when, and is signed,
 * so nothing has to be kept.
 */
export function createPasses({ vault, clock }: Pick<BookingNeeds, 'vault' | 'clock'>) {
  const signed = (elderId: string, actorId: string, until: string) =>
    vault.index('visit pass', JSON.stringify([elderId, actorId, until]))

  function passFor(elderId: string, actorId: string): string {
    const until = String(clock.now().getTime() + PASS_MINUTES * 60_000)
    return `${until}.${signed(elderId, actorId, until)}`
  }

  function refuseWithout(pass: string | undefined, elderId: string, actorId: string): void {
    const [until = '', mark = ''] = (pass ?? '').split('.')
    const right = same(mark, signed(elderId, actorId, until))
    refuseUnless(right && Number(until) > clock.now().getTime(), 'visit.pass-needed')
  }

  return { passFor, refuseWithout }
}

export type Passes = ReturnType<typeof createPasses>

function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
