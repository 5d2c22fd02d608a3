/** So long a thumb stays on it before it is meant. */
const HOLD_MS = 3000

/** The clock of each button that is held. */
const timers = new WeakMap<object, number>()

/** A button nobody presses by mistake: held for three seconds, with the time that passes to be seen. `held` tells that. */
Component({
  properties: {
    words: { type: String, value: '' },
    /** Said while it is held. */
    holding: { type: String, value: '按住不要放…' },
  },
  data: { on: false },
  lifetimes: {
    detached() {
      this.release()
    },
  },
  methods: {
    press() {
      if (this.data.on) return
      this.setData({ on: true })
      void wx.vibrateShort({ type: 'medium' })
      timers.set(
        this,
        setTimeout(() => this.done(), HOLD_MS),
      )
    },
    release() {
      clearTimeout(timers.get(this) ?? 0)
      if (this.data.on) this.setData({ on: false })
    },
    done() {
      this.setData({ on: false })
      void wx.vibrateLong()
      this.triggerEvent('held')
    },
  },
})
