import type { ProofWay } from '../../../shared/visits/kinds'
import { scan } from '../../kit/scan'
import { proofChoices } from '../arrival'
import type { GivenProof } from '../arrival'

/** How it is shown that somebody stands at the door; one way at a time. `give` tells what was given. */
Component({
  properties: {
    /** Arrived already: only the proof is missing. */
    there: { type: Boolean, value: false },
    notice: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  data: { choices: proofChoices, way: '' as ProofWay | '', problem: '', typed: '' },
  methods: {
    choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { way } = currentTarget.dataset as { way: ProofWay }
      if (way === 'door-card') void this.scanCard()
      else if (way === 'relative-tap' && !this.properties.there) this.give({ proof: { way } })
      else this.setData({ way, problem: '' })
    },
    back() {
      this.setData({ way: '', problem: '' })
    },
    type({ detail }: { detail: string }) {
      this.data.typed = detail.trim()
    },
    giveCode() {
      const { typed } = this.data
      if (/^\d{6}$/.test(typed)) this.give({ proof: { way: 'elder-code', code: typed } })
      else this.setData({ problem: '是六位数，请再问一遍' })
    },
    async scanCard() {
      const code = await scan()
      if (code) this.give({ proof: { way: 'door-card', code } })
    },
    giveSignature({ detail }: { detail: { png: string } }) {
      this.give({ png: detail.png })
    },
    giveNothing() {
      this.give({})
    },
    give(given: GivenProof) {
      if (!this.properties.busy) this.triggerEvent('give', given)
    },
  },
})
