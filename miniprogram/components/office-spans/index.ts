import type { Span } from '../../../shared/schedule'
import type { VisitKind } from '../../../shared/visits/kinds'
import { halfHours, kindsOf, withKind, withOneMore } from './spans'
import type { SpanKind } from './spans'

interface SpanCard {
  /** Counted from 1, as people count. */
  nth: number
  from: string
  to: string
  fromAt: number
  toAt: number
  kinds: SpanKind[]
}

const spanCard = (span: Span, at: number): SpanCard => ({
  nth: at + 1,
  from: span.from,
  to: span.to,
  fromAt: halfHours.indexOf(span.from),
  toAt: halfHours.indexOf(span.to),
  kinds: kindsOf(span),
})

/** The stretches of work of one day, and what each is open to. `change` tells all of them. */
Component({
  properties: {
    spans: { type: Array, value: [] },
    /** 星期一, or the day: so that a screen reader tells one day from another. */
    label: { type: String, value: '' },
  },
  data: { cards: [] as SpanCard[], times: halfHours },
  observers: {
    spans(spans: Span[]) {
      this.setData({ cards: spans.map(spanCard) })
    },
  },
  methods: {
    tell(spans: Span[]) {
      this.triggerEvent('change', { spans })
    },
    has(): Span[] {
      return this.properties.spans as Span[]
    },
    changed(at: number, change: (span: Span) => Span) {
      this.tell(this.has().map((span, index) => (index === at ? change(span) : span)))
    },
    setTime(event: WechatMiniprogram.PickerChange) {
      const { at, end } = event.currentTarget.dataset as { at: number; end: 'from' | 'to' }
      const time = halfHours[Number(event.detail.value)]
      if (time) this.changed(at, (span) => ({ ...span, [end]: time }))
    },
    turnKind(event: WechatMiniprogram.TouchEvent) {
      const { at, kind } = event.currentTarget.dataset as { at: number; kind: VisitKind }
      this.changed(at, (span) => withKind(span, kind))
    },
    drop(event: WechatMiniprogram.TouchEvent) {
      const { at } = event.currentTarget.dataset as { at: number }
      this.tell(this.has().filter((_, index) => index !== at))
    },
    add() {
      this.tell(withOneMore(this.has()))
    },
  },
})
