import type { Phone } from '../runtime/boot'
import type { AppBundle } from '../runtime/contract'

/** A phone as the landing page, the theatre and the tests meet it. */
export interface OpenPhone extends Phone {
  /** The page on top looks again, as when a person comes back to the mini-program. */
  reshow(): void
  /** Everything that was read aloud here, piece by piece. */
  said: readonly string[]
}

declare global {
  /** The compiled package; its own script puts it here before the phone's script runs. */
  var __miniprogram: AppBundle
  interface Window {
    __host?: OpenPhone
  }
}
