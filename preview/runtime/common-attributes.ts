import { Component } from 'glass-easel'
import { domOf, type EaselElement } from './easel'
import { textOf } from '../kit/text'
import { playAnimation } from './animation'

/** The template wrapper of one component instance: `r` sets a property on an element. */
interface Wrapper {
  r: (element: EaselElement, name: string, value: unknown, ...more: unknown[]) => void
}

type ProcGen = (wrapper: Wrapper, ...rest: unknown[]) => unknown

/**
 * `hidden`, `animation`, `role` and `aria-*` work on every tag in WeChat. They are taken here, one
 * step before glass-easel looks for a property of that name, so that no component has to declare them.
 */
export function withCommonAttributes(procGen: unknown): unknown {
  const inner = procGen as ProcGen | undefined
  if (!inner) return inner
  return (wrapper: Wrapper, ...rest: unknown[]) => {
    const set = wrapper.r
    if (!taken.has(wrapper)) {
      taken.add(wrapper)
      wrapper.r = (element, name, value, ...more) => {
        if (!setCommon(element, name, value)) set(element, name, value, ...more)
      }
    }
    return inner(wrapper, ...rest)
  }
}

const taken = new WeakSet<Wrapper>()

function setCommon(element: EaselElement, name: string, value: unknown): boolean {
  if (!isCommon(name) || declares(element, name)) return false
  if (name === 'hidden')
    return withDom(element, (dom) => dom.toggleAttribute('hidden', claims(value)))
  if (name === 'animation') return withDom(element, (dom) => playAnimation(dom, value))
  if (name === 'role' || name === 'aria-role') return attribute(element, 'role', value)
  return attribute(element, name, value)
}

const isCommon = (name: string) =>
  name === 'hidden' || name === 'animation' || name === 'role' || name.startsWith('aria-')

/** A component that has such a property of its own gets it. */
function declares(element: EaselElement, name: string): boolean {
  const component = element.asGeneralComponent()
  const property = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  return component !== null && Component.hasProperty(component, property)
}

/** WeChat reads the word "false" of a static attribute as a text, hence as true. */
const claims = (value: unknown) =>
  value !== false && value !== undefined && value !== null && value !== ''

function attribute(element: EaselElement, name: string, value: unknown): boolean {
  return withDom(element, (dom) => {
    const text = textOf(value)
    if (text === '') dom.removeAttribute(name)
    else dom.setAttribute(name, text)
  })
}

function withDom(element: EaselElement, change: (dom: HTMLElement) => void): true {
  const dom = domOf(element)
  if (dom) change(dom)
  return true
}
