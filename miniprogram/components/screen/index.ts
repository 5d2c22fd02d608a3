import type { LoadState } from '../../kit/load'
import { back, go, startOver } from '../../kit/go'
import { call } from '../../kit/phone'
import { knownSession } from '../../kit/session'
import { isLarge, scaleNow, sizeStyle, type PageKind } from '../../kit/size'
import { hush, speakAloud, wantsSpeech } from '../../kit/speak-aloud'
import { heardOf } from './heard'
import { whoWords } from './who'

/**
 * What every page stands in: the letter size, for whom I act, the four states, a refusal in words, and the bar at
 * the bottom. Events: `again` (再试一次), `fill` (the one thing to do on an empty page), `action`, `second`, `call`, and
 * what WeChat answers when the action opens something of its own: `agreed` and `phone` (the code for a number).
 */
Component({
  options: { multipleSlots: true },
  properties: {
    kind: { type: String, value: 'elder' },
    state: { type: String, value: 'loading' },
    failed: { type: String, value: '' },
    notice: { type: String, value: '' },
    busy: { type: Boolean, value: false },
    emptyTitle: { type: String, value: '这里还没有内容' },
    emptySays: { type: String, value: '' },
    /** Label of the button on an empty page; '' leads back, for nobody is left standing. */
    fill: { type: String, value: '' },
    /** The one action of the page, at the bottom; '' draws none. */
    action: { type: String, value: '' },
    /** A second, quieter action of work pages; '' draws none. */
    second: { type: String, value: '' },
    /** What of WeChat's own the action opens, as `open-type` of a button: then `action` itself is not told. */
    actionOpens: { type: String, value: '' },
    /** Why the action cannot be done now; '' when it can. */
    actionOff: { type: String, value: '' },
    /** Elder pages say for whom one acts; the page where that is chosen does not need it twice. */
    withWho: { type: Boolean, value: true },
    /** Calling is what there is to do on this page: its button is the main one. */
    callFirst: { type: Boolean, value: false },
    /** Whoever is not known yet has no team to call. */
    withCall: { type: Boolean, value: true },
    /** Changes when somebody chose another size, or reading aloud, on this very page. */
    mode: { type: String, value: '' },
  },
  data: { style: '', large: false, who: '', reader: false, reading: false },
  observers: {
    'state, mode'(state: LoadState) {
      if (state !== 'loading') this.lookUp()
    },
  },
  lifetimes: {
    attached() {
      this.lookUp()
    },
    detached: hush,
  },
  pageLifetimes: {
    show() {
      this.lookUp()
    },
    hide: hush,
  },
  methods: {
    /** Takes up what may have changed elsewhere: the letter size of WeChat, the mode, for whom one acts. */
    lookUp() {
      const kind = this.properties.kind as PageKind
      const scale = scaleNow(kind)
      const style = sizeStyle(scale)
      const session = knownSession()
      const who = kind === 'elder' && session ? whoWords(session) : ''
      const reader = kind === 'elder' && wantsSpeech()
      const { style: styled, who: named, reader: heard } = this.data
      if (style === styled && who === named && reader === heard) return
      this.setData({ style, large: isLarge(scale), who, reader })
    },
    switchPerson() {
      go('/pages/people/index')
    },
    /** 读给我听, and the same button stops it. */
    async read() {
      if (this.data.reading) return hush()
      const page = getCurrentPages().at(-1)
      if (!page) return
      this.setData({ reading: true })
      const problem = await speakAloud(heardOf(page, this.properties, this.data.who)).then(
        () => '',
        () => '现在读不出来，请稍后再试',
      )
      this.setData({ reading: false, ...(problem ? { notice: problem } : {}) })
    },
    closeNotice() {
      this.setData({ notice: '' })
    },
    onAgain() {
      this.triggerEvent('again')
    },
    onFill() {
      if (this.properties.fill) this.triggerEvent('fill')
      else back()
    },
    onAction() {
      const { busy, actionOff, actionOpens } = this.properties
      if (!busy && !actionOff && !actionOpens) this.triggerEvent('action')
    },
    onAgreed() {
      this.triggerEvent('agreed')
    },
    /** Without a code the person said no to WeChat's own question: nothing happens. */
    onPhoneNumber({ detail }: WechatMiniprogram.CustomEvent<{ code?: string }>) {
      if (detail.code) this.triggerEvent('phone', { code: detail.code })
    },
    startAnew() {
      startOver()
    },
    onSecond() {
      if (!this.properties.busy) this.triggerEvent('second')
    },
    onCall() {
      this.triggerEvent('call')
    },
    callEmergency() {
      call('120')
    },
  },
})
