import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { GeneralBehavior } from 'glass-easel'
import type { FormField } from './contract'
import { textOf } from '../kit/text'
import { isCaller, type EaselElement } from './easel'

type Definition = Record<string, unknown> & { behaviors?: unknown[] }

let formField: GeneralBehavior | undefined

/** The behaviors WeChat knows by name; the adapter takes only real ones. */
export function standardBehaviors(space: CodeSpace): Map<string, unknown> {
  const make = (definition: Definition) =>
    space
      .behavior()
      .definition(definition as never)
      .register()
  const field = make({ properties: { name: { type: String }, value: { type: null } } })
  formField = (field as unknown as { _$: GeneralBehavior })._$
  const button = make({
    properties: { formType: { type: String } },
    attached(this: { _$: EaselElement; data: { formType: string } }) {
      submitOnTap(this)
    },
  })
  return new Map([
    ['wx://form-field', field],
    ['wx://form-field-group', field],
    ['wx://form-field-button', button],
    ['wx://component-export', make({})],
  ] as [string, unknown][])
}

/** A custom button inside a form submits or resets it, like `<button form-type>`. */
function submitOnTap(caller: { _$: EaselElement; data: { formType: string } }) {
  caller._$.addListener('tap', () => {
    const dom = caller._$.$$ as unknown as HTMLElement | null
    const form = dom?.closest('wx-form')
    const name = caller.data.formType
    if (form && name) form.dispatchEvent(new CustomEvent('host-form', { detail: name }))
  })
}

/** Replaces behaviors given by name; one that is not known is an error of the package. */
export function withRealBehaviors(definition: Definition, known: Map<string, unknown>): Definition {
  const { behaviors } = definition
  if (!behaviors) return definition
  const real = behaviors.map((behavior) => {
    if (typeof behavior !== 'string') return behavior
    const found = known.get(behavior)
    if (!found) throw new Error(`behavior "${behavior}" is not known to the host`)
    return found
  })
  return { ...definition, behaviors: real }
}

/** A custom component that takes part in forms by `wx://form-field`. */
export function formFieldOf(element: EaselElement): FormField | undefined {
  const component = element.asGeneralComponent()
  if (!component || !formField || !component.hasBehavior(formField)) return undefined
  const caller: unknown = component.getMethodCaller()
  if (!isCaller(caller)) return undefined
  const data = () => component.data as Record<string, unknown>
  return {
    name: textOf(data().name),
    value: () => data().value,
    reset: () => component.setData({ value: '' }),
  }
}
