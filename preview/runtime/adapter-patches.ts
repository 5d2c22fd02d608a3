import { Element as EaselElement } from 'glass-easel'
import { component as adapterComponent } from 'glass-easel-miniprogram-adapter'
import { webUnits } from '../kit/units'
import type { Host } from './contract'
import type { Caller } from './easel'
import type { Metrics } from './metrics'

/** Members of `this` in pages and components, by the adapter's class. */
interface CallerMembers {
  setData: (this: Caller, data: Record<string, unknown>, done?: () => void) => void
  triggerEvent(this: Caller, name: string, detail?: unknown, options?: object): void
  createSelectorQuery(this: Caller): unknown
  createIntersectionObserver(this: Caller, options?: object): unknown
}

interface StyledElement {
  setNodeStyle: (this: object, style: string, segment?: number) => void
}

/**
 * Corrects what the adapter does differently from WeChat: setData is recorded, queries answer
 * relative to the page, `triggerEvent` needs no options, inline styles know rpx.
 */
export function patchAdapter(host: Host, metrics: Metrics): void {
  const members = adapterComponent.ComponentCaller.prototype as unknown as CallerMembers
  const { setData } = members
  members.setData = function (data, done) {
    metrics.countSetData(this._$.is, data)
    setData.call(this, data, done)
  }
  members.triggerEvent = function (name, detail, options) {
    this._$.triggerEvent(name, detail, options ?? {})
  }
  members.createSelectorQuery = function () {
    return host.createSelectorQuery(this)
  }
  members.createIntersectionObserver = function (options) {
    return host.createIntersectionObserver(this, options)
  }
  const elements = EaselElement.prototype as unknown as StyledElement
  const { setNodeStyle } = elements
  elements.setNodeStyle = function (style, segment) {
    setNodeStyle.call(this, webUnits(style), segment)
  }
}
