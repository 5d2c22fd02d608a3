import type { AddressRequest, AddressView, PhoneOwner, PhoneView } from '../../shared/register'
import { DOT } from '../kit/whole'

export const phoneOwnerNames: Record<PhoneOwner, string> = {
  self: '本人',
  spouse: '老伴',
  relative: '家属',
  neighbour: '邻居',
  shared: '家里共用',
}

export const phoneLine = ({ id, masked, owner }: PhoneView) => ({
  id,
  owner: phoneOwnerNames[owner],
  masked,
})

export const addressLine = (address: AddressView) => ({
  id: address.id,
  label: address.label,
  text: `${address.community} ${address.text}`,
  /** Part of it is not shown until somebody says why. */
  masked: address.text.includes('*') || address.hasDoorNote === true,
  door: doorWords(address),
  preferred: address.preferred,
})

/** How one gets there and in: `5 楼 · 没有电梯 · 有进门说明 · 已标地图`. */
export function doorWords({
  floor,
  lift,
  hasDoorNote,
  hasPoint,
}: Pick<AddressView, 'floor' | 'lift' | 'hasDoorNote' | 'hasPoint'>): string {
  const parts = [
    floor === undefined ? '' : `${floor}\u00a0楼`,
    lift === undefined ? '' : lift ? '有电梯' : '没有电梯',
    hasDoorNote ? '有进门说明' : '',
    hasPoint ? '已标地图' : '',
  ]
  return parts.filter(Boolean).join(DOT)
}

/** A mobile number, or a fixed line with its area code. */
const PHONE = /^(1\d{10}|0\d{2,3}-?\d{7,8})$/
export const isPhone = (text: string): boolean => PHONE.test(text.trim())

/** An address as it is typed. */
export interface TypedAddress {
  label: string
  communityCode: string
  address: string
  floor: string
  lift: 'yes' | 'no' | ''
  doorNote: string
}

/** What people call the places where an elder lives. */
export const labels = ['家里', '子女家', '老家', '养老机构']

export const emptyAddress: TypedAddress = {
  label: '家里',
  communityCode: '',
  address: '',
  floor: '',
  lift: '',
  doorNote: '',
}

export const floorProblem = (floor: string): string =>
  floor.trim() && !/^-?\d{1,3}$/.test(floor.trim()) ? '楼层请填数字' : ''

export function addressOf(typed: TypedAddress): AddressRequest {
  const { label, communityCode, address, floor, lift, doorNote } = typed
  return {
    label,
    communityCode,
    text: address.trim(),
    ...(floor.trim() ? { floor: Number(floor) } : {}),
    ...(lift ? { lift: lift === 'yes' } : {}),
    ...(doorNote.trim() ? { doorNote: doorNote.trim() } : {}),
  }
}
