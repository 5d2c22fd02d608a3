/** One service received; nothing on it can be tapped. */
Component({ properties: { card: { type: Object, value: {} } } })
