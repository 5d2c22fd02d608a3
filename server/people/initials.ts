import { pinyin } from 'pinyin-pro'

/** Pinyin initials of a name, the family name read as one: `initialsOf('单田芳') //=> 'stf'`. */
export const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', surname: 'head', type: 'array' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
