import type { ComponentSpace } from 'glass-easel'
import type { Host } from './contract'
import { domOf, type EaselComponent } from './easel'

/** A tag that is neither built in nor a component of the package is drawn empty and reported. */
export function reportUnknownTags(space: ComponentSpace, host: Host): void {
  // Otherwise glass-easel would make a plain DOM element of that name without a word.
  ;(space as unknown as { _$allowUnusedNativeNode: boolean })._$allowUnusedNativeNode = false
  space.defineComponent({
    is: '',
    lifetimes: {
      created(this: EaselComponent) {
        const tag = domOf(this)?.tagName.toLowerCase() ?? '?'
        const owner = this.ownerShadowRoot?.getHostNode().is ?? ''
        host.report('unknown-tag', `<${tag}> in ${owner}`)
      },
    },
  })
}
