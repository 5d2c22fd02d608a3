import { say } from '../../kit/ask'

interface Point {
  x: number
  y: number
}

/** What WeChat hands out of a `type="2d"` canvas, as far as signing needs it. */
interface Sheet {
  width: number
  height: number
  getContext(kind: '2d'): Pen
  toDataURL(type: string): string
}
interface Pen {
  lineWidth: number
  lineCap: string
  lineJoin: string
  strokeStyle: string
  fillStyle: string
  scale(x: number, y: number): void
  fillRect(x: number, y: number, width: number, height: number): void
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  stroke(): void
}

/** Shorter than this is a slip of the finger and no name; pixels. */
const SHORTEST = 60

/** How soon a sheet without a size is measured again. */
const OPENING_MS = 50

/** What each pad draws on, and how much was drawn. */
interface Drawing {
  sheet: Sheet
  pen: Pen
  width: number
  height: number
  length: number
  last?: Point
}
const drawings = new WeakMap<object, Drawing>()

/** A sheet to sign on with a finger. `signed` tells the picture as base64 of a PNG. */
Component({
  properties: {
    /** Words of the button. */
    yes: { type: String, value: '签好了' },
    busy: { type: Boolean, value: false },
  },
  lifetimes: {
    ready() {
      this.measure()
    },
  },
  methods: {
    /** In a popup that is still opening the sheet has no size yet, and would take no ink. */
    measure() {
      this.createSelectorQuery()
        .select('#sheet')
        .fields({ node: true, size: true })
        .exec(([found]: [{ node: Sheet; width: number; height: number } | null]) => {
          if (!found) return
          if (found.width > 0) this.take(found)
          else setTimeout(() => this.measure(), OPENING_MS)
        })
    },
    take({ node, width, height }: { node: Sheet; width: number; height: number }) {
      const ratio = Math.min(2, wx.getWindowInfo().pixelRatio)
      node.width = width * ratio
      node.height = height * ratio
      const pen = node.getContext('2d')
      pen.scale(ratio, ratio)
      drawings.set(this, { sheet: node, pen, width, height, length: 0 })
      this.clear()
    },
    clear() {
      const drawing = drawings.get(this)
      if (!drawing) return
      const { pen, width, height } = drawing
      pen.fillStyle = '#ffffff'
      pen.fillRect(0, 0, width, height)
      Object.assign(pen, {
        strokeStyle: '#1e2b2b',
        lineWidth: 3,
        lineCap: 'round',
        lineJoin: 'round',
      })
      drawing.length = 0
    },
    begin({ touches: [point] }: WechatMiniprogram.TouchCanvas) {
      const drawing = drawings.get(this)
      if (drawing && point) drawing.last = point
    },
    draw({ touches: [point] }: WechatMiniprogram.TouchCanvas) {
      const drawing = drawings.get(this)
      if (!drawing?.last || !point) return
      const { pen, last } = drawing
      pen.beginPath()
      pen.moveTo(last.x, last.y)
      pen.lineTo(point.x, point.y)
      pen.stroke()
      drawing.length += Math.hypot(point.x - last.x, point.y - last.y)
      drawing.last = point
    },
    give() {
      const drawing = drawings.get(this)
      if (this.properties.busy || !drawing) return
      // A length that is no number was drawn by no finger.
      if (!(drawing.length >= SHORTEST)) return say('请先在框里签名')
      const [, png = ''] = drawing.sheet.toDataURL('image/png').split(',')
      this.triggerEvent('signed', { png })
    },
  },
})
