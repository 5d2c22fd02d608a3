import { raiseAlarm } from '../../api/doors'
import { call } from '../../kit/phone'
import { repeat } from '../../kit/repeat'
import { alarmCard, failedAlarm, sendingAlarm } from './card'
import type { AlarmCard } from './card'

/** How soon an alarm that did not get through is sent again. */
const AGAIN_MS = 4000

/** What ends the ringing of each alarm that has not got through. */
const ringing = new WeakMap<object, () => void>()

/** One-key alarm: held, sent until the centre has it, and told what became of it. */
Component({
  properties: { visitId: { type: String, value: '' } },
  data: { card: null as AlarmCard | null },
  lifetimes: {
    detached() {
      this.hush()
    },
  },
  methods: {
    hush() {
      ringing.get(this)?.()
    },
    raise() {
      this.setData({ card: sendingAlarm })
      this.hush()
      ringing.set(
        this,
        repeat(AGAIN_MS, () => this.ring()),
      )
      void this.ring().catch(() => undefined)
    },
    async ring() {
      try {
        const alarm = await raiseAlarm(this.properties.visitId)
        this.hush()
        this.setData({ card: alarmCard(alarm) })
      } catch (error) {
        this.setData({ card: failedAlarm })
        throw error
      }
    },
    call110() {
      call('110')
    },
  },
})
