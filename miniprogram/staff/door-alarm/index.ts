import type { AlarmProgress } from '../../../shared/visits/safety'
import { alarmProgress, raiseAlarm } from '../../api/doors'
import { call } from '../../kit/phone'
import { repeat } from '../../kit/repeat'
import { alarmCard, failedAlarm, sendingAlarm } from './card'
import type { AlarmCard } from './card'

/** How soon an alarm that did not get through is sent again. */
const AGAIN_MS = 4000

/** How often is asked whether somebody has taken it. */
const ASK_MS = 10_000

/** What ends the ringing of each alarm that has not got through, and the asking after one that has. */
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
        this.setData({ card: alarmCard(alarm) })
        this.follow(alarm)
      } catch (error) {
        this.setData({ card: failedAlarm })
        throw error
      }
    },
    /** Whoever pressed it hears by herself that somebody comes. */
    follow({ id, acknowledgedBy }: AlarmProgress) {
      this.hush()
      if (acknowledgedBy) return
      ringing.set(
        this,
        repeat(ASK_MS, () => this.hear(id)),
      )
    },
    async hear(id: string) {
      const alarm = await alarmProgress(id)
      this.setData({ card: alarmCard(alarm) })
      if (alarm.acknowledgedBy) this.hush()
    },
    call110() {
      call('110')
    },
  },
})
