import type { Choice } from './choice'

/** 长辈版 and 标准版, as they are asked for at the first start and in the settings. */
export const sizeChoices: Choice[] = [
  { id: 'elder', title: '长辈版', says: '字大一些，看得清', more: [], off: '' },
  { id: 'standard', title: '标准版', says: '字小一些，一屏看得多', more: [], off: '' },
]
