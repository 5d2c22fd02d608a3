/** One contract in words; nothing on it can be tapped. */
Component({ properties: { card: { type: Object, value: {} } } })
