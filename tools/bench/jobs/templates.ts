import type { Template } from '../../../server/notices/templates'

/** Every field that tells one message from another, whole. */
export const templates: Template[] = [
  {
    id: 'contracts',
    title: '签约提醒',
    kinds: ['contract.expiring-30', 'contract.expiring-7', 'contract.ended'],
    longTerm: true,
    fields: { character_string1: 'instant', thing2: 'title', thing3: 'text' },
  },
]
